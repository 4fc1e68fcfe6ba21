"""How a purchase must have ended, told from the answers that its customer got. Knows no table of the shop's."""

from crash.record import Purchase

COMPLETED, CANCELLED = "completed", "cancelled"
#: Steps of an order that a person takes.
STEPS = ("pay", "cancel", "confirm", "deliver", "decline")
#: Refusals that a clock, or another customer, may cause. Any other one is a bug.
REFUSALS = {
    "create": {"listing.not_active", "listing.not_found", "order.too_many_open"},
    **{step: {"order.invalid_transition", "request.version_conflict"} for step in STEPS},
}


def endings_of(purchase: Purchase) -> set[str]:
    """Return the states in which the order may have ended, when no clock runs any more."""
    if purchase.done("cancel"):
        return {CANCELLED}
    if purchase.done("pay"):
        is_handed_over = purchase.item.is_instant or purchase.done("deliver")
        return {COMPLETED} if is_handed_over else {CANCELLED}
    if purchase.is_paid_at_bank and _is_deposit_for_order(purchase):
        # The bank's word may have come after the time to pay was over: then the money is in the wallet.
        return {COMPLETED, CANCELLED}
    return {CANCELLED}


def deposit_of(purchase: Purchase) -> int:
    """Return what the customer has paid in."""
    return purchase.item.price if purchase.is_paid_at_bank else 0


def _is_deposit_for_order(purchase: Purchase) -> bool:
    deposit = purchase.done("deposit")
    return deposit is not None and deposit.body["order_id"] == purchase.order_id

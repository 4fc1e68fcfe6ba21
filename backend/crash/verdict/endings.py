"""How an errand must have ended, told from the answers that its people got. Knows no table of the shop's."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from crash.record import Intent, Payout, Purchase

AWAITING, PAID, DELIVERED, DISPUTED = "awaiting_payment", "paid", "delivered", "disputed"
COMPLETED, CANCELLED, REFUNDED, PARTIALLY_REFUNDED = "completed", "cancelled", "refunded", "partially_refunded"
FINAL = frozenset({COMPLETED, CANCELLED, REFUNDED, PARTIALLY_REFUNDED})

#: What a person's step is called in the order's story, where its address calls it otherwise; `create` is no step.
EVENTS = {"buy": "pay", "staff_cancel": "cancel", "messages": "message", "replace-credentials": "replace_credentials"}
ORDER_STEPS = frozenset(
    {"pay", "cancel", "confirm", "deliver", "decline", "replace_credentials"}
    | {"dispute", "withdraw", "propose", "accept", "message", "resolve"}
)
_TOO_LATE = {"order.invalid_transition", "request.version_conflict"}
_NOT_ON_SALE = {"listing.not_active", "listing.not_found", "order.too_many_open"}
#: Refusals that a clock, or another person, may cause; for every other step `_TOO_LATE`. Any other one is a bug.
_REFUSALS: dict[str, set[str]] = {
    "create": _NOT_ON_SALE,
    "buy": _NOT_ON_SALE,
    # The order was completed meanwhile: there are other reasons to dispute it then.
    "dispute": _TOO_LATE | {"validation.failed"},
    **{event: set() for event in ("deposit", "cash_out", "approve", "reject")},
}


@dataclass(frozen=True, slots=True)
class Course:
    """Where an order is on its way; `refund` is what the buyer got back, of what was paid."""

    state: str
    refund: int = 0
    before: str = ""
    opened_by_seller: bool = False
    is_answered: bool = False
    offer: int = 0


def is_explained(intent: Intent) -> bool:
    """Tell whether a refusal may happen to somebody who has done nothing wrong."""
    return intent.code in _REFUSALS.get(intent.event, _TOO_LATE)


def endings_of(purchase: Purchase) -> dict[str, int]:
    """Return the states in which the order may have ended when no clock runs any more, each with its refund."""
    course = _walk(purchase)
    if course is None:
        return {}
    price = purchase.item.price
    if course.state == AWAITING:
        # The bank's word may have come after the time to pay was over: then the money is in the wallet.
        late: dict[str, int] = {COMPLETED: 0} if _is_deposit_for_order(purchase) else {}
        return {CANCELLED: price, **late}
    if course.state == DISPUTED and not course.is_answered:
        return {COMPLETED: 0} if course.opened_by_seller else {REFUNDED: price}
    by_clock = {PAID: (CANCELLED, price), DELIVERED: (COMPLETED, 0)}
    state, refund = by_clock.get(course.state, (course.state, course.refund))
    return {state: refund}


def payout_ending(payout: Payout) -> str:
    """Return the state in which the withdrawal must have ended; empty where there is none."""
    if payout.withdrawal_id is None:
        return ""
    if payout.done("cancel", "reject"):
        return "cancelled"
    if payout.done("approve"):
        return "paid" if payout.card.is_good else "returned"
    return "requested"


def deposit_of(purchase: Purchase) -> int:
    """Return what the customer has paid in for good."""
    return purchase.item.price if purchase.is_paid_at_bank and not purchase.is_taken_back else 0


def _walk(purchase: Purchase) -> Course | None:
    """Follow the answered steps in their order."""
    course: Course | None = None
    for intent in purchase.intents:
        if not intent.is_done:
            continue
        if intent.event == "create":
            course = Course(AWAITING)
        elif intent.event == "buy":
            course = _pay(Course(AWAITING), intent, purchase)
        elif course is not None and intent.event in _STEPS:
            course = _STEPS[intent.event](course, intent, purchase)
    return course


def _is_deposit_for_order(purchase: Purchase) -> bool:
    deposit = purchase.done("deposit")
    is_for_it = deposit is not None and deposit.body["order_id"] == str(purchase.order_id)
    return purchase.is_paid_at_bank and is_for_it


def _pay(course: Course, _: Intent, purchase: Purchase) -> Course:
    return replace(course, state=DELIVERED if purchase.item.is_instant else PAID)


def _dispute(course: Course, intent: Intent, purchase: Purchase) -> Course:
    is_sellers = intent.person is purchase.item.seller
    return Course(DISPUTED, before=course.state, opened_by_seller=is_sellers)


def _answer(course: Course, intent: Intent, purchase: Purchase) -> Course:
    is_sellers = intent.person is purchase.item.seller
    return replace(
        course,
        is_answered=course.is_answered or is_sellers is not course.opened_by_seller,
        offer=intent.wanted.get("refund_amount", course.offer),
    )


def _settled(refund: int, price: int) -> Course:
    if refund == price:
        return Course(REFUNDED, refund)
    return Course(PARTIALLY_REFUNDED if refund else COMPLETED, refund)


def _cancel_as_staff(course: Course, _: Intent, purchase: Purchase) -> Course:
    return Course(CANCELLED if course.state in {AWAITING, PAID} else REFUNDED, purchase.item.price)


_STEPS: dict[str, Callable[[Course, Intent, Purchase], Course]] = {
    "pay": _pay,
    "cancel": lambda _, __, purchase: Course(CANCELLED, purchase.item.price),
    "deliver": lambda course, _, __: replace(course, state=DELIVERED),
    "decline": lambda _, __, purchase: Course(CANCELLED, purchase.item.price),
    "confirm": lambda _, __, ___: Course(COMPLETED),
    "dispute": _dispute,
    "withdraw": lambda course, _, __: Course(course.before),
    "messages": _answer,
    "propose": _answer,
    "accept": lambda course, _, purchase: _settled(course.offer, purchase.item.price),
    "resolve": lambda _, intent, purchase: _settled(intent.wanted["refund_amount"], purchase.item.price),
    "staff_cancel": _cancel_as_staff,
}

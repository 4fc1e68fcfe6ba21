"""What was bought: the credentials in the vault, and what becomes of the listing."""

from collections.abc import Callable, Sequence
from uuid import UUID

from wibestore.listings import services as listings
from wibestore.orders.rules import Event, ListingFate, OrderState, is_seller_fault, listing_fate
from wibestore.orders.services.move import Step
from wibestore.vault import selectors as vault_selectors
from wibestore.vault import services as vault

_FATES: dict[ListingFate, Callable[[UUID], object]] = {
    ListingFate.KEEP: lambda _: None,
    ListingFate.RELEASE: listings.listing_release,
    ListingFate.PAUSE: listings.listing_pause,
    ListingFate.QUARANTINE: listings.listing_quarantine,
}


def hand_over(step: Step) -> None:
    """T5, T6: the sealed set becomes the buyer's; with T6 it is sealed here."""
    if step.event != Event.INSTANT:
        _seal(step)
    order = step.order
    vault.credentials_assign(listing_id=order.listing_id, order_id=order.id, buyer_id=order.buyer_id)


def replace(step: Step) -> None:
    """T12: a new version, which the buyer sees from now on; the old one stays with its looks."""
    hand_over(step)
    step.order.replacements += 1


def part(steps: Sequence[Step]) -> None:
    """Let the listings go where the ends of their orders send them; note whose fault each end was."""
    sold = []
    for step in steps:
        fate = _fate_of(step)
        if fate is ListingFate.SELL:
            sold.append(step.order.listing_id)
        else:
            _FATES[fate](step.order.listing_id)
    if sold:
        listings.listings_sell(listing_ids=sold, now=steps[0].now)


def _fate_of(step: Step) -> ListingFate:
    order, dispute = step.order, step.dispute
    order.is_seller_fault = is_seller_fault(
        state=order.state,
        event=step.event,
        party=step.party,
        target=step.target,
        reason=step.details.get("reason", ""),
    )
    return listing_fate(
        state=order.state,
        event=step.event,
        party=step.party,
        target=step.target,
        is_delivered=order.delivered_at is not None,
        is_seen=_is_seen(step),
        is_sold=dispute is not None and dispute.opened_from == OrderState.COMPLETED,
    )


def _is_seen(step: Step) -> bool:
    """Tell whether somebody, the buyer or staff, has looked at credentials that the buyer will not keep."""
    return step.target == OrderState.REFUNDED and vault_selectors.is_revealed(step.order.id)


def _seal(step: Step) -> None:
    order = step.order
    vault.credentials_seal(
        listing_id=order.listing_id,
        game_slug=order.snapshot["game"]["slug"],
        seller_id=order.seller_id,
        credentials=step.details["credentials"],
    )

"""What an order leaves behind besides money: where its listing goes, and whether the seller was at fault."""

from enum import StrEnum

from wibestore.orders.rules.disputes import FAULT_REASONS
from wibestore.orders.rules.situation import Event, OrderState, Party


class ListingFate(StrEnum):
    """What becomes of the listing when an order comes to its end."""

    KEEP = "keep"
    RELEASE = "release"  # on sale again
    PAUSE = "pause"  # off sale until its seller resumes it
    SELL = "sell"
    QUARANTINE = "quarantine"  # off sale until its seller seals new credentials


_LEFT_BY_SELLER = {
    (OrderState.PAID, Event.DECLINE, Party.SELLER),
    (OrderState.PAID, Event.CANCEL, Party.BUYER),
    (OrderState.PAID, Event.TIME_OUT, Party.SYSTEM),
}


def is_left_by_seller(state: str, event: str, party: str) -> bool:
    """Tell whether the move is one of T7–T9: paid, and the seller did not deliver."""
    return (state, event, party) in _LEFT_BY_SELLER


def listing_fate(
    *, state: str, event: str, party: str, target: str, is_delivered: bool, is_seen: bool, is_sold: bool
) -> ListingFate:
    """
    Return what becomes of the listing of an order that `event` brings from `state` to `target`.

    :param is_delivered: the credentials were handed over; is_seen: somebody but the seller has looked at them
    :param is_sold: the order was completed before (T21), the listing is sold
    """
    if is_left_by_seller(state, event, party):
        return ListingFate.PAUSE
    if target in {OrderState.REFUNDED, OrderState.CANCELLED}:
        return ListingFate.QUARANTINE if is_seen or is_sold or event == Event.SILENCE else ListingFate.RELEASE
    if is_sold:
        return ListingFate.KEEP
    # Something was paid for nothing: the account is still the seller's, and nobody has seen it.
    return ListingFate.SELL if is_delivered else ListingFate.RELEASE


def is_seller_fault(*, state: str, event: str, party: str, target: str, reason: str = "") -> bool:
    """
    Tell whether the move counts against the seller: T7–T9, their silence (T17), a decision against them (T18).

    What the two agree on, and what the staff cancel, counts against nobody.
    """
    if event == Event.SILENCE:
        return target == OrderState.REFUNDED
    if event == Event.RESOLVE:
        return target != OrderState.COMPLETED and reason in FAULT_REASONS
    return is_left_by_seller(state, event, party)

"""
The states of a price offer and every move between them (docs/adr/0012-price-offers.md); no ORM, no clock.

`MOVES` drives the service, the `allowed_events` of the API, the buttons and the tests: what it does
not list is refused. A guard answers with the code of what is missing, or with nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wibestore.core.money import Som

LOWEST_PERCENT = 50
OPEN_FOR = timedelta(hours=24)
RESERVED_FOR = timedelta(minutes=15)
MAKES_A_DAY = 5  # of one buyer for one listing
OPEN_MAX = 20  # of one buyer
STEPS_MAX = 30  # of one offer: after so many it is accepted, declined or left
MESSAGE_MAX = 300


class OfferState(StrEnum):
    """Where an offer is."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    USED = "used"


class OfferEvent(StrEnum):
    """What can happen to an offer after it was made; `floor` is a decline nobody has to press."""

    COUNTER = "counter"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    FLOOR = "floor"
    EXPIRE = "expire"
    USE = "use"


class OfferParty(StrEnum):
    """Who moves an offer; orders, the clock, the seller's floor and the listing's end act for the shop."""

    BUYER = "buyer"
    SELLER = "seller"
    STAFF = "staff"
    SHOP = "shop"


S, E, P = OfferState, OfferEvent, OfferParty

MADE = "make"  # the first line of an offer's story; not a move, there is no state before it
LIVE_STATES = frozenset({S.OPEN, S.ACCEPTED})
OTHER = {P.BUYER: P.SELLER, P.SELLER: P.BUYER}


@dataclass(frozen=True, slots=True)
class OfferSituation:
    """What the guards look at: the offer, its listing and the time, at one moment."""

    state: OfferState
    now: datetime
    turn: str
    amount: int
    steps: int
    expires_at: datetime | None
    reserved_until: datetime | None
    floor_declines_at: datetime | None
    is_listing_active: bool
    listing_price: int


OfferGuard = Callable[[OfferSituation, OfferParty], str]


def to_answer(at: OfferSituation, party: OfferParty) -> str:
    """Let only the party answer whose turn it is, within the offer's time."""
    if at.turn != party:
        return "not_your_turn"
    return "offer_expired" if _is_due(at.expires_at, at.now) else ""


def to_accept(at: OfferSituation, party: OfferParty) -> str:
    """Accept what can still be bought at that price, and for less than everybody pays."""
    return to_answer(at, party) or _on_sale(at) or ("" if at.amount < at.listing_price else "price_not_higher")


def to_counter(at: OfferSituation, party: OfferParty) -> str:
    """Name another price while there is something to buy, and not for ever."""
    return to_answer(at, party) or _on_sale(at) or ("" if at.steps < STEPS_MAX else "too_many_steps")


def own_proposal(at: OfferSituation, party: OfferParty) -> str:
    """Let whoever made the amount on the table take it back; the other one declines."""
    return "your_turn" if at.turn == party else ""


def floor_due(at: OfferSituation, _: OfferParty) -> str:
    """Decline below the seller's floor only after the time a person takes."""
    return "" if _is_due(at.floor_declines_at, at.now) else "floor_not_due"


def answer_time_over(at: OfferSituation, _: OfferParty) -> str:
    """Let an open offer end when nobody answered."""
    return "" if _is_due(at.expires_at, at.now) else "expires_at_not_passed"


def reservation_over(at: OfferSituation, _: OfferParty) -> str:
    """Let an accepted offer end when its buyer did not order in time."""
    return "" if _is_due(at.reserved_until, at.now) else "reserved_until_not_passed"


def reservation_runs(at: OfferSituation, _: OfferParty) -> str:
    """Let the buyer order at the accepted price while it is kept for them."""
    return "offer_expired" if _is_due(at.reserved_until, at.now) else ""


def always(_: OfferSituation, __: OfferParty) -> str:
    """Let the step through: the shop ends what cannot come to a purchase any more."""
    return ""


@dataclass(frozen=True, slots=True)
class OfferStep:
    """One step: where it leads, and what must hold for it."""

    target: OfferState
    guard: OfferGuard


# Keyed by (state, event, party); the codes themselves find a row too.
MOVES: dict[tuple[str, str, str], OfferStep] = {
    (S.OPEN, E.ACCEPT, P.BUYER): OfferStep(S.ACCEPTED, to_accept),
    (S.OPEN, E.ACCEPT, P.SELLER): OfferStep(S.ACCEPTED, to_accept),
    (S.OPEN, E.COUNTER, P.BUYER): OfferStep(S.OPEN, to_counter),
    (S.OPEN, E.COUNTER, P.SELLER): OfferStep(S.OPEN, to_counter),
    (S.OPEN, E.DECLINE, P.BUYER): OfferStep(S.DECLINED, to_answer),
    (S.OPEN, E.DECLINE, P.SELLER): OfferStep(S.DECLINED, to_answer),
    (S.OPEN, E.WITHDRAW, P.BUYER): OfferStep(S.WITHDRAWN, own_proposal),
    (S.OPEN, E.WITHDRAW, P.SELLER): OfferStep(S.WITHDRAWN, own_proposal),
    (S.OPEN, E.FLOOR, P.SHOP): OfferStep(S.DECLINED, floor_due),
    (S.OPEN, E.EXPIRE, P.SHOP): OfferStep(S.EXPIRED, answer_time_over),
    (S.OPEN, E.DECLINE, P.SHOP): OfferStep(S.DECLINED, always),
    (S.ACCEPTED, E.USE, P.SHOP): OfferStep(S.USED, reservation_runs),
    (S.ACCEPTED, E.EXPIRE, P.SHOP): OfferStep(S.EXPIRED, reservation_over),
}
_SHOWN_EVENTS = frozenset({E.ACCEPT, E.COUNTER, E.DECLINE, E.WITHDRAW})


def offer_events_open(party: OfferParty, at: OfferSituation) -> list[str]:
    """Return what `party` may ask for now, in the table's order; ordering at the price is the order's own step."""
    return [
        str(event)
        for (state, event, by), step in MOVES.items()
        if state == at.state and by == party and event in _SHOWN_EVENTS and not step.guard(at, party)
    ]


def is_over(at: OfferSituation) -> bool:
    """Tell whether the offer's clock has run out, though nobody has moved it yet."""
    return _is_due(at.reserved_until if at.state is S.ACCEPTED else at.expires_at, at.now)


def offer_min(price: int) -> Som:
    """Return the least that may be offered for `price`: half of it, rounded up."""
    return Som(-(-price * LOWEST_PERCENT // 100))


def move_shown(event: str, party: str, *, viewer: OfferParty) -> tuple[str, str]:
    """Return a step as `viewer` sees it: to a buyer the floor looks like a decline of the seller's own."""
    if event == E.FLOOR and viewer is P.BUYER:
        return E.DECLINE, P.SELLER
    return event, party


def _on_sale(at: OfferSituation) -> str:
    return "" if at.is_listing_active else "listing_not_active"


def _is_due(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and now >= moment

"""
The one place where a price offer changes, given its locked rows.

Lock order, the same everywhere: listing → offer. An order takes the listing first as well, and then, only
where its price is another than the listing's, the offer that allows it.
"""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F

from wibestore.core import clock, outbox
from wibestore.core.errors import ValidationFailed, VersionConflict
from wibestore.core.money import Som
from wibestore.listings.errors import InvalidOfferTransition, OfferNotFound, PriceChanged
from wibestore.listings.models import Listing, OfferMove, PriceOffer
from wibestore.listings.rules.offers import MADE, MOVES, OPEN_FOR, OTHER, RESERVED_FOR, offer_min
from wibestore.listings.rules.offers import OfferEvent as Event
from wibestore.listings.rules.offers import OfferParty as Party
from wibestore.listings.rules.offers import OfferState as State
from wibestore.listings.selectors.offers import situation_of
from wibestore.users import selectors as users

# How long after an offer below the floor it is declined, in minutes of the seller's working time: as a person would,
# so that nobody can tell the two apart and find the floor by trying.
FLOOR_MINUTES = (2, 20)
_TOPICS = {
    Event.COUNTER: "offer.countered",
    Event.ACCEPT: "offer.accepted",
    Event.DECLINE: "offer.declined",
    Event.FLOOR: "offer.declined",
    Event.WITHDRAW: "offer.withdrawn",
    Event.EXPIRE: "offer.expired",
}
CREATED = "offer.created"
OFFER_TOPICS = (CREATED, *sorted(set(_TOPICS.values())))
_CHANGING = [
    *("amount", "state", "turn", "expires_at", "reserved_until", "floor_declines_at"),
    *("order_id", "version", "updated_at"),
]
_draw = secrets.SystemRandom()


def offer_open(*, listing: Listing, buyer_id: UUID, amount: Som, message: str, now: datetime) -> PriceOffer:
    """Store a new offer for a locked listing and tell of it."""
    offer = PriceOffer(
        listing_id=listing.id,
        buyer_id=buyer_id,
        seller_id=listing.seller_id,
        amount=amount,
        state=State.OPEN,
        turn=Party.SELLER,
        expires_at=now + OPEN_FOR,
        floor_declines_at=_floor_time(listing, amount, now),
        created_at=now,
        updated_at=now,
    )
    offer.save(force_insert=True)
    _story_add(offer, MADE, Party.BUYER, at=now, message=message)
    _tell(offer, CREATED, Party.BUYER, is_floor=offer.floor_declines_at is not None)
    return offer


def move_on(
    offer: PriceOffer,
    listing: Listing,
    event: str,
    party: Party,
    *,
    now: datetime,
    expected_version: int | None = None,
    amount: Som | None = None,
    message: str = "",
) -> None:
    """
    Make one move of a locked offer of a locked listing.

    :param amount: the new one of a counter
    :raises InvalidOfferTransition: the table has no such move, or its guard says no
    :raises VersionConflict: the offer changed since the caller read it
    :raises ValidationFailed: the new amount is out of bounds
    """
    move = MOVES.get((offer.state, event, party))
    if move is None:
        raise _refusal(offer, event, missing="")
    if expected_version is not None and expected_version != offer.version:
        raise VersionConflict(version=offer.version)
    if missing := move.guard(situation_of(offer, listing, now), party):
        raise _refusal(offer, event, missing=missing)
    if event == Event.COUNTER:
        amount_check(amount or Som(0), listing)
    # The floor's decline bears the moment a person would have pressed it, not that of a sweep.
    at = offer.floor_declines_at if event == Event.FLOOR and offer.floor_declines_at else now
    _clocks_set(offer, listing, event, party, amount, now)
    offer.state, offer.version, offer.updated_at = move.target, offer.version + 1, at
    offer.save(update_fields=_CHANGING)
    _story_add(offer, event, party, at=at, message=message)
    if event in _TOPICS:
        is_floor = event == Event.FLOOR or offer.floor_declines_at is not None
        _tell(offer, _TOPICS[Event(event)], Party.SELLER if event == Event.FLOOR else party, is_floor=is_floor)


def offer_take(*, listing: Listing, buyer_id: UUID, price: Som) -> UUID:
    """
    Use the buyer's accepted offer of exactly `price` for an order of the locked listing; return its id.

    :raises PriceChanged: there is none that is still kept for them; `params.price` is the listing's price
    """
    accepted = PriceOffer.objects.select_for_update(no_key=True).filter(
        listing_id=listing.id, buyer_id=buyer_id, state=State.ACCEPTED, amount=price
    )
    kept = accepted.annotate(asked_at=clock.now_expression()).filter(reserved_until__gt=F("asked_at"))
    # An offer is a discount: where everybody pays less by now, its buyer does too.
    offer = kept.first() if price < listing.price else None
    if offer is None:
        raise PriceChanged(price=listing.price)
    move_on(offer, listing, Event.USE, Party.SHOP, now=offer.asked_at)
    return offer.id


def offer_order_note(*, offer_id: UUID, order_id: UUID) -> None:
    """
    Write on a used offer which order was made at its price; in the transaction that made the order.

    :raises OfferNotFound: there is no used offer without an order of that id
    """
    if not PriceOffer.objects.filter(id=offer_id, state=State.USED, order_id=None).update(order_id=order_id):
        raise OfferNotFound


def amount_check(amount: Som, listing: Listing) -> None:
    """
    Refuse what is no discount, or too much of one.

    :raises ValidationFailed: less than half the price, or not less than the price
    """
    least, most = offer_min(listing.price), listing.price - 1
    if amount < least:
        raise ValidationFailed.of("/amount", "min_value", "At least half of the price", min=int(least))
    if amount > most:
        raise ValidationFailed.of("/amount", "max_value", "Less than the price", max=int(most))


def _refusal(offer: PriceOffer, event: str, *, missing: str) -> InvalidOfferTransition:
    return InvalidOfferTransition(state=str(offer.state), event=str(event), reason=missing, version=offer.version)


def _clocks_set(
    offer: PriceOffer, listing: Listing, event: str, party: Party, amount: Som | None, now: datetime
) -> None:
    if event == Event.COUNTER and amount is not None:
        offer.amount, offer.turn, offer.expires_at = amount, OTHER[party], now + OPEN_FOR
        offer.floor_declines_at = _floor_time(listing, amount, now) if party is Party.BUYER else None
        return
    offer.turn, offer.expires_at, offer.floor_declines_at = "", None, None
    offer.reserved_until = now + RESERVED_FOR if event == Event.ACCEPT else None


def _floor_time(listing: Listing, amount: Som, now: datetime) -> datetime | None:
    """Return when the seller's floor declines `amount`, or None where it does not; costs the same in both cases."""
    minutes = _draw.uniform(*FLOOR_MINUTES)
    opens = users.delivery_times(user_id=listing.seller_id, now=now, minutes=int(minutes)).deliver_by
    is_below = listing.offer_floor is not None and amount < listing.offer_floor
    return opens + timedelta(minutes=minutes % 1) if is_below else None


def _story_add(offer: PriceOffer, event: str, party: Party, *, at: datetime, message: str = "") -> None:
    OfferMove.objects.create(
        offer=offer,
        seq=offer.version,
        event=event,
        party=party,
        amount=offer.amount,
        message=message,
        created_at=at,
    )


def _tell(offer: PriceOffer, topic: str, party: Party, *, is_floor: bool) -> None:
    """Tell what happened; `is_floor`: the seller asked not to be bothered with it, and the buyer must not know."""
    outbox.publish(
        topic,
        {
            "offer_id": str(offer.id),
            "listing_id": str(offer.listing_id),
            "buyer_id": str(offer.buyer_id),
            "seller_id": str(offer.seller_id),
            "amount": int(offer.amount),
            "by": str(party),
            "version": offer.version,
            "is_floor": is_floor,
        },
        sequence_key=f"offer:{offer.id}",
    )

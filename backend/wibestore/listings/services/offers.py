"""What buyer and seller do with a price offer, and what the clock does with it."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.functions import Greatest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.heartbeat import beat
from wibestore.core.money import Som
from wibestore.listings import selectors
from wibestore.listings.errors import (
    InvalidOfferTransition,
    ListingNotActive,
    ListingNotFound,
    OfferExists,
    OfferLimitReached,
    OfferNotFound,
    OffersNotAccepted,
    OwnListing,
)
from wibestore.listings.models import OFFER_CLOCKS, Listing, PriceOffer
from wibestore.listings.policies import offer_party_of
from wibestore.listings.rules.offers import LIVE_STATES, MAKES_A_DAY, OPEN_MAX, is_over
from wibestore.listings.rules.offers import OfferEvent as Event
from wibestore.listings.rules.offers import OfferParty as Party
from wibestore.listings.rules.offers import OfferState as State
from wibestore.listings.rules.states import PUBLIC_STATES, ListingState
from wibestore.listings.selectors.offers import situation_of
from wibestore.listings.services.lifecycle import listing_lock
from wibestore.listings.services.offer_moves import amount_check, move_on, offer_open
from wibestore.listings.types import OfferInfo
from wibestore.users import selectors as users
from wibestore.users.errors import UserBlocked

logger = logging.getLogger("wibestore.listings")

HEARTBEAT = "listings.offers_sweep"
BATCH = 100
OUTAGE = timedelta(minutes=10)
_DAY = timedelta(hours=24)


@transaction.atomic
def offer_make(*, actor: Actor, listing_id: UUID, amount: Som, message: str = "") -> OfferInfo:
    """
    Offer a price for a listing; its seller has 24 hours to answer.

    :raises UserBlocked: the actor may not buy
    :raises ListingNotFound: absent, or not public
    :raises OwnListing: nobody bargains with themselves
    :raises ListingNotActive: it is reserved or sold
    :raises OffersNotAccepted: its seller takes none
    :raises ValidationFailed: less than half the price, or not less than the price
    :raises OfferExists: the actor has one for this listing that is open or accepted
    :raises OfferLimitReached: too many for this listing within a day, or too many open ones
    """
    if users.user_get(actor.user_id).is_blocked:
        raise UserBlocked
    listing = listing_lock(listing_id)
    now = clock.now()
    _listing_check(listing, actor)
    amount_check(amount, listing)
    _live_offer_end(listing, actor.user_id, now)
    _limits_check(listing, actor.user_id, now)
    offer = offer_open(listing=listing, buyer_id=actor.user_id, amount=amount, message=message, now=now)
    return selectors.offer_get_for(actor=actor, offer_id=offer.id)


@transaction.atomic
def offer_transition(
    *,
    actor: Actor,
    offer_id: UUID,
    event: str,
    expected_version: int | None = None,
    amount: Som | None = None,
    message: str = "",
) -> OfferInfo:
    """
    Move an offer one step, once, whoever else tries at the same moment.

    :param event: accept, decline, withdraw or counter; `amount` (and `message`) belong to counter
    :raises OfferNotFound: absent, or the actor is a stranger to it
    :raises UserBlocked: the actor may not trade
    :raises InvalidOfferTransition: the step is not open to the actor now
    :raises VersionConflict: the offer changed since the actor read it
    :raises ValidationFailed: counter with less than half the price, or not less than the price
    """
    listing, offer = _locked(offer_id)
    party = offer_party_of(actor, buyer_id=offer.buyer_id, seller_id=offer.seller_id)
    if party is None:
        raise OfferNotFound
    if actor.is_user and users.user_get(actor.user_id).is_blocked:
        raise UserBlocked
    move_on(
        offer,
        listing,
        event,
        party,
        now=clock.now(),
        expected_version=expected_version,
        amount=amount,
        message=message,
    )
    return selectors.offer_get_for(actor=actor, offer_id=offer_id)


def offers_sweep(limit: int = BATCH) -> int:
    """
    End the offers whose time has come or whose listing left the sale; return how many.

    Late is safe, twice is safe, several at once are safe: each takes rows that no other holds, and the guard is
    asked again under the lock.

    :param limit: at most so many of each kind
    """
    now = beat(HEARTBEAT, outage=OUTAGE, extend=_clocks_extend)
    moved = 0
    for event, due in _due(now):
        waiting = list(due.values_list("id", "listing_id")[:limit])
        moved += sum(_fire(offer_id, listing_id, event, now) for offer_id, listing_id in waiting)
    return moved


def user_offers_close(*, user_id: UUID) -> int:
    """End what a blocked buyer has open (what was accepted ends by itself soon); return how many offers that were."""
    mine = PriceOffer.objects.filter(buyer_id=user_id, state=State.OPEN).order_by("id")
    closed = 0
    for offer_id in list(mine.values_list("id", flat=True)):
        with transaction.atomic():
            listing, offer = _locked(offer_id)
            if offer.state == State.OPEN:
                move_on(offer, listing, Event.DECLINE, Party.SHOP, now=clock.now())
                closed += 1
    return closed


def _locked(offer_id: UUID) -> tuple[Listing, PriceOffer]:
    # An offer's listing never changes: it may be read before it is locked.
    listing_id = PriceOffer.objects.filter(id=offer_id).values_list("listing_id", flat=True).first()
    if listing_id is None:
        raise OfferNotFound
    listing = listing_lock(listing_id)
    return listing, PriceOffer.objects.select_for_update(no_key=True).get(id=offer_id)


def _listing_check(listing: Listing, actor: Actor) -> None:
    if listing.seller_id == actor.user_id:
        raise OwnListing
    if listing.status not in PUBLIC_STATES:
        raise ListingNotFound
    if listing.status != ListingState.ACTIVE:
        raise ListingNotActive(status=listing.status)
    if not listing.accepts_offers:
        raise OffersNotAccepted


def _live_offer_end(listing: Listing, buyer_id: UUID, now: datetime) -> None:
    """Refuse a second offer beside a live one; one whose time is over ends here, however late the sweep is."""
    locked = PriceOffer.objects.select_for_update(no_key=True)
    live = locked.filter(buyer_id=buyer_id, listing_id=listing.id, state__in=LIVE_STATES).first()
    if live is None:
        return
    if not is_over(situation_of(live, listing, now)):
        raise OfferExists(offer_id=str(live.id), state=str(live.state))
    move_on(live, listing, Event.EXPIRE, Party.SHOP, now=now)


def _limits_check(listing: Listing, buyer_id: UUID, now: datetime) -> None:
    # Offers for other listings at the very same moment may pass by one: a limit of bother, not of safety.
    if PriceOffer.objects.filter(buyer_id=buyer_id, state=State.OPEN).count() >= OPEN_MAX:
        raise OfferLimitReached(limit=OPEN_MAX, of="open")
    made = PriceOffer.objects.filter(buyer_id=buyer_id, listing_id=listing.id, created_at__gt=now - _DAY)
    if made.count() >= MAKES_A_DAY:
        raise OfferLimitReached(limit=MAKES_A_DAY, of="listing_day")


def _due(now: datetime) -> list[tuple[Event, QuerySet[PriceOffer]]]:
    offers = PriceOffer.objects.order_by("id")
    # Here and not at the sale: a purchase must not wait for the offers of everybody else. Accepting asks the listing
    # anyway, so that what is still open for a sold one does no harm.
    # By listing: the index of what is open is walked, not that of every offer ever made.
    left_sale = PriceOffer.objects.filter(state=State.OPEN).exclude(listing__status=ListingState.ACTIVE)
    return [
        (Event.EXPIRE, offers.filter(expires_at__lte=now)),
        (Event.EXPIRE, offers.filter(reserved_until__lte=now)),
        (Event.DECLINE, left_sale.order_by("listing_id")),
        (Event.FLOOR, offers.filter(floor_declines_at__lte=now)),
    ]


def _fire(offer_id: UUID, listing_id: UUID, event: Event, now: datetime) -> bool:
    try:
        with transaction.atomic():
            # What somebody else holds is in good hands: the next sweep looks again.
            listings = Listing.objects.select_for_update(skip_locked=True, no_key=True).defer("search_vector")
            offers = PriceOffer.objects.select_for_update(skip_locked=True, no_key=True)
            listing = listings.filter(id=listing_id).first()
            offer = offers.filter(id=offer_id).first() if listing else None
            if listing is None or offer is None:
                return False
            if event == Event.DECLINE and listing.status == ListingState.ACTIVE:
                return False
            move_on(offer, listing, event, Party.SHOP, now=now)
    except InvalidOfferTransition:
        return False
    except Exception:  # a bug with one offer must not keep the others: it is logged and tried again
        logger.exception("An offer could not be swept", extra={"offer_id": str(offer_id), "event": str(event)})
        return False
    return True


def _clocks_extend(last_beat: datetime, now: datetime) -> int:
    # A clock started during the outage (by the offer's last move) lost only the time since then.
    lost = ExpressionWrapper(
        Value(now, DateTimeField()) - Greatest(Value(last_beat, DateTimeField()), F("updated_at")),
        output_field=DurationField(),
    )
    running = Q(state__in=LIVE_STATES, updated_at__lt=now)
    extended = {column: ExpressionWrapper(F(column) + lost, output_field=DateTimeField()) for column in OFFER_CLOCKS}
    return PriceOffer.objects.filter(running).update(**extended)

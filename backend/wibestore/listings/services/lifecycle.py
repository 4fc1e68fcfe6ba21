"""
Moves of a listing, each by the table in `rules.states`: lock, read, decide, write.

Lock order everywhere: the order, then the listing, then what lies below. The game's and the seller's
counts are written after the commit, so that purchases of one game do not wait for each other.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Min, UUIDField

from wibestore.audit import services as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import ValidationFailed, VersionConflict
from wibestore.core.money import Som
from wibestore.core.public_cache import version_bump
from wibestore.core.statements import Select, Slot, row_update
from wibestore.core.turns import turn_take
from wibestore.core.units import atomic
from wibestore.games import selectors as games_selectors
from wibestore.games import services as games
from wibestore.listings.errors import (
    InvalidListingTransition,
    ListingNotActive,
    ListingNotFound,
    OwnListing,
)
from wibestore.listings.events import LISTING_CHANGED
from wibestore.listings.models import Listing
from wibestore.listings.rules.states import ORDER_EVENTS, PUBLIC_STATES, events_allowed, move_of
from wibestore.listings.rules.states import ListingEvent as Event
from wibestore.listings.rules.states import ListingParty as Party
from wibestore.listings.rules.states import ListingState as State
from wibestore.listings.selectors import (
    EVERY_LISTING,
    arrival_versions,
    listing_snapshot,
    listing_version,
    page_versions,
)
from wibestore.listings.services.counts import COUNTS_TURN, counts_mark
from wibestore.listings.services.offer_moves import offer_take
from wibestore.listings.types import ListingChange, ReservedListing
from wibestore.users import selectors as users_selectors
from wibestore.users import services as users
from wibestore.users.types import SellerCard
from wibestore.vault import services as vault

_LOCKED = Select(
    lambda: Listing.objects.select_for_update(no_key=True).defer("search_vector").filter(id=Slot("id", UUIDField()))
)


@transaction.atomic
def listing_approve(*, listing_id: UUID, actor: Actor, expected_version: int) -> ListingChange:
    """
    Put a listing that waits for a moderator on sale.

    :raises ListingNotFound: there is none
    :raises VersionConflict: it changed since the moderator read it
    :raises InvalidListingTransition: it does not wait for a moderator
    """
    listing = listing_lock(listing_id)
    version_check(listing, expected_version)
    now = clock.now()
    before = listing.status
    listing.published_at = listing.published_at or now
    listing.rejection_reason, listing.rejection_fields = "", []
    listing.approved_price = listing.price
    seller_facts_take(listing)
    listing_move(
        listing,
        Event.APPROVE,
        Party.STAFF,
        now=now,
        fields=(
            *("published_at", "rejection_reason", "rejection_fields"),
            *("approved_price", "is_premium", "seller_rating"),
        ),
    )
    _decision_tell(listing, actor, "listing.approved", before, {})
    return change_of(listing)


@transaction.atomic
def listing_reject(
    *,
    listing_id: UUID,
    actor: Actor,
    expected_version: int,
    reason: str,
    field_reasons: Sequence[dict[str, Any]] = (),
) -> ListingChange:
    """
    Refuse a listing with a reason its seller reads; also takes one that is on sale off.

    :param field_reasons: what is to be corrected where: {field, text}, as JSON values
    :raises ValidationFailed: no reason
    :raises ListingNotFound: there is none
    :raises VersionConflict: it changed since the moderator read it
    :raises InvalidListingTransition: it neither waits for a moderator nor is on sale
    """
    if not reason.strip():
        raise ValidationFailed.of("/reason", "required", "Tell the seller what to change")
    listing = listing_lock(listing_id)
    version_check(listing, expected_version)
    before = listing.status
    listing.rejection_reason, listing.rejection_fields = reason.strip()[:500], list(field_reasons)
    fields = ("rejection_reason", "rejection_fields")
    listing_move(listing, Event.REJECT, Party.STAFF, now=clock.now(), fields=fields)
    details = {"reason": listing.rejection_reason, "fields": [one["field"] for one in field_reasons]}
    _decision_tell(listing, actor, "listing.rejected", before, details, field_count=len(field_reasons))
    return change_of(listing)


@atomic
def listing_reserve(*, listing_id: UUID, buyer_id: UUID, price: Som) -> ReservedListing:
    """
    Take a listing off sale for an order (T1). Of many callers at once, one succeeds.

    :param price: what the buyer saw (so'm): the listing's, or that of an offer of theirs which was accepted and is
        still kept for them; the offer is then used (`offer_order_note` tells it of the order)
    :raises ListingNotFound: there is none that a buyer may see
    :raises OwnListing: the buyer is its seller
    :raises ListingNotActive: it is reserved or sold
    :raises PriceChanged: it costs something else now; `params.price`
    """
    listing = listing_lock(listing_id)
    if listing.seller_id == buyer_id:
        raise OwnListing
    if listing.status not in PUBLIC_STATES:
        raise ListingNotFound
    if listing.status != State.ACTIVE:
        raise ListingNotActive(status=listing.status)
    # Only another price than the listing's asks for an offer: an ordinary purchase pays nothing for offers.
    offer_id = offer_take(listing=listing, buyer_id=buyer_id, price=price) if listing.price != price else None
    listing.deal_price, listing.deal_buyer_id = price, buyer_id
    listing_move(listing, Event.RESERVE, Party.SHOP, now=clock.now(), fields=("deal_price", "deal_buyer_id"))
    return ReservedListing(
        id=listing.id,
        seller_id=listing.seller_id,
        game_id=listing.game_id,
        game_slug=games_selectors.game_by_id(listing.game_id).slug,
        price=price,
        offer_id=offer_id,
        delivery=listing.delivery,
        delivery_sla_minutes=listing.delivery_sla_minutes,
        version=listing.version,
        snapshot=listing_snapshot(listing),
    )


@transaction.atomic
def listing_release(listing_id: UUID) -> ListingChange:
    """
    Put a reserved listing back on sale (no secret was revealed); paused where a verdict hides it or blocks its seller.

    :raises ListingNotFound: there is none
    :raises InvalidListingTransition: it is not reserved
    """
    listing = listing_lock(listing_id)
    is_off = listing.hidden_verdict_id is not None or users_selectors.user_get(listing.seller_id).is_blocked
    listing_move(listing, Event.PAUSE if is_off else Event.RELEASE, Party.SHOP, now=clock.now())
    return change_of(listing)


@transaction.atomic
def listing_pause(listing_id: UUID) -> ListingChange:
    """
    Take a reserved or active listing off sale until its seller resumes it (T7–T9).

    :raises ListingNotFound: there is none
    :raises InvalidListingTransition: it is neither
    """
    return _moved_by_order(listing_id, Event.PAUSE)


@transaction.atomic
def listing_quarantine(listing_id: UUID) -> ListingChange:
    """
    Keep a listing off sale until its owner seals new credentials: somebody has seen the old ones.

    :raises ListingNotFound: there is none
    :raises InvalidListingTransition: it is neither reserved nor sold
    """
    return _moved_by_order(listing_id, Event.QUARANTINE, retire_credentials=True)


def listing_lock(listing_id: UUID) -> Listing:
    """
    Lock a listing's row and return it; inside a transaction.

    :raises ListingNotFound: there is none
    """
    found: list[Listing] = _LOCKED.objects(id=listing_id)
    if not found:
        raise ListingNotFound
    return found[0]


def version_check(listing: Listing, expected_version: int | None) -> None:
    """
    Refuse a change of a listing that is not the one its caller read.

    :raises VersionConflict: `params.version` is the version now
    """
    if expected_version is not None and expected_version != listing.version:
        raise VersionConflict(version=listing.version)


def listing_move(
    listing: Listing,
    event: Event,
    party: Party,
    *,
    now: datetime,
    fields: Sequence[str] = (),
    price_before: int | None = None,
) -> None:
    """
    Move a locked listing by the table and store it with the changed `fields`.

    Whoever looks at it is told, unless an order moves it: `orders` tells then, with its own facts.

    :param price_before: what it cost, where its price changes (so'm)
    :raises InvalidListingTransition: the table has no such move
    """
    move = move_of(listing.status, event, party)
    if move is None:
        allowed = events_allowed(listing.status, party)
        raise InvalidListingTransition(status=listing.status, event=event.value, allowed_events=allowed)
    before, was_public = listing.status, listing.status in PUBLIC_STATES
    was_on_sale = before == State.ACTIVE
    listing.status = move.target
    listing.version += 1
    listing.updated_at = now
    row_update(listing, "status", "version", "updated_at", *fields)
    is_on_sale = listing.status == State.ACTIVE
    if was_public or is_on_sale:
        # What leaves makes those lists stale that hold it; what comes, or changes where it stands, may belong on any.
        arrivals = arrival_versions(listing.game_id) if is_on_sale else ()
        pages = page_versions(listing.game_id) if was_on_sale or is_on_sale else (EVERY_LISTING,)
        version_bump(listing_version(listing.id), *pages, *arrivals)
    if was_on_sale != is_on_sale or (is_on_sale and "price" in fields):
        _counts_after_commit(listing, party, int(is_on_sale) - int(was_on_sale))
    is_seen = was_public or listing.status in PUBLIC_STATES
    if is_seen and event not in ORDER_EVENTS and (before != listing.status or price_before is not None):
        payload = {"listing_id": str(listing.id), "price_before": price_before}
        outbox.publish(LISTING_CHANGED, payload, sequence_key=f"listing:{listing.id}")


def seller_facts_take(listing: Listing) -> None:
    """Copy the seller's plan and rating, which lists order by."""
    seller = users_selectors.seller_cards([listing.seller_id])[listing.seller_id]
    listing.is_premium, listing.seller_rating = facts_of(seller)


def facts_of(seller: SellerCard) -> tuple[bool, int]:
    """Return whether a paid plan runs, and the rating in hundredths of a star."""
    return seller.plan != "free", round((seller.rating or 0) * 100)


def change_of(listing: Listing) -> ListingChange:
    """Return what a caller above needs of a changed listing."""
    return ListingChange(listing.id, listing.seller_id, listing.status, listing.version)


def _moved_by_order(listing_id: UUID, event: Event, *, retire_credentials: bool = False) -> ListingChange:
    listing = listing_lock(listing_id)
    if retire_credentials:
        listing.delivery = "manual" if event is Event.QUARANTINE else listing.delivery
        vault.credentials_retire(listing_id=listing.id)
    listing_move(listing, event, Party.SHOP, now=clock.now(), fields=("delivery",))
    return change_of(listing)


def _decision_tell(
    listing: Listing, actor: Actor, topic: str, before: str, details: dict[str, Any], **told: int
) -> None:
    details = {"before": {"status": before}, "after": {"status": listing.status}, **details}
    audit.audit_write(
        actor=actor, action=topic, target="listing", target_id=listing.id, details={"code": listing.code, **details}
    )
    payload = {"listing_id": str(listing.id), "seller_id": str(listing.seller_id), "game_id": listing.game_id}
    outbox.publish(topic, {**payload, **told}, sequence_key=f"listing:{listing.id}")


def _counts_after_commit(listing: Listing, party: Party, delta: int) -> None:
    # A count that is lost here (the process dies) is set right by the periodic recount.
    if party is Party.SHOP:
        # A purchase has no time for counts: they are taken together a few seconds later.
        transaction.on_commit(lambda: counts_mark(listing.game_id, listing.seller_id), robust=True)
        return

    def write() -> None:
        with transaction.atomic():
            # Two who count at once would leave what the one saw that counted first.
            turn_take(COUNTS_TURN)
            on_sale = Listing.objects.filter(game_id=listing.game_id, status=State.ACTIVE)
            cheapest = on_sale.aggregate(price=Min("price"))["price"]
            games.listing_count_add(game_id=listing.game_id, delta=delta, min_price=cheapest)
        if delta:
            users.active_listings_add(user_id=listing.seller_id, count=delta)

    transaction.on_commit(write, robust=True)

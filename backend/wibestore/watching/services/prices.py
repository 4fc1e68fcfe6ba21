"""Prices that people watch, and telling them once of each lower one."""

from uuid import UUID

from django.db import transaction

from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.turns import turn_take
from wibestore.listings import selectors as listings
from wibestore.listings.errors import ListingNotActive, OwnListing
from wibestore.listings.types import ListingGlance
from wibestore.watching.errors import PriceWatchLimitReached
from wibestore.watching.events import PRICE_DROPPED, TELLING_GOES_ON
from wibestore.watching.models import PriceWatch
from wibestore.watching.rules import WATCHES_MAX
from wibestore.watching.services.matching import on_sale
from wibestore.watching.types import PriceWatchState

PORTION = 200
# What may still be bought: now, or if somebody else's order falls through.
_WATCHABLE = ("active", "reserved")


@transaction.atomic
def price_watch_set(*, actor: Actor, listing_id: UUID, is_watched: bool) -> PriceWatchState:
    """
    Watch a listing's price, or no longer; doing it twice changes nothing.

    :raises ListingNotFound: there is none that the actor may see
    :raises OwnListing: it is the actor's own
    :raises ListingNotActive: it cannot be bought any more; `params.status`
    :raises PriceWatchLimitReached: the actor watches 200 prices; `params.limit`
    """
    mine = PriceWatch.objects.filter(user_id=actor.user_id, listing_id=listing_id)
    # One may always stop, even when the listing is no longer shown.
    if not is_watched and mine.delete()[0]:
        return PriceWatchState(listing_id=listing_id, is_watched=False, price_at_watch=None)
    listing = listings.listing_glance_for(actor=actor, listing_id=listing_id)
    if listing.seller_id == actor.id:
        raise OwnListing
    if not is_watched:
        return PriceWatchState(listing_id=listing_id, is_watched=False, price_at_watch=None)
    return PriceWatchState(listing_id=listing_id, is_watched=True, price_at_watch=_watch(actor, listing).price_at_watch)


@transaction.atomic
def drops_tell(*, listing_id: UUID) -> int:
    """
    Tell those who watch a listing that it costs less than they were last told, a portion of them; return how many.

    More than a portion go on by a message of their own. Each price is told once, whoever runs this and however often.
    Nothing happens where the listing is not on sale now: they are told when it is back.
    """
    listing = on_sale(listing_id)
    if listing is None:
        return 0
    # Of two at once the second waits here, and finds those told already no more.
    locked = PriceWatch.objects.select_for_update(no_key=True).filter(
        listing_id=listing_id, last_told_price__gt=listing.price
    )
    watches = list(locked.exclude(user_id=listing.seller_id).order_by("id")[:PORTION])
    if not watches:
        return 0
    PriceWatch.objects.filter(id__in=[watch.id for watch in watches]).update(last_told_price=listing.price)
    facts = [(PRICE_DROPPED, _drop(watch, listing), f"price-watch:{watch.id}") for watch in watches]
    if len(watches) == PORTION:
        facts.append((TELLING_GOES_ON, {"listing_id": str(listing_id)}, f"watching:{listing_id}"))
    outbox.publish_several(facts)
    return len(watches)


def _watch(actor: Actor, listing: ListingGlance) -> PriceWatch:
    if listing.status not in _WATCHABLE:
        raise ListingNotActive(status=listing.status)
    turn_take(f"price-watches:{actor.user_id}")
    mine = PriceWatch.objects.filter(user_id=actor.user_id)
    known = mine.filter(listing_id=listing.id).first()
    if known is not None:
        return known
    if mine.count() >= WATCHES_MAX:
        raise PriceWatchLimitReached(limit=WATCHES_MAX)
    return PriceWatch.objects.create(
        user_id=actor.user_id,
        listing_id=listing.id,
        price_at_watch=listing.price,
        last_told_price=listing.price,
        created_at=clock.now(),
    )


def _drop(watch: PriceWatch, listing: ListingGlance) -> dict[str, object]:
    return {
        "price_watch_id": str(watch.id),
        "user_id": str(watch.user_id),
        "listing_id": str(listing.id),
        "code": listing.code,
        "price": int(listing.price),
        "old_price": int(watch.last_told_price),
    }

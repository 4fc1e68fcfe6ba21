"""Tells those who look at a listing how it stands now; called by handlers, after what changed it is true."""

from uuid import UUID

from wibestore.core.public_cache import version_bump_surely
from wibestore.core.realtime.presence import groups_heard
from wibestore.core.realtime.sending import frame_send
from wibestore.listings.frames import LISTING_CHANGED, LISTING_OFFERED, listing_group
from wibestore.listings.models import Listing, PriceOffer
from wibestore.listings.rules.offers import OfferState
from wibestore.listings.selectors import arrival_versions, listing_version, page_versions


def listing_pages_forget(listing_id: UUID) -> None:
    """
    Make what is kept of the listing stale once more: a process that died between its commit and that left it.

    :raises RedisError: the cache cannot be written
    """
    game_id = Listing.objects.filter(id=listing_id).values_list("game_id", flat=True).first()
    version_bump_surely(listing_version(listing_id), *page_versions(game_id), *arrival_versions(game_id))


def listing_tell(listing_id: UUID, *, price_before: int | None = None) -> None:
    """
    Send `listing.changed` with the listing as it stands now, where somebody looks at it.

    :param price_before: what it cost, where that has just changed (so'm)
    """
    if not groups_heard([listing_group(listing_id)]):
        return
    listing = Listing.objects.filter(id=listing_id).values("code", "status", "price", "version").first()
    if listing is not None:
        data = {**listing, "listing_id": listing_id, "price_before": price_before}
        frame_send(listing_group(listing_id), LISTING_CHANGED, data)


def listing_offers_tell(listing_id: UUID) -> None:
    """Send how many offers the listing has open; those that its seller's floor declines by itself are none."""
    offers = PriceOffer.objects.filter(listing_id=listing_id, state=OfferState.OPEN, floor_declines_at=None)
    frame_send(listing_group(listing_id), LISTING_OFFERED, {"listing_id": listing_id, "open_offers": offers.count()})

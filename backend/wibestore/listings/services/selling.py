"""Sells what orders have completed: several listings in a few statements, as a sweep needs it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import DateTimeField, F, UUIDField

from wibestore.core.public_cache import version_bump
from wibestore.core.statements import IsAnyOf, Select, Slot, Update
from wibestore.core.units import atomic
from wibestore.listings.errors import InvalidListingTransition, ListingNotFound
from wibestore.listings.models import Listing
from wibestore.listings.rules.states import ListingEvent as Event
from wibestore.listings.rules.states import ListingParty as Party
from wibestore.listings.rules.states import ListingState as State
from wibestore.listings.rules.states import events_allowed, move_of
from wibestore.listings.selectors import EVERY_LISTING, listing_version
from wibestore.vault import services as vault

_HELD = Select(
    lambda: (
        Listing.objects.select_for_update(no_key=True)
        .filter(IsAnyOf("id", "ids", UUIDField()))
        .order_by("id")
        .values_list("status")
    )
)
_SOLD = Update(
    lambda: Listing.objects.filter(IsAnyOf("id", "ids", UUIDField())),
    lambda: {
        "status": State.SOLD.value,
        "version": F("version") + 1,
        "updated_at": Slot("now", DateTimeField()),
        "sold_at": Slot("now", DateTimeField()),
    },
)


@atomic
def listings_sell(*, listing_ids: Collection[UUID], now: datetime) -> None:
    """
    Mark reserved listings as sold and free their game accounts for later listings: all of them or none.

    :raises ListingNotFound: there is none with one of the ids
    :raises InvalidListingTransition: one is not reserved
    """
    found = [status for (status,) in _HELD.rows(ids=listing_ids)]
    if len(found) != len(set(listing_ids)):
        raise ListingNotFound
    for status in found:
        if move_of(status, Event.SELL, Party.SHOP) is None:
            allowed = events_allowed(status, Party.SHOP)
            raise InvalidListingTransition(status=status, event=Event.SELL.value, allowed_events=allowed)
    vault.credentials_retire_all(listing_ids)
    _SOLD.run(ids=listing_ids, now=now)
    # They left the lists of what is on sale when they were reserved.
    version_bump(EVERY_LISTING, *map(listing_version, listing_ids))

"""Listings as search engines are told of them: one for the head of its page, and all of them for the sitemap."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from wibestore.core.actor import Actor
from wibestore.listings.errors import ListingNotFound
from wibestore.listings.models import Listing
from wibestore.listings.policies import can_read_listing
from wibestore.listings.rules.states import ListingState
from wibestore.listings.selectors.cards import COLUMNS, card_of

Place = tuple[datetime, UUID]
_MORE = ("description", "sold_at", "updated_at")


def listing_head(*, actor: Actor, listing_id: UUID) -> dict[str, Any]:
    """
    Return the card of a listing with `description`, `sold_at` and `updated_at`: one query.

    :raises ListingNotFound: there is none, or the actor may not see it
    """
    row = Listing.objects.filter(id=listing_id).values(*COLUMNS, *_MORE).first()
    if row is None or not can_read_listing(actor, row["seller_id"], row["status"]):
        raise ListingNotFound
    return card_of(row, _MORE)


def on_sale_after(place: Place | None, *, skipped: int = 0, limit: int) -> list[tuple[datetime, UUID, datetime]]:
    """
    Return when each was made, its id and last change, of what is on sale behind `place`, oldest first: one query.

    :param skipped: so many are left out first
    """
    rows = Listing.objects.filter(status=ListingState.ACTIVE)
    if place is not None:
        made_at, listing_id = place
        # Written so that the index is entered at the key.
        rows = rows.filter(Q(created_at__gte=made_at) & (Q(created_at__gt=made_at) | Q(id__gt=listing_id)))
    found = rows.order_by("created_at", "id").values_list("created_at", "id", "updated_at")
    return list(found[skipped : skipped + limit])

"""Who likes a listing and who looked at it."""

import hashlib
import hmac
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F, IntegerField, UUIDField, Value
from django.db.models.functions import Greatest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.statements import Select, Slot, Update, row_insert_unless_there
from wibestore.listings.errors import ListingLimitReached, ListingNotFound, OwnListing
from wibestore.listings.models import Favorite, Listing, ListingView
from wibestore.listings.policies import can_read_listing, is_seller_of

FAVORITES_MAX = 500

_LIKED = Select(
    lambda: Listing.objects.filter(id=Slot("listing", UUIDField())).values_list("seller_id", "status", "favorite_count")
)
_COUNTED = Update(
    lambda: Listing.objects.filter(id=Slot("listing", UUIDField())),
    lambda: {"favorite_count": Greatest(F("favorite_count") + Slot("delta", IntegerField()), Value(0))},
)


@transaction.atomic
def favorite_set(*, actor: Actor, listing_id: UUID, is_favorite: bool) -> int:
    """
    Like a listing, or no longer; doing it twice changes nothing. Return how many like it.

    :raises ListingNotFound: there is none that the actor may see
    :raises OwnListing: it is the actor's own
    :raises ListingLimitReached: the actor has 500 favorites
    """
    row = _LIKED.first(listing=listing_id)
    # One may always take back what one liked, even when the listing is no longer shown.
    if row is None or not (
        can_read_listing(actor, row[0], row[1]) or (not is_favorite and _is_liked(actor.user_id, listing_id))
    ):
        raise ListingNotFound
    if is_seller_of(actor, row[0]):
        raise OwnListing
    delta = _favorite_add(actor.user_id, listing_id) if is_favorite else -_favorite_drop(actor.user_id, listing_id)
    if delta:
        _COUNTED.run(listing=listing_id, delta=delta)
        row = _LIKED.first(listing=listing_id) or row
    return int(row[2])


def view_add(*, actor: Actor, listing_id: UUID) -> int:
    """
    Count a look at a public listing, once a visitor and day; the seller's own do not count. Return its views.

    :raises ListingNotFound: there is none that the actor may see
    """
    row = Listing.objects.filter(id=listing_id).values_list("seller_id", "status", "view_count").first()
    if row is None or not can_read_listing(actor, row[0], row[1]):
        raise ListingNotFound
    if is_seller_of(actor, row[0]):
        return int(row[2])
    today = clock.now().astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date()
    with transaction.atomic():
        _, is_new = ListingView.objects.get_or_create(
            listing_id=listing_id, viewed_on=today, visitor_hash=_visitor_hash(actor)
        )
        if is_new:
            Listing.objects.filter(id=listing_id).update(view_count=F("view_count") + 1)
    return int(row[2]) + is_new


def _favorite_add(user_id: UUID, listing_id: UUID) -> int:
    is_new = row_insert_unless_there(Favorite(user_id=user_id, listing_id=listing_id, created_at=clock.now()))
    # With it; refused, it goes with the transaction.
    if is_new and _beyond(FAVORITES_MAX).first(user=user_id):
        raise ListingLimitReached(limit=FAVORITES_MAX)
    return int(is_new)


@cache
def _beyond(most: int) -> Select:
    return Select(lambda: Favorite.objects.filter(user_id=Slot("user", UUIDField())).values_list("id")[most : most + 1])


def _favorite_drop(user_id: UUID, listing_id: UUID) -> int:
    return Favorite.objects.filter(user_id=user_id, listing_id=listing_id).delete()[0]


def _is_liked(user_id: UUID, listing_id: UUID) -> bool:
    return Favorite.objects.filter(user_id=user_id, listing_id=listing_id).exists()


def _visitor_hash(actor: Actor) -> str:
    # Keyed, so that nobody can find an address by hashing all of them.
    visitor = str(actor.id) if actor.is_user else f"{actor.ip}|{actor.user_agent}"
    return hmac.new(settings.SECRET_KEY.encode(), visitor.encode(), hashlib.sha256).hexdigest()[:32]

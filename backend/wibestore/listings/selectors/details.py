"""One listing: for its page, for an order's snapshot, beside others like it."""

from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.listings.errors import ListingNotFound
from wibestore.listings.models import Favorite, Listing, ListingImage
from wibestore.listings.policies import allowed_events_of, buy_refusal_of, can_read_listing, is_seller_of
from wibestore.listings.rules.states import ListingState
from wibestore.listings.selectors.cards import COLUMNS, card_of, card_rows
from wibestore.vault import selectors as vault

FAVORITE_IDS_MAX = 500
SIMILAR_MAX = 8
_WHOLE = (
    *COLUMNS,
    "description",
    "attributes",
    "delivery_sla_minutes",
    "login_method",
    "updated_at",
    "version",
    "rejection_reason",
)


def listing_get_for(*, actor: Actor, listing_id: UUID) -> dict[str, Any]:
    """
    Return a listing whole, in the shape of `ListingOut`; its private fields are None for strangers.

    :raises ListingNotFound: there is none, or the actor may not see it
    """
    row = Listing.objects.filter(id=listing_id).values(*_WHOLE).first()
    if row is None or not can_read_listing(actor, row["seller_id"], row["status"]):
        raise ListingNotFound
    is_insider = actor.is_staff or is_seller_of(actor, row["seller_id"])
    return {
        **card_of(row),
        **{name: row[name] for name in _WHOLE if name not in COLUMNS},
        "images": _images(listing_id),
        "rejection_reason": row["rejection_reason"] if is_insider else None,
        "has_credentials": vault.credentials_exist(listing_id) if is_insider else None,
        "allowed_events": allowed_events_of(actor, row["seller_id"], row["status"]),
        "buy_refusal": buy_refusal_of(actor, row["seller_id"], row["status"]),
    }


def listing_snapshot(listing_id: UUID) -> dict[str, Any]:
    """
    Return what an order keeps of its listing, as JSON values: `OrderListingOut`, delivery and its time.

    And for a dispute what the buyer was promised: description, highlights and every picture.

    :raises ListingNotFound: there is none
    """
    row = Listing.objects.filter(id=listing_id).values(*_WHOLE).first()
    if row is None:
        raise ListingNotFound
    card = card_of(row)
    return {
        "id": str(row["id"]),
        "code": row["code"],
        "title": row["title"],
        "game": card["game"],
        "image": row["cover"],
        "attributes": row["attributes"],
        "delivery": row["delivery"],
        "delivery_sla_minutes": row["delivery_sla_minutes"],
        "description": row["description"],
        "highlights": row["highlights"],
        "images": _images(listing_id),
    }


def _images(listing_id: UUID) -> list[Any]:
    images = ListingImage.objects.filter(listing_id=listing_id).order_by("position")
    return list(images.values_list("info", flat=True))


def listing_similar(listing_id: UUID) -> list[dict[str, Any]]:
    """
    Return cards of the same game that cost about as much, the nearest price first.

    :raises ListingNotFound: there is no such public listing
    """
    row = Listing.objects.filter(id=listing_id).values("game_id", "price", "status", "seller_id").first()
    if row is None or not can_read_listing(Actor.visitor(), row["seller_id"], row["status"]):
        raise ListingNotFound
    others = Listing.objects.filter(status=ListingState.ACTIVE.value, game_id=row["game_id"]).exclude(id=listing_id)
    # Both ways from the price along one index; sorting a whole game by distance would read all of it.
    cheaper = card_rows(others.filter(price__lt=row["price"]).order_by("-price", "-id")[:SIMILAR_MAX])
    dearer = card_rows(others.filter(price__gte=row["price"]).order_by("price", "id")[:SIMILAR_MAX])
    return sorted([*cheaper, *dearer], key=lambda card: abs(card["price"] - row["price"]))[:SIMILAR_MAX]


def favorite_ids(user_id: UUID) -> list[UUID]:
    """Return the listings a user likes, the latest first, at most 500."""
    mine = Favorite.objects.filter(user_id=user_id).order_by("-id")
    return list(mine.values_list("listing_id", flat=True)[:FAVORITE_IDS_MAX])

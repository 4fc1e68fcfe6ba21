"""One listing: for its page, for an order's snapshot, beside others like it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import UUIDField
from django.db.models.functions import Now

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.statements import Select, Slot
from wibestore.games import selectors as games
from wibestore.listings.errors import ListingNotFound
from wibestore.listings.models import Favorite, Listing, ListingImage
from wibestore.listings.policies import (
    allowed_events_of,
    buy_refusal_of,
    can_read_listing,
    is_seller_of,
    offer_refusal_of,
)
from wibestore.listings.rules.offers import offer_min
from wibestore.listings.rules.states import ListingState
from wibestore.listings.selectors.cards import COLUMNS, card_of, card_rows
from wibestore.listings.types import ListingContent, ListingGlance
from wibestore.users import selectors as users
from wibestore.users.types import WorkingHours
from wibestore.vault import selectors as vault

FAVORITE_IDS_MAX = 500
SIMILAR_MAX = 8
_WHOLE = (
    *COLUMNS,
    "description",
    "language",
    "attributes",
    "delivery_sla_minutes",
    "login_method",
    "updated_at",
    "version",
    "rejection_reason",
    "rejection_fields",
    "hidden_until",
)
# Shown to nobody but the listing's seller and the staff.
_PRIVATE = ("rejection_reason", "rejection_fields", "hidden_until")

_TERMS = ("accepts_offers", "offer_floor")
_RECORD = tuple(f"seller__record__{name}" for name in users.COUNT_COLUMNS)
_HOURS = ("seller__work_from", "seller__work_to", "seller__time_zone", "seller__away_until")

_PAGE = (*_WHOLE, *_TERMS, *_HOURS, *_RECORD, "seller__created_at", "seller__language", "hidden_verdict_id")
# The database's time comes along, last.
_LISTING = Select(lambda: Listing.objects.filter(id=Slot("id", UUIDField())).values_list(*_PAGE, Now()))
_IMAGES = Select(
    lambda: (
        ListingImage.objects.filter(listing_id=Slot("listing", UUIDField())).order_by("position").values_list("info")
    )
)


def listing_get_for(*, actor: Actor, listing_id: UUID) -> dict[str, Any]:
    """
    Return a listing whole, in the shape of `ListingOut`; its private fields are None for strangers.

    :raises ListingNotFound: there is none, or the actor may not see it
    """
    found = _LISTING.first(id=listing_id)
    row = {} if found is None else dict(zip(_PAGE, found, strict=False))
    if found is None or not can_read_listing(actor, row["seller_id"], row["status"]):
        raise ListingNotFound
    hours = WorkingHours(*(row[name] for name in _HOURS))
    is_hidden = row["hidden_verdict_id"] is not None
    is_insider = actor.is_moderator or is_seller_of(actor, row["seller_id"])
    return {
        **card_of(row),
        **{name: row[name] for name in _WHOLE if name not in COLUMNS},
        "images": _images(listing_id),
        **{name: row[name] if is_insider else None for name in _PRIVATE},
        # In which words a moderator's reasons reach them: nothing for the public page.
        **({"seller_language": row["seller__language"]} if actor.is_moderator else {}),
        "is_hidden": is_hidden if is_insider else None,
        "has_credentials": vault.credentials_exist(listing_id) if is_insider else None,
        "allowed_events": allowed_events_of(
            actor, row["seller_id"], row["status"], accepts_offers=row["accepts_offers"], is_hidden=is_hidden
        ),
        "buy_refusal": buy_refusal_of(actor, row["seller_id"], row["status"]),
        "accepts_offers": row["accepts_offers"],
        "offer_refusal": offer_refusal_of(actor, row["seller_id"], row["status"], accepts_offers=row["accepts_offers"]),
        "offer_min": offer_min(row["price"]),
        "offer_floor": row["offer_floor"] if is_seller_of(actor, row["seller_id"]) else None,
        "seller_since": row["seller__created_at"],
        "seller_facts": users.facts_of([row[name] for name in _RECORD]),
        # Said anew with every answer: this page is kept by nobody, so that "works now" is true.
        "seller_availability": users.availability_of(hours, clock.told(found[-1])),
    }


def listing_glance_for(*, actor: Actor, listing_id: UUID) -> ListingGlance:
    """
    Return the little that must be known of a listing to tell of it: one query.

    :raises ListingNotFound: there is none, or the actor may not see it
    """
    rows = Listing.objects.filter(id=listing_id)
    row = rows.values_list("id", "code", "game_id", "seller_id", "price", "status").first()
    glance = None if row is None else ListingGlance(*row)
    if glance is None or not can_read_listing(actor, glance.seller_id, glance.status):
        raise ListingNotFound
    return glance


def listing_refs(ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return code and seller's username of the listings that exist of `ids`, by id: one query. For the staff's eyes."""
    rows = Listing.objects.filter(id__in=set(ids)).values_list("id", "code", "seller__username")
    return {listing_id: {"listing_id": listing_id, "code": code, "seller": name} for listing_id, code, name in rows}


def listing_content(listing_id: UUID) -> ListingContent:
    """
    Return a listing as moderators compare it with what they approved: two queries.

    :raises ListingNotFound: there is none
    """
    listing = Listing.objects.defer("search_vector").filter(id=listing_id).first()
    if listing is None:
        raise ListingNotFound
    content = {**listing_snapshot(listing), "price": int(listing.price), "login_method": listing.login_method}
    return ListingContent(
        id=listing.id,
        seller_id=listing.seller_id,
        game_id=listing.game_id,
        status=listing.status,
        version=listing.version,
        submitted_at=listing.updated_at,
        is_changed=listing.published_at is not None,
        content=content,
    )


def listing_snapshot(listing: Listing) -> dict[str, Any]:
    """
    Return what an order keeps of its listing, as JSON values: `OrderListingOut`, delivery and its time.

    And for a dispute what the buyer was promised: description, highlights and every picture.
    """
    game = games.game_refs([listing.game_id])[listing.game_id]
    return {
        "id": str(listing.id),
        "code": listing.code,
        "title": listing.title,
        "description": listing.description,
        "game": {"slug": game.slug, "name": game.name},
        "image": listing.cover,
        "attributes": listing.attributes,
        "highlights": listing.highlights,
        "delivery": listing.delivery,
        "delivery_sla_minutes": listing.delivery_sla_minutes,
        # The only picture is the cover: most purchases ask for no others.
        "images": _images(listing.id) if listing.image_count > 1 else [listing.cover] * listing.image_count,
    }


def _images(listing_id: UUID) -> list[Any]:
    return [info for (info,) in _IMAGES.rows(listing=listing_id)]


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

"""Rows of listings as cards: plain columns in, plain dicts out, no model objects (performance.md)."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from wibestore.core.statements import IsAnyOf, Select
from wibestore.games import selectors as games
from wibestore.listings.models import Listing
from wibestore.listings.rules.states import PUBLIC_STATES, ListingState
from wibestore.uploads.selectors import square_of

_OWN = (
    "id",
    "code",
    "title",
    "price",
    "status",
    "image_count",
    "highlights",
    "delivery",
    "is_premium",
    "view_count",
    "favorite_count",
    "published_at",
    "created_at",
)
_SELLER = (
    "seller_id",
    "seller__username",
    "seller__display_name",
    "seller__plan",
    "seller__rating_sum",
    "seller__rating_count",
    "seller__sales_count",
    "seller__avatar",
    "seller__verified_seller_at",
)
COLUMNS = (*_OWN, "cover", "game_id", *_SELLER)
EVERY_LISTING = "listings"
# The status of what can be bought, and those of what everybody may look at.
ON_SALE = ListingState.ACTIVE.value
SHOWN_STATUSES = tuple(sorted(state.value for state in PUBLIC_STATES))


def page_versions(game_id: int | None) -> tuple[str, ...]:
    """Return the versions that a change of a game's listing bumps; the pages of no game depend on the first."""
    return (EVERY_LISTING,) if game_id is None else (EVERY_LISTING, game_version(game_id))


def listing_version(listing_id: UUID) -> str:
    """Return the name of the version that what is kept of one listing depends on."""
    return f"listing:{listing_id}"


def game_version(game_id: int) -> str:
    """Return the name of the version that pages of one game depend on."""
    return f"{EVERY_LISTING}:{game_id}"


def card_rows(listings: QuerySet[Listing]) -> list[dict[str, Any]]:
    """Return the cards of `listings` in its order, in the shape of `ListingCardOut`; one query."""
    return [card_of(dict(zip(COLUMNS, row, strict=True))) for row in listings.values_list(*COLUMNS)]


def cards_by_ids(ids: Sequence[UUID], *, more: Sequence[str] = ()) -> list[dict[str, Any]]:
    """
    Return the cards of these listings of any status, in this order; those that are gone are left out. One query.

    :param more: columns that the cards have besides
    """
    return [card_of(row, more) for row in rows_by_ids(ids, more)]


def public_cards_by_ids(ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """Return the cards of those of these listings that everybody may see, in this order. One query."""
    return [card_of(row) for row in rows_by_ids(ids) if row["status"] in SHOWN_STATUSES]


def rows_by_ids(ids: Sequence[UUID], more: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Return `COLUMNS` and those of `more` of these listings, in this order; those that are gone are left out."""
    columns = (*COLUMNS, *more)
    found = _by_ids(columns).rows(ids=ids) if ids else []
    rows = {row[0]: dict(zip(columns, row, strict=True)) for row in found}
    return [rows[listing_id] for listing_id in ids if listing_id in rows]


@cache
def _by_ids(columns: tuple[str, ...]) -> Select:
    return Select(lambda: Listing.objects.filter(IsAnyOf("id", "ids", UUIDField())).values_list(*columns))


def waiting_ids() -> list[UUID]:
    """Return every listing that waits for a moderator, the oldest first."""
    return list(Listing.objects.filter(status="pending").order_by("created_at", "id").values_list("id", flat=True))


def card_of(row: dict[str, Any], more: Sequence[str] = ()) -> dict[str, Any]:
    """Return the card of a row that holds `COLUMNS`, with those of `more` besides."""
    game_id = row["game_id"]
    game = games.game_refs([game_id])[game_id]
    card = {name: row[name] for name in (*_OWN, *more)}
    card["game"] = {"slug": game.slug, "name": game.name}
    card["image"] = row["cover"]
    card["seller"] = _seller_of(row)
    return card


def _seller_of(row: dict[str, Any]) -> dict[str, Any]:
    count = row["seller__rating_count"]
    return {
        "id": row["seller_id"],
        "username": row["seller__username"],
        "display_name": row["seller__display_name"] or row["seller__username"],
        "plan": row["seller__plan"],
        "rating": round(row["seller__rating_sum"] / count, 2) if count else None,
        "rating_count": count,
        "sales_count": row["seller__sales_count"],
        "avatar": square_of(row["seller__avatar"]),
        "is_verified": row["seller__verified_seller_at"] is not None,
    }

"""A seller's own listings, with what only they are told, in the orders of their table."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.listings.models import Listing, PriceOffer
from wibestore.listings.policies import allowed_events_of
from wibestore.listings.rules.offers import OfferState
from wibestore.listings.rules.states import ListingState
from wibestore.listings.selectors.cards import COLUMNS, card_of
from wibestore.listings.selectors.pages import ListingCards, reader_of, rows_page
from wibestore.listings.selectors.searching import search_query
from wibestore.vault import selectors as vault

# Wire name → (column, whether the largest comes first).
OWN_ORDERINGS = {
    "-created_at": ("created_at", True),
    "price": ("price", False),
    "-price": ("price", True),
    "-view_count": ("view_count", True),
    "-favorite_count": ("favorite_count", True),
}
_ON_SALE = frozenset({ListingState.ACTIVE, ListingState.RESERVED})
_SHOWN = ("updated_at", "version", "rejection_reason", "rejection_fields", "hidden_until", "open_offer_count")
_EXTRA = (*_SHOWN, "hidden_verdict_id", "asked_at")


def own_page(
    *, actor: Actor, status: str | None, search: str | None, ordering: str | None, cursor: str, page_size: int
) -> ListingCards:
    """
    Return a page of the actor's own listings in the shape of `OwnListingOut`; two queries, three with a search.

    :param status: only these; None means all
    :param ordering: a key of `OWN_ORDERINGS`; None means the newest first
    :raises ValidationFailed: the cursor is not of this list
    """
    ordering = ordering or "-created_at"
    rows = Listing.objects.filter(seller_id=actor.user_id)
    if status is not None:
        rows = rows.filter(status=status)
    if search:
        query = search_query(search)
        rows = rows.none() if query is None else rows.filter(search_vector=query.query())
    column, is_descending = OWN_ORDERINGS[ordering]
    found, cursors = rows_page(
        reader_of(_with_facts(rows)),
        column=column,
        is_descending=is_descending,
        scope=f"own:{ordering}",
        cursor=cursor,
        size=page_size,
        columns=(*COLUMNS, *_EXTRA),
    )
    return ListingCards(results=_shapes(actor, found), **cursors)


def own_listings_by_ids(*, actor: Actor, ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return those of the ids that are the actor's own listings, in the shape of `OwnListingOut`; two queries."""
    rows = _with_facts(Listing.objects.filter(seller_id=actor.user_id, id__in=ids))
    return {shape["id"]: shape for shape in _shapes(actor, list(rows.values(*COLUMNS, *_EXTRA)))}


def _with_facts(rows: QuerySet[Listing]) -> QuerySet[Listing]:
    offers = PriceOffer.objects.filter(listing_id=OuterRef("id"), state=OfferState.OPEN.value).order_by()
    count = offers.values("listing_id").annotate(count=Count("id")).values("count")
    return rows.annotate(open_offer_count=Coalesce(Subquery(count), 0), asked_at=clock.now_expression())


def _shapes(actor: Actor, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    sealed = vault.sealed_for_each([row["id"] for row in rows]) if rows else {}
    return [
        {
            **card_of(row),
            **{name: row[name] for name in _SHOWN},
            "is_hidden": row["hidden_verdict_id"] is not None,
            "allowed_events": allowed_events_of(
                actor, row["seller_id"], row["status"], is_hidden=row["hidden_verdict_id"] is not None
            ),
            "has_credentials": row["id"] in sealed,
            "days_on_sale": _days_on_sale(row["status"], row["published_at"], row["asked_at"]),
        }
        for row in rows
    ]


def _days_on_sale(status: str, published_at: datetime | None, now: datetime) -> int | None:
    if status not in _ON_SALE or published_at is None:
        return None
    return max(0, (now - published_at).days)

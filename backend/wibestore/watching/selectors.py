"""Reads of one's own saved searches and watched prices."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wibestore.core.actor import Actor
from wibestore.games import selectors as games
from wibestore.listings import selectors as listings
from wibestore.watching.errors import SavedSearchNotFound
from wibestore.watching.models import PriceWatch, SavedSearch, SearchMatch
from wibestore.watching.rules import WATCHES_MAX
from wibestore.watching.types import WatchingPart

_PLAIN = ("id", "name", "query", "is_alerting", "seen_at", "created_at")


def saved_search_page(*, actor: Actor, before: UUID | None = None, limit: int) -> WatchingPart:
    """Return a part of the actor's saved searches in the shape of `SavedSearchOut`, the newest first: one query."""
    mine = SavedSearch.objects.filter(user_id=actor.user_id)
    found = _shapes((mine.filter(id__lt=before) if before else mine).order_by("-id")[: limit + 1])
    return _part(found, limit)


def saved_search_get_for(*, actor: Actor, saved_search_id: UUID) -> dict[str, Any]:
    """
    Return one saved search of the actor's own in the shape of `SavedSearchOut`.

    :raises SavedSearchNotFound: absent, or another's
    """
    found = _shapes(SavedSearch.objects.filter(user_id=actor.user_id, id=saved_search_id))
    if not found:
        raise SavedSearchNotFound
    return found[0]


def price_watch_page(*, actor: Actor, before: UUID | None = None, limit: int) -> WatchingPart:
    """
    Return a part of the listings whose price the actor watches, the latest first: cards with the price then.

    What is not shown to everybody now is left out, as among favorites. Two queries.
    """
    mine = PriceWatch.objects.filter(user_id=actor.user_id, listing__status__in=listings.SHOWN_STATUSES)
    rows = list((mine.filter(id__lt=before) if before else mine).order_by("-id")[: limit + 1])
    cards = {card["id"]: card for card in listings.cards_by_ids([row.listing_id for row in rows[:limit]])}
    return WatchingPart(
        results=[
            {
                **cards[row.listing_id],
                "watch_id": row.id,
                "price_at_watch": row.price_at_watch,
                "watched_at": row.created_at,
            }
            for row in rows[:limit]
        ],
        next_id=rows[limit - 1].id if len(rows) > limit else None,
    )


def watched_ids(user_id: UUID) -> list[UUID]:
    """Return the listings whose price a user watches, the latest first, all of them (200 at most)."""
    mine = PriceWatch.objects.filter(user_id=user_id).order_by("-id")
    return list(mine.values_list("listing_id", flat=True)[:WATCHES_MAX])


def traces_of(user_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these users saved a search or watch a price."""
    searches = SavedSearch.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True)
    return set(searches) | set(PriceWatch.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True))


def _shapes(searches: QuerySet[SavedSearch]) -> list[dict[str, Any]]:
    new = SearchMatch.objects.filter(search=OuterRef("id"), seen_at=None, listing__status=listings.ON_SALE).order_by()
    counted = Subquery(new.values("search").annotate(count=Count("id")).values("count"))
    rows = list(searches.annotate(new_count=Coalesce(counted, 0)).values(*_PLAIN, "new_count", "game_id"))
    refs = games.game_refs({row["game_id"] for row in rows if row["game_id"] is not None})
    return [
        {**{name: row[name] for name in (*_PLAIN, "new_count")}, "game": _game(refs.get(row["game_id"]))}
        for row in rows
    ]


def _game(ref: Any) -> dict[str, str] | None:
    return None if ref is None else {"slug": ref.slug, "name": ref.name}


def _part(found: list[dict[str, Any]], limit: int) -> WatchingPart:
    shown = found[:limit]
    return WatchingPart(results=shown, next_id=shown[-1]["id"] if len(found) > limit else None)

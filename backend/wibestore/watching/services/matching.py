"""
Which saved searches a listing is for, and telling their owners of it: gathered, at most once an hour for each search.

A fact is worked on in portions: few searches are looked at by their columns, and the list of listings itself says for
which of them it would find this one. Everything may run twice: a listing is found for a search once.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.listings import selectors as listings
from wibestore.listings.errors import ListingNotFound
from wibestore.listings.types import ListingGlance
from wibestore.watching.events import MATCHING_GOES_ON, SEARCH_MATCHED
from wibestore.watching.models import SavedSearch, SearchMatch
from wibestore.watching.rules import MATCHES_KEPT_FOR, tell_at

PORTION = 50
TELL_BATCH = 200
FORGET_BATCH = 1_000
MAX_BATCHES = 200


@transaction.atomic
def listing_match(*, listing_id: UUID, price_before: int | None = None, after: UUID | None = None) -> int:
    """
    Find the saved searches that a listing is for, a portion of them, and return for how many it was found.

    More than a portion go on by a message of their own. Nothing happens where the listing is not on sale now.

    :param price_before: what it cost, where only that has changed (so'm): searches that it was for then know it
    :param after: the search that the portion before ended with
    """
    listing = on_sale(listing_id)
    if listing is None:
        return 0
    rows = list(_candidates(listing, price_before, after).values_list("id", "query")[:PORTION])
    matching = listings.wanted_matching(listing=listing, queries={query for _, query in rows})
    found = _matches_add([search_id for search_id, query in rows if query in matching], listing_id)
    if len(rows) == PORTION:
        payload = {"listing_id": str(listing_id), "price_before": price_before, "after": str(rows[-1][0])}
        outbox.publish(MATCHING_GOES_ON, payload, sequence_key=f"watching:{listing_id}")
    return found


@transaction.atomic
def matches_tell(limit: int = TELL_BATCH) -> int:
    """Tell what was gathered for searches whose time has come; return of how many. Late is safe, twice is safe."""
    now = clock.now()
    due = SavedSearch.objects.select_for_update(no_key=True, skip_locked=True).filter(tell_at__lte=now)
    return _tell(list(due.order_by("tell_at")[:limit]), now)


def matches_forget() -> int:
    """Forget what was found more than 90 days ago, a batch for a transaction; return how many."""
    before, forgotten = clock.now() - MATCHES_KEPT_FOR, 0
    for _ in range(MAX_BATCHES):
        old = SearchMatch.objects.filter(found_at__lt=before).order_by("found_at")
        ids = list(old.values_list("id", flat=True)[:FORGET_BATCH])
        SearchMatch.objects.filter(id__in=ids).delete()
        forgotten += len(ids)
        if len(ids) < FORGET_BATCH:
            break
    return forgotten


def on_sale(listing_id: UUID) -> ListingGlance | None:
    """Return a listing that everybody can buy now, else None; for this module's own services."""
    with suppress(ListingNotFound):
        listing = listings.listing_glance_for(actor=Actor.visitor(), listing_id=listing_id)
        return listing if listing.is_on_sale else None
    return None


def _candidates(listing: ListingGlance, price_before: int | None, after: UUID | None) -> QuerySet[SavedSearch]:
    of_game = Q(game_id=listing.game_id) | Q(game=None)
    rows = SavedSearch.objects.filter(of_game, _fits(listing.price)).exclude(user_id=listing.seller_id)
    if price_before is not None:
        rows = rows.filter(~_fits(price_before))
    if after is not None:
        rows = rows.filter(id__gt=after)
    return rows.order_by("id")


def _fits(price: int) -> Q:
    return (Q(min_price=None) | Q(min_price__lte=price)) & (Q(max_price=None) | Q(max_price__gte=price))


def _matches_add(ids: Collection[UUID], listing_id: UUID) -> int:
    """Remember for which searches the listing was found, and tell those whose turn it is; return how many are new."""
    now = clock.now()
    # Locked first: of two who find the same at once, or look at it meanwhile, the second sees what the first did.
    locked = SavedSearch.objects.select_for_update(no_key=True).filter(id__in=ids).order_by("id")
    searches = list(locked)
    if not searches:
        return 0
    known = SearchMatch.objects.filter(search__in=searches, listing_id=listing_id)
    known_ids = set(known.values_list("search_id", flat=True))
    new = [search for search in searches if search.id not in known_ids]
    SearchMatch.objects.bulk_create(SearchMatch(search=search, listing_id=listing_id, found_at=now) for search in new)
    for search in new:
        search.matched_at = now
        if search.is_alerting and search.tell_at is None:
            search.tell_at = tell_at(now=now, told_at=search.told_at)
    SavedSearch.objects.bulk_update(new, ["matched_at", "tell_at"])
    _tell([search for search in new if search.tell_at is not None and search.tell_at <= now], now)
    return len(new)


def _tell(searches: Sequence[SavedSearch], now: datetime) -> int:
    """Write down the facts of locked searches: how many listings are new to each; nothing where all are gone."""
    if not searches:
        return 0
    new = SearchMatch.objects.filter(search__in=searches, seen_at=None, listing__status=listings.ON_SALE)
    counts = new.order_by().values("search_id").annotate(count=Count("id"), untold=Count("id", filter=Q(told_at=None)))
    new_counts = {row["search_id"]: row["count"] for row in counts if row["untold"]}
    SearchMatch.objects.filter(search__in=searches, told_at=None).update(told_at=now)
    for search in searches:
        search.tell_at = None
        if search.id in new_counts:
            search.told_at = now
    SavedSearch.objects.bulk_update(searches, ["tell_at", "told_at"])
    facts = [
        (
            SEARCH_MATCHED,
            {
                "saved_search_id": str(search.id),
                "user_id": str(search.user_id),
                "new_count": new_counts[search.id],
            },
            f"saved-search:{search.id}",
        )
        for search in searches
        if search.id in new_counts
    ]
    if facts:
        outbox.publish_several(facts)
    return len(facts)

"""Facts of listings that are counted anew now and then: popularity, sellers' plans and ratings, the games' counts."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Case, Count, F, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from wibestore.core import clock
from wibestore.core.patience import statements_may_take
from wibestore.core.public_cache import version_bump
from wibestore.core.turns import turn_take
from wibestore.games import services as games
from wibestore.listings.models import Listing, ListingView, SellerViews
from wibestore.listings.rules.states import ListingEvent, ListingParty, ListingState
from wibestore.listings.selectors import EVERY_LISTING, arrival_versions
from wibestore.listings.services.counts import COUNTS_TURN
from wibestore.listings.services.indexing import vocabulary_refresh
from wibestore.listings.services.lifecycle import facts_of, listing_lock, listing_move
from wibestore.users import selectors as users_selectors
from wibestore.users import services as users

VIEWS_COUNT_FOR = timedelta(days=14)
VIEWS_KEPT_FOR = timedelta(days=60)
# A year beside the year before it (profile/selling/), and some.
DAYS_KEPT_FOR = timedelta(days=740)
_BATCH = 1_000
# What counts every listing there is; what is written then is written in portions.
_LONGEST = timedelta(minutes=2)
_VIEW, _FAVORITE, _STAR = 1, 5, 2
# Worth ten likes: a paid plan helps a fair listing and does not carry a poor one (R8.4).
_PREMIUM = 50


def popularity_refresh() -> int:
    """
    Count what lists order by and the catalog shows anew; return how many listings changed.

    Runs beside sales without waiting for them: each statement touches only rows that differ.
    """
    changed = _on_sale_mend()
    _game_counts_write()
    _seller_counts_write()
    vocabulary_refresh()
    _views_forget()
    if changed:
        version_bump(EVERY_LISTING, *arrival_versions(None))
    return changed


def seller_facts_refresh(*, seller_id: UUID) -> int:
    """Store the plan and rating a seller has now on what they have on sale; return how many listings changed."""
    changed = _seller_facts_write(seller_id)
    if changed:
        version_bump(EVERY_LISTING, *arrival_versions(None))
    return changed


def seller_listings_pause(*, seller_id: UUID) -> int:
    """Take everything a seller has on sale off it; return how many listings that were."""
    now = clock.now()
    with transaction.atomic():
        ids = Listing.objects.filter(seller_id=seller_id, status=ListingState.ACTIVE).order_by("id")
        paused = 0
        for listing_id in list(ids.values_list("id", flat=True)):
            listing = listing_lock(listing_id)
            if listing.status == ListingState.ACTIVE:
                listing_move(listing, ListingEvent.PAUSE, ListingParty.SHOP, now=now)
                paused += 1
    return paused


def _seller_facts_write(seller_id: UUID) -> int:
    is_premium, rating = _facts_now({seller_id})[seller_id]
    on_sale = Listing.objects.filter(seller_id=seller_id, status=ListingState.ACTIVE)
    others = on_sale.exclude(is_premium=is_premium, seller_rating=rating)
    return others.update(is_premium=is_premium, seller_rating=rating)


def _facts_now(seller_ids: set[UUID]) -> dict[UUID, tuple[bool, int]]:
    return {seller_id: facts_of(card) for seller_id, card in users_selectors.seller_cards(seller_ids).items()}


def _on_sale_mend() -> int:
    """
    Give what is on sale its seller's facts and its score; return how many of both were others.

    In portions: somebody who buys or likes one waits for its portion at most, and no statement reads all of them.
    """
    on_sale = Listing.objects.filter(status=ListingState.ACTIVE).order_by("id").values_list("id", flat=True)
    changed, ids = 0, list(on_sale[:_BATCH])
    seen: dict[UUID, tuple[bool, int]] = {}
    while ids:
        changed += _portion_facts(ids[0], ids[-1], seen) + _portion_score(ids[0], ids[-1])
        ids = list(on_sale.filter(id__gt=ids[-1])[:_BATCH])
    return changed


def _portion_facts(first: UUID, last: UUID, seen: dict[UUID, tuple[bool, int]]) -> int:
    """Mend sellers' facts where some of a portion has others; `seen` are those of sellers in portions before it."""
    portion = Listing.objects.filter(status=ListingState.ACTIVE, id__range=(first, last)).order_by()
    stored = list(portion.values_list("seller_id", "is_premium", "seller_rating").distinct())
    seen |= _facts_now({seller_id for seller_id, *_ in stored} - seen.keys())
    # What is seen may be a minute old: what is written is looked at anew.
    others = {seller_id for seller_id, *facts in stored if tuple(facts) != seen[seller_id]}
    return sum(_seller_facts_write(seller_id) for seller_id in others)


def _portion_score(first: UUID, last: UUID) -> int:
    since = clock.now().astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date() - VIEWS_COUNT_FOR
    recent = ListingView.objects.filter(listing_id=OuterRef("id"), viewed_on__gte=since).order_by()
    views = Coalesce(Subquery(recent.values("listing_id").annotate(count=Count("id")).values("count")), 0)
    score = (
        views * _VIEW
        + F("favorite_count") * _FAVORITE
        + F("seller_rating") * _STAR / 100
        + Case(When(is_premium=True, then=Value(_PREMIUM)), default=Value(0))
    )
    active = Listing.objects.filter(status=ListingState.ACTIVE, id__range=(first, last))
    differing = active.annotate(score=score).exclude(popularity=F("score"))
    scored = Listing.objects.filter(id=OuterRef("id")).annotate(score=score).values("score")
    return Listing.objects.filter(id__in=differing.values("id")).update(popularity=Subquery(scored))


def _game_counts_write() -> None:
    on_sale = Listing.objects.filter(status=ListingState.ACTIVE).order_by()
    rows = on_sale.values("game_id").annotate(count=Count("id"), cheapest=Min("price"))
    with statements_may_take(_LONGEST):
        turn_take(COUNTS_TURN)
        games.listing_counts_set({row["game_id"]: (row["count"], row["cheapest"]) for row in rows})


def _seller_counts_write() -> None:
    sellers = Listing.objects.order_by().values("seller_id", "seller__active_listing_count")
    counted = sellers.annotate(count=Count("id", filter=Q(status=ListingState.ACTIVE)))
    with statements_may_take(_LONGEST):
        others = list(counted.exclude(count=F("seller__active_listing_count")))
    for row in others:
        delta = row["count"] - row["seller__active_listing_count"]
        users.active_listings_add(user_id=row["seller_id"], count=delta)


def _views_forget() -> None:
    """Forget who looked at what too long ago, and keep how many that were of each seller's on each day."""
    today = clock.now().astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date()
    old = ListingView.objects.filter(viewed_on__lt=today - VIEWS_KEPT_FOR)
    with statements_may_take(_LONGEST):
        # Such a day gets no look any more: whoever counts it, counts the same.
        days = old.order_by().values_list("listing__seller_id", "viewed_on").annotate(count=Count("id"))
        SellerViews.objects.bulk_create(
            [SellerViews(seller_id=seller_id, viewed_on=day, count=count) for seller_id, day, count in days],
            batch_size=_BATCH,
            ignore_conflicts=True,
        )
        old.delete()
    SellerViews.objects.filter(viewed_on__lt=today - DAYS_KEPT_FOR).delete()

"""Watching at the same moment: nobody is told twice, and nobody keeps more than they may."""

import pytest

from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.money import Som
from wibestore.core.tests.race import run_together
from wibestore.listings.factories import listing_active
from wibestore.users.factories import user_create
from wibestore.watching import services
from wibestore.watching.errors import SavedSearchExists, SavedSearchLimitReached
from wibestore.watching.factories import price_watched, search_saved
from wibestore.watching.models import PriceWatch, SavedSearch, SearchMatch
from wibestore.watching.tests.rows import listing_put

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 8


def facts(topic: str) -> int:
    return OutboxMessage.objects.filter(topic=topic).count()


def failures(outcomes) -> list[Exception]:
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]


def test_one_listing_is_found_once_however_many_handlers_run(buyer, stranger, seller):
    for user in (buyer, stranger):
        search_saved(user.id)
    listing = listing_active(seller.id, with_credentials=False)

    outcomes = run_together([lambda: services.listing_match(listing_id=listing.id)] * AT_ONCE)

    assert failures(outcomes) == []
    assert sum(outcomes) == 2
    assert SearchMatch.objects.count() == 2
    assert facts("saved_search.matched") == 2


def test_many_listings_at_once_are_told_once_and_none_is_lost(buyer, seller):
    search_saved(buyer.id)
    listings = [listing_active(seller.id, with_credentials=False) for _ in range(4)]

    outcomes = run_together([lambda one=one: services.listing_match(listing_id=one.id) for one in listings])

    assert failures(outcomes) == []
    assert SearchMatch.objects.count() == 4
    assert facts("saved_search.matched") == 1
    assert SavedSearch.objects.get().tell_at is not None


def test_sweeps_at_once_tell_once(buyer, seller):
    search_saved(buyer.id)
    for _ in range(2):
        services.listing_match(listing_id=listing_active(seller.id, with_credentials=False).id)
    SavedSearch.objects.update(tell_at=SavedSearch.objects.get().created_at)

    outcomes = run_together([services.matches_tell] * AT_ONCE)

    assert failures(outcomes) == []
    assert sum(outcomes) == 1
    assert facts("saved_search.matched") == 2


def test_throwing_a_search_away_while_something_is_found_for_it_harms_nobody(buyer, stranger, seller):
    gone, kept = search_saved(buyer.id), search_saved(stranger.id)
    listing = listing_active(seller.id, with_credentials=False)

    outcomes = run_together(
        [
            lambda: services.search_delete(actor=Actor.user(buyer.id), saved_search_id=gone),
            lambda: services.listing_match(listing_id=listing.id),
        ]
    )

    assert failures(outcomes) == []
    assert list(SearchMatch.objects.values_list("search_id", flat=True)) == [kept]


def test_a_price_is_told_once_however_many_handlers_run(buyer, stranger, seller):
    listing = listing_active(seller.id, price=300_000, with_credentials=False)
    for user in (buyer, stranger):
        price_watched(user.id, listing.id)
    listing_put(listing.id, price=Som(200_000))

    outcomes = run_together([lambda: services.drops_tell(listing_id=listing.id)] * AT_ONCE)

    assert failures(outcomes) == []
    assert sum(outcomes) == 2
    assert facts("price_watch.dropped") == 2


def test_saving_and_watching_in_many_windows_at_once_keeps_to_the_limits(buyer, seller):
    listing = listing_active(seller.id, with_credentials=False)
    for number in range(19):
        search_saved(buyer.id, f"min_price={number + 1}")

    saved = run_together(
        [lambda number=number: search_saved(buyer.id, f"max_price={number + 1}") for number in range(AT_ONCE)]
    )
    watched = run_together([lambda: price_watched(buyer.id, listing.id)] * AT_ONCE)

    assert {type(outcome) for outcome in failures(saved)} == {SavedSearchLimitReached}
    assert (SavedSearch.objects.count(), len(failures(saved))) == (20, AT_ONCE - 1)
    assert failures(watched) == []
    assert PriceWatch.objects.count() == 1


def test_the_same_filters_saved_at_once_are_one_search():
    user = user_create(username="saves")

    outcomes = run_together([lambda: search_saved(user.id)] * AT_ONCE)

    assert {type(outcome) for outcome in failures(outcomes)} == {SavedSearchExists}
    assert SavedSearch.objects.count() == 1

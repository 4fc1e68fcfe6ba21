"""A listing is found for exactly the searches whose list would show it, and told gathered."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.money import Som
from wibestore.games import selectors as games
from wibestore.listings.factories import attributes_for, listing_active, listing_draft
from wibestore.listings.selectors import listings_wanted
from wibestore.listings.services import listing_event, listing_update
from wibestore.subscriptions.services import subscription_grant
from wibestore.uploads.factories import image_create
from wibestore.users.factories import user_create
from wibestore.watching import services
from wibestore.watching.factories import search_saved
from wibestore.watching.models import SavedSearch, SearchMatch
from wibestore.watching.services import matching
from wibestore.watching.tests.rows import listing_put

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def found() -> set[str]:
    """Return the queries for which anything was found."""
    return set(SearchMatch.objects.values_list("search__query", flat=True))


def facts() -> list[dict]:
    return [row.payload for row in OutboxMessage.objects.filter(topic="saved_search.matched").order_by("id")]


def relay_all():
    while outbox.relay():
        pass


@pytest.fixture
def dealer(db):
    """Somebody with a paid plan: their listings are premium, and no limit is in the way."""
    user = user_create(username="dealer")
    subscription_grant(user_id=user.id, plan="pro", days=30)
    return user


@pytest.fixture
def ace(dealer):
    """A listing that differs from others in everything that can be filtered."""
    return listing_active(
        dealer.id,
        price=300_000,
        title="Conqueror account with a Glacier skin",
        image_ids=(image_create(dealer.id).id,),
        attributes=attributes_for(games.game_get("pubg-mobile"), rank="ace", level=50, metro_royale=True),
    )


FITTING = (
    *("game=pubg-mobile", "min_price=300000", "max_price=300000", "min_price=299999&max_price=300001"),
    *("is_premium=true", "seller=dealer", "seller=Dealer", "has_images=true", "delivery=instant"),
    *("search=glacier", "search=mobbile", "search=glac", "search=conqueror+glacier"),
    *("game=pubg-mobile&attr.rank=ace", "game=pubg-mobile&attr.rank=ace,conqueror"),
    *("game=pubg-mobile&attr.level.min=50", "game=pubg-mobile&attr.level.max=50", "game=pubg-mobile&attr.level=50,60"),
    *("game=pubg-mobile&attr.metro_royale=true", "game=pubg-mobile&attr.rank=ace&search=glacier&max_price=300000"),
)
OTHERS = (
    *("game=steam", "min_price=300001", "max_price=299999", "is_premium=false", "seller=seller", "seller=nobody"),
    *("has_images=false", "delivery=manual", "search=pharaoh", "search=glacier+pharaoh", "search=!!!"),
    *("game=pubg-mobile&attr.rank=conqueror", "game=pubg-mobile&attr.level.min=51", "game=pubg-mobile&attr.level=49"),
    *("game=pubg-mobile&attr.level.max=49", "game=pubg-mobile&attr.rank=ace&attr.level.min=51"),
    *("game=pubg-mobile&attr.rank=ace&search=pharaoh",),
)


def test_a_listing_is_found_for_exactly_the_searches_whose_list_shows_it(client, buyer, seller, ace):
    # Of one person only twenty: each is somebody's.
    people = [buyer, user_create(username="second")]
    queries = [*FITTING, *OTHERS]
    for place, query in enumerate(queries):
        search_saved(people[place % 2].id, query)
    SearchMatch.objects.all().delete()

    services.listing_match(listing_id=ace.id)

    shown = {
        query
        for query in SavedSearch.objects.values_list("query", flat=True)
        if str(ace.id) in {card["id"] for card in client.get(f"/api/v1/listings/?{query}").json()["results"]}
    }
    assert found() == shown
    assert shown == {listings_wanted(query).query for query in FITTING}


def test_a_portion_costs_few_statements_whatever_is_asked(buyer, stranger, ace, django_assert_num_queries):
    search_saved(buyer.id, "search=mobbile&seller=dealer&game=pubg-mobile&attr.level.min=1")
    with CaptureQueriesContext(connection) as one:
        services.listing_match(listing_id=ace.id)
    SearchMatch.objects.all().delete()
    SavedSearch.objects.update(told_at=None, tell_at=None)
    for number in range(15):
        search_saved(stranger.id, f"search=mobbile{'x' * number}&seller=dealer&min_price={number + 1}")

    with CaptureQueriesContext(connection) as many:
        services.listing_match(listing_id=ace.id)

    assert len(one) == len(many)


def test_more_than_a_portion_go_on_by_messages_of_their_own(ace, monkeypatch):
    monkeypatch.setattr(matching, "PORTION", 2)
    searches = [search_saved(user_create(username=f"waits{number}").id) for number in range(5)]
    relay_all()
    SearchMatch.objects.all().delete()

    assert services.listing_match(listing_id=ace.id) == 2
    relay_all()

    assert set(SearchMatch.objects.values_list("search_id", flat=True)) == set(searches)
    assert OutboxMessage.objects.filter(topic="saved_search.matching", relayed_at=None).count() == 0


def test_it_is_found_when_it_comes_on_sale_and_told_once(buyer, seller):
    search_saved(buyer.id)
    listing = listing_active(seller.id, with_credentials=False)

    for _ in range(2):
        relay_all()
        services.listing_match(listing_id=listing.id)

    assert [fact["new_count"] for fact in facts()] == [1]
    assert SearchMatch.objects.count() == 1


def test_pausing_and_resuming_is_no_way_to_be_told_again(buyer, seller):
    search_saved(buyer.id)
    listing = listing_active(seller.id, with_credentials=False)
    relay_all()

    for event in ("pause", "resume"):
        listing_event(actor=Actor.user(seller.id), listing_id=listing.id, event=event)
    with clock.travel(2 * HOUR):
        relay_all()
        services.matches_tell()

    assert len(facts()) == 1


def test_what_is_not_on_sale_is_found_for_nobody_nor_ones_own(buyer, seller):
    search_saved(buyer.id)
    own = search_saved(seller.id)
    draft = listing_draft(seller.id)
    listing = listing_active(seller.id, with_credentials=False)
    listing_put(listing.id, status="reserved")

    assert [services.listing_match(listing_id=one.id) for one in (draft, listing)] == [0, 0]
    listing_put(listing.id, status="active")
    assert services.listing_match(listing_id=listing.id) == 1
    assert not SearchMatch.objects.filter(search_id=own).exists()


def test_another_price_is_news_only_for_those_whom_the_old_one_did_not_suit(buyer, stranger, seller):
    listing = listing_active(seller.id, price=300_000, with_credentials=False)
    relay_all()
    wide = search_saved(buyer.id, "max_price=500000")
    narrow = search_saved(stranger.id, "max_price=250000")

    actor = Actor.user(seller.id)
    listing_update(actor=actor, listing_id=listing.id, changes={"price": Som(250_000)})
    relay_all()

    assert list(SearchMatch.objects.values_list("search_id", flat=True)) == [narrow]
    assert wide != narrow


def test_an_hour_is_gathered_and_then_told_how_many_are_new(buyer, seller):
    saved = search_saved(buyer.id)
    listings = [listing_active(seller.id, with_credentials=False) for _ in range(4)]
    services.listing_match(listing_id=listings[0].id)
    with clock.travel(timedelta(minutes=10)):
        for listing in listings[1:]:
            services.listing_match(listing_id=listing.id)
        assert services.matches_tell() == 0
    listing_put(listings[3].id, status="sold")
    with clock.travel(HOUR - timedelta(minutes=1)):
        assert services.matches_tell() == 0
    with clock.travel(HOUR + timedelta(minutes=1)):
        assert (services.matches_tell(), services.matches_tell()) == (1, 0)

    assert facts() == [
        {"saved_search_id": str(saved), "user_id": str(buyer.id), "new_count": 1},
        {"saved_search_id": str(saved), "user_id": str(buyer.id), "new_count": 3},
    ]


def test_what_is_gone_by_then_is_not_told(buyer, seller):
    search_saved(buyer.id)
    first, second = (listing_active(seller.id, with_credentials=False) for _ in range(2))
    services.listing_match(listing_id=first.id)
    services.listing_match(listing_id=second.id)
    listing_put(second.id, status="sold")

    with clock.travel(2 * HOUR):
        assert services.matches_tell() == 0

    assert len(facts()) == 1
    assert SavedSearch.objects.get().tell_at is None


def test_who_has_looked_is_told_nothing_of_it(client_for, buyer, seller):
    saved = search_saved(buyer.id)
    first, second = (listing_active(seller.id, with_credentials=False) for _ in range(2))
    services.listing_match(listing_id=first.id)
    services.listing_match(listing_id=second.id)

    services.search_seen(actor=Actor.user(buyer.id), saved_search_id=saved)
    with clock.travel(2 * HOUR):
        assert services.matches_tell() == 0

    assert len(facts()) == 1


def test_without_alerts_they_are_counted_and_not_told_neither_afterwards(client_for, buyer, seller):
    saved = search_saved(buyer.id, is_alerting=False)
    listing = listing_active(seller.id, with_credentials=False)
    services.listing_match(listing_id=listing.id)
    services.search_change(actor=Actor.user(buyer.id), saved_search_id=saved, is_alerting=True)
    with clock.travel(2 * HOUR):
        services.matches_tell()

    assert facts() == []
    assert client_for(buyer).get("/api/v1/profile/saved-searches/").json()["results"][0]["new_count"] == 1


def test_a_search_whose_attribute_was_taken_away_finds_nothing_and_disturbs_no_other(buyer, stranger, ace):
    broken, good = search_saved(buyer.id), search_saved(stranger.id)
    SavedSearch.objects.filter(id=broken).update(query="game=pubg-mobile&attr.gone=1")

    services.listing_match(listing_id=ace.id)

    assert list(SearchMatch.objects.values_list("search_id", flat=True)) == [good]


def test_what_was_found_long_ago_is_forgotten(buyer, ace, monkeypatch):
    monkeypatch.setattr(matching, "FORGET_BATCH", 1)
    search_saved(buyer.id)
    services.listing_match(listing_id=ace.id)

    with clock.travel(timedelta(days=89)):
        assert services.matches_forget() == 0
    with clock.travel(timedelta(days=91)):
        assert (services.matches_forget(), services.matches_forget()) == (1, 0)

"""Filters, their counts, quick results, others like it, and the periodic recount."""

import pytest

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.games import selectors as games
from wibestore.games.services import listing_count_add
from wibestore.listings import services
from wibestore.listings.api.schemas import CardsOut, FacetsOut, SuggestionsOut
from wibestore.listings.factories import attributes_for, listing_active, listing_draft, listing_row
from wibestore.listings.models import Listing
from wibestore.listings.services import upkeep
from wibestore.listings.tasks import popularity_refresh
from wibestore.uploads.factories import image_create
from wibestore.users import selectors as users
from wibestore.users.services import active_listings_add, plan_set, rating_add, user_block

pytestmark = pytest.mark.django_db

URL = "/api/v1/listings/"
FACETS = "/api/v1/listings/facets/"


@pytest.fixture
def market(dealer, seller):
    """Five listings that differ in one thing each; names → ids."""
    game = games.game_get("pubg-mobile")
    image = image_create(dealer.id)

    def pubg(who, price, **values):
        return listing_active(
            who.id,
            price=price,
            with_credentials=False,
            attributes=attributes_for(game, **values),
        ).id

    return {
        "ace": pubg(dealer, 100_000, rank="ace", level=10),
        "crown": pubg(dealer, 200_000, rank="crown", level=50, metro_royale=True),
        "conqueror": pubg(seller, 300_000, rank="conqueror", level=100),
        "instant": listing_active(
            dealer.id, price=400_000, image_ids=(image.id,), attributes=attributes_for(game, rank="gold", level=75)
        ).id,
        "steam": listing_active(seller.id, price=500_000, game="steam", with_credentials=False).id,
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"ace", "crown", "conqueror", "instant", "steam"}),
        ("game=steam", {"steam"}),
        ("min_price=300000", {"conqueror", "instant", "steam"}),
        ("min_price=200000&max_price=300000", {"crown", "conqueror"}),
        ("is_premium=true", {"ace", "crown", "instant"}),
        ("is_premium=false", {"conqueror", "steam"}),
        ("seller=seller", {"conqueror", "steam"}),
        ("seller=nobody", set()),
        ("has_images=true", {"instant"}),
        ("has_images=false", {"ace", "crown", "conqueror", "steam"}),
        ("delivery=instant", {"instant"}),
        ("delivery=manual&game=steam", {"steam"}),
        ("game=pubg-mobile&attr.rank=ace", {"ace"}),
        ("game=pubg-mobile&attr.rank=ace,conqueror", {"ace", "conqueror"}),
        ("game=pubg-mobile&attr.level.min=50", {"crown", "conqueror", "instant"}),
        ("game=pubg-mobile&attr.level.min=50&attr.level.max=75", {"crown", "instant"}),
        ("game=pubg-mobile&attr.level=10,100", {"ace", "conqueror"}),
        ("game=pubg-mobile&attr.metro_royale=true", {"crown"}),
        ("game=pubg-mobile&attr.origin=own&attr.rank=crown", {"crown"}),
        ("game=pubg-mobile&attr.rank=ace&attr.level.min=11", set()),
        ("search=ace&game=pubg-mobile", {"ace"}),
    ],
)
def test_filters(market, client, query, expected):
    shown = {card["id"] for card in client.get(f"{URL}?{query}").json()["results"]}

    assert shown == {str(market[name]) for name in expected}


def test_a_games_own_list_takes_the_same_filters(market, client):
    shown = client.get("/api/v1/games/pubg-mobile/listings/?attr.rank=ace").json()["results"]

    assert [card["id"] for card in shown] == [str(market["ace"])]
    assert client.get("/api/v1/games/pubg-mobile/listings/?game=steam").status_code == 400


def facets(client, query=""):
    response = client.get(f"{FACETS}?{query}")
    answer = FacetsOut.model_validate_json(response.content)
    return answer, {facet.key: {value.value: value.count for value in facet.values} for facet in answer.facets}


def test_counts_without_a_game(market, client):
    services.popularity_refresh()  # Without any filter the games' stored counts are shown.
    answer, counts = facets(client)

    assert (answer.count, answer.is_exact, answer.min_price, answer.max_price) == (5, True, 100_000, 500_000)
    assert counts == {
        "game": {"pubg-mobile": 4, "steam": 1},
        "delivery": {"instant": 1, "manual": 4},
        "is_premium": {"true": 3, "false": 2},
    }


def test_counts_of_a_game_leave_each_filters_own_choice_open(market, client):
    answer, counts = facets(client, "game=pubg-mobile&attr.rank=ace&min_price=50000&max_price=350000")

    assert answer.count == 1
    assert (answer.min_price, answer.max_price) == (100_000, 100_000)
    assert {value: count for value, count in counts["attr.rank"].items() if count} == {
        "ace": 1,
        "crown": 1,
        "conqueror": 1,
    }
    assert counts["attr.metro_royale"] == {"true": 0, "false": 0}
    assert counts["delivery"] == {"instant": 0, "manual": 1}
    assert "game" not in counts
    assert "attr.level" not in counts


def test_counts_are_kept_and_their_cost_is_bounded(market, client, django_assert_num_queries):
    query = "game=pubg-mobile&attr.rank=ace&attr.origin=own"
    # Whether there are more than are looked at, all counts at once, the prices.
    with django_assert_num_queries(3):
        first = client.get(f"{FACETS}?{query}")
    with django_assert_num_queries(0):
        assert client.get(f"{FACETS}?{query}", headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    "query", ["colour=red", "attr.rank=ace", "game=x", "ordering=price", "min_price=x", "page_size=1"]
)
def test_counts_refuse_what_they_do_not_know(client, query):
    assert client.get(f"{FACETS}?{query}").status_code == 400


def test_quick_results_are_games_then_listings(market, client):
    response = client.get("/api/v1/search/suggest/?q=пабг")

    results = SuggestionsOut.model_validate_json(response.content).results
    assert [(one.kind, one.path) for one in results[:1]] == [("game", "/games/pubg-mobile")]
    assert {one.path for one in results if one.kind == "listing"} == {
        f"/listings/{market[name]}" for name in ("ace", "crown", "conqueror", "instant")
    }


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("pub", "pubg-mobile"),
        ("кс", "counter-strike-2"),
        ("стим", "steam"),
        ("minecarft", "minecraft"),
        ("drive", None),
    ],
)
def test_quick_results_find_games_while_typing(client, typed, slug):
    results = client.get("/api/v1/search/suggest/", {"q": typed}).json()["results"]

    assert [one["path"] for one in results if one["kind"] == "game"][:1] == ([f"/games/{slug}"] if slug else [])


def test_quick_results_complete_words_that_people_use(client, dealer):
    for number in range(3):
        listing_active(dealer.id, title=f"Zeppelin account {number}", with_credentials=False)
    services.vocabulary_refresh()

    results = client.get("/api/v1/search/suggest/", {"q": "old zep"}).json()["results"]

    words = [one for one in results if one["kind"] == "query"]
    assert [(one["text"], one["path"]) for one in words] == [("old zeppelin", "/catalog?search=old+zeppelin")]


@pytest.mark.parametrize("query", ["", "q=", "q=%00", "q=" + "a" * 101, "q=a&x=1"])
def test_quick_results_refuse_nonsense(client, query):
    assert client.get(f"/api/v1/search/suggest/?{query}").status_code == 400


def test_similar_ones_are_of_the_same_game_and_near_in_price(market, client):
    response = client.get(f"{URL}{market['crown']}/similar/")

    ids = [card.id for card in CardsOut.model_validate_json(response.content).results]
    assert set(ids[:2]) == {market["ace"], market["conqueror"]}
    assert ids[2:] == [market["instant"]]


def test_similar_to_what_is_not_shown_is_404(client, seller):
    draft = listing_draft(seller.id)

    assert client.get(f"{URL}{draft.id}/similar/").status_code == 404
    assert client.get(f"{URL}00000000-0000-7000-8000-000000000000/similar/").status_code == 404


def test_the_recount_scores_premium_ratings_likes_and_views(market, client, client_for, buyer, seller):
    client.post(f"{URL}{market['steam']}/view/")
    client_for(buyer).post(f"{URL}{market['steam']}/favorite/")
    rating_add(user_id=seller.id, stars_delta=9, count_delta=2)

    popularity_refresh()

    # A view, a like worth five, 4.5 stars worth nine; the dealer's plan is worth fifty.
    assert listing_row(market["steam"]).popularity == 1 + 5 + 9
    assert listing_row(market["steam"]).seller_rating == 450
    assert listing_row(market["ace"]).popularity == 50
    first = client.get(f"{URL}?ordering=-popularity").json()["results"][0]
    assert first["is_premium"]
    assert services.popularity_refresh() == 0


def test_the_recount_goes_on_behind_each_portion(market, client_for, buyer, monkeypatch):
    monkeypatch.setattr(upkeep, "_BATCH", 2)
    for listing_id in market.values():
        client_for(buyer).post(f"{URL}{listing_id}/favorite/")

    popularity_refresh()

    assert {listing_row(listing_id).popularity % 50 for listing_id in market.values()} == {5}
    assert services.popularity_refresh() == 0


def test_the_recount_follows_a_changed_plan(market, seller):
    plan_set(user_id=seller.id, plan="premium")

    services.popularity_refresh()

    assert listing_row(market["steam"]).is_premium


def test_the_recount_sets_drifted_counts_right(market, seller):
    for slug in ("pubg-mobile", "rust"):
        listing_count_add(game_id=games.game_get(slug).id, delta=9, min_price=Som(1))
    active_listings_add(user_id=seller.id, count=9)

    services.popularity_refresh()

    pubg, rust = games.game_detail("pubg-mobile"), games.game_detail("rust")
    assert (pubg["listing_count"], pubg["min_price"]) == (4, 100_000)
    assert (rust["listing_count"], rust["min_price"]) == (0, None)
    assert users.public_user_get("seller").active_listing_count == 2


def test_counts_follow_every_change(seller, django_capture_on_commit_callbacks):
    actor = Actor.user(seller.id)
    with django_capture_on_commit_callbacks(execute=True):
        dear, cheap = listing_active(seller.id, price=200_000), listing_active(seller.id, price=100_000)

    def now():
        game = games.game_detail("pubg-mobile")
        return game["listing_count"], game["min_price"], users.public_user_get("seller").active_listing_count

    assert now() == (2, 100_000, 2)
    with django_capture_on_commit_callbacks(execute=True):
        services.listing_update(actor=actor, listing_id=dear.id, changes={"price": 80_000})
    assert now() == (2, 80_000, 2)
    with django_capture_on_commit_callbacks(execute=True):
        services.listing_event(actor=actor, listing_id=dear.id, event="pause")
    assert now() == (1, 100_000, 1)
    with django_capture_on_commit_callbacks(execute=True):
        services.listing_event(actor=actor, listing_id=cheap.id, event="archive")
    assert now() == (0, None, 0)


def test_a_blocked_sellers_listings_leave_the_shop(market, seller, moderator, client):
    user_block(user_id=seller.id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")
    outbox.relay()

    assert Listing.objects.filter(seller_id=seller.id, status="active").count() == 0
    assert len(client.get(URL).json()["results"]) == 3


def test_a_review_updates_what_the_seller_has_on_sale(market, seller):
    rating_add(user_id=seller.id, stars_delta=4, count_delta=1)
    outbox.publish("review.created", {"seller_id": str(seller.id)})
    outbox.relay()

    assert listing_row(market["steam"]).seller_rating == 400


def test_a_search_that_can_match_nothing_is_an_empty_page(client_for):
    for address in ("listings/", "games/pubg-mobile/listings/", "listings/facets/"):
        answer = client_for(None).get(f"/api/v1/{address}?seller=nobody_here&search=conqueror")

        assert answer.status_code == 200, address
        assert answer.json().get("results", []) == []
        assert answer.json().get("count", 0) == 0

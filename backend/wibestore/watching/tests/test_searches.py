"""Saved searches: what can be saved, by whom it is seen, and how it is changed."""

import pytest

from wibestore.core.ids import uuid7
from wibestore.listings.factories import listing_active
from wibestore.watching.factories import search_saved
from wibestore.watching.models import SavedSearch, SearchMatch
from wibestore.watching.services import listing_match
from wibestore.watching.tests.rows import listing_put

pytestmark = pytest.mark.django_db

URL = "/api/v1/profile/saved-searches/"
BODY = {"name": "Aces", "query": "game=pubg-mobile&attr.rank=ace"}


def columns():
    return list(SavedSearch.objects.order_by("id").values())


def test_a_search_is_saved_in_its_one_spelling_and_shown(client_for, buyer):
    query = "max_price=500000&attr.level.min=030&game=pubg-mobile&attr.rank=conqueror,ace,ace&search=%20a%20%20b"

    answer = client_for(buyer).post(URL, {"name": " My  <b>aces</b> ", "query": f"{query}&min_price=0"})

    saved = answer.json()
    assert answer.status_code == 201
    assert saved["query"] == (
        "attr.level.min=30&attr.rank=ace%2Cconqueror&game=pubg-mobile&max_price=500000&search=a+b"
    )
    assert (saved["name"], saved["game"]["slug"]) == ("My aces", "pubg-mobile")
    assert (saved["is_alerting"], saved["new_count"]) == (True, 0)
    row = SavedSearch.objects.get()
    assert (row.game.slug, row.min_price, row.max_price) == ("pubg-mobile", None, 500_000)
    assert client_for(buyer).get(URL).json()["results"] == [saved]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "required"),
        ("min_price=0", "required"),
        ("search=%20", "required"),
        ("game=no-such-game", "invalid_choice"),
        ("attr.rank=ace", "needs_game"),
        ("game=pubg-mobile&attr.nothing=1", "unknown_parameter"),
        ("game=pubg-mobile&attr.level=x", "invalid_int"),
        ("game=pubg-mobile&attr.rank=nobody", "invalid_choice"),
        ("min_price=-1", "greater_than_equal"),
        ("max_price=much", "invalid_int"),
        ("delivery=tomorrow", "invalid_choice"),
        ("ordering=price&game=pubg-mobile", "unknown_parameter"),
        ("status=draft", "unknown_parameter"),
        ("search=%00", "invalid_string"),
        ("&".join(f"a{number}=1" for number in range(101)), "max_items"),
    ],
)
def test_what_the_list_would_refuse_is_not_saved(client_for, buyer, query, code):
    answer = client_for(buyer).post(URL, {"name": "Aces", "query": query})

    assert answer.status_code == 400
    # The list of listings has codes of its own for numbers out of bounds and for choices.
    if code not in ("greater_than_equal",) and not query.startswith("delivery"):
        assert answer.json()["errors"][0]["code"] == code
    assert SavedSearch.objects.count() == 0


def test_the_list_refuses_in_the_same_words(client_for, buyer):
    query = "game=pubg-mobile&attr.level=x&attr.nothing=1"

    saved = client_for(buyer).post(URL, {"name": "Aces", "query": query}).json()
    listed = client_for(buyer).get(f"/api/v1/listings/?{query}").json()

    assert saved["errors"] == listed["errors"]


def test_the_same_filters_are_saved_once(client_for, buyer, stranger):
    client = client_for(buyer)
    first = client.post(URL, BODY).json()

    again = client.post(URL, {"name": "Others", "query": "attr.rank=ace&game=pubg-mobile"})

    assert (again.status_code, again.json()["code"]) == (409, "saved_search.exists")
    assert again.json()["params"] == {"saved_search_id": first["id"]}
    assert client_for(stranger).post(URL, BODY).status_code == 201
    assert SavedSearch.objects.count() == 2


def test_at_most_twenty_and_a_place_that_is_free_again_is_taken(client_for, buyer):
    client = client_for(buyer)
    made = [search_saved(buyer.id, f"min_price={1 + number}") for number in range(20)]
    before = columns()

    refused = client.post(URL, BODY)
    assert (refused.status_code, refused.json()["code"]) == (409, "saved_search.limit_reached")
    assert refused.json()["params"] == {"limit": 20}
    assert columns() == before

    client.delete(f"{URL}{made[7]}/")
    assert client.post(URL, BODY).status_code == 201
    assert sorted(SavedSearch.objects.values_list("slot", flat=True)) == list(range(1, 21))


def test_a_name_is_needed_and_no_card_number(client_for, buyer):
    for name in ("", "  ", "x" * 61, "8600 1234 5678 9012"):
        assert client_for(buyer).post(URL, {**BODY, "name": name}).status_code == 400
    assert SavedSearch.objects.count() == 0


def test_it_is_renamed_and_its_alerts_are_turned_off(client_for, buyer):
    client, saved = client_for(buyer), search_saved(buyer.id)

    renamed = client.patch(f"{URL}{saved}/", {"name": "Only aces"}).json()
    quiet = client.patch(f"{URL}{saved}/", {"is_alerting": False}).json()

    assert (renamed["name"], renamed["is_alerting"]) == ("Only aces", True)
    assert (quiet["name"], quiet["is_alerting"]) == ("Only aces", False)


@pytest.mark.parametrize(("method", "path"), [("patch", ""), ("delete", ""), ("post", "seen/")])
def test_a_strangers_search_is_not_there_and_stays_as_it_is(client_for, buyer, stranger, method, path):
    saved = search_saved(buyer.id)
    before = columns()

    for search_id in (saved, uuid7()):
        answer = getattr(client_for(stranger), method)(f"{URL}{search_id}/{path}", {})
        assert (answer.status_code, answer.json()["code"]) == (404, "saved_search.not_found")

    assert columns() == before
    assert client_for(stranger).get(URL).json()["results"] == []


def test_new_ones_are_counted_until_one_looks(client_for, buyer, seller):
    client, saved = client_for(buyer), search_saved(buyer.id)
    made = [listing_active(seller.id, with_credentials=False) for _ in range(3)]
    for listing in made:
        listing_match(listing_id=listing.id)
    listing_put(made[0].id, status="sold")

    counted = client.get(URL).json()["results"][0]["new_count"]
    seen = client.post(f"{URL}{saved}/seen/").json()

    assert (counted, seen["new_count"]) == (2, 0)
    assert SearchMatch.objects.filter(seen_at=None).count() == 0


def test_the_list_goes_on_page_by_page_in_few_queries(client_for, buyer, stranger, django_assert_num_queries):
    mine = [str(search_saved(buyer.id, f"min_price={1 + number}")) for number in range(5)]
    search_saved(stranger.id)
    client = client_for(buyer)

    with django_assert_num_queries(2):  # who asks, the page with its counts
        first = client.get(f"{URL}?page_size=2").json()
    second = client.get(first["next"]).json()
    third = client.get(second["next"]).json()

    assert [row["id"] for page in (first, second, third) for row in page["results"]] == mine[::-1]
    assert third["next"] is None
    assert client.get(f"{URL}?cursor=forged").status_code == 400


def test_a_search_whose_game_was_closed_is_still_there(client_for, buyer):
    saved = search_saved(buyer.id)
    SavedSearch.objects.filter(id=saved).update(query="game=gone&attr.rank=ace")

    assert client_for(buyer).get(URL).json()["results"][0]["query"] == "game=gone&attr.rank=ace"

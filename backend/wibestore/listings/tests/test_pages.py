"""Pages: by cursor, in every order, stable under equal keys, few queries, bytes that match the schema."""

from uuid import UUID

import pytest

from wibestore.core.actor import Actor
from wibestore.listings import services
from wibestore.listings.api.schemas import ListingPage
from wibestore.listings.factories import listing_active, listing_draft
from wibestore.listings.models import Listing

pytestmark = pytest.mark.django_db

URL = "/api/v1/listings/"
ORDERINGS = ["-created_at", "price", "-price", "-rating", "-popularity"]
COLUMN = {
    "-created_at": ("created_at", True),
    "price": ("price", False),
    "-price": ("price", True),
    "-rating": ("seller_rating", True),
    "-popularity": ("popularity", True),
}


@pytest.fixture
def stock(dealer):
    """Thirteen listings whose keys are equal in runs."""
    made = [listing_active(dealer.id, with_credentials=False) for _ in range(13)]
    first = Listing.objects.get(id=made[0].id)
    for number, one in enumerate(made):
        Listing.objects.filter(id=one.id).update(
            created_at=first.created_at if number % 3 else first.updated_at,
            price=100_000 + number // 4,
            seller_rating=400 + number // 5,
            popularity=number // 6,
        )
    return made


def walk(client, url):
    pages = [client.get(url).json()]
    while pages[-1]["next"]:
        pages.append(client.get(pages[-1]["next"]).json())
    return pages


def ids(pages):
    return [card["id"] for page in pages for card in page["results"]]


@pytest.mark.parametrize("ordering", ORDERINGS)
@pytest.mark.parametrize("size", [1, 2, 4, 5, 13])
def test_every_listing_comes_once_in_order_forwards_and_backwards(stock, client, ordering, size):
    column, falls = COLUMN[ordering]
    rows = sorted(Listing.objects.values_list(column, "id"), reverse=falls)
    expected = [str(listing_id) for _, listing_id in rows]

    pages = walk(client, f"{URL}?ordering={ordering}&page_size={size}")
    assert ids(pages) == expected
    assert pages[0]["previous"] is None

    back = [pages[-1]]
    while back[0]["previous"]:
        back.insert(0, client.get(back[0]["previous"]).json())
    assert ids(back) == expected


def test_new_listings_do_not_shift_the_next_page(stock, client, seller):
    first = client.get(f"{URL}?page_size=5").json()
    listing_active(seller.id, with_credentials=False)

    second = client.get(first["next"]).json()

    assert not set(ids([first])) & set(ids([second]))
    assert len(second["results"]) == 5


def test_next_keeps_every_parameter(stock, client):
    page = client.get(f"{URL}?game=pubg-mobile&ordering=price&page_size=2&min_price=1000").json()

    assert page["next"].startswith(f"{URL}?game=pubg-mobile&ordering=price&page_size=2&min_price=1000&cursor=")


@pytest.mark.parametrize("size", [1, 13, 100])
def test_a_page_costs_one_query_whatever_its_size_and_then_none(stock, client, django_assert_num_queries, size):
    with django_assert_num_queries(1):
        first = client.get(f"{URL}?page_size={size}")
    with django_assert_num_queries(0):
        again = client.get(f"{URL}?page_size={size}")

    assert again.content == first.content


def test_a_filtered_search_costs_few_queries(stock, client, django_assert_num_queries):
    # The seller, the vocabulary, whether there are more than a walk meets, the newest matches, the page.
    with django_assert_num_queries(5):
        client.get(f"{URL}?game=pubg-mobile&search=account&seller=dealer&attr.rank=bronze")


def test_the_bytes_match_the_schema(stock, client):
    page = ListingPage.model_validate_json(client.get(URL).content)

    card = page.results[0]
    assert len(page.results) == 13
    assert card.game.slug == "pubg-mobile"
    assert card.seller.username == "dealer"
    assert card.seller.rating is None
    assert [one.key for one in card.highlights] == ["level", "rank", "uc"]
    assert set(client.get(URL).json()["results"][0]) == set(type(card).model_fields)


def test_who_has_the_page_already_gets_304(stock, client):
    first = client.get(URL)

    again = client.get(URL, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "public, max-age=5, stale-while-revalidate=10"


def test_a_change_shows_at_once(stock, client, dealer):
    before = client.get(f"{URL}?game=pubg-mobile&ordering=price").json()

    first, second = before["results"][:2]
    price = first["price"] - 1_000
    services.listing_update(actor=Actor.user(dealer.id), listing_id=UUID(second["id"]), changes={"price": price})
    cheapest = client.get(f"{URL}?game=pubg-mobile&ordering=price").json()["results"][0]
    services.listing_event(actor=Actor.user(dealer.id), listing_id=UUID(second["id"]), event="pause")
    after = client.get(URL).json()

    assert (cheapest["id"], cheapest["price"]) == (second["id"], price)
    assert len(before["results"]) == 13
    assert len(after["results"]) == 12


def test_only_what_is_on_sale_is_listed(stock, client, seller):
    listing_draft(seller.id)
    for status, one in zip(("reserved", "sold", "paused", "archived", "pending"), stock, strict=False):
        Listing.objects.filter(id=one.id).update(status=status)

    assert len(client.get(URL).json()["results"]) == 8


@pytest.mark.parametrize(
    "query",
    [
        "cursor=x",
        "cursor=%F0%9F%98%80",
        "cursor=" + "a" * 600,
        "page_size=0",
        "page_size=101",
        "page_size=-1",
        "page_size=9999999999999999999999",
        "page_size=x",
        "ordering=created_at",
        "ordering=id",
        "min_price=-1",
        "min_price=1e3",
        "max_price=99999999999999999999999999",
        "is_premium=maybe",
        "has_images=2",
        "delivery=pigeon",
        "status=gone",
        "game=no-such-game",
        "colour=red",
        "attr.rank=ace",
        "game=pubg-mobile&attr.colour=red",
        "game=pubg-mobile&attr.rank=emperor",
        "game=pubg-mobile&attr.rank.min=1",
        "game=pubg-mobile&attr.level=x",
        "game=pubg-mobile&attr.level.min=",
        "game=pubg-mobile&attr.level.max=1.5",
        "game=pubg-mobile&attr.level.max=99999999999999999999",
        "game=pubg-mobile&attr.level.mid=3",
        "game=pubg-mobile&attr.metro_royale=1",
        "game=pubg-mobile&attr.rank=" + ",".join(["ace"] * 200),
        "game=pubg-mobile&attr.",
        "search=%00",
        "seller=%00",
        "game=%00",
        "attr.%00=1",
    ],
)
def test_what_makes_no_sense_is_400(stock, client, query):
    response = client.get(f"{URL}?{query}")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


def test_a_cursor_of_another_ordering_is_refused(stock, client):
    page = client.get(f"{URL}?ordering=price&page_size=2").json()

    response = client.get(page["next"].replace("ordering=price", "ordering=-price"))

    assert response.status_code == 400
    assert response.json()["errors"][0]["code"] == "invalid_cursor"


def test_every_wrong_attribute_filter_is_named(client):
    response = client.get(f"{URL}?game=pubg-mobile&attr.rank=x&attr.level=y&attr.z=1")

    errors = [(error["pointer"], error["code"]) for error in response.json()["errors"]]
    assert errors == [
        ("?attr.rank", "invalid_choice"),
        ("?attr.level", "invalid_int"),
        ("?attr.z", "unknown_parameter"),
    ]

"""A seller's own list: what only they are told, found and put in order."""

from datetime import timedelta

import pytest

from wibestore.core import clock
from wibestore.listings.api.selling_schemas import OwnListingOut
from wibestore.listings.factories import (
    listing_active,
    listing_draft,
    listing_pending,
    offer_open,
    offer_step,
)
from wibestore.listings.models import Listing

pytestmark = pytest.mark.django_db

URL = "/api/v1/profile/listings/"


@pytest.fixture
def seller(dealer):
    """Somebody whose plan allows many listings."""
    return dealer


@pytest.fixture
def browser(client_for, seller):
    return client_for(seller)


def titles(browser, query=""):
    response = browser.get(f"{URL}?{query}")
    assert response.status_code == 200, response.content
    return [row["title"] for row in response.json()["results"]]


def set_columns(listing, **columns):
    Listing.objects.filter(id=listing.id).update(**columns)


def test_a_row_says_what_its_seller_needs(browser, seller, buyer, stranger):
    listing = listing_active(seller.id)
    offer_open(buyer, listing)
    offer_step(offer_open(stranger, listing), "withdraw", stranger.id)

    with clock.travel(timedelta(days=3, hours=1)):
        response = browser.get(URL)

    row = OwnListingOut.model_validate(response.json()["results"][0])
    assert response["Cache-Control"] == "no-store"
    assert (row.id, row.status, row.version) == (listing.id, "active", listing.version)
    assert (row.has_credentials, row.rejection_reason, row.open_offer_count, row.days_on_sale) == (True, "", 1, 3)
    assert row.allowed_events == ["edit", "pause", "archive"]


@pytest.mark.parametrize(("status", "days"), [("reserved", 0), ("paused", None), ("sold", None), ("archived", None)])
def test_only_what_is_on_sale_has_days_on_it(browser, seller, status, days):
    set_columns(listing_active(seller.id, with_credentials=False), status=status)

    row = browser.get(URL).json()["results"][0]

    assert (row["days_on_sale"], row["has_credentials"]) == (days, False)


def test_every_order_forwards_and_backwards(browser, seller):
    facts = {"One": (300_000, 5, 1), "Two": (100_000, 9, 0), "Three": (200_000, 5, 7)}
    for name, (price, views, likes) in facts.items():
        listing = listing_draft(seller.id, title=f"Account {name}", price=price)
        set_columns(listing, view_count=views, favorite_count=likes)
    expected = {
        "-created_at": ["Three", "Two", "One"],
        "price": ["Two", "Three", "One"],
        "-price": ["One", "Three", "Two"],
        "-view_count": ["Two", "Three", "One"],
        "-favorite_count": ["Three", "One", "Two"],
    }

    for ordering, names in expected.items():
        query, walked = f"{URL}?ordering={ordering}&page_size=1", []
        while query:
            page = browser.get(query).json()
            walked += [row["title"].removeprefix("Account ") for row in page["results"]]
            query, last = page["next"], page
        back = browser.get(last["previous"]).json()
        assert walked == names, ordering
        assert back["results"][0]["title"] == f"Account {names[1]}", ordering


def test_search_and_status_narrow_it(browser, seller, stranger):
    listing_draft(seller.id, title="Conqueror with skins")
    listing_pending(seller.id, title="Conqueror and more")
    listing_active(seller.id, title="Nothing of the kind")
    listing_active(stranger.id, title="Conqueror of another")

    assert titles(browser, "search=conqueror") == ["Conqueror and more", "Conqueror with skins"]
    assert titles(browser, "search=conqueror&status=draft") == ["Conqueror with skins"]
    assert titles(browser, "search=conqueror&ordering=price") == ["Conqueror with skins", "Conqueror and more"]
    assert titles(browser, "search=%20") == []
    assert titles(browser, "search=zebra") == []


@pytest.mark.parametrize(
    "query",
    ["ordering=-rating", "ordering=title", "status=x", "cursor=x", "page_size=101", "seller=x", "search=%00"],
)
def test_what_it_does_not_know_is_refused(browser, query):
    assert browser.get(f"{URL}?{query}").status_code == 400


def test_a_cursor_belongs_to_its_order(browser, seller):
    for _ in range(2):
        listing_draft(seller.id)
    cursor = browser.get(f"{URL}?page_size=1").json()["next"].partition("cursor=")[2]

    assert browser.get(f"{URL}?ordering=price&cursor={cursor}").status_code == 400


@pytest.mark.parametrize(("query", "count"), [("", 3), ("status=active", 3), ("search=kept", 4), ("ordering=price", 3)])
def test_as_many_queries_for_one_as_for_many(browser, seller, buyer, django_assert_num_queries, query, count):
    for number in range(6):
        listing = listing_active(seller.id)
        if number % 2:
            offer_open(buyer, listing)
    browser.get(URL)

    # The session, the rows with their offers, what is sealed; a search also asks the vocabulary.
    with django_assert_num_queries(count):
        assert len(browser.get(f"{URL}?{query}").json()["results"]) == 6

"""What accounts like one were sold for: enough of them, recently, and moved by nobody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core import clock
from wibestore.core.ids import uuid7
from wibestore.core.money import Som
from wibestore.games import selectors as games
from wibestore.listings import services
from wibestore.listings.factories import attributes_for, listing_active
from wibestore.listings.models import Listing
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db

URL = "/api/v1/profile/price-hint/"
NOTHING = {"low": None, "median": None, "high": None}


@pytest.fixture
def sellers(db):
    return [user_create(username=f"seller-{number}") for number in range(8)]


@pytest.fixture
def browser(client_for, stranger):
    return client_for(stranger)


def sell(seller, price, *, buyer_id=None, paid=None, **attributes):
    """Sell an account of the seller's to somebody new, or to `buyer_id`, at its price or at what was `paid`."""
    given = attributes_for(games.game_get("pubg-mobile"), **attributes)
    listing = listing_active(seller.id, price=price, attributes=given)
    if paid is not None:
        Listing.objects.filter(id=listing.id).update(price=paid)
    services.listing_reserve(listing_id=listing.id, buyer_id=buyer_id or uuid7(), price=Som(paid or price))
    services.listings_sell(listing_ids=[listing.id], now=clock.now())
    if paid is not None:
        Listing.objects.filter(id=listing.id).update(price=price)


def hint(browser, query="game=pubg-mobile"):
    response = browser.get(f"{URL}?{query}")
    assert response.status_code == 200, response.content
    return response.json()


def test_eight_sales_tell_quartiles_and_seven_tell_nothing(browser, sellers):
    for number, seller in enumerate(sellers[:7], 1):
        sell(seller, number * 100_000)

    assert hint(browser) == {"count": 7, **NOTHING, "basis": "game"}
    sell(sellers[7], 800_000)
    with clock.travel(timedelta(0)):
        assert hint(browser)["count"] == 7  # Kept for ten minutes.
    assert hint(browser, "game=pubg-mobile&attr.rank=bronze") == {
        "count": 8,
        "low": 200_000,
        "median": 400_000,
        "high": 600_000,
        "basis": "attributes",
    }


def test_the_same_attributes_come_first_and_then_the_game(browser, sellers):
    for number, seller in enumerate(sellers):
        sell(seller, 1_000_000 + number, rank="conqueror")
        sell(seller, 100_000 + number, rank="bronze")
    sell(sellers[0], 5_000_000, rank="ace")

    alike, rare = hint(browser, "game=pubg-mobile&attr.rank=conqueror"), hint(browser, "game=pubg-mobile&attr.rank=ace")

    assert (alike["basis"], alike["count"], alike["median"]) == ("attributes", 8, 1_000_003)
    assert (rare["basis"], rare["count"]) == ("game", 17)


def test_numbers_are_alike_within_a_quarter_and_side_facts_do_not_count(browser, sellers):
    for seller in sellers:
        sell(seller, 300_000, level=80)

    for level, basis in ((65, "attributes"), (100, "attributes"), (63, "game"), (108, "game")):
        assert hint(browser, f"game=pubg-mobile&attr.level={level}")["basis"] == basis, level
    assert hint(browser, "game=pubg-mobile&attr.login_method=google")["basis"] == "game"


def test_what_was_paid_counts_not_what_was_asked(browser, sellers):
    for seller in sellers:
        sell(seller, 500_000, paid=400_000)

    assert hint(browser)["median"] == 400_000


def test_old_sales_other_games_and_what_was_not_sold_do_not_count(browser, sellers):
    with clock.travel(timedelta(days=-181)):
        for seller in sellers:
            sell(seller, 300_000)
    for seller in sellers:
        listing_active(seller.id, price=300_000)
        sell(seller, 300_000)
    Listing.objects.filter(seller_id=sellers[0].id, status="sold").update(status="quarantined")

    assert hint(browser)["count"] == 7
    assert hint(browser, "game=steam") == {"count": 0, **NOTHING, "basis": "game"}


def test_nobody_moves_it_by_sales_to_themselves(browser, sellers):
    friend = uuid7()
    for seller in sellers[:5]:
        sell(seller, 300_000)
    for _ in range(6):
        sell(sellers[6], 90_000_000, buyer_id=friend)

    assert hint(browser)["count"] == 6
    for _ in range(6):
        sell(sellers[7], 90_000_000)

    # A pair counts once, a seller three times.
    assert hint(browser, "game=pubg-mobile&attr.rank=bronze") == {
        "count": 9,
        "low": 300_000,
        "median": 300_000,
        "high": 90_000_000,
        "basis": "attributes",
    }


def test_it_costs_two_queries_and_then_none(browser, sellers):
    for seller in sellers:
        sell(seller, 300_000)
    counts = []

    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            hint(browser, "game=pubg-mobile&attr.rank=ace")
        counts.append(len(captured))

    # The session and the clock; with these attributes, and of the game.
    assert counts == [4, 1]


@pytest.mark.parametrize(
    "query",
    ["", "game=no", "game=pubg-mobile&attr.rank=emperor", "game=pubg-mobile&attr.colour=1", "game=steam&price=1"],
)
def test_what_it_does_not_know_is_refused(browser, query):
    assert browser.get(f"{URL}?{query}").status_code == 400


def test_visitors_are_not_told(client_for):
    assert client_for(None).get(f"{URL}?game=steam").status_code == 401

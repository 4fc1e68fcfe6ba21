"""How a seller is doing, day by day of Tashkent: looks, orders and the ledger, by a fixed number of queries."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pgtrigger
import pytest
from django.apps import apps

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.listings import services as listings
from wibestore.listings.factories import listing_active, listing_draft
from wibestore.orders import services
from wibestore.orders.factories import order_awaiting, order_claimed, order_completed, order_delivered, order_disputed
from wibestore.orders.models import Order
from wibestore.orders.rules import Event

pytestmark = pytest.mark.django_db

URL = "/api/v1/profile/selling/"
TASHKENT = ZoneInfo("Asia/Tashkent")
# Of 500,000 at 10 %.
INCOME = 450_000
NOTHING = {"views": 0, "favorites": 0, "orders": 0, "sold": 0, "income": 0, "conversion_bps": 0}


@pytest.fixture
def browser(client_for, seller):
    return client_for(seller)


def shown(browser, days=7):
    response = browser.get(f"{URL}?days={days}")
    assert response.status_code == 200, response.content
    return response.json()


def today():
    return clock.now().astimezone(TASHKENT).date()


def look(listing, *, days_ago=0, visitors=1):
    views = apps.get_model("listings", "ListingView").objects
    day = today() - timedelta(days=days_ago)
    views.bulk_create(
        views.model(listing_id=listing.id, viewed_on=day, visitor_hash=str(uuid7())[:32]) for _ in range(visitors)
    )


def move_back(order, at):
    """Let an order have been paid and completed, and its money have come, at another moment."""
    Order.objects.filter(id=order.id).update(paid_at=at, completed_at=at)
    postings = apps.get_model("ledger", "Posting").objects.filter(entry__reference=f"order:{order.id}")
    with pgtrigger.ignore("ledger.Posting:ledger_posting_append_only"):
        postings.update(created_at=at)


def test_somebody_who_sells_nothing_sees_every_day(browser):
    answer = shown(browser)

    days = [(today() - timedelta(days=back)).isoformat() for back in range(6, -1, -1)]
    assert (answer["days"], answer["totals"], answer["previous"]) == (7, NOTHING, NOTHING)
    assert answer["series"] == [{"day": day, "views": 0, "sold": 0, "income": 0} for day in days]
    assert answer["statuses"] == {}


def test_totals_are_of_the_period_and_of_the_one_before(browser, buyer, seller, stranger):
    listing = listing_active(seller.id)
    look(listing, visitors=3)
    look(listing, days_ago=6)
    look(listing, days_ago=7, visitors=2)
    look(listing, days_ago=14)
    look(listing_active(stranger.id))
    listings.favorite_set(actor=Actor.user(buyer.id), listing_id=listing.id, is_favorite=True)
    order_completed(buyer, seller)
    order_awaiting(buyer, seller)
    order_delivered(buyer, seller)
    move_back(order_completed(buyer, seller), clock.now() - timedelta(days=8))
    listing_draft(seller.id)

    answer = shown(browser)

    assert answer["totals"] == {
        "views": 4,
        "favorites": 1,
        "orders": 2,
        "sold": 1,
        "income": INCOME,
        "conversion_bps": 2_500,
    }
    assert answer["previous"] == {
        "views": 2,
        "favorites": 0,
        "orders": 1,
        "sold": 1,
        "income": INCOME,
        "conversion_bps": 5_000,
    }
    assert answer["series"][-1] == {"day": today().isoformat(), "views": 3, "sold": 1, "income": INCOME}
    assert answer["series"][0]["views"] == 1
    assert answer["statuses"] == {"active": 1, "draft": 1, "reserved": 2, "sold": 2}


def test_a_day_is_one_of_tashkent(browser, buyer, seller):
    day = today() - timedelta(days=2)
    # 19:30 in London and Greenwich is half past midnight in Tashkent.
    late = datetime(day.year, day.month, day.day, 18, 59, tzinfo=UTC)
    move_back(order_completed(buyer, seller), late)
    move_back(order_completed(buyer, seller), late + timedelta(minutes=1))

    series = {one["day"]: one for one in shown(browser)["series"]}

    for when in (day, day + timedelta(days=1)):
        assert (series[when.isoformat()]["sold"], series[when.isoformat()]["income"]) == (1, INCOME)


def test_what_one_bought_is_no_income(browser, buyer, seller, stranger, moderator):
    order = order_disputed(seller, stranger)
    staff = Actor.user(moderator.id, is_staff=True)
    decision = {"refund_amount": 200_000, "reason": "other", "text": "x" * 30}
    services.transition(order.id, Event.RESOLVE, staff, **decision)
    order_completed(seller, stranger)

    assert shown(browser)["totals"] == NOTHING


def test_a_split_pays_the_sellers_part(browser, buyer, seller, moderator):
    order = order_disputed(buyer, seller)
    staff = Actor.user(moderator.id, is_staff=True)
    decision = {"refund_amount": 200_000, "reason": "other", "text": "x" * 30}
    services.transition(order.id, Event.RESOLVE, staff, **decision)

    totals = shown(browser)["totals"]

    assert (totals["income"], totals["sold"], totals["orders"]) == (270_000, 0, 1)


def test_held_money_has_come_and_a_claim_takes_it_back(client_for, buyer, stranger):
    order_completed(buyer, stranger)
    browser = client_for(stranger)

    assert shown(browser)["totals"]["income"] == INCOME
    order_claimed(buyer, stranger)

    assert (shown(browser)["totals"]["income"], shown(browser)["totals"]["sold"]) == (INCOME, 1)


def test_looks_of_a_year_ago_are_still_counted(browser, seller):
    listing = listing_active(seller.id)
    for days_ago, visitors in ((0, 1), (60, 2), (61, 3), (360, 4), (400, 5)):
        look(listing, days_ago=days_ago, visitors=visitors)

    before = shown(browser, 365)
    listings.popularity_refresh()
    listings.popularity_refresh()
    after = shown(browser, 365)

    assert (before["totals"]["views"], before["previous"]["views"]) == (10, 5)
    assert after == before
    assert apps.get_model("listings", "ListingView").objects.count() == 3
    assert apps.get_model("listings", "SellerViews").objects.count() == 3


@pytest.mark.parametrize("count", [1, 6])
def test_as_many_queries_for_one_listing_as_for_many(browser, buyer, seller, django_assert_num_queries, count):
    for _ in range(count):
        look(listing_active(seller.id))
        order_completed(buyer, seller)

    # The session, the clock; looks, likes, orders, sales, income, statuses.
    with django_assert_num_queries(8):
        assert len(shown(browser, 90)["series"]) == 90


@pytest.mark.parametrize("query", ["days=1", "days=x", "days=-7", "seller=x"])
def test_other_periods_are_refused(browser, query):
    assert browser.get(f"{URL}?{query}").status_code == 400


def test_visitors_have_no_sales(client_for):
    assert client_for(None).get(URL).status_code == 401

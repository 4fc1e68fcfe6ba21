"""The shop in numbers and the best sellers, against what was counted by hand."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps

from wibestore.backoffice import services as backoffice
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.listings.factories import listing_active
from wibestore.orders.factories import order_completed, order_disputed, order_hand_over, order_paid
from wibestore.users import services as users
from wibestore.users.factories import user_create
from wibestore.users.types import SellerCounts

pytestmark = pytest.mark.django_db

STATS, TOP = "/api/v1/stats/", "/api/v1/sellers/top/"
COUNTS = SellerCounts(
    completed=9, ended=10, delivered=10, delivered_instantly=0, delivery_minutes=7, disputed=1, disputes_lost=0
)
DayTotals, GameDay = apps.get_model("backoffice", "DayTotals"), apps.get_model("backoffice", "GameDay")
Order = apps.get_model("orders", "Order")


def today():
    return clock.now().astimezone(ZoneInfo("Asia/Tashkent")).date()


def day(days_ago, completed, *, game_id=None):
    """Let a day have been counted; where a game is named it sold everything."""
    on = today() - timedelta(days=days_ago)
    DayTotals.objects.create(day=on, orders_completed=completed, counted_at=clock.now())
    if game_id:
        GameDay.objects.create(day=on, game_id=game_id, orders_completed=completed)


def game_id(slug):
    return apps.get_model("games", "Game").objects.get(slug=slug).id


def best(name, *, stars=5, completed=9, **columns):
    person = user_create(username=name, **columns)
    users.rating_add(user_id=person.id, stars_delta=stars * 10, count_delta=10)
    users.seller_record_set(user_id=person.id, counts=replace(COUNTS, completed=completed))
    return person


def names(client, query=""):
    return [one["seller"]["username"] for one in client.get(TOP + query).json()["results"]]


def test_a_shop_without_anything_says_so(client):
    shown = client.get(STATS).json()

    assert shown["days"][0]["on"] == (today() - timedelta(days=90)).isoformat()
    assert shown["days"][-1]["on"] == (today() - timedelta(days=1)).isoformat()
    assert {one["completed"] for one in shown.pop("days")} == {None}
    assert shown == {
        "as_of": None,
        "active_listings": 0,
        "sellers": 0,
        "completed": 0,
        "completed_lately": 0,
        "delivery_minutes": None,
        "undisputed_bps": None,
        "games": [],
    }


def test_days_come_from_the_days_that_were_counted_and_a_handful_is_the_least_told(client):
    pubg, chess = game_id("pubg-mobile"), game_id("free-fire")
    for days_ago, completed, game in ((0, 3, pubg), (1, 6, pubg), (29, 5, chess), (30, 50, chess), (90, 7, None)):
        day(days_ago, completed, game_id=game)
    day(2, 4, game_id=chess)
    day(91, 11)

    shown = client.get(STATS).json()

    assert (shown["completed"], shown["completed_lately"]) == (86, 18)
    on = {(today() - timedelta(days=back)).isoformat(): count for back, count in ((1, 6), (29, 5), (30, 50), (90, 7))}
    assert {one["on"]: one["completed"] for one in shown["days"] if one["completed"]} == on
    assert len(shown["days"]) == 90
    sold = {one["game"]["slug"]: one["completed_lately"] for one in shown["games"]}
    assert sold == {"pubg-mobile": 9, "free-fire": 9}


def test_a_game_that_sold_less_than_a_handful_and_has_nothing_on_sale_is_not_there(client):
    day(1, 4, game_id=game_id("free-fire"))

    assert client.get(STATS).json()["games"] == []


def test_what_is_on_sale_is_counted_by_game_with_the_price_in_the_middle(client, seller, stranger):
    for price in (100_000, 900_000, 300_000, 200_000, 800_000):
        listing_active(seller.id, price=price)
    for _ in range(4):
        listing_active(stranger.id, price=50_000, game="standoff-2")

    shown = client.get(STATS).json()

    assert (shown["active_listings"], shown["sellers"]) == (9, 2)
    assert [(one["game"]["slug"], one["active_listings"], one["median_price"]) for one in shown["games"]] == [
        ("pubg-mobile", 5, 300_000),
        ("standoff-2", 4, None),
    ]


def test_the_time_of_delivery_and_the_share_without_a_dispute_are_of_the_orders_themselves(client, buyer, seller):
    for minutes in (1, 2, 30, 40, 50):
        order = order_hand_over(order_paid(buyer, seller))
        paid_at = Order.objects.get(id=order.id).paid_at
        Order.objects.filter(id=order.id).update(delivered_at=paid_at + timedelta(minutes=minutes))
    for _ in range(7):
        order_completed(buyer, seller)
    disputed = order_disputed(buyer, seller)
    Order.objects.filter(id=disputed.id).update(state="refunded")

    shown = client.get(STATS).json()

    # Of eight that ended one was disputed.
    assert (shown["delivery_minutes"], shown["undisputed_bps"]) == (30, 8750)


def test_completed_orders_agree_with_the_days_as_the_shop_counts_them(client, buyer, newcomer_seller):
    for _ in range(6):
        order_completed(buyer, newcomer_seller)
    backoffice.totals_count_lately(days=2)

    assert client.get(STATS).json()["completed_lately"] == 6


@pytest.fixture
def newcomer_seller(db):
    return user_create(username="newcomer_seller")


def test_figures_are_kept_and_cost_as_many_queries_however_much_was_sold(client, seller, django_assert_num_queries):
    day(1, 50, game_id=game_id("pubg-mobile"))
    for game in ("pubg-mobile", "standoff-2", "free-fire"):
        listing_active(seller.id, game=game)
    client.get("/api/v1/games/")

    # The time, days twice, deals, what is on sale, who sells, days of games.
    with django_assert_num_queries(7):
        first = client.get(STATS)
    with django_assert_num_queries(0):
        again = client.get(STATS)
        known = client.get(STATS, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.content, known.status_code) == (200, first.content, 304)
    assert first["Cache-Control"] == "public, max-age=60, stale-while-revalidate=120"


def test_nobodys_money_or_name_is_among_the_figures(client, buyer, seller):
    for _ in range(6):
        order_completed(buyer, seller)
    backoffice.totals_count_lately(days=2)

    text = client.get(STATS).content.decode()

    for private in ("gmv", "commission", "balance", "refund", "500000", "3000000", "buyer", str(seller.id)):
        assert private not in text


def test_the_best_sellers_come_by_what_buyers_say_whatever_their_plan(client, django_assert_num_queries):
    best("good", stars=4)
    best("paying", stars=3, plan="pro")
    best("known", stars=5, completed=10)

    with django_assert_num_queries(1):
        first = client.get(TOP)
    with django_assert_num_queries(0):
        assert client.get(TOP, headers={"If-None-Match": first["ETag"]}).status_code == 304

    shown = first.json()["results"]
    assert [one["seller"]["username"] for one in shown] == ["known", "good", "paying"]
    assert shown[0].keys() == {"seller", "facts", "active_listing_count", "created_at"}
    assert (shown[0]["facts"]["completed"], shown[0]["facts"]["delivery_minutes"]) == (10, 7)
    assert "score" not in first.content.decode()


def test_whoever_is_blocked_leaves_the_list_at_once(client, moderator):
    good, bad = best("good"), best("bad")
    assert set(names(client)) == {"good", "bad"}

    users.user_block(user_id=bad.id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")
    outbox.relay()

    assert names(client) == [good.username]


def test_of_a_game_those_are_listed_who_have_it_on_sale(client, django_assert_num_queries):
    first, second = best("first"), best("second", stars=4)
    best("third")
    listing_active(second.id, game="standoff-2")
    listing_active(first.id, game="standoff-2")
    listing_active(user_create(username="unknown").id, game="standoff-2")
    client.get("/api/v1/games/")

    with django_assert_num_queries(3):
        assert names(client, "?game=standoff-2") == ["first", "second"]
    assert names(client, "?game=pubg-mobile") == []


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("?game=chess", 404, "game.not_found"),
        ("?game=" + "a" * 65, 400, "validation.failed"),
        ("?limit=500", 400, "validation.failed"),
    ],
)
def test_a_wrong_question_is_refused_in_words(client, query, status, code):
    answer = client.get(TOP + query)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_midnight_in_tashkent_ends_the_day(client):
    midnight = datetime.combine(today(), time.min, tzinfo=ZoneInfo("Asia/Tashkent"))
    day(0, 9)

    with clock.travel(midnight + timedelta(days=1, minutes=1) - clock.now()):
        last = client.get(STATS).json()["days"][-1]

    assert last == {"on": (midnight.date()).isoformat(), "completed": 9}

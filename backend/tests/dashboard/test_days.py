"""
The shop's days against an independent count: 2,000 random orders over forty days, and the edges of the day.

The oracle knows the stories alone: it puts each of their moments into a day of Tashkent and adds up.
"""

import random
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from demo.scale.orders import Ground, stories, stories_write
from wibestore.backoffice import services
from wibestore.backoffice.models import DayTotals, GameDay, Now
from wibestore.core import clock
from wibestore.core.models import OutboxMessage
from wibestore.core.money import Som
from wibestore.ledger import selectors as ledger
from wibestore.ledger.models import LedgerAccount
from wibestore.ledger.services.checks import own_check
from wibestore.ledger.types import AccountKind, AccountRef
from wibestore.listings.factories import listing_active, listing_draft
from wibestore.listings.models import Listing
from wibestore.moderation.factories import report_open, verdict_appealed
from wibestore.payments.factories import deposit_succeeded
from wibestore.users.factories import user_create

TASHKENT = ZoneInfo("Asia/Tashkent")
ORDERS = 2_000
DAYS = 40
DASHBOARD = "/api/v1/admin/dashboard/"
COUNTED = (
    *("orders_created", "orders_paid", "gmv_paid", "orders_completed", "gmv_completed", "orders_cancelled"),
    *("orders_refunded", "orders_partially_refunded", "refunded", "commission", "deposits", "deposits_amount"),
)


def day_of(moment):
    return moment.astimezone(TASHKENT).date()


@pytest.fixture
def history(db):
    """Write the orders and return their stories, and the game of each listing."""
    shuffled = random.Random(8)
    sellers = [user_create(username=f"seller_{n}") for n in range(4)]
    games = ("pubg-mobile", "standoff-2", "free-fire")
    made = [listing_draft(seller.id, game=games[n % 3]) for n, seller in enumerate(sellers)]
    ground = Ground(
        buyers=[user_create(username=f"buyer_{n}").id for n in range(6)],
        listings=[(listing.id, seller.id) for listing, seller in zip(made, sellers, strict=True)],
    )
    until = datetime.combine(day_of(clock.now()), datetime.min.time(), tzinfo=TASHKENT) - timedelta(days=10)
    since = until - timedelta(days=DAYS)
    # Midnight in Tashkent, and that of UTC, which is none here.
    edges = [since + timedelta(days=3), datetime.combine(since.date() + timedelta(days=7), datetime.min.time(), UTC)]
    told = list(stories(shuffled, ground, count=ORDERS, since=since, until=until, edges=edges))
    stories_write(iter(told))
    return told, dict(Listing.objects.values_list("id", "game_id"))


def oracle(told, games):
    days = defaultdict(Counter)
    sold = defaultdict(Counter)
    for story in told:
        days[day_of(story.created_at)]["orders_created"] += 1
        if story.state == "cancelled":
            days[day_of(story.times["updated_at"])]["orders_cancelled"] += 1
        for kind, at, lines in story.entries:
            count(days[day_of(at)], sold[day_of(at), games[story.listing]], story, kind, lines)
    return days, {key: value for key, value in sold.items() if any(value.values())}


def count(day, game, story, kind, lines):
    price, fee = story.price, sum(amount for ref, amount in lines if ref.kind is AccountKind.PLATFORM_COMMISSION)
    day["commission"] += fee
    if kind == "deposit":
        day.update(deposits=1, deposits_amount=price)
    elif kind == "order_hold":
        day.update(orders_paid=1, gmv_paid=price)
    elif kind in {"order_release", "order_claim"}:
        sign = 1 if kind == "order_release" else -1
        for counter in (day, game):
            counter.update(orders_completed=sign, gmv_completed=sign * price)
    elif kind == "order_refund":
        day.update(refunded=price, orders_refunded=int(story.state == "refunded"))
    else:
        day.update(refunded=story.refund, orders_partially_refunded=1, gmv_completed=price - story.refund)
        game.update(gmv_completed=price - story.refund)


def counted(first):
    services.totals_count(since=first)
    rows = {row["day"]: {name: int(row[name]) for name in COUNTED} for row in DayTotals.objects.values("day", *COUNTED)}
    games = {
        (row["day"], row["game_id"]): Counter(
            orders_completed=row["orders_completed"], gmv_completed=int(row["gmv_completed"])
        )
        for row in GameDay.objects.values()
    }
    return rows, games


def test_days_are_what_the_stories_say_and_counting_again_changes_nothing(history):
    told, games = history
    first = min(day_of(story.created_at) for story in told) - timedelta(days=1)

    rows, sold = counted(first)
    again, sold_again = counted(first)

    expected, expected_sold = oracle(told, games)
    assert {day: row for day, row in rows.items() if any(row.values())} == {
        day: {name: numbers[name] for name in COUNTED} for day, numbers in expected.items()
    }
    assert {key: +value or value for key, value in sold.items() if any(value.values())} == expected_sold
    assert (again, sold_again) == (rows, sold)
    assert sum(row["orders_paid"] for row in rows.values()) > ORDERS // 2


def test_closings_and_what_is_owed_agree_with_the_books(history):
    told, _ = history
    services.totals_count(since=min(day_of(story.created_at) for story in told) - timedelta(days=1))

    gap = services.now_count()

    closed = DayTotals.objects.exclude(balances={}).order_by("-day")[0]
    commission = int(ledger.account_balance(AccountRef.platform(AccountKind.PLATFORM_COMMISSION)))
    assert closed.balances["platform:commission"] == commission
    assert closed.balances["sandbox"] == int(ledger.account_balance(AccountRef.provider("sandbox")))
    assert gap == 0
    told_now = Now.objects.get().liabilities
    assert told_now["owed"]["escrow"] == 0
    assert told_now["owed"]["available"] == -told_now["clearing"]["sandbox"] - commission
    assert list(services.closings_check()) == []
    assert own_check() == []
    ends = Counter(story.state for story in told)
    assert told_now["orders"] == {
        name: ends[name] for name in ("completed", "cancelled", "refunded", "partially_refunded")
    }


def test_a_wrong_closing_is_found(history):
    told, _ = history
    services.totals_count(since=min(day_of(story.created_at) for story in told))
    closed = DayTotals.objects.exclude(balances={}).order_by("-day")[0]
    closed.balances["platform:commission"] += 1
    closed.save(update_fields=["balances"])

    (sentence,) = services.closings_check()

    assert sentence.startswith(f"{closed.day} closed platform:commission with {closed.balances['platform:commission']}")


def test_of_a_difference_finance_is_told_once_a_day(buyer, seller):
    deposit_succeeded(buyer.id, 50_000)
    assert services.now_count() == 0
    # Only somebody who writes past the ledger can do this.
    wallet = LedgerAccount.objects.filter(owner_id=buyer.id, kind=AccountKind.USER_AVAILABLE.value)
    wallet.update(balance=Som(50_700))

    gaps = [services.now_count() for _ in range(3)]

    told = OutboxMessage.objects.filter(topic="books.differed")
    assert gaps == [700] * 3
    assert told.get().payload["amount"] == 700
    with clock.travel(timedelta(days=1)):
        services.now_count()
        services.now_count()
    assert told.count() == 2
    wallet.update(balance=Som(50_000))
    assert services.now_count() == 0
    assert told.count() == 2


def test_reports_of_a_day_are_counted_by_case(buyer, seller, stranger):
    report_open(buyer, seller.id)
    report_open(stranger, seller.id)
    report_open(buyer, stranger.id)
    today = day_of(clock.now())

    services.totals_count(since=today - timedelta(days=1))

    assert dict(DayTotals.objects.values_list("day", "reports_opened")) == {today - timedelta(days=1): 0, today: 2}


def test_reports_and_appeals_wait_for_moderators(buyer, seller, client_for):
    judge = user_create(username="judge", staff_role="moderator")
    report_open(buyer, seller.id)
    verdict_appealed(judge, buyer)

    queues = {one["name"]: one for one in client_for(judge).get(DASHBOARD).json()["queues"]}

    for name in ("reports", "appeals"):
        assert (queues[name]["count"], queues[name]["tone"]) == (1, "ok")
        assert queues[name]["oldest_at"] < queues[name]["sla_at"]


def test_the_page_reads_rows_alone(history, moderator, client_for, django_assert_max_num_queries):
    told, _ = history
    services.totals_count(since=min(day_of(story.created_at) for story in told) - timedelta(days=1))
    services.now_count()
    client = client_for(user_create(username="chief", is_staff=True, is_superuser=True))
    last = max(day_of(story.created_at) for story in told)
    asked = {"first_on": (last - timedelta(days=6)).isoformat(), "last_on": last.isoformat(), "compare": "true"}

    with django_assert_max_num_queries(11):
        answer = client.get(DASHBOARD, asked)

    body = answer.json()
    assert answer.status_code == 200, body
    week = [row for row in DayTotals.objects.all() if last - timedelta(days=6) <= row.day <= last]
    before = [row for row in DayTotals.objects.all() if last - timedelta(days=13) <= row.day < last - timedelta(days=6)]
    assert body["totals"]["gmv_paid"] == sum(int(row.gmv_paid) for row in week)
    assert body["before"]["commission"] == sum(int(row.commission) for row in before)
    assert [step["on"] for step in body["series"]] == [
        row.day.isoformat() for row in sorted(week, key=lambda row: row.day)
    ]
    assert body["gap"] == 0
    assert {game["slug"] for game in body["games"]} == {"pubg-mobile", "standoff-2", "free-fire"}
    assert body["orders_by_state"]["completed"] == sum(story.state == "completed" for story in told)
    assert sum(step["orders_paid"] for step in monthly(client, asked)) == body["totals"]["orders_paid"]


def monthly(client, asked):
    return client.get(DASHBOARD, asked | {"step": "month"}).json()["series"]


def test_an_empty_shop_has_a_page_too(moderator, client_for):
    body = client_for(moderator).get(DASHBOARD).json()

    assert (body["as_of"], body["live_as_of"], body["series"], body["before"]) == (None, None, [], None)
    assert body["totals"]["take_rate_bps"] == 0
    first, last = date.fromisoformat(body["period"]["first_on"]), date.fromisoformat(body["period"]["last_on"])
    assert (last - first).days == 29


@pytest.mark.parametrize(
    "asked",
    [
        {"first_on": "2026-02-01", "last_on": "2026-01-01"},
        {"first_on": "2024-01-01", "last_on": "2026-01-01"},
        {"step": "year"},
        {"first_on": "soon"},
    ],
)
def test_days_that_are_no_period_are_refused(asked, moderator, client_for):
    assert client_for(moderator).get(DASHBOARD, asked).status_code == 400


def test_what_waits_too_long_is_late(moderator, seller, client_for):
    listing_active(seller.id)
    deposit_succeeded(seller.id, 50_000)
    pending = listing_draft(seller.id).id
    Listing.objects.filter(pk=pending).update(status="pending", created_at=clock.now() - timedelta(hours=4))

    queues = {one["name"]: one for one in client_for(moderator).get(DASHBOARD).json()["queues"]}

    assert (queues["listings"]["count"], queues["listings"]["tone"]) == (1, "late")
    assert (queues["disputes"]["count"], queues["disputes"]["tone"], queues["disputes"]["sla_at"]) == (0, "ok", None)


@pytest.mark.parametrize(
    ("role", "queues"),
    [
        ("moderator", {"listings", "disputes", "reports", "appeals", "support"}),
        ("finance", {"withdrawals", "differences", "support"}),
        (
            "admin",
            {
                *("listings", "disputes", "reports", "appeals", "support"),
                *("withdrawals", "differences", "outbox_dead"),
            },
        ),
    ],
)
def test_each_role_has_its_own_numbers_and_queues(role, queues, client_for, db):
    client = client_for(user_create(username="keeper", staff_role=role))

    me, shop = client.get("/api/v1/admin/me/").json(), client.get(DASHBOARD).json()

    assert (me["role"], set(me["queues"])) == (role, queues)
    assert {one["name"] for one in shop["queues"]} == queues
    sums = (shop["totals"]["commission"], shop["totals"]["gmv_paid"], shop["totals"]["take_rate_bps"])
    assert sums == ((None, None, None) if role == "moderator" else (0, 0, 0))
    assert (shop["liabilities"], shop["gap"]) == (None, None)

"""The wallet's history: movements of the ledger and deposits that have moved nothing, in one list."""

from datetime import datetime, timedelta
from itertools import pairwise
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from wibestore.core import clock
from wibestore.payments import selectors
from wibestore.payments.factories import card_active, deposit_pending, deposit_succeeded, withdrawal_requested
from wibestore.payments.models import Deposit

from .conftest import hold, notice_for, send

TRANSACTIONS = "/api/v1/payments/transactions/"
TASHKENT = ZoneInfo("Asia/Tashkent")


def ended(user_id, amount, status):
    """Return a deposit that ended without money."""
    deposit = deposit_pending(user_id, amount)
    Deposit.objects.filter(pk=deposit.id).update(status=status, finished_at=clock.now())
    return deposit


@pytest.fixture
def history(buyer):
    """A user with a bit of everything; returns their deposits by status."""
    paid = deposit_succeeded(buyer.id, 100_000)
    deposits = {status: ended(buyer.id, 1_000 + number, status) for number, status in enumerate(ENDS)}
    deposits |= {"pending": deposit_pending(buyer.id, 50_000), "succeeded": paid}
    hold(buyer.id, 70_000)
    return deposits


ENDS = ("failed", "cancelled", "expired")


def test_history_names_what_moved_and_why(buyer, client_for, django_assert_num_queries):
    deposit = deposit_succeeded(buyer.id, 100_000)
    order_id = hold(buyer.id, 70_000)
    client = client_for(buyer)

    with django_assert_num_queries(3):
        answer = client.get(TRANSACTIONS)

    held, paid = answer.json()["results"]
    assert (held["kind"], held["balance"], held["amount"]) == ("order_hold", "available", -70_000)
    assert (held["order_id"], held["deposit_id"], held["status"]) == (str(order_id), None, "completed")
    assert paid == {
        "id": paid["id"],
        "kind": "deposit",
        "status": "completed",
        "balance": "available",
        "amount": 100_000,
        "reference": f"deposit:{deposit.id}",
        "description_code": "deposit",
        "order_id": None,
        "deposit_id": str(deposit.id),
        "withdrawal_id": None,
        "subscription_id": None,
        "created_at": paid["created_at"],
    }
    assert answer.json()["next"] is None


def test_a_deposit_that_moved_nothing_is_in_the_list_by_its_own_id(buyer, client_for, history):
    lines = client_for(buyer).get(TRANSACTIONS).json()["results"]

    assert sorted((line["status"], line["amount"]) for line in lines) == [
        ("cancelled", 1_001),
        ("completed", -70_000),
        ("completed", 100_000),
        ("expired", 1_002),
        ("failed", 1_000),
        ("pending", 50_000),
    ]
    pending = next(line for line in lines if line["status"] == "pending")
    assert pending["id"] == pending["deposit_id"] == str(history["pending"].id)
    assert (pending["kind"], pending["balance"], pending["description_code"]) == (
        "deposit",
        "available",
        "deposit_pending",
    )


def test_a_deposit_is_never_listed_twice(buyer, client_for):
    deposit = deposit_pending(buyer.id, 50_000)
    client = client_for(buyer)

    def listed():
        return [(line["status"], line["amount"]) for line in client.get(TRANSACTIONS).json()["results"]]

    assert listed() == [("pending", 50_000)]
    notice = notice_for(deposit)
    send(notice)
    assert listed() == [("completed", 50_000)]
    send({**notice, "event": "payment.reversed"})
    assert listed() == [("completed", -50_000), ("completed", 50_000)]


@pytest.mark.parametrize(
    ("query", "amounts"),
    [
        ("status=completed", [-70_000, 100_000]),
        ("status=pending", [50_000]),
        ("status=failed", [1_000]),
        ("status=expired", [1_002]),
        ("status=cancelled", [1_001]),
        ("kind=deposit", [1_000, 1_001, 1_002, 50_000, 100_000]),
        ("kind=deposit&status=completed", [100_000]),
        ("kind=order_hold", [-70_000]),
        ("kind=order_hold&status=pending", []),
        ("direction=out", [-70_000]),
        ("direction=out&status=pending", []),
        ("direction=in", [1_000, 1_001, 1_002, 50_000, 100_000]),
        ("min_amount=50000", [-70_000, 50_000, 100_000]),
        ("max_amount=1001", [1_000, 1_001]),
        ("min_amount=1001&max_amount=70000", [-70_000, 1_001, 1_002, 50_000]),
        ("min_amount=2&max_amount=1", []),
    ],
)
def test_filters_narrow_both_kinds_of_lines(buyer, client_for, history, query, amounts):
    lines = client_for(buyer).get(f"{TRANSACTIONS}?{query}").json()["results"]

    assert sorted(line["amount"] for line in lines) == amounts


@pytest.mark.parametrize("page_size", [1, 2, 3, 5, 100])
def test_pages_of_both_kinds_hold_every_line_once_newest_first(buyer, client_for, page_size):
    for number in range(4):
        deposit_succeeded(buyer.id, 10_000 + number)
        with clock.travel(timedelta(hours=-number)):
            ended(buyer.id, 1_000 + number, ENDS[number % 3])
            deposit_pending(buyer.id, 2_000 + number)
    client, lines = client_for(buyer), []

    path = f"{TRANSACTIONS}?page_size={page_size}"
    while path:
        page = client.get(path).json()
        assert len(page["results"]) <= page_size
        lines += page["results"]
        path = page["next"]

    assert len(lines) == 12
    assert len({line["id"] for line in lines}) == 12
    keys = [(line["created_at"], line["id"]) for line in lines]
    assert all(one > other for one, other in pairwise(keys))


def test_a_page_costs_three_queries_however_long_the_history(buyer, client_for, django_assert_num_queries):
    for number in range(12):
        deposit_succeeded(buyer.id, 1_000 + number)
        deposit_pending(buyer.id, 1_000)
    client = client_for(buyer)
    second = client.get(f"{TRANSACTIONS}?page_size=4").json()["next"]

    with django_assert_num_queries(3):
        assert len(client.get(second).json()["results"]) == 4
    with django_assert_num_queries(2):
        client.get(f"{TRANSACTIONS}?status=completed")
    with django_assert_num_queries(2):
        client.get(f"{TRANSACTIONS}?status=pending")


def test_a_movement_in_detail(buyer, client_for, django_assert_num_queries):
    deposit_succeeded(buyer.id, 100_000)
    card = card_active(buyer.id)
    withdrawal = withdrawal_requested(buyer.id, 40_000, card_id=card.id)
    client = client_for(buyer)
    taken = client.get(f"{TRANSACTIONS}?kind=withdrawal&direction=out").json()["results"][0]

    with django_assert_num_queries(6):
        detail = client.get(f"{TRANSACTIONS}{taken['id']}/").json()

    reserved = client.get(f"{TRANSACTIONS}?kind=withdrawal&direction=in").json()["results"][0]
    assert detail == taken | {
        "balance_after": 60_000,
        "order_number": None,
        "method": "sandbox",
        "card_mask": card.mask,
        "related": [reserved],
    }
    assert taken["withdrawal_id"] == str(withdrawal.id)
    assert (reserved["balance"], reserved["amount"]) == ("payout_reserved", 40_000)


def test_a_deposit_in_detail_before_and_after_it_was_paid(buyer, client_for):
    deposit = deposit_pending(buyer.id, 50_000)
    client = client_for(buyer)

    pending = client.get(f"{TRANSACTIONS}{deposit.id}/").json()
    send(notice_for(deposit))
    paid = client.get(TRANSACTIONS).json()["results"][0]

    assert (pending["status"], pending["balance_after"], pending["method"]) == ("pending", None, "sandbox")
    assert client.get(f"{TRANSACTIONS}{deposit.id}/").status_code == 404
    assert client.get(f"{TRANSACTIONS}{paid['id']}/").json()["balance_after"] == 50_000


def test_modules_above_say_an_orders_number(buyer, client_for, monkeypatch):
    monkeypatch.setattr(selectors.transactions, "_order_numbers", [])
    deposit_succeeded(buyer.id, 100_000)
    order_id = hold(buyer.id, 70_000)
    client = client_for(buyer)
    line = client.get(TRANSACTIONS).json()["results"][0]
    assert client.get(f"{TRANSACTIONS}{line['id']}/").json()["order_number"] is None

    selectors.order_number_register(lambda asked: "O-7K3M9P" if asked == order_id else None)

    assert client.get(f"{TRANSACTIONS}{line['id']}/").json()["order_number"] == "O-7K3M9P"


def test_nobody_reads_the_history_of_another(buyer, stranger, client_for):
    deposit = deposit_pending(buyer.id, 5_000)
    deposit_succeeded(buyer.id, 100_000)
    mine = client_for(buyer).get(TRANSACTIONS).json()["results"][0]

    assert client_for(stranger).get(TRANSACTIONS).json()["results"] == []
    assert client_for(stranger).get(f"{TRANSACTIONS}{mine['id']}/").status_code == 404
    assert client_for(stranger).get(f"{TRANSACTIONS}{deposit.id}/").status_code == 404
    assert client_for(buyer).get(f"{TRANSACTIONS}{uuid4()}/").status_code == 404


def test_pages_hold_every_line_once_and_keep_the_filters(buyer, client_for):
    for amount in range(1_000, 8_000, 1_000):
        deposit_succeeded(buyer.id, amount)
    hold(buyer.id, 500)
    client, amounts = client_for(buyer), []

    path = f"{TRANSACTIONS}?kind=deposit&page_size=3"
    while path:
        page = client.get(path).json()
        amounts.append([line["amount"] for line in page["results"]])
        path = page["next"]

    assert amounts == [[7_000, 6_000, 5_000], [4_000, 3_000, 2_000], [1_000]]


def test_days_are_the_peoples_days_and_both_are_inside(buyer, client_for):
    deposit_succeeded(buyer.id, 5_000)
    today = clock.now().astimezone(TASHKENT).date()
    client = client_for(buyer)

    def count(**query):
        return len(client.get(TRANSACTIONS, query).json()["results"])

    day = timedelta(days=1)
    assert count(**{"from": today, "to": today}) == 1
    assert count(**{"from": today - day}) == 1
    assert count(**{"from": today + day}) == 0
    assert count(to=today - day) == 0
    assert count(to=today) == 1


def test_a_page_that_reaches_the_first_day_has_no_next(buyer, client_for):
    for _ in range(3):
        deposit_succeeded(buyer.id, 5_000)
    tomorrow = datetime.now(TASHKENT).date() + timedelta(days=1)

    answer = client_for(buyer).get(f"{TRANSACTIONS}?from={tomorrow}&page_size=1").json()

    assert answer == {"results": [], "next": None, "previous": None}


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("kind=theft", "invalid_choice"),
        ("from=yesterday", "invalid_date"),
        ("to=2026-02-30", "invalid_date"),
        ("to=9999-12-31", "max_value"),
        ("from=0001-01-01", "min_value"),
        ("cursor=forged", "invalid_cursor"),
        ("page_size=0", "min_value"),
        ("page_size=101", "max_value"),
        ("first_on=2026-01-01", "unknown_parameter"),
        ("status=done", "invalid_choice"),
        ("direction=up", "invalid_choice"),
        ("min_amount=-1", "min_value"),
        ("min_amount=1.5", "invalid_int"),
        ("max_amount=9223372036854775808", "max_value"),
    ],
)
def test_a_wrong_filter_is_named(buyer, client_for, query, code):
    answer = client_for(buyer).get(f"{TRANSACTIONS}?{query}")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == code


def test_a_cursor_of_another_person_is_refused(buyer, stranger, client_for):
    for _ in range(2):
        deposit_succeeded(buyer.id, 5_000)
    path = client_for(buyer).get(f"{TRANSACTIONS}?page_size=1").json()["next"]

    assert client_for(stranger).get(path).json()["errors"][0]["code"] == "invalid_cursor"

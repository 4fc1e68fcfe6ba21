"""The wallet and its history, as their owner reads them."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from wibestore.core import clock
from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.types import AccountRef, EntryKind, PostingLine
from wibestore.payments.factories import deposit_succeeded

WALLET = "/api/v1/payments/wallet/"
TRANSACTIONS = "/api/v1/payments/transactions/"
TASHKENT = ZoneInfo("Asia/Tashkent")


def hold(user_id, amount):
    """Move money of the user into a new order's escrow; return the order's id."""
    order_id = uuid4()
    ledger.post(
        kind=EntryKind.ORDER_HOLD,
        postings=[
            PostingLine(AccountRef.available(user_id), Som(-amount)),
            PostingLine(AccountRef.escrow(order_id, payer_id=user_id), Som(amount)),
        ],
        idempotency_key=f"hold:{order_id}",
        reference=f"order:{order_id}",
    )
    return order_id


def test_a_new_wallet_is_empty(buyer, client_for, django_assert_num_queries):
    client = client_for(buyer)

    with django_assert_num_queries(2):
        answer = client.get(WALLET)

    assert answer["Cache-Control"] == "no-store"
    assert answer.json() == {
        "available": 0,
        "held": 0,
        "payout_reserved": 0,
        "in_escrow": 0,
        "debt": 0,
        "currency": "UZS",
    }


def test_the_wallet_follows_every_move(buyer, stranger, client_for):
    deposit_succeeded(buyer.id, 100_000)
    deposit_succeeded(buyer.id, 20_000)
    hold(buyer.id, 70_000)

    wallet = client_for(buyer).get(WALLET).json()

    assert (wallet["available"], wallet["in_escrow"], wallet["held"]) == (50_000, 70_000, 0)
    assert client_for(stranger).get(WALLET).json()["available"] == 0


@pytest.mark.parametrize("path", [WALLET, TRANSACTIONS, f"{TRANSACTIONS}{UUID(int=1)}/"])
def test_a_visitor_has_no_wallet(client_for, path):
    assert client_for(None).get(path).status_code == 401


def test_history_names_what_moved_and_why(buyer, client_for, django_assert_num_queries):
    deposit = deposit_succeeded(buyer.id, 100_000)
    order_id = hold(buyer.id, 70_000)
    client = client_for(buyer)

    with django_assert_num_queries(2):
        answer = client.get(TRANSACTIONS)

    held, paid = answer.json()["results"]
    assert (held["kind"], held["balance"], held["amount"]) == ("order_hold", "available", -70_000)
    assert (held["order_id"], held["deposit_id"]) == (str(order_id), None)
    assert (paid["kind"], paid["amount"], paid["deposit_id"]) == ("deposit", 100_000, str(deposit.id))
    assert answer.json()["next"] is None
    assert client.get(f"{TRANSACTIONS}{paid['id']}/").json() == paid


def test_nobody_reads_the_history_of_another(buyer, stranger, client_for):
    deposit_succeeded(buyer.id, 100_000)
    mine = client_for(buyer).get(TRANSACTIONS).json()["results"][0]

    assert client_for(stranger).get(TRANSACTIONS).json()["results"] == []
    assert client_for(stranger).get(f"{TRANSACTIONS}{mine['id']}/").status_code == 404
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
        ("status=done", "unknown_parameter"),
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

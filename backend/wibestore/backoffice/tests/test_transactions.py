"""Every movement of money for finance: found by person, name, sum and day, and taken along as a file."""

import csv
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest

from wibestore.audit import selectors as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.ledger import selectors as ledger
from wibestore.ledger import services as ledger_services
from wibestore.ledger.types import AccountKind, AccountRef, EntryFilter, EntryKind, PostingLine
from wibestore.orders.factories import order_completed, order_paid
from wibestore.payments.factories import deposit_succeeded, withdrawal_requested
from wibestore.users.factories import user_create

TRANSACTIONS = "/api/v1/admin/transactions/"
EXPORT = f"{TRANSACTIONS}export/"
HOSTILE = ("=1+1", "+998", "-1", "@cmd", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x")


@pytest.fixture
def finance(db):
    """Somebody of the staff who deals with money."""
    return user_create(username="cashier", is_staff=True)


def found(client, **asked):
    answer = client.get(TRANSACTIONS, asked)
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def rows_of(answer):
    content = b"".join(answer.streaming_content)
    assert content.startswith("\ufeff".encode())
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_an_entry_shows_its_lines_people_and_numbers(finance, buyer, seller, client_for, django_assert_num_queries):
    order = order_completed(buyer, seller)
    client = client_for(finance)

    with django_assert_num_queries(7):
        rows = found(client)

    released = next(row for row in rows if row["kind"] == "order_release")
    assert released["order"] == {"id": str(order.id), "number": order.number}
    assert sum(line["amount"] for line in released["postings"]) == 0
    assert released["amount"] == order.price
    owners = {line["account"]: line["owner"] and line["owner"]["username"] for line in released["postings"]}
    assert owners["order:escrow"] == buyer.username
    assert owners["platform:commission"] is None
    assert [row["id"] for row in rows] == sorted((row["id"] for row in rows), reverse=True)


def test_what_is_asked_for_is_what_is_found(finance, buyer, seller, client_for):
    order = order_paid(buyer, seller)
    deposit = deposit_succeeded(seller.id, 70_000)
    withdrawal = withdrawal_requested(seller.id, 20_000)
    client = client_for(finance)
    today = clock.now().date().isoformat()

    assert [row["kind"] for row in found(client, reference=order.number)] == ["order_hold"]
    assert [row["kind"] for row in found(client, reference=withdrawal.number)] == ["withdrawal"]
    assert [row["deposit"]["id"] for row in found(client, reference=deposit.reference)] == [str(deposit.id)]
    assert {row["kind"] for row in found(client, user=seller.username.upper())} == {"deposit", "withdrawal"}
    assert found(client, user="nobody_here") == []
    assert found(client, reference="O-NOSUCH") == []
    assert {row["kind"] for row in found(client, kind="deposit,withdrawal", user=seller.username)} == {
        "deposit",
        "withdrawal",
    }
    assert [row["amount"] for row in found(client, min_amount=70_000, max_amount=70_000)] == [70_000]
    assert [row["amount"] for row in found(client, max_amount=20_000)] == [20_000]
    assert {row["kind"] for row in found(client, provider="sandbox")} == {"deposit"}
    assert found(client, first_on="2020-01-01", last_on="2020-01-02") == []
    one = found(client, reference=order.number)[0]["id"]
    assert [row["id"] for row in found(client, reference=one)] == [one]
    assert client.get(TRANSACTIONS, {"first_on": "2020-01-01", "last_on": today}).status_code == 400
    assert client.get(TRANSACTIONS, {"kind": "bribe"}).status_code == 400
    assert client.get(TRANSACTIONS, {"nothing": "1"}).status_code == 400


def test_pages_hold_everything_once_and_a_cursor_belongs_to_its_filters(finance, buyer, client_for):
    for amount in (10_000, 20_000, 30_000):
        deposit_succeeded(buyer.id, amount)
    client = client_for(finance)

    first = client.get(TRANSACTIONS, {"page_size": 2, "user": buyer.username}).json()
    second = client.get(first["next"]).json()
    cursor = first["next"].split("cursor=")[1]
    other = client.get(f"{TRANSACTIONS}?page_size=2&cursor={cursor}")

    assert [row["amount"] for row in first["results"] + second["results"]] == [30_000, 20_000, 10_000]
    assert second["next"] is None
    assert other.status_code == 400


def test_the_last_month_alone_is_meant_where_nothing_is_named(finance, buyer, client_for):
    deposit_succeeded(buyer.id, 10_000)
    client = client_for(finance)

    with clock.travel(timedelta(days=32)):
        assert found(client) == []
        assert [row["amount"] for row in found(client, user=buyer.username)] == [10_000]


def test_a_correction_and_what_it_corrects_name_each_other(finance, buyer, client_for):
    deposit_succeeded(buyer.id, 10_000)
    wrong = ledger.entry_page(wanted=EntryFilter(owner_id=buyer.id), limit=1)[0].id
    lines = [
        PostingLine(AccountRef.available(buyer.id), Som(-1_000)),
        PostingLine(AccountRef.platform(AccountKind.PLATFORM_PROMOTIONS), Som(1_000)),
    ]
    right = ledger_services.post(
        kind=EntryKind.CORRECTION, postings=lines, idempotency_key="correction:1", reference=f"entry:{wrong}"
    ).id
    client = client_for(finance)

    assert client.get(f"{TRANSACTIONS}{wrong}/").json()["corrected_by"] == [str(right)]
    assert client.get(f"{TRANSACTIONS}{right}/").json()["corrects"] == str(wrong)
    missing = client.get(f"{TRANSACTIONS}{uuid4()}/")
    assert (missing.status_code, missing.json()["code"]) == (404, "ledger.entry_not_found")


def test_no_cell_of_the_file_is_a_formula(finance, client_for):
    for number, name in enumerate(HOSTILE):
        person = user_create(username=f"hostile_{number}", display_name=name)
        deposit_succeeded(person.id, 10_000 + number)

    rows = rows_of(client_for(finance).get(EXPORT, {"kind": "deposit"}))

    own = [row for row in rows if row["account"] == "user:available"]
    assert sorted(row["name"] for row in own) == sorted(f"'{name}" for name in HOSTILE)
    assert sorted(int(row["amount"]) for row in own) == [10_000 + number for number in range(len(HOSTILE))]
    assert {row["amount"] for row in rows if row["account"] == "provider:clearing"} == {
        str(-10_000 - number) for number in range(len(HOSTILE))
    }


def test_a_file_is_on_record_and_three_an_hour_are_enough(finance, buyer, client_for):
    deposit_succeeded(buyer.id, 10_000)
    client = client_for(finance)

    answers = [client.get(EXPORT, {"user": buyer.username}) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    lines = audit.audit_list(target="transactions", target_id="all")
    assert [(line.action, line.actor_id) for line in lines] == [("transactions.exported", finance.id)] * 3
    assert lines[0].details == {"filters": {"user": buyer.username}, "count": 1}


def test_a_file_has_an_end_and_is_read_in_portions(finance, buyer, monkeypatch):
    from wibestore.backoffice.selectors import TransactionQuestion, transaction_lines, transactions

    for amount in range(5):
        deposit_succeeded(buyer.id, 10_000 + amount)
    monkeypatch.setattr(transactions, "_PORTION", 2)
    actor = Actor.user(finance.id, is_staff=True)

    whole = list(transaction_lines(actor=actor, asked=TransactionQuestion()))
    cut = list(transaction_lines(actor=actor, asked=TransactionQuestion(), limit=3))

    assert len(whole) == 10
    assert [line.entry_id for line in cut] == [line.entry_id for line in whole[:3]]

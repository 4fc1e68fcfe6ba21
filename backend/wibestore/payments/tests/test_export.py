"""The history as a file: no cell a spreadsheet takes for a formula, bounded, in pieces."""

import csv
from io import StringIO

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.core.asgi import get_asgi_application
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st

from wibestore.core.actor import Actor
from wibestore.core.spreadsheet import csv_cell
from wibestore.payments import selectors
from wibestore.payments.api.transactions import COLUMNS
from wibestore.payments.factories import deposit_pending, deposit_succeeded
from wibestore.payments.types import TransactionWanted

from .conftest import hold

EXPORT = "/api/v1/payments/transactions/export/"
DANGEROUS = "=+-@\t\r\n＝＋－＠"


def rows_of(content):
    assert content.startswith("\ufeff".encode())
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_file_holds_the_history_with_amounts_as_numbers(buyer, client_for):
    deposit = deposit_succeeded(buyer.id, 100_000)
    order_id = hold(buyer.id, 70_000)
    pending = deposit_pending(buyer.id, 5_000)

    answer = client_for(buyer).get(EXPORT)

    content = b"".join(answer.streaming_content)
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200,
        "text/csv; charset=utf-8",
        "no-store",
    )
    assert answer["Content-Disposition"].startswith('attachment; filename="wibestore-transactions-20')
    assert answer["X-Content-Type-Options"] == "nosniff"
    rows = rows_of(content)
    assert tuple(rows[0]) == COLUMNS
    assert sorted((row["kind"], row["status"], row["amount"], row["order"], row["deposit"]) for row in rows) == [
        ("deposit", "completed", "100000", "", str(deposit.id)),
        ("deposit", "pending", "5000", "", str(pending.id)),
        ("order_hold", "completed", "-70000", str(order_id), ""),
    ]
    assert {row["currency"] for row in rows} == {"UZS"}
    assert all(row["time"].endswith("+05:00") for row in rows)


def test_the_filters_are_those_of_the_list(buyer, client_for):
    deposit_succeeded(buyer.id, 100_000)
    hold(buyer.id, 70_000)
    client = client_for(buyer)

    def amounts(query):
        return [row["amount"] for row in rows_of(b"".join(client.get(f"{EXPORT}?{query}").streaming_content))]

    assert amounts("direction=out") == ["-70000"]
    assert amounts("kind=deposit&min_amount=1") == ["100000"]
    assert amounts("status=expired") == []
    assert amounts("from=2999-01-01") == []


@pytest.mark.parametrize("query", ["cursor=x", "page_size=5", "kind=theft", "colour=red"])
def test_what_a_file_has_not_is_refused(buyer, client_for, query):
    answer = client_for(buyer).get(f"{EXPORT}?{query}")

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_it_is_ones_own_alone(buyer, stranger, client_for):
    deposit_succeeded(buyer.id, 100_000)

    assert client_for(None).get(EXPORT).status_code == 401
    assert rows_of(b"".join(client_for(stranger).get(EXPORT).streaming_content)) == []


def test_it_ends_at_its_limit_and_reads_in_portions(buyer, django_assert_num_queries):
    for number in range(25):
        deposit_succeeded(buyer.id, 1_000 + number)
    actor = Actor.user(buyer.id)

    def taken(limit):
        lines = selectors.transaction_lines(actor=actor, wanted=TransactionWanted(), limit=limit)
        return [line.amount for line in lines]

    with django_assert_num_queries(2):
        assert taken(10) == list(range(1_024, 1_014, -1))
    assert taken(25) == taken(10_000) == list(range(1_024, 999, -1))
    assert taken(0) == []


@pytest.mark.django_db(transaction=True)
def test_a_long_history_goes_out_in_pieces_each_line_once(buyer, client_for):
    for number in range(230):
        deposit_pending(buyer.id, 1_000 + number)

    pieces = list(client_for(buyer).get(EXPORT).streaming_content)

    assert len(pieces) == 3
    assert [int(row["amount"]) for row in rows_of(b"".join(pieces))] == list(range(1_229, 999, -1))


@pytest.mark.django_db(transaction=True)
async def test_the_server_of_the_shop_streams_it_too(buyer, client_for):
    token = (await sync_to_async(client_for)(buyer)).token
    await sync_to_async(deposit_succeeded)(buyer.id, 100_000)
    scope = {
        "type": "http",
        "method": "GET",
        "path": EXPORT,
        "raw_path": EXPORT.encode(),
        "query_string": b"",
        "headers": [(b"host", b"testserver"), (b"authorization", f"Bearer {token}".encode())],
        "client": ("127.0.0.1", 1),
        "server": ("testserver", 80),
        "scheme": "http",
        "http_version": "1.1",
        "asgi": {"version": "3.0"},
    }
    server = ApplicationCommunicator(get_asgi_application(), scope)
    await server.send_input({"type": "http.request", "body": b"", "more_body": False})

    start = await server.receive_output(10)
    pieces = []
    while True:
        message = await server.receive_output(10)
        pieces.append(message.get("body", b""))
        if not message.get("more_body"):
            break
    await sync_to_async(connections.close_all)()

    assert start["status"] == 200
    assert len([piece for piece in pieces if piece]) == 2
    assert [row["amount"] for row in rows_of(b"".join(pieces))] == ["100000"]


@given(st.text())
def test_no_text_begins_a_formula(text):
    cell = csv_cell(text)

    assert not cell.lstrip().startswith(tuple(DANGEROUS))
    assert cell in {text, f"'{text}"}


@given(st.sampled_from(DANGEROUS), st.text(), st.sampled_from(["", " ", "  \u00a0"]))
def test_every_dangerous_beginning_gets_its_apostrophe(sign, rest, blanks):
    assert csv_cell(f"{blanks}{sign}{rest}") == f"'{blanks}{sign}{rest}"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1), min_size=1))
def test_cells_survive_the_way_through_a_file(texts):
    file = StringIO()
    csv.writer(file).writerow([csv_cell(text) for text in texts])

    assert next(csv.reader(StringIO(file.getvalue(), newline=""))) == [csv_cell(text) for text in texts]


@given(st.integers())
def test_numbers_stay_numbers(number):
    assert csv_cell(number) == str(number)


def test_nothing_is_an_empty_cell_and_a_flag_is_a_word():
    assert (csv_cell(None), csv_cell(True), csv_cell("=1+1")) == ("", "True", "'=1+1")

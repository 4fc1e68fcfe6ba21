"""Reserving, paying and receiving in one request: one transaction, few statements, all or nothing."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core.models import OutboxMessage
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.listings.factories import listing_active, listing_row
from wibestore.orders.models import Order, OrderEvent
from wibestore.orders.tests import books

PRICE = 500_000


@pytest.fixture
def buy(client_for, buyer):
    client = client_for(buyer)

    def call(listing, key=None, **body):
        sent = {"listing_id": str(listing.id), "price": PRICE, "pay_now": True, **body}
        return client.post("/api/v1/orders/", sent, HTTP_IDEMPOTENCY_KEY=key or str(uuid4()))

    return call


def statements_of(captured):
    control = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return [query["sql"] for query in captured.captured_queries if not query["sql"].startswith(control)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("is_at_once", "count"), [(True, 15), (False, 25)])
def test_a_purchase_costs_so_many_statements(is_at_once, count, buy, buyer, seller, client_for):
    wallet_fund(buyer.id, PRICE)
    listing, client = listing_active(seller.id, price=PRICE), client_for(buyer)

    with CaptureQueriesContext(connection) as captured:
        answer = buy(listing, pay_now=is_at_once)
        if not is_at_once:
            path = f"/api/v1/orders/{answer.json()['id']}/pay/"
            answer = client.post(path, {"expected_version": 1}, HTTP_IDEMPOTENCY_KEY=str(uuid4()))

    assert answer.json()["state"] == "delivered"
    assert len(statements_of(captured)) == count


@pytest.mark.django_db
def test_an_instant_listing_is_delivered_by_the_same_answer(buy, buyer, seller):
    wallet_fund(buyer.id, PRICE)

    order = buy(listing_active(seller.id, price=PRICE)).json()

    assert (order["state"], order["version"]) == ("delivered", 3)
    assert [step["event"] for step in order["events"]] == ["create", "pay", "instant"]
    assert books.steps(order["id"]) == [
        (1, "create", "buyer", "awaiting_payment"),
        (2, "pay", "buyer", "paid"),
        (3, "instant", "system", "delivered"),
    ]
    assert books.topics(order["id"]) == ["order.created", "order.paid", "order.delivered"]
    assert (books.escrow(order["id"]), wallet_balances(buyer.id).available) == (PRICE, 0)
    assert books.row(order["id"]).unpaid_slot is None
    assert ledger_check() == []


@pytest.mark.django_db
def test_a_listing_delivered_by_hand_is_paid_and_waits_for_its_seller(buy, buyer, seller):
    wallet_fund(buyer.id, PRICE)

    order = buy(listing_active(seller.id, price=PRICE, with_credentials=False)).json()

    assert (order["state"], order["version"]) == ("paid", 2)
    assert order["deliver_by"] is not None
    assert books.escrow(order["id"]) == PRICE


@pytest.mark.django_db
def test_without_the_money_nothing_is_bought_and_nothing_reserved(buy, buyer, seller):
    wallet_fund(buyer.id, PRICE - 1)
    listing = listing_active(seller.id, price=PRICE)
    told = OutboxMessage.objects.count()

    answer = buy(listing)

    assert (answer.status_code, answer.json()["code"]) == (409, "ledger.insufficient_funds")
    assert answer.json()["params"] == {"missing": 1}
    assert listing_row(listing.id).status == "active"
    assert wallet_balances(buyer.id).available == PRICE - 1
    assert not Order.objects.exists()
    assert not OrderEvent.objects.exists()
    assert OutboxMessage.objects.count() == told


@pytest.mark.django_db
def test_a_provider_cannot_pay_at_once(buy, seller):
    listing = listing_active(seller.id, price=PRICE)

    answer = buy(listing, pay_with="provider")

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")
    assert listing_row(listing.id).status == "active"


@pytest.mark.django_db
def test_the_same_key_buys_once_and_answers_alike(buy, buyer, seller):
    wallet_fund(buyer.id, 3 * PRICE)
    listing = listing_active(seller.id, price=PRICE)

    first, again = buy(listing, key="one"), buy(listing, key="one")

    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert Order.objects.count() == 1
    assert wallet_balances(buyer.id).available == 2 * PRICE

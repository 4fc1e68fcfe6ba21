"""T3: a succeeded deposit pays the order it was made for; what cannot be used stays in the wallet, and is told."""

from datetime import timedelta

import pytest
from django.conf import settings

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.ids import uuid7
from wibestore.core.models import OutboxMessage
from wibestore.ledger.selectors import wallet_balances
from wibestore.listings.factories import listing_active
from wibestore.orders import factories, handlers, services
from wibestore.orders.models import OrderEvent
from wibestore.orders.rules import Event
from wibestore.orders.tests import books
from wibestore.payments.factories import deposit_succeeded

pytestmark = pytest.mark.django_db
PRICE = 500_000


@pytest.fixture
def order(buyer, seller):
    """Return an order that waits for a provider's payment; the buyer's wallet is empty."""
    listing = listing_active(seller.id, price=PRICE, with_credentials=True)
    return services.order_create(actor=Actor.user(buyer.id), listing_id=listing.id, price=PRICE, pay_with="provider")


def arrive(order_id, user, amount=PRICE):
    """Let a deposit succeed and be told; return what was told."""
    deposit = deposit_succeeded(user.id, amount, order_id=order_id)
    outbox.relay()
    told = OutboxMessage.objects.filter(topic="deposit.succeeded", payload__deposit_id=str(deposit.id)).get()
    assert told.relayed_at is not None
    return told.payload


def unused():
    return list(OutboxMessage.objects.filter(topic="order.deposit_unused").values_list("payload", flat=True))


def test_a_deposit_pays_its_order_and_instant_delivery_follows(order, buyer):
    payload = arrive(order.id, buyer)

    assert [(event, party) for _, event, party, _ in books.steps(order.id)] == [
        ("create", "buyer"),
        ("pay", "system"),
        ("instant", "system"),
    ]
    assert books.escrow(order.id) == PRICE
    assert OrderEvent.objects.get(order_id=order.id, event="pay").details == {"deposit_id": payload["deposit_id"]}
    assert unused() == []


def test_the_same_deposit_told_twice_pays_once_and_complains_not(order, buyer):
    payload = arrive(order.id, buyer)
    before = books.everything(order.id)

    handlers.on_deposit_succeeded(payload)

    assert books.everything(order.id) == before


def test_a_deposit_after_the_money_was_spent_leaves_the_order_unpaid_and_tells_the_buyer(order, buyer, seller):
    other = factories.order_awaiting(buyer, seller, 300_000)
    services.transition(other.id, Event.PAY, Actor.user(buyer.id))

    payload = arrive(order.id, buyer, PRICE - 1)

    assert books.row(order.id).state == "awaiting_payment"
    assert wallet_balances(buyer.id).available == PRICE - 1
    assert [(told["reason"], told["user_id"], told["deposit_id"]) for told in unused()] == [
        ("ledger.insufficient_funds", str(buyer.id), payload["deposit_id"])
    ]


def test_a_deposit_for_a_closed_order_stays_in_the_wallet_and_tells_the_buyer(order, buyer):
    services.transition(order.id, Event.CANCEL, Actor.user(buyer.id))

    arrive(order.id, buyer)

    assert books.row(order.id).state == "cancelled"
    assert (wallet_balances(buyer.id).available, books.escrow(order.id)) == (PRICE, 0)
    assert [told["reason"] for told in unused()] == ["order.invalid_transition"]


def test_a_deposit_for_somebody_elses_order_pays_nothing(order, buyer, stranger):
    arrive(order.id, stranger)

    assert books.row(order.id).state == "awaiting_payment"
    assert wallet_balances(stranger.id).available == PRICE
    assert [(told["reason"], told["user_id"]) for told in unused()] == [("order.not_found", str(stranger.id))]


def test_a_deposit_for_no_order_or_an_unknown_one_is_no_business_of_orders(buyer):
    arrive(None, buyer)
    arrive(uuid7(), buyer)

    assert unused() == []
    assert wallet_balances(buyer.id).available == 2 * PRICE


def test_an_order_that_a_paid_deposit_waits_for_does_not_time_out(order, buyer):
    with travel(settings.PAY_BY_PROVIDER - timedelta(minutes=1)):
        deposit_succeeded(buyer.id, PRICE, order_id=order.id)

    with travel(settings.PAY_BY_PROVIDER + timedelta(minutes=1)):
        assert services.sweep() == 0
        outbox.relay()
        assert services.sweep() == 0

    assert books.row(order.id).state == "delivered"


def test_an_unused_deposit_does_not_keep_the_order_open(order, buyer, stranger):
    arrive(order.id, stranger)

    with travel(settings.PAY_BY_PROVIDER + timedelta(minutes=1)):
        assert services.sweep() == 1

    assert books.row(order.id).state == "cancelled"

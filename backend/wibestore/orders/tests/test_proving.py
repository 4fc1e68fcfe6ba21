"""The proof of orders' money finds what is wrong, and what came before the columns it reads is filled in."""

from importlib import import_module

import pytest
from django.apps import apps

from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.ledger import services as ledger
from wibestore.ledger.types import AccountKind, AccountRef, EntryKind, PostingLine
from wibestore.orders import factories, services
from wibestore.orders.models import Order
from wibestore.orders.rules import Event
from wibestore.orders.tests import books

pytestmark = pytest.mark.django_db


def move(source, target, amount):
    """Write an entry that no order knows of."""
    ledger.post(
        kind=EntryKind.CORRECTION,
        postings=[PostingLine(source, -amount), PostingLine(target, amount)],
        idempotency_key=f"correction:{uuid7()}",
        reference=f"correction:{uuid7()}",
    )


def test_the_books_of_every_kind_of_order_agree(buyer, seller, newcomer):
    factories.order_awaiting(buyer, seller)
    factories.order_paid(buyer, seller)
    factories.order_disputed(buyer, seller)
    factories.order_claimed(buyer, newcomer)
    factories.order_completed(buyer, newcomer)

    assert list(services.books_check()) == []


def test_a_release_that_happened_twice_is_found(buyer, seller):
    order, other = factories.order_completed(buyer, seller), factories.order_paid(buyer, seller)

    # What the ledger itself allows: balanced, nobody below zero; the money is another order's.
    move(AccountRef.escrow(other.id, payer_id=buyer.id), AccountRef.available(seller.id), 450_000)

    assert list(services.books_check()) == [f"Escrow of order {other.id} is 50000, it must be 500000."]
    assert [sentence for sentence in ledger.ledger_check() if "Escrow" in sentence] != []
    assert books.escrow(order.id) == 0


def test_money_left_in_a_closed_orders_escrow_is_found(buyer, seller):
    order = factories.order_completed(buyer, seller)

    move(AccountRef.available(seller.id), AccountRef.escrow(order.id, payer_id=buyer.id), 1)

    assert list(services.books_check()) == [f"Escrow of order {order.id} is 1, it must be 0."]


def test_held_money_that_no_order_holds_is_found(buyer, newcomer):
    factories.order_completed(buyer, newcomer)

    move(AccountRef.held(newcomer.id), AccountRef.available(newcomer.id), 1)

    assert list(services.books_check()) == [f"User {newcomer.id} has 449999 held, their orders hold 450000."]


def test_a_commission_that_no_order_explains_is_found(buyer, seller):
    factories.order_completed(buyer, seller)

    move(AccountRef.platform(AccountKind.PLATFORM_COMMISSION), AccountRef.available(seller.id), 1)

    assert list(services.books_check()) == ["The shop's commission is 49999, its orders make 50000."]


def test_orders_from_before_get_their_times_and_refunds_from_their_stories(buyer, seller):
    orders = [
        factories.order_awaiting(buyer, seller),
        factories.order_paid(buyer, seller),
        factories.order_completed(buyer, seller),
        services.transition(factories.order_paid(buyer, seller).id, Event.DECLINE, Actor.user(seller.id)),
        services.transition(factories.order_awaiting(buyer, seller).id, Event.CANCEL, Actor.user(buyer.id)),
    ]
    columns = ("paid_at", "delivered_at", "refund_amount")
    before = list(Order.objects.order_by("id").values_list("id", *columns))
    Order.objects.update(paid_at=None, delivered_at=None, refund_amount=0)

    import_module("wibestore.orders.migrations.0003_story_times").times_fill(apps, None)

    assert list(Order.objects.order_by("id").values_list("id", *columns)) == before
    assert [books.row(order.id).refund_amount for order in orders] == [0, 0, 0, 500_000, 0]

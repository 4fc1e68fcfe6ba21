"""What can only be a bug stops at once, loudly, and changes nothing."""

import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.listings.factories import listing_active, listing_row
from wibestore.orders import factories, services
from wibestore.orders.models import Order
from wibestore.orders.rules import Event, Money, OrderState, Party
from wibestore.orders.services import money, purchase
from wibestore.orders.services.move import Step
from wibestore.orders.tests import books

pytestmark = pytest.mark.django_db


def step_of(order, buyer):
    return Step(
        order=books.row(order.id),
        event=Event.RESOLVE,
        party=Party.STAFF,
        actor=Actor.user(buyer.id),
        now=clock.now(),
        target=OrderState.COMPLETED,
        money=Money.SETTLE,
    )


def test_a_settlement_without_a_sum_is_not_taken_for_a_release(buyer, seller):
    order = factories.order_delivered(buyer, seller)
    before = books.everything(order.id)

    with pytest.raises(RuntimeError, match="names no sum"):
        money.move_money([step_of(order, buyer)])

    assert books.everything(order.id) == before


def test_a_disputed_order_without_a_dispute_is_a_bug(buyer, seller):
    order = factories.order_delivered(buyer, seller)

    with pytest.raises(RuntimeError, match="without a dispute"):
        _ = step_of(order, buyer).dispute_open


def test_an_order_that_finds_no_free_number_is_not_made(buyer, seller, monkeypatch):
    taken = factories.order_delivered(buyer, seller)
    listing = listing_active(seller.id, price=factories.PRICE)

    monkeypatch.setattr(purchase, "_number", lambda: taken.number)
    with pytest.raises(RuntimeError, match="no free order number"):
        services.order_create(actor=Actor.user(buyer.id), listing_id=listing.id, price=factories.PRICE)

    assert list(Order.objects.values_list("id", flat=True)) == [taken.id]
    assert listing_row(listing.id).status == "active"

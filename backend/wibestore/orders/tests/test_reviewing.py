"""What reviews tell orders."""

import pytest

from wibestore.core.ids import uuid7
from wibestore.orders import factories, services
from wibestore.orders.errors import OrderNotFound
from wibestore.orders.tests import books

pytestmark = pytest.mark.django_db


def test_an_order_knows_its_review_until_it_is_gone(buyer, seller):
    order, review_id = factories.order_completed(buyer, seller), uuid7()
    before = books.everything(order.id)

    services.order_mark_reviewed(order_id=order.id, review_id=review_id)
    assert books.row(order.id).review_id == review_id

    services.order_mark_reviewed(order_id=order.id, review_id=None)
    assert books.everything(order.id) == before


def test_an_order_that_is_not_there_has_no_review():
    with pytest.raises(OrderNotFound):
        services.order_mark_reviewed(order_id=uuid7(), review_id=uuid7())

"""Delivery clocks run in the seller's hours; who is away has a day from when they are back."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core import clock
from wibestore.core.clock import travel
from wibestore.orders import factories, services
from wibestore.orders.tests import books

pytestmark = pytest.mark.django_db
User = apps.get_model("users", "User")
HOUR = timedelta(hours=1)


def at(hour):
    """Return how far it is to the next day's `hour` o'clock in Tashkent (UTC+5)."""
    now = clock.now()
    return datetime.combine(now.date() + timedelta(days=2), time(hour), UTC) - 5 * HOUR - now


@pytest.fixture
def daytime_seller(seller):
    User.objects.filter(pk=seller.id).update(work_from=time(9), work_to=time(18), time_zone="Asia/Tashkent")
    return seller


def test_within_the_hours_the_time_runs_at_once(buyer, daytime_seller):
    with travel(at(10)):
        order = factories.order_paid(buyer, daytime_seller)

    assert order.deliver_by - order.paid_at == HOUR
    assert order.auto_cancel_at - order.paid_at == settings.AUTO_CANCEL_AFTER


def test_at_night_the_time_begins_in_the_morning(buyer, daytime_seller):
    with travel(at(23)):
        order = factories.order_paid(buyer, daytime_seller)

    assert abs(order.deliver_by - order.paid_at - 11 * HOUR) < timedelta(seconds=5)
    assert abs(order.auto_cancel_at - order.paid_at - 10 * HOUR - settings.AUTO_CANCEL_AFTER) < timedelta(seconds=5)


def test_who_is_away_has_a_day_from_when_they_are_back(buyer, seller):
    back_at = clock.now() + 50 * HOUR
    User.objects.filter(pk=seller.id).update(away_until=back_at)

    order = factories.order_paid(buyer, seller)

    assert order.deliver_by == back_at + HOUR
    assert order.auto_cancel_at == back_at + settings.AUTO_CANCEL_AFTER
    with travel(60 * HOUR):
        assert services.sweep(["auto_cancel_at"]) == 0


def test_the_refund_never_comes_before_the_promised_time(buyer, daytime_seller):
    User.objects.filter(pk=daytime_seller.id).update(work_from=time(9), work_to=time(13))
    order = factories.order_awaiting(buyer, daytime_seller, with_credentials=False)
    type(books.row(order.id)).objects.filter(pk=order.id).update(sla_minutes=720)

    with travel(at(12)):
        row = books.row(order.id)
        services.transition(row.id, "pay", factories.Actor.user(buyer.id))

    row = books.row(order.id)
    # Twelve hours of four a day: one, four, four and the last three.
    assert row.deliver_by - row.paid_at == 72 * HOUR
    assert row.auto_cancel_at == row.deliver_by


def test_what_is_delivered_at_once_asks_for_no_hours(buyer, seller):
    order = factories.order_awaiting(buyer, seller)

    with CaptureQueriesContext(connection) as captured:
        paid = services.transition(order.id, "pay", factories.Actor.user(buyer.id))

    assert (paid.state, paid.deliver_by, paid.auto_cancel_at) == ("delivered", None, None)
    assert not [query for query in captured.captured_queries if "work_from" in query["sql"]]

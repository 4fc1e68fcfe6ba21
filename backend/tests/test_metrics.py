"""/metrics/: what an operator watches, and who may read it."""

from datetime import timedelta

import pytest
from django.conf import settings as configured
from django.db import OperationalError

from config import metrics
from wibestore.core import clock
from wibestore.core.clock import travel
from wibestore.core.models import Heartbeat, OutboxDelivery, OutboxMessage
from wibestore.orders import factories

TOKEN = "a-token-for-the-collector-alone"


def figures(answer):
    lines = answer.content.decode().splitlines()
    return dict(line.rsplit(" ", 1) for line in lines if line and not line.startswith("#"))


@pytest.mark.django_db
def test_the_gauges_tell_what_is_old_what_waits_and_what_is_due(client, buyer, seller):
    factories.order_delivered(buyer, seller)
    messages = OutboxMessage.objects.order_by("id")
    OutboxDelivery.objects.create(message=messages[0], handler="one", dead_at=clock.now())
    Heartbeat.objects.create(name="orders.sweep", beat_at=clock.now() - timedelta(seconds=90))

    with travel(configured.AUTO_RELEASE_AFTER + timedelta(minutes=1)):
        told = figures(client.get("/metrics/"))

    age = float(told['wibestore_heartbeat_age_seconds{name="orders.sweep"}'])
    assert 90 <= age - (configured.AUTO_RELEASE_AFTER + timedelta(minutes=1)).total_seconds() < 120
    assert float(told["wibestore_outbox_waiting"]) == messages.count()
    assert float(told["wibestore_outbox_dead"]) == 1
    assert {name: float(value) for name, value in told.items() if "orders_due" in name} == {
        'wibestore_orders_due{clock="pay_by"}': 0,
        'wibestore_orders_due{clock="auto_cancel_at"}': 0,
        'wibestore_orders_due{clock="auto_release_at"}': 1,
        'wibestore_orders_due{clock="respond_by"}': 0,
        'wibestore_orders_due{clock="available_at"}': 0,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("127.0.0.1", {"X-Forwarded-For": "203.0.113.9"}, 404),
        ("127.0.0.1", {"Forwarded": "for=203.0.113.9"}, 404),
        ("127.0.0.1", {"X-Real-IP": "203.0.113.9"}, 404),
        ("203.0.113.9", {}, 404),
        ("203.0.113.9", {"Authorization": "Bearer wrong"}, 404),
        ("203.0.113.9", {"Authorization": f"Bearer {TOKEN}"}, 200),
        ("203.0.113.9", {"Authorization": f"Bearer {TOKEN}", "X-Forwarded-For": "203.0.113.9"}, 200),
    ],
)
def test_they_are_shut_from_outside(client, settings, address, headers, status):
    settings.METRICS_TOKEN = TOKEN

    answer = client.get("/metrics/", headers=headers, REMOTE_ADDR=address)

    assert answer.status_code == status
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_without_a_token_no_token_opens_them(client):
    answer = client.get("/metrics/", headers={"Authorization": "Bearer "}, REMOTE_ADDR="203.0.113.9")

    assert (answer.status_code, answer.json()["code"]) == (404, "request.not_found")


def test_without_the_database_they_say_so(client, monkeypatch):
    def away():
        raise OperationalError

    monkeypatch.setattr(metrics.clock, "now", away)

    answer = client.get("/metrics/")

    assert (answer.status_code, answer.json()["code"]) == (503, "service.unavailable")

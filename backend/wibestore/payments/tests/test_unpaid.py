"""A deposit that ends without its money is told of, once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from wibestore.core import clock
from wibestore.core.models import OutboxMessage
from wibestore.payments import services
from wibestore.payments.factories import deposit_pending, success_event
from wibestore.payments.providers.base import EventKind

pytestmark = pytest.mark.django_db


def told():
    return [
        (message.topic, message.payload["user_id"], message.payload["amount"])
        for message in OutboxMessage.objects.filter(topic__startswith="deposit.").order_by("id")
    ]


def test_a_failure_is_told_once(buyer):
    event = success_event(deposit_pending(buyer.id, 40_000))
    failed = replace(event, kind=EventKind.FAILED, failure_code="declined")

    for _ in range(2):
        services.provider_event_apply(provider="sandbox", event=failed)

    assert told() == [("deposit.failed", str(buyer.id), 40_000)]


def test_the_end_of_its_time_is_told_once(buyer):
    deposit_pending(buyer.id, 30_000)

    with clock.travel(timedelta(days=2)):
        assert (services.deposits_expire(), services.deposits_expire()) == (1, 0)

    assert told() == [("deposit.expired", str(buyer.id), 30_000)]


def test_a_reversal_before_its_success_is_a_failure(buyer):
    event = success_event(deposit_pending(buyer.id, 20_000))

    services.deposit_reverse(provider="sandbox", event=event, mode=services.ReversalMode.REPORTED)

    assert told() == [("deposit.failed", str(buyer.id), 20_000)]

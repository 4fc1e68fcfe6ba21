from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from wibestore.core import clock
from wibestore.core.errors import IdempotencyMismatch, RateLimited, ValidationFailed
from wibestore.core.idempotency import forget_old_records, run_once
from wibestore.core.ids import uuid7
from wibestore.core.models import Heartbeat, IdempotencyRecord


def count_effect():
    Heartbeat.objects.create(name=str(uuid7()), beat_at=clock.now())
    return 201, {"made": str(uuid7())}


@pytest.mark.django_db(transaction=True)
def test_the_same_key_five_times_at_once_has_one_effect_and_one_answer():
    user_id = uuid7()

    def call(_):
        try:
            return run_once(user_id=user_id, key="k", request={"a": 1}, effect=count_effect)
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(call, range(5)))

    assert Heartbeat.objects.count() == 1
    assert len({str(answer) for answer in answers}) == 1


@pytest.mark.django_db
def test_another_request_under_the_same_key_is_refused_and_changes_nothing():
    user_id = uuid7()
    run_once(user_id=user_id, key="k", request={"a": 1}, effect=count_effect)

    with pytest.raises(IdempotencyMismatch):
        run_once(user_id=user_id, key="k", request={"a": 2}, effect=count_effect)

    assert Heartbeat.objects.count() == 1


@pytest.mark.django_db
def test_keys_of_two_users_do_not_meet():
    first = run_once(user_id=uuid7(), key="k", request={}, effect=count_effect)
    second = run_once(user_id=uuid7(), key="k", request={}, effect=count_effect)

    assert first != second
    assert Heartbeat.objects.count() == 2


@pytest.mark.django_db
def test_a_refusal_leaves_the_key_free():
    user_id = uuid7()

    def refuse():
        Heartbeat.objects.create(name="half", beat_at=clock.now())
        raise RateLimited

    with pytest.raises(RateLimited):
        run_once(user_id=user_id, key="k", request={}, effect=refuse)

    assert Heartbeat.objects.count() == 0
    assert run_once(user_id=user_id, key="k", request={}, effect=count_effect)[0] == 201


@pytest.mark.django_db
def test_without_a_key_each_call_is_executed():
    for _ in range(2):
        run_once(user_id=uuid7(), key="", request={}, effect=count_effect)

    assert Heartbeat.objects.count() == 2
    assert IdempotencyRecord.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["k" * 256, "ключ", "a\nb"])
def test_keys_that_are_no_keys_are_refused(key):
    with pytest.raises(ValidationFailed):
        run_once(user_id=uuid7(), key=key, request={}, effect=count_effect)

    assert Heartbeat.objects.count() == 0


@pytest.mark.django_db
def test_records_are_forgotten_after_seven_days():
    run_once(user_id=uuid7(), key="k", request={}, effect=count_effect)

    assert forget_old_records() == 0
    with clock.travel(timedelta(days=8)):
        assert forget_old_records() == 1

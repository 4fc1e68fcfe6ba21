from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from wibestore.core import clock
from wibestore.core.ids import uuid7, uuid7_from
from wibestore.core.models import Heartbeat

pytestmark = pytest.mark.django_db


def test_the_clock_is_the_databases_whatever_the_process_believes():
    with time_machine.travel(datetime(2001, 1, 1, tzinfo=UTC)):
        wrong = clock.now()

    assert abs(wrong - clock.now()) < timedelta(minutes=1)


def test_the_clock_answers_with_and_without_heartbeats():
    empty = clock.now()
    Heartbeat.objects.create(name="sweep", beat_at=datetime(2000, 1, 1, tzinfo=UTC))

    assert clock.now() >= empty


def test_travel_moves_the_clock_and_comes_back():
    before = clock.now()
    with clock.travel(timedelta(hours=24)):
        assert clock.now() - before >= timedelta(hours=24)

    assert clock.now() - before < timedelta(hours=1)


def test_ids_sort_by_the_time_they_were_made():
    ids = []
    for second in range(5):
        with time_machine.travel(datetime(2026, 1, 1, 0, 0, second, tzinfo=UTC), tick=False):
            ids.append(uuid7())

    assert ids == sorted(ids)
    assert {made.version for made in ids} == {7}
    assert len({uuid7() for _ in range(1000)}) == 1000


def test_ids_follow_a_clock_that_was_put_back_and_keep_their_order_after_a_small_step():
    now = datetime(2026, 1, 1, tzinfo=UTC)
    with time_machine.travel(now + timedelta(hours=25), tick=False):
        uuid7()
    with time_machine.travel(now, tick=False):
        first = uuid7()
    with time_machine.travel(now - timedelta(minutes=1), tick=False):
        second = uuid7()

    assert uuid7_from(now) <= first < uuid7_from(now + timedelta(milliseconds=1))
    assert first < second

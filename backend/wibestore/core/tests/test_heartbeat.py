import logging
from datetime import UTC, datetime, timedelta

import pytest

from wibestore.core import clock
from wibestore.core.clock import travel
from wibestore.core.heartbeat import beat
from wibestore.core.models import Heartbeat
from wibestore.core.tests.race import run_together

OUTAGE = timedelta(minutes=10)
JOB = "test.job"


class Clocks:
    """Remembers how it was asked to extend; answers with a count of rows."""

    def __init__(self) -> None:
        self.asked: list[tuple[datetime, datetime]] = []

    def extend(self, last_beat: datetime, now: datetime) -> int:
        self.asked.append((last_beat, now))
        return 3


@pytest.fixture
def clocks():
    return Clocks()


@pytest.mark.django_db
def test_the_first_beat_is_no_outage(clocks):
    now = beat(JOB, outage=OUTAGE, extend=clocks.extend)

    assert Heartbeat.objects.get(name=JOB).beat_at == now
    assert clocks.asked == []


@pytest.mark.django_db
def test_a_short_silence_extends_nothing_and_is_noted(clocks):
    first = beat(JOB, outage=OUTAGE, extend=clocks.extend)
    with travel(timedelta(minutes=9)):
        second = beat(JOB, outage=OUTAGE, extend=clocks.extend)

    assert clocks.asked == []
    assert Heartbeat.objects.get(name=JOB).beat_at == second > first + timedelta(minutes=9)


@pytest.mark.django_db
def test_an_outage_extends_once_with_the_last_beat_and_now(clocks, caplog):
    first = beat(JOB, outage=OUTAGE, extend=clocks.extend)
    with travel(timedelta(hours=2)), caplog.at_level(logging.WARNING, logger="wibestore.heartbeat"):
        second = beat(JOB, outage=OUTAGE, extend=clocks.extend)
        beat(JOB, outage=OUTAGE, extend=clocks.extend)

    assert clocks.asked == [(first, second)]
    [line] = caplog.records
    assert (line.job, line.rows, line.gap_s) == (JOB, 3, 2 * 3600)


@pytest.mark.django_db
def test_jobs_beat_apart(clocks):
    beat("test.other", outage=OUTAGE, extend=clocks.extend)
    with travel(timedelta(hours=2)):
        beat(JOB, outage=OUTAGE, extend=clocks.extend)

    assert clocks.asked == []


@pytest.mark.django_db
def test_a_beat_never_goes_back(clocks):
    later = clock.now() + timedelta(hours=1)
    Heartbeat.objects.create(name=JOB, beat_at=later)

    now = beat(JOB, outage=OUTAGE, extend=clocks.extend)

    assert now < later == Heartbeat.objects.get(name=JOB).beat_at
    assert clocks.asked == []


@pytest.mark.django_db
def test_what_could_not_be_extended_is_tried_again_by_the_next_beat(clocks):
    before = Heartbeat.objects.create(name=JOB, beat_at=datetime(2026, 1, 1, tzinfo=UTC)).beat_at

    def fail(*_):
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        beat(JOB, outage=OUTAGE, extend=fail)
    beat(JOB, outage=OUTAGE, extend=clocks.extend)

    assert [last for last, _ in clocks.asked] == [before]


@pytest.mark.django_db(transaction=True)
def test_of_eight_jobs_after_an_outage_one_extends(clocks):
    Heartbeat.objects.create(name=JOB, beat_at=clock.now() - timedelta(hours=3))

    answers = run_together([lambda: beat(JOB, outage=OUTAGE, extend=clocks.extend)] * 8)

    assert all(isinstance(answer, datetime) for answer in answers)
    assert len(clocks.asked) == 1


@pytest.mark.django_db(transaction=True)
def test_of_eight_first_beats_none_is_an_outage(clocks):
    answers = run_together([lambda: beat(JOB, outage=OUTAGE, extend=clocks.extend)] * 8)

    assert all(isinstance(answer, datetime) for answer in answers)
    assert (Heartbeat.objects.filter(name=JOB).count(), clocks.asked) == (1, [])

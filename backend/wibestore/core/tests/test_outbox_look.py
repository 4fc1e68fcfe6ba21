"""What the relay reads to find what waits: no more than it takes on, however much waits, rests or was told before."""

from datetime import timedelta

import pytest
from django.db import connection

from bench.queries.capture import captured, explained
from bench.queries.plans import pages_of
from wibestore.core import clock, outbox
from wibestore.core.models import OutboxMessage

# A look takes 13 to 18 pages here; with ten that rest, 106 to 148, a few for each of them.
PAGES_MOST = 40
PAGES_WITH_RESTING_MOST = 250


@pytest.fixture
def handlers(db, monkeypatch):
    """Empty the outbox's handlers, wake nobody, and leave some facts that were told."""
    monkeypatch.setattr(outbox, "_wake", lambda: None)
    monkeypatch.setattr(outbox, "_handlers", {})
    outbox.subscribe("thing.happened", lambda payload: None)
    write(200, "told")
    while outbox.relay():
        pass
    monkeypatch.setattr(outbox, "_handlers", {})
    count_while_nothing_waits()


def refuse(payload):
    raise RuntimeError("not today")


def count_while_nothing_waits():
    """Let PostgreSQL count what is there: as it does in a shop, where nearly always nothing waits."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE core_outboxmessage, core_outboxdelivery")


def write(count, name):
    # Four of each sequence, as a purchase tells.
    outbox.publish_several([("thing.happened", {"at": at}, f"{name}:{at // 4}") for at in range(count)])


def look():
    """Look as the relay does, take nothing on, and return the plan of that look."""
    with captured() as caught:
        outbox._WAITING.rows(ahead=clock.ahead())
    (statement,) = caught.statements
    return explained(statement)


@pytest.mark.usefixtures("handlers")
@pytest.mark.django_db
@pytest.mark.parametrize("count", [200, 2_000])
@pytest.mark.parametrize(("resting", "pages_most"), [(0, PAGES_MOST), (40, PAGES_WITH_RESTING_MOST)])
def test_a_look_reads_what_it_takes_on_and_what_rests_once(count, resting, pages_most):
    outbox.subscribe("thing.happened", refuse)
    write(resting, "resting")
    outbox.relay()
    write(count, "order")

    plan = look()

    # Of the ten that rest, and the 30 behind them, nothing is shown.
    assert plan["Actual Rows"] == min(count, 2 * outbox.BATCH)
    assert pages_of(plan) <= pages_most


@pytest.mark.usefixtures("handlers")
@pytest.mark.django_db
def test_a_fact_before_one_that_rests_is_told_first_and_lets_it_go_on():
    heard = []

    def hear(payload):
        if payload["at"] == 1 and not heard:
            raise RuntimeError("not today")
        heard.append(payload["at"])

    outbox.subscribe("thing.happened", hear)
    write(3, "order")
    first = OutboxMessage.objects.filter(relayed_at=None).order_by("id")[0]
    OutboxMessage.objects.filter(id=first.id).update(relayed_at=clock.now())
    outbox.relay()
    assert heard == []

    # Somebody lets a fact before it be tried again.
    OutboxMessage.objects.filter(id=first.id).update(relayed_at=None)
    outbox.relay()
    assert heard == [0]
    with clock.travel(timedelta(minutes=1)):
        outbox.relay()

    assert heard == [0, 1, 2]

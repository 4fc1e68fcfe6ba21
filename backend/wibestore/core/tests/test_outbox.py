from datetime import timedelta

import pytest
from django.db import transaction

from wibestore.core import clock, outbox, tasks
from wibestore.core.ids import uuid7
from wibestore.core.models import OutboxDelivery, OutboxMessage

pytestmark = pytest.mark.django_db


@pytest.fixture
def handled(monkeypatch):
    """Return the payloads that one registered handler has seen; its failures can be planned."""
    monkeypatch.setattr(outbox, "_handlers", {})
    seen: list[dict] = []
    return seen


def test_a_fact_reaches_each_handler_once(handled):
    outbox.subscribe("order.paid", lambda payload: handled.append(payload))
    outbox.publish("order.paid", {"order_id": "1"})

    assert outbox.relay() == 1
    assert outbox.relay() == 0
    assert [payload["order_id"] for payload in handled] == ["1"]


def test_a_fact_of_a_rolled_back_transaction_is_never_told(handled):
    outbox.subscribe("order.paid", lambda payload: handled.append(payload))

    with transaction.atomic():
        outbox.publish("order.paid", {"order_id": "1"})
        transaction.set_rollback(True)

    assert outbox.relay() == 0
    assert OutboxMessage.objects.count() == 0


def test_a_failing_handler_is_tried_again_later_and_does_not_stop_the_others(handled):
    def failing(payload):
        raise RuntimeError("mail is down")

    outbox.subscribe("order.paid", failing)
    outbox.subscribe("order.paid", lambda payload: handled.append(payload))
    outbox.publish("order.paid", {})

    assert outbox.relay() == 0
    assert outbox.relay() == 0
    failed = OutboxDelivery.objects.get(handler__endswith="failing")
    assert (failed.attempts, len(handled)) == (1, 1)
    with clock.travel(timedelta(minutes=1)):
        outbox.relay()
    failed.refresh_from_db()
    assert (failed.attempts, len(handled)) == (2, 1)


def test_a_fact_that_nobody_refuses_needs_no_savepoints(handled, django_assert_max_num_queries):
    def first(payload):
        handled.append("first")

    def second(payload):
        handled.append("second")

    outbox.subscribe("order.paid", first)
    outbox.subscribe("order.paid", second)
    outbox.publish("order.paid", {})

    with django_assert_max_num_queries(20) as captured:
        outbox.relay()

    sent = [query["sql"] for query in captured.captured_queries]
    assert handled == ["first", "second"]
    # One, as this test runs in a transaction; none for each handler.
    assert sum(sql.startswith("SAVEPOINT") for sql in sent) == 1
    assert not [sql for sql in sent if sql.startswith("SET CONSTRAINTS")]


def test_a_handler_that_never_succeeds_dies_and_lets_the_message_go(handled):
    def failing(payload):
        raise RuntimeError("never")

    outbox.subscribe("order.paid", failing)
    outbox.publish("order.paid", {})
    for hour in range(outbox.MAX_ATTEMPTS):
        with clock.travel(timedelta(hours=2 * hour)):
            outbox.relay()

    assert OutboxDelivery.objects.get().dead_at is not None
    assert OutboxMessage.objects.get().relayed_at is not None


def test_facts_of_one_order_run_in_the_order_they_were_written(handled):
    def failing_first(payload):
        if payload["n"] == 1 and not handled:
            handled.append("failed")
            raise RuntimeError
        handled.append(payload["n"])

    outbox.subscribe("order.changed", failing_first)
    for n in (1, 2):
        outbox.publish("order.changed", {"n": n}, sequence_key="order:1")

    outbox.relay()
    assert handled == ["failed"]
    with clock.travel(timedelta(minutes=1)):
        outbox.relay()
        outbox.relay()
    assert handled == ["failed", 1, 2]


def test_what_a_failed_handler_wrote_is_undone(handled):
    def writes_then_fails(payload):
        OutboxMessage.objects.create(topic="half.written", payload={})
        raise RuntimeError

    outbox.subscribe("order.paid", writes_then_fails)
    outbox.publish("order.paid", {})
    outbox.relay()

    assert not OutboxMessage.objects.filter(topic="half.written").exists()


def test_what_handlers_before_a_failing_one_wrote_stands_once(handled):
    calls = []

    def failing(payload):
        calls.append(payload)
        raise RuntimeError

    outbox.subscribe("order.paid", lambda payload: OutboxMessage.objects.create(topic="written", payload={}))
    outbox.subscribe("order.paid", failing)
    outbox.publish("order.paid", {})
    outbox.relay()
    with clock.travel(timedelta(minutes=1)):
        outbox.relay()

    assert OutboxMessage.objects.filter(topic="written").count() == 1
    # Once in each round, though the first round hands over twice.
    assert (len(calls), OutboxDelivery.objects.get(handler__endswith="failing").attempts) == (2, 2)


def test_many_facts_that_rest_hold_up_no_new_one(handled):
    def failing(payload):
        raise RuntimeError("mail is down")

    outbox.subscribe("user.registered", failing)
    outbox.subscribe("deposit.succeeded", lambda payload: handled.append(payload))
    for number in range(5):
        outbox.publish("user.registered", {}, sequence_key="user:1" if number > 2 else "")
    outbox.relay(limit=5)
    outbox.publish("deposit.succeeded", {"deposit_id": "1"})

    assert outbox.relay(limit=1) == 1
    assert [payload["deposit_id"] for payload in handled] == ["1"]


@pytest.mark.django_db(transaction=True)
def test_rows_that_fail_only_at_commit_stop_no_other_fact(handled):
    def leaves_a_loose_end(payload):
        # The database looks at foreign keys when the transaction ends, long after the handler returned.
        OutboxDelivery.objects.create(message_id=uuid7(), handler="nobody's")

    outbox.subscribe("user.registered", leaves_a_loose_end)
    outbox.subscribe("deposit.succeeded", lambda payload: handled.append(payload["deposit_id"]))
    outbox.publish("user.registered", {})
    outbox.publish("deposit.succeeded", {"deposit_id": "1"})

    assert outbox.relay() == 1
    assert handled == ["1"]
    failed = OutboxDelivery.objects.get(handler__endswith="leaves_a_loose_end")
    assert (failed.attempts, failed.done_at) == (1, None)
    assert failed.last_error.startswith("IntegrityError")


def test_the_hint_is_thrown_away_once_the_sweep_has_overtaken_it(monkeypatch, django_capture_on_commit_callbacks):
    sent = []
    monkeypatch.setattr(tasks.outbox_relay, "apply_async", lambda **options: sent.append(options))

    with django_capture_on_commit_callbacks(execute=True):
        outbox.publish("thing.happened", {})

    assert sent == [{"retry": False, "expires": 5}]


@pytest.mark.django_db(transaction=True)
def test_many_commits_wake_the_relay_once_until_it_looks(monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.outbox_relay, "apply_async", lambda **options: sent.append(options))

    with transaction.atomic():
        outbox.publish("thing.happened", {})
    with transaction.atomic():
        outbox.publish("thing.happened", {})
    assert len(sent) == 1
    assert outbox.relay() == 2
    with transaction.atomic():
        outbox.publish("thing.happened", {})
    assert len(sent) == 2


def test_a_relay_that_stops_at_its_limit_wakes_the_next(monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.outbox_relay, "apply_async", lambda **options: sent.append(options))
    for number in range(3):
        outbox.publish("thing.happened", {"number": number})

    assert outbox.relay(limit=2) == 2
    assert len(sent) == 1
    assert outbox.relay(limit=2) == 1
    assert len(sent) == 1

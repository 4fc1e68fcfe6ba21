"""
The outbox: facts written with the change that caused them, handed to each handler once.

A service calls `publish` inside its transaction. `relay` (Celery, woken on commit, swept every five
seconds) runs the handlers. Handlers may run twice and must not mind.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, transaction
from django.db.models import (
    BooleanField,
    Count,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    Func,
    Min,
    OuterRef,
    Q,
    QuerySet,
    UUIDField,
)
from django.db.models.functions import Now
from django.utils.module_loading import import_string

from wibestore.core import clock, marks
from wibestore.core.errors import DeliveryNotFound
from wibestore.core.models import OutboxDelivery, OutboxMessage
from wibestore.core.statements import Select, Slot, row_update, rows_insert
from wibestore.core.units import unit_of_work

logger = logging.getLogger("wibestore.outbox")

MAX_ATTEMPTS = 8
HINT_EXPIRES_S = 5
BATCH = 100
# So many are taken on between two looks at what waits.
WINDOW = 20
_WOKEN = "outbox:woken"
_BACKOFF_BASE_S = 5
_BACKOFF_MAX_S = 3600


def _earlier() -> QuerySet[OutboxMessage]:
    """Return what waits before a message in its sequence."""
    earlier = OutboxMessage.objects.filter(
        sequence_key=OuterRef("sequence_key"), relayed_at=None, id__lt=OuterRef("id")
    )
    return earlier.exclude(sequence_key="")


def _tries() -> QuerySet[OutboxDelivery]:
    return OutboxDelivery.objects.filter(message=OuterRef("id"))


class _IsAnyOf(Func):
    """Whether a column is one of the values that a statement beside it has read, once."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def _waiting() -> QuerySet[OutboxMessage, Any]:
    # What rests is read once for a look, by an index of its own that is nearly always empty, and looked up by its hash
    # afterwards. PostgreSQL has counted, nearly always, that nothing waits, and its plan would go through pairs.
    now = ExpressionWrapper(Now() + Slot("ahead", DurationField()), output_field=DateTimeField())
    resting = OutboxDelivery.objects.filter(done_at=None, dead_at=None, retry_at__gt=now)
    # A message of which something rests is not told: it need not be asked, which leaves its key as the way to it.
    stopped = resting.exclude(message__sequence_key="")
    keys = stopped.values("message__sequence_key")
    # Of a sequence in which something rests, the first that waits is looked at, and the next when that one is told.
    first = OutboxMessage.objects.filter(_IsAnyOf("sequence_key", ArraySubquery(keys)), relayed_at=None)
    first = first.order_by("sequence_key", "id").distinct("sequence_key")
    is_free = ~Q(sequence_key__in=keys) | Q(id__in=first.values("id"))
    waiting = OutboxMessage.objects.filter(~Q(id__in=resting.values("message_id")), is_free, relayed_at=None)
    # Twice as many as a relay looks at: those that it has seen, and others hold, hide none behind them.
    return waiting.order_by("id").values_list("id")[: 2 * BATCH]


_WAITING = Select(_waiting)
_HELD = Select(
    lambda: (
        OutboxMessage.objects.select_for_update(skip_locked=True, no_key=True)
        .filter(id=Slot("id", UUIDField()), relayed_at=None)
        .values_list("topic", "payload", Exists(_earlier()), Exists(_tries()), Now())
    )
)
_TRIED = Select(lambda: OutboxDelivery.objects.filter(message=Slot("message", UUIDField())))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadDelivery:
    """What one handler did not manage, however often it tried."""

    id: int
    topic: str
    handler: str
    attempts: int
    last_error: str
    payload: dict[str, Any]
    created_at: datetime
    dead_at: datetime


Handler = Callable[[dict[str, Any]], None]
_handlers: dict[str, dict[str, Handler]] = {}


def subscribe(topic: str, handler: Handler) -> None:
    """Register `handler` for `topic`; called from a module's `apps.py`."""
    name = f"{handler.__module__}.{handler.__qualname__}"
    _handlers.setdefault(topic, {})[name] = handler


def publish(topic: str, payload: dict[str, Any], *, sequence_key: str = "") -> None:
    """
    Write the fact `topic` into the current transaction.

    :param payload: ids, numbers and codes only (JSON); never secrets or chat text
    :param sequence_key: messages with the same key are handled in the order they were written
    """
    publish_all([(topic, payload)], sequence_key=sequence_key)


def publish_all(facts: Sequence[tuple[str, dict[str, Any]]], *, sequence_key: str = "") -> None:
    """
    Write several facts, (topic, payload) in their order, into the current transaction by one statement.

    :param sequence_key: as `publish`
    """
    publish_several([(topic, payload, sequence_key) for topic, payload in facts])


def publish_several(facts: Sequence[tuple[str, dict[str, Any], str]]) -> None:
    """Write facts of several sequences, (topic, payload, sequence key), by one statement."""
    rows_insert([OutboxMessage(topic=topic, payload=payload, sequence_key=key) for topic, payload, key in facts])
    # One wake-up for a transaction, unless the one that is planned would go with a savepoint that ours outlives.
    savepoints, planned = set(connection.savepoint_ids), cast("list[Any]", connection.run_on_commit)
    if not any(call is _wake and set(at) <= savepoints for at, call, _ in planned):
        transaction.on_commit(_wake, robust=True)


def _wake() -> None:
    # Only a hint: when the broker is away, the five-second sweep finds the message. And when the workers are behind, a
    # hint that the sweep has overtaken is thrown away unread: else they would stand before the clocks in the queue.
    # One hint at a time is enough: the relay it wakes lets the next one through before it looks what waits.
    if marks.claim(_WOKEN, HINT_EXPIRES_S):
        import_string("wibestore.core.tasks.outbox_relay").apply_async(retry=False, expires=HINT_EXPIRES_S)


def backlog() -> tuple[int, int]:
    """Return how many messages wait for a handler, and how many deliveries were given up."""
    waiting = OutboxMessage.objects.filter(relayed_at=None).count()
    return waiting, OutboxDelivery.objects.filter(dead_at__isnull=False).count()


def waiting_since() -> datetime | None:
    """Return when the oldest message that waits for a handler was written."""
    return OutboxMessage.objects.filter(relayed_at=None).order_by("id").values_list("created_at", flat=True).first()


def untouched_since() -> datetime | None:
    """Return when the oldest message was written that no handler was tried for yet, and that waits for no other."""
    tried = OutboxDelivery.objects.filter(message=OuterRef("id"))
    untouched = OutboxMessage.objects.filter(~Exists(tried), ~Exists(_earlier()), relayed_at=None)
    return untouched.order_by("id").values_list("created_at", flat=True).first()


def dead_page(*, after: int | None = None, limit: int) -> list[DeadDelivery]:
    """
    Return deliveries that were given up, the newest first.

    :param after: the id of the last one that was read
    """
    dead = OutboxDelivery.objects.filter(dead_at__isnull=False).select_related("message").order_by("-id")
    rows = dead if after is None else dead.filter(id__lt=after)
    return [
        DeadDelivery(
            id=row.id,
            topic=row.message.topic,
            handler=row.handler,
            attempts=row.attempts,
            last_error=row.last_error,
            payload=row.message.payload,
            created_at=row.message.created_at,
            dead_at=row.dead_at,
        )
        for row in rows[:limit]
        if row.dead_at
    ]


@transaction.atomic
def delivery_retry(delivery_id: int) -> str:
    """
    Let a delivery that was given up be tried again from the start, and return its topic.

    :raises DeliveryNotFound: there is none, or it was not given up
    """
    dead = OutboxDelivery.objects.filter(id=delivery_id, dead_at__isnull=False).select_related("message")
    delivery = dead.select_for_update(of=("self",)).first()
    if delivery is None:
        raise DeliveryNotFound
    delivery.attempts, delivery.retry_at, delivery.dead_at = 0, None, None
    delivery.save(update_fields=["attempts", "retry_at", "dead_at"])
    # What the other handlers have done stays done.
    OutboxMessage.objects.filter(id=delivery.message_id).update(relayed_at=None)
    transaction.on_commit(_wake, robust=True)
    return delivery.message.topic


def dead_waiting() -> tuple[int, datetime | None]:
    """Return how many deliveries were given up and wait for the staff, and since when the oldest does."""
    dead = OutboxDelivery.objects.filter(dead_at__isnull=False).aggregate(count=Count("id"), since=Min("dead_at"))
    return dead["count"], dead["since"]


def relay(limit: int = BATCH) -> int:
    """
    Hand waiting messages to their handlers and return how many were finished.

    Several relays may run at once: each takes messages that no other holds. Messages that wait for their next try,
    and those behind them, are not looked at: however many there are, they hold nothing else up.
    """
    marks.release(_WOKEN)
    finished = tried = 0
    seen: set[Any] = set()
    while tried < limit:
        found = [one for (one,) in _WAITING.rows(ahead=clock.ahead()) if one not in seen]
        waiting = found[: min(WINDOW, limit - tried)]
        if not waiting:
            break
        for message_id in waiting:
            seen.add(message_id)
            try:
                finished += _relay_one(message_id)
            except Exception:  # what one message does to its transaction must not stop the facts behind it
                logger.exception("An outbox message could not be relayed", extra={"message_id": str(message_id)})
        tried += len(waiting)
    else:
        _wake()  # the limit is reached and more may wait, whose hints were spared
    return finished


class _Failure(Exception):
    """A handler of a message that was handed over at once has failed."""

    def __init__(self, handler: str, error: Exception) -> None:
        super().__init__(handler)
        self.handler = handler
        self.error = error


def _relay_one(message_id: Any) -> int:
    """
    Hand a message to all its handlers at once; where one fails, undo it all and hand it over one by one.

    Nearly every message needs no savepoint then, nor a look at the constraints after each handler: the commit looks.
    """
    failed: dict[str, Exception] = {}
    try:
        with transaction.atomic():
            return _hand_over(message_id)
    except _Failure as failure:
        failed[failure.handler] = failure.error
    except Exception:  # the commit's: whose rows were at fault is not known yet
        told = {"message_id": str(message_id)}
        logger.warning("An outbox message is handed over one by one", extra=told, exc_info=True)
    with transaction.atomic():
        return _hand_over(message_id, failed)


def _hand_over(message_id: Any, failed: dict[str, Exception] | None = None) -> int:
    """
    Run what is left of a message's handlers, if nobody else does; return 1 when nothing is left.

    :param failed: None: at once; else one by one, each behind a savepoint, but for these, which have failed just now
    """
    found = _HELD.first(id=message_id)
    if found is None:
        return 0
    topic, payload, is_behind, is_tried, asked = found
    if is_behind:
        return 0
    # Its handlers ask for the time some six times: all of them are told the same. And each of them is one whole.
    with unit_of_work(asked):
        now = clock.now()
        tried = {one.handler: one for one in _TRIED.objects(message=message_id)} if is_tried else {}
        told = {**payload, "message_id": str(message_id)}
        work = [
            (tried.get(name) or OutboxDelivery(message_id=message_id, handler=name), handler)
            for name, handler in _handlers.get(topic, {}).items()
        ]
        if failed is None and not is_tried:
            done = [_deliver_at_once(delivery, handler, told, now) for delivery, handler in work]
        else:
            done = [_deliver(one, topic, handler, told, now, (failed or {}).get(one.handler)) for one, handler in work]
        # Its message is held, so nobody else notes the same.
        rows_insert([one for one, _ in work if one._state.adding and (one.attempts or one.done_at)])
        if not all(done):
            return 0
        row_update(OutboxMessage(id=message_id, relayed_at=now), "relayed_at")
        return 1


def _deliver_at_once(delivery: OutboxDelivery, handler: Handler, payload: dict[str, Any], now: datetime) -> bool:
    try:
        handler(dict(payload))
    except Exception as error:
        raise _Failure(delivery.handler, error) from error
    delivery.done_at = now
    return True


def _deliver(
    delivery: OutboxDelivery,
    topic: str,
    handler: Handler,
    payload: dict[str, Any],
    now: datetime,
    failed: Exception | None,
) -> bool:
    """Run one handler once; return True when nothing of it is left to do. A new delivery is stored by the caller."""
    if delivery.done_at or delivery.dead_at:
        return True
    if delivery.retry_at and delivery.retry_at > now:
        return False
    try:
        if failed is not None:
            raise failed
        with transaction.atomic():
            handler(dict(payload))
            # Now, not at the commit: there a loose end would also undo the note that it was tried.
            connection.check_constraints()
    except Exception as error:  # a handler's bug must not stop the others: it is logged and tried again
        logger.exception("An outbox handler failed", extra={"handler": delivery.handler, "topic": topic})
        return _postpone(delivery, error, now)
    delivery.done_at = now
    _note(delivery, "done_at")
    return True


def _postpone(delivery: OutboxDelivery, error: Exception, now: datetime) -> bool:
    delivery.attempts += 1
    delivery.last_error = f"{type(error).__name__}: {error}"[:500]
    is_dead = delivery.attempts >= MAX_ATTEMPTS
    if is_dead:
        delivery.dead_at = now
    else:
        delivery.retry_at = now + timedelta(seconds=min(_BACKOFF_BASE_S * 2**delivery.attempts, _BACKOFF_MAX_S))
    _note(delivery, "attempts", "last_error", "dead_at", "retry_at")
    return is_dead


def _note(delivery: OutboxDelivery, *changed: str) -> None:
    """Store what came of another try; what came of the first ones is stored together."""
    if not delivery._state.adding:
        row_update(delivery, *changed)

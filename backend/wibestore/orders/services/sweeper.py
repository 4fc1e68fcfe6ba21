"""
What happens by itself when a clock runs out (escrow.md §2 Clocks, threat T-24).

The sweep makes the same moves as everybody else. Late is safe, twice is safe, several at once are
safe: each takes orders that no other holds, and the guard is asked again under the lock.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from time import monotonic
from uuid import UUID

from django.db import transaction
from django.db.models import Count, DateTimeField, DurationField, ExpressionWrapper, F, Min, Q, QuerySet, Value
from django.db.models.functions import Greatest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.heartbeat import beat
from wibestore.core.units import unit_of_work
from wibestore.orders.errors import InvalidTransition
from wibestore.orders.models import CLOCKS, Order
from wibestore.orders.rules import Event
from wibestore.orders.selectors import dispute_facts
from wibestore.orders.services.steps import move_check, moves_make
from wibestore.orders.services.story import Story, columns_of, stories_write

logger = logging.getLogger("wibestore.orders")

HEARTBEAT = "orders.sweep"
_FIRES = {
    "pay_by": Event.TIME_OUT,
    "auto_cancel_at": Event.TIME_OUT,
    "auto_release_at": Event.AUTO_RELEASE,
    "respond_by": Event.REMIND,
    "available_at": Event.MATURE,
}
SWEPT_CLOCKS = tuple(_FIRES)
BATCH = 50
# So many orders of one clock that cannot be moved are a fault of something else: the sweep gives up on that clock.
MAX_STUCK = 500
BUDGET_S = 25.0
OUTAGE = timedelta(minutes=10)


def sweep(clocks: Sequence[str] = SWEPT_CLOCKS, *, budget_s: float = BUDGET_S) -> int:
    """
    Make the moves whose time has come; return how many were made.

    :param clocks: the columns to look at
    :param budget_s: after so many seconds it stops, however much is still due: the next sweep goes on
    """
    ends_at = monotonic() + budget_s
    now = beat(HEARTBEAT, outage=OUTAGE, extend=_extend_clocks)
    return sum(_sweep_clock(column, now, ends_at) for column in clocks)


def due_backlog() -> dict[str, tuple[int, datetime | None]]:
    """Return how many orders are due by each clock, and since when the oldest of them is."""
    now = clock.now()
    counted = {column: _due(column, now).aggregate(count=Count("id"), since=Min(column)) for column in SWEPT_CLOCKS}
    return {column: (told["count"], told["since"]) for column, told in counted.items()}


def _extend_clocks(last_beat: datetime, now: datetime) -> int:
    # A clock started during the outage (by the order's last step) lost only the time since then.
    lost = ExpressionWrapper(
        Value(now, DateTimeField()) - Greatest(Value(last_beat, DateTimeField()), F("updated_at")),
        output_field=DurationField(),
    )
    running = Q()
    for column in CLOCKS:
        running |= Q(**{f"{column}__isnull": False})
    extended = {column: ExpressionWrapper(F(column) + lost, output_field=DateTimeField()) for column in CLOCKS}
    return Order.objects.filter(running, updated_at__lt=now).update(**extended)


def _sweep_clock(column: str, now: datetime, ends_at: float) -> int:
    moved, stuck = 0, set[UUID]()
    while monotonic() < ends_at and len(stuck) < MAX_STUCK:
        taken, made = _batch(column, now, stuck)
        if not taken:
            break
        # What could not be moved stays due: it must not be taken again and again.
        stuck |= taken - made
        moved += len(made)
    return moved


def _batch(column: str, now: datetime, stuck: set[UUID]) -> tuple[set[UUID], set[UUID]]:
    """
    Move up to `BATCH` orders in one transaction; return which were taken, and which of them moved.

    Where a bug keeps one of them, all are left as they were and each is tried by itself.
    """
    taken: set[UUID] = set()
    try:
        with transaction.atomic(), unit_of_work():
            orders = list(_lockable(column, now).exclude(pk__in=stuck)[:BATCH])
            taken = {order.id for order in orders}
            return taken, _move(orders, column)
    except Exception:
        logger.exception("A batch of orders could not be swept; each is tried alone", extra={"clock": column})
        return taken, {order_id for order_id in sorted(taken) if _alone(order_id, column, now)}


def _alone(order_id: UUID, column: str, now: datetime) -> bool:
    try:
        with transaction.atomic(), unit_of_work():
            return bool(_move(list(_lockable(column, now).filter(pk=order_id)), column))
    except Exception:  # a bug with one order must not keep the others' money: it is logged and tried again
        logger.exception("An order could not be swept", extra={"order_id": str(order_id), "clock": column})
        return False


def _move(orders: Sequence[Order], column: str) -> set[UUID]:
    """Make the moves that are open and return of which orders."""
    now, facts = clock.now(), dispute_facts(orders)
    steps = []
    for order in orders:
        is_reminded = order.dispute_id in facts and facts[order.dispute_id].is_reminded
        event = Event.SILENCE if is_reminded else _FIRES[column]
        try:
            steps.append(move_check(order, event, Actor.system(HEARTBEAT), now=now))
        except InvalidTransition:
            # A deposit waits for it: the next sweep looks again.
            continue
    stories = [(Story(step.order), columns_of(step.order)) for step in steps]
    if steps:
        moves_make([(story, step) for (story, _), step in zip(stories, steps, strict=True)])
        stories_write(stories)
    return {step.order.id for step in steps}


def _due(column: str, now: datetime) -> QuerySet[Order]:
    return Order.objects.filter(**{f"{column}__lte": now})


def _lockable(column: str, now: datetime) -> QuerySet[Order]:
    # The snapshot is large, and no clock needs it.
    due = _due(column, now).defer("snapshot").order_by(column, "id")
    return due.select_for_update(skip_locked=True, no_key=True)

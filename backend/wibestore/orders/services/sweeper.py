"""
What happens by itself when a clock runs out (escrow.md §2 Clocks, threat T-24).

The sweep makes the same moves as everybody else. Late is safe, twice is safe, several at once are
safe: each takes orders that no other holds, and the guard is asked again under the lock.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Q, Value
from django.db.models.functions import Greatest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.models import Heartbeat
from wibestore.orders.errors import InvalidTransition
from wibestore.orders.models import CLOCKS, Order
from wibestore.orders.rules import Event
from wibestore.orders.services.steps import move_on

logger = logging.getLogger("wibestore.orders")

HEARTBEAT = "orders.sweep"
BATCH = 100
OUTAGE = timedelta(minutes=10)
_FIRES = {
    "pay_by": Event.TIME_OUT,
    "auto_cancel_at": Event.TIME_OUT,
    "auto_release_at": Event.AUTO_RELEASE,
    "available_at": Event.MATURE,
}


def sweep(limit: int = BATCH) -> int:
    """
    Make the moves whose time has come; return how many were made.

    :param limit: at most so many orders of each clock
    """
    now = _beat()
    return sum(_fire(order_id, column) for column in _FIRES for order_id in _due(column, now, limit))


@transaction.atomic
def _beat() -> datetime:
    """Note that the sweep runs; after an outage give every running clock the time that was lost."""
    now = clock.now()
    beat, _ = Heartbeat.objects.select_for_update().get_or_create(name=HEARTBEAT, defaults={"beat_at": now})
    if now - beat.beat_at > OUTAGE:
        extended = _extend_clocks(beat.beat_at, now)
        logger.warning(
            "The sweep was away: clocks were extended",
            extra={"gap_s": int((now - beat.beat_at).total_seconds()), "orders": extended},
        )
    if now > beat.beat_at:
        beat.beat_at = now
        beat.save(update_fields=["beat_at"])
    return now


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


def _due(column: str, now: datetime, limit: int) -> list[UUID]:
    due = Order.objects.filter(**{f"{column}__lte": now}).order_by(column, "id")
    return list(due.values_list("id", flat=True)[:limit])


def _fire(order_id: UUID, column: str) -> bool:
    try:
        with transaction.atomic():
            order = Order.objects.select_for_update(skip_locked=True, no_key=True).filter(pk=order_id).first()
            if order is None:
                return False
            move_on(order, _FIRES[column], Actor.system(HEARTBEAT))
    except InvalidTransition:
        # Somebody else moved it first, or a deposit waits for it: the next sweep looks again.
        return False
    except Exception:  # a bug with one order must not keep the others' money: it is logged and tried again
        logger.exception("An order could not be swept", extra={"order_id": str(order_id), "clock": column})
        return False
    return True

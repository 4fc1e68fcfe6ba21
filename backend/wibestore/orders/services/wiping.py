"""
Wipes login data that nobody has a right to any more (docs/adr/0046-login-data-is-wiped.md).

An order that is over, with nothing that could open it again, never moves any more: what is due stays due. Its row is
locked before the sets, as a look locks them, so that a look comes whole before the wiping or finds nothing.
"""

import logging
from datetime import datetime
from time import monotonic

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from wibestore.core import clock
from wibestore.core.models import Heartbeat
from wibestore.orders.models import Order
from wibestore.orders.rules import ENDED_STATES
from wibestore.vault import services as vault

logger = logging.getLogger("wibestore.orders")

HEARTBEAT = "orders.credentials_wipe"
BATCH = 200
BUDGET_S = 60.0


def credentials_wipe(*, budget_s: float = BUDGET_S) -> int:
    """
    Wipe what is due: of orders that ended long ago, and of listings that never sold; return how many sets.

    May run twice and several times at once. After `budget_s` seconds it stops: the next night goes on.
    """
    ends_at = monotonic() + budget_s
    before = clock.now() - settings.CREDENTIALS_KEPT
    orders, sold = _of_orders(before, ends_at)
    unsold = _of_no_order(before, ends_at)
    logger.info("Login data was wiped", extra={"orders": orders, "sold": sold, "unsold": unsold})
    Heartbeat.objects.update_or_create(name=HEARTBEAT, defaults={"beat_at": clock.now(), "figure": sold + unsold})
    return sold + unsold


def _of_orders(before: datetime, ends_at: float) -> tuple[int, int]:
    """Return how many orders were done with, and how many sets that wiped."""
    orders = sets = 0
    while monotonic() < ends_at:
        with transaction.atomic():
            ids = list(_due(before).values_list("id", flat=True)[:BATCH])
            if not ids:
                break
            sets += vault.credentials_wipe_of(ids)
            Order.objects.filter(id__in=ids).update(credentials_wiped_at=clock.now())
        orders += len(ids)
    return orders, sets


def _of_no_order(before: datetime, ends_at: float) -> int:
    sets = 0
    while monotonic() < ends_at and (wiped := vault.credentials_wipe_unsold(retired_before=before, limit=BATCH)):
        sets += wiped
    return sets


def _due(before: datetime) -> QuerySet[Order]:
    over = Order.objects.filter(
        state__in=sorted(ENDED_STATES),
        delivered_at__isnull=False,
        credentials_wiped_at=None,
        available_at=None,
        updated_at__lte=before,
    )
    return over.order_by("updated_at", "id").select_for_update(no_key=True, skip_locked=True)

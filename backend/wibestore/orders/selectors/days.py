"""What the shop's days are counted from, and what the admin panel asks of orders and disputes now."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Min

from wibestore.core.ids import CLOCK_MARGIN, uuid7_from
from wibestore.orders.models import Dispute, Order
from wibestore.orders.rules import LIVE_STATES, OrderState

# No order is cancelled later than this after it was made: unpaid within a day, undelivered within the promised time.
_LONGEST_TO_CANCEL = timedelta(days=31)
_LIVE = sorted(state.value for state in LIVE_STATES)


def orders_created(since: datetime, until: datetime) -> int:
    """Return how many orders were made from `since` until before `until`."""
    ids = (uuid7_from(since - CLOCK_MARGIN), uuid7_from(until + CLOCK_MARGIN))
    return Order.objects.filter(id__range=ids, created_at__gte=since, created_at__lt=until).count()


def orders_cancelled(since: datetime, until: datetime) -> int:
    """Return how many orders were cancelled from `since` until before `until`, paid or not."""
    ids = (uuid7_from(since - _LONGEST_TO_CANCEL), uuid7_from(until + CLOCK_MARGIN))
    ended = Order.objects.filter(id__range=ids, updated_at__gte=since, updated_at__lt=until)
    return ended.filter(state=OrderState.CANCELLED).count()


def disputes_opened(since: datetime, until: datetime) -> int:
    """Return how many disputes were opened from `since` until before `until`."""
    ids = (uuid7_from(since - CLOCK_MARGIN), uuid7_from(until + CLOCK_MARGIN))
    return Dispute.objects.filter(id__range=ids, opened_at__gte=since, opened_at__lt=until).count()


def order_games(ids: Collection[UUID]) -> dict[UUID, tuple[str, int]]:
    """Return the state and the game of each of these orders."""
    rows = Order.objects.filter(id__in=ids).values_list("id", "state", "listing__game_id")
    return {order_id: (state, game_id) for order_id, state, game_id in rows}


def live_counts() -> dict[str, int]:
    """Return how many orders are under way, by state; by the index of orders under way alone."""
    rows = Order.objects.filter(state__in=_LIVE).order_by().values_list("state").annotate(count=Count("listing_id"))
    return dict.fromkeys(_LIVE, 0) | dict(rows)


def open_disputes() -> tuple[int, datetime | None]:
    """Return how many disputes are open, and since when the oldest is."""
    waiting = Dispute.objects.filter(closed_at=None).aggregate(count=Count("id"), since=Min("opened_at"))
    return waiting["count"], waiting["since"]

"""What may be told outside of the days that were counted: how many orders were completed. No money, no people."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Sum

from wibestore.backoffice.models import DayTotals, GameDay


@dataclass(frozen=True, slots=True)
class DaysCompleted:
    """Completed orders in all and by day, and when they were last counted."""

    total: int
    by_day: dict[date, int]
    counted_at: datetime | None


def days_completed(*, since: date) -> DaysCompleted:
    """Return how many orders were completed in all, and on each day from `since`; two queries, rows of days alone."""
    sums = DayTotals.objects.aggregate(total=Sum("orders_completed"), counted_at=Max("counted_at"))
    rows = DayTotals.objects.filter(day__gte=since).values_list("day", "orders_completed")
    return DaysCompleted(sums["total"] or 0, dict(rows), sums["counted_at"])


def games_completed(*, since: date) -> dict[int, int]:
    """Return how many orders each game had completed from `since`; one query."""
    rows = GameDay.objects.filter(day__gte=since).order_by().values_list("game_id")
    return dict(rows.annotate(sold=Sum("orders_completed")))

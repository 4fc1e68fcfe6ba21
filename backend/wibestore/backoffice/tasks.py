"""Periodic counting. Tasks carry nothing, call one service, may run twice."""

from typing import Any

from celery import shared_task

from wibestore.backoffice import services


@shared_task(name="backoffice.totals_count", ignore_result=True)
def totals_count(*, days: int = 2, **_: Any) -> int:
    """Count the last days anew: hourly today and yesterday, nightly one more."""
    return services.totals_count_lately(days=days)


@shared_task(name="backoffice.now_count", ignore_result=True)
def now_count(**_: Any) -> int:
    """Count what the shop owes and holds now."""
    return services.now_count()

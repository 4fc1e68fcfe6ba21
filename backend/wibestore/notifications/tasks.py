"""Periodic work of notifications. Tasks carry nothing, call one service, may run twice."""

from typing import Any

from celery import shared_task

from wibestore.notifications import services


@shared_task(name="notifications.cleanup", ignore_result=True)
def cleanup(**_: Any) -> int:
    """Forget notifications older than 90 days."""
    return services.notifications_forget_old()

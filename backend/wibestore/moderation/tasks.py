"""Periodic work of moderation."""

from typing import Any

from celery import shared_task

from wibestore.moderation import services


@shared_task(name="moderation.tasks_mend", ignore_result=True)
def tasks_mend(**_: Any) -> int:
    """Give every listing that waits its look, and end the looks of those that no longer do."""
    return services.tasks_mend()

"""Periodic work of moderation. Tasks carry nothing, call one service, may run twice."""

from typing import Any

from celery import shared_task

from wibestore.moderation import services


@shared_task(name="moderation.verdicts_expire", ignore_result=True)
def verdicts_expire(**_: Any) -> int:
    """End the verdicts whose time is over."""
    return services.verdicts_expire()


@shared_task(name="moderation.excerpts_forget", ignore_result=True)
def excerpts_forget(**_: Any) -> int:
    """Forget what old cases say of their things."""
    return services.excerpts_forget()


@shared_task(name="moderation.tasks_mend", ignore_result=True)
def tasks_mend(**_: Any) -> int:
    """Give every listing that waits its look, and end the looks of those that no longer do."""
    return services.tasks_mend()

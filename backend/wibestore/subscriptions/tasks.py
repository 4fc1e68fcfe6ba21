"""Periodic work of subscriptions."""

from typing import Any

from celery import shared_task

from wibestore.subscriptions.services import subscriptions_sweep


@shared_task(name="subscriptions.sweep", ignore_result=True)
def subscriptions_sweep_task(**_: Any) -> int:
    """Put users whose plan has ended back on the free one."""
    return subscriptions_sweep()

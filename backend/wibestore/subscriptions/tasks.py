"""Periodic work of subscriptions."""

from typing import Any

from celery import shared_task

from wibestore.subscriptions import services


@shared_task(name="subscriptions.sweep", ignore_result=True)
def subscriptions_sweep_task(**_: Any) -> int:
    """Renew or end what is past its period; tell of what ends soon."""
    return services.subscriptions_sweep() + services.subscriptions_remind()

"""Periodic work of orders."""

from typing import Any

from celery import shared_task

from wibestore.orders import services


@shared_task(name="orders.sweep", ignore_result=True)
def orders_sweep(*, clock: str, **_: Any) -> int:
    """Make the moves whose time has come by one clock."""
    return services.sweep([clock])

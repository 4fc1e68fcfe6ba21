"""Periodic work of orders."""

from typing import Any

from celery import shared_task

from wibestore.orders import services


@shared_task(name="orders.sweep", ignore_result=True)
def orders_sweep(*, clock: str, **_: Any) -> int:
    """Make the moves whose time has come by one clock."""
    return services.sweep([clock])


@shared_task(name="orders.credentials_wipe", ignore_result=True)
def credentials_wipe(**_: Any) -> int:
    """Wipe the login data of what was over long ago."""
    return services.credentials_wipe()


@shared_task(name="orders.sellers_refresh", ignore_result=True)
def sellers_refresh(**_: Any) -> int:
    """Count the sellers anew with whose orders something happened."""
    return services.sellers_refresh()


@shared_task(name="orders.sellers_count", ignore_result=True)
def sellers_count(**_: Any) -> int:
    """Count every seller anew: what a lost note left out is made good."""
    return services.sellers_count()

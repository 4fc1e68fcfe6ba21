"""Periodic work of listings. Tasks carry nothing, call one service, may run twice."""

from typing import Any

from celery import shared_task

from wibestore.listings import services


@shared_task(name="listings.popularity_refresh", ignore_result=True)
def popularity_refresh(**_: Any) -> int:
    """Count popularity, sellers' facts, the games' listings and the search words anew."""
    return services.popularity_refresh()


@shared_task(name="listings.counts_refresh", ignore_result=True)
def counts_refresh(**_: Any) -> int:
    """Count anew what purchases have taken off sale or put back."""
    return services.counts_refresh()


@shared_task(name="listings.offers_sweep", ignore_result=True)
def offers_sweep(**_: Any) -> int:
    """End the price offers whose time has come."""
    return services.offers_sweep()

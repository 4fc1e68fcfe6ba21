"""Periodic work of watching. Tasks carry nothing, call one service, may run twice."""

from typing import Any

from celery import shared_task

from wibestore.watching import services


@shared_task(name="watching.matches_tell", ignore_result=True)
def matches_tell(**_: Any) -> int:
    """Tell what was gathered for searches whose time has come."""
    return services.matches_tell()


@shared_task(name="watching.matches_forget", ignore_result=True)
def matches_forget(**_: Any) -> int:
    """Forget what was found more than 90 days ago."""
    return services.matches_forget()

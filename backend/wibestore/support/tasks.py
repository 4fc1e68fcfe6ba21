"""Periodic work of support. Tasks carry nothing, call one service, may run twice."""

from typing import Any

from celery import shared_task

from wibestore.support import services


@shared_task(name="support.clean_up", ignore_result=True)
def clean_up(**_: Any) -> int:
    """Close what nobody went on with, forget drafts that were not confirmed and addresses of guests."""
    return services.clean_up()

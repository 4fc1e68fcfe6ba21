"""Periodic work of the ground. Tasks carry nothing, call one service, may run twice."""

from typing import Any

from celery import shared_task

from wibestore.core import outbox
from wibestore.core.idempotency import forget_old_records


@shared_task(name="core.outbox_relay", ignore_result=True)
def outbox_relay(**_: Any) -> int:
    """Hand waiting facts to their handlers."""
    return outbox.relay()


@shared_task(name="core.idempotency_cleanup", ignore_result=True)
def idempotency_cleanup(**_: Any) -> int:
    """Forget idempotency records older than seven days."""
    return forget_old_records()

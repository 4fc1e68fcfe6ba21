"""Periodic work of uploads."""

from typing import Any

from celery import shared_task

from wibestore.uploads import services


@shared_task(name="uploads.cleanup", ignore_result=True)
def cleanup(**_: Any) -> int:
    """Delete images that nothing has used for a day, and the files nobody shares any more."""
    return services.images_sweep()

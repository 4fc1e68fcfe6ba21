"""Periodic and sent work of uploads. Tasks carry ids, call one service, may run twice."""

from typing import Any
from uuid import UUID

from celery import Task, shared_task

from wibestore.uploads import services
from wibestore.uploads.errors import StorageUnavailable

_STORAGE_PAUSE_S = 20
_MAX_RETRIES = 3


@shared_task(name="uploads.process", bind=True, ignore_result=True, max_retries=_MAX_RETRIES)
def process(self: Task, *, image_id: str, **_: Any) -> bool:
    """Make the sizes of a picture that was taken in; while its storage is away, again a little later."""
    try:
        return services.image_process(UUID(image_id))
    except StorageUnavailable as error:
        if self.request.retries >= _MAX_RETRIES:
            return False  # `requeue` goes on.
        raise self.retry(exc=error, countdown=_STORAGE_PAUSE_S) from error


@shared_task(name="uploads.requeue", ignore_result=True)
def requeue(**_: Any) -> int:
    """Queue pictures again that nobody has begun or whose worker has died; let fail what cannot be processed."""
    again = services.images_requeue()
    for image_id in again:
        process.apply_async(kwargs={"image_id": str(image_id)}, retry=False)
    return len(again)


@shared_task(name="uploads.cleanup", ignore_result=True)
def cleanup(**_: Any) -> int:
    """Delete images that nothing has used for a day, files nobody shares any more, and files without a row."""
    count = services.images_sweep()
    services.orphans_sweep()
    return count

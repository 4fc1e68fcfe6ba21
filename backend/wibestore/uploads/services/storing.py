"""Takes a sent picture in: looks at its header, keeps its bytes, and leaves the work to the queue `media`."""

import hashlib
import time
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.module_loading import import_string

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import registered_errors
from wibestore.uploads.errors import ImageNotProcessed, ImageTooLarge, TooManyUploads, UploadsOfTheDaySpent
from wibestore.uploads.models import Image, ImageFile, UploadDay
from wibestore.uploads.processing import PROCESSING_VERSION, header_check
from wibestore.uploads.selectors import image_info, upload_info
from wibestore.uploads.services import files, making
from wibestore.uploads.types import ImageInfo, UploadInfo

MAX_UNUSED_IMAGES = 100
MAX_IMAGES_A_DAY = 400
MAX_BYTES_A_DAY = 1_000_000_000
_LOOK_AGAIN_S = 0.05


class ReadableFile(Protocol):
    """A file as a form brings it."""

    def read(self, num_bytes: int, /) -> bytes:
        """Return at most so many bytes."""


def image_store(*, actor: Actor, data: bytes | ReadableFile, file_name: str = "") -> UploadInfo:
    """
    Take a sent picture in and return the actor's new upload; its sizes are made after the commit, by the queue `media`.

    The type is told by content: `file_name` decides nothing. Bytes that were stored before are ready at once.

    :raises ImageTooLarge: more than `UPLOAD_MAX_BYTES`
    :raises NotAnImage, ImageAnimated, ImageTooSmall, TooManyPixels, ImageTruncated, ImagePolyglot: see `header_check`
    :raises TooManyUploads: the actor has 100 images that nothing uses
    :raises UploadsOfTheDaySpent: the actor has sent as much as one may in a day
    :raises StorageUnavailable: the bytes could not be kept; nothing was stored
    """
    image = _take(actor.user_id, data)
    if image.file.status == "processing":
        transaction.on_commit(lambda: process_soon(image.id), robust=True)
    return upload_info(image)


def image_store_now(*, actor: Actor, data: bytes | ReadableFile, file_name: str = "") -> ImageInfo:
    """
    Take a picture in and make its sizes at once, in this process: for seeds and tests.

    :raises DomainError: as `image_store`, and what the work itself refuses
    """
    image = _take(actor.user_id, data)
    deadline = time.monotonic() + making.CLAIM.total_seconds()
    while image.file.status == "processing" and time.monotonic() < deadline:
        if not making.image_process(image.id):
            time.sleep(_LOOK_AGAIN_S)  # Somebody else is at the same bytes.
        image.file.refresh_from_db()
    if image.file.status != "ready":
        refusal = registered_errors().get(image.file.problem_code, ImageNotProcessed)
        raise refusal(**(image.file.problem_params or {}))
    return image_info(image)


def process_soon(image_id: UUID) -> None:
    """Tell the queue `media` of a picture to process; without a broker the sweep does it a minute later."""
    # By name: services never import tasks (style guide §1).
    task = import_string("wibestore.uploads.tasks.process")
    task.apply_async(kwargs={"image_id": str(image_id)}, retry=False)


def _take(owner_id: UUID, data: bytes | ReadableFile) -> Image:
    content = _content_of(data)
    header_check(content)
    _check_waiting(owner_id)
    digest = _digest_of(content)
    if _is_settled(digest) and (image := _record(owner_id, digest, len(content))):
        return image
    # Stored before the row that names it: a row without its bytes would be a picture that never comes.
    original = files.original_keep(digest, content)
    image = None
    try:
        image = _record(owner_id, digest, len(content), original)
    finally:
        if image is None or image.file.original != original:
            files.originals_drop([original])
    if image is None:
        raise RuntimeError("an upload with its bytes always has a file")
    return image


def _record(owner_id: UUID, digest: str, size_bytes: int, original: str = "") -> Image | None:
    """Write the upload down; None when it brings no bytes and those it relied on have just been deleted."""
    with transaction.atomic():
        file = _file_take(digest, original)
        if file is None:
            return None
        _day_count(owner_id, size_bytes)
        return Image.objects.create(owner_id=owner_id, file=file, unused_since=clock.now())


def _content_of(data: bytes | ReadableFile) -> bytes:
    limit: int = settings.UPLOAD_MAX_BYTES
    content = data if isinstance(data, bytes) else data.read(limit + 1)
    if len(content) > limit:
        raise ImageTooLarge(limit_bytes=limit)
    return content


def _digest_of(content: bytes) -> str:
    version = PROCESSING_VERSION + settings.UPLOAD_WATERMARK
    return hashlib.sha256(version.encode() + b":" + content).hexdigest()


def _check_waiting(owner_id: UUID) -> None:
    if Image.objects.filter(owner_id=owner_id, used_by=None).count() >= MAX_UNUSED_IMAGES:
        raise TooManyUploads(limit=MAX_UNUSED_IMAGES)


def _is_settled(digest: str) -> bool:
    """Whether these bytes are there already, or will be: what only failed to be worked on is tried anew."""
    file = ImageFile.objects.filter(digest=digest).values("status", "problem_code").first()
    return file is not None and file["problem_code"] != ImageNotProcessed.code


def _file_take(digest: str, original: str) -> ImageFile | None:
    """Return the row of these bytes, locked; a second upload of the same waits for the first, then shares it."""
    rows = ImageFile.objects.select_for_update(no_key=True)
    if not original:
        return rows.filter(digest=digest).first()
    begun = {"status": "processing", "original": original, "problem_code": "", "placeholder": "", "attempts": 0}
    file, is_new = rows.get_or_create(digest=digest, defaults=begun)
    if not is_new and file.problem_code == ImageNotProcessed.code:
        again = {**begun, "problem_params": None, "claimed_until": None, "created_at": clock.now()}
        for name, value in again.items():
            setattr(file, name, value)
        file.save(update_fields=list(again))
    return file


def _day_count(owner_id: UUID, size_bytes: int) -> None:
    """Count the upload; the row also lets one upload of a user in at a time."""
    now = clock.now()
    day, _ = UploadDay.objects.select_for_update(no_key=True).get_or_create(
        owner_id=owner_id, day=now.date(), defaults={"count": 0, "size_bytes": 0}
    )
    if day.count >= MAX_IMAGES_A_DAY or day.size_bytes + size_bytes > MAX_BYTES_A_DAY:
        next_day = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        left_s = int((next_day - now).total_seconds()) + 1
        raise UploadsOfTheDaySpent(limit=MAX_IMAGES_A_DAY, limit_bytes=MAX_BYTES_A_DAY, retry_after_s=left_s)
    UploadDay.objects.filter(pk=day.pk).update(count=F("count") + 1, size_bytes=F("size_bytes") + size_bytes)

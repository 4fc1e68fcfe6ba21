"""Deletes images, and the files that nobody shares any more: at once, or later what an interruption has left."""

import logging
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.core.files.storage import Storage, default_storage, storages
from django.db import transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.uploads.errors import ImageInUse, ImageNotFound, StorageUnavailable
from wibestore.uploads.models import Image, ImageFile, UploadDay
from wibestore.uploads.services import files

logger = logging.getLogger("wibestore.uploads")

UNUSED_LIFETIME = timedelta(hours=24)
SWEEP_BATCH = 500
# A file may be older than its row by as long as an upload takes; one without a row for so long has none.
ORPHAN_AFTER = timedelta(hours=1)
_DAYS_KEPT = timedelta(days=7)
_HEX = "0123456789abcdef"


def image_delete(*, actor: Actor, image_id: UUID) -> None:
    """
    Delete the actor's own image, and its files when no other image shares them.

    :raises ImageNotFound: absent, or another user's
    :raises ImageInUse: something shows it
    """
    with transaction.atomic():
        image = Image.objects.select_for_update().filter(id=image_id, owner_id=actor.user_id).first()
        if image is None:
            raise ImageNotFound
        if image.used_by is not None:
            raise ImageInUse
        digest = image.file_id
        image.delete()
    _files_forget([digest])


def images_sweep() -> int:
    """Delete images that nothing has used for 24 hours and files that nobody shares; return how many images went."""
    with transaction.atomic():
        overdue = Image.objects.select_for_update(skip_locked=True, of=("self",)).filter(
            used_by=None, unused_since__lt=clock.now() - UNUSED_LIFETIME
        )
        ids = list(overdue.order_by("unused_since").values_list("id", flat=True)[:SWEEP_BATCH])
        Image.objects.filter(id__in=ids).delete()
    # Also what an interrupted deletion left behind.
    _files_forget(ImageFile.objects.filter(images=None).values_list("digest", flat=True)[:SWEEP_BATCH])
    UploadDay.objects.filter(day__lt=(clock.now() - _DAYS_KEPT).date()).delete()
    return len(ids)


def orphans_sweep(prefixes: Collection[str] | None = None) -> int:
    """
    Delete stored files that no row names, left by whoever was killed between the two; return how many.

    :param prefixes: first letters of the names to look at; by default a sixteenth of all, another one each hour
    """
    now = clock.now()
    first = (_HEX[now.hour % 16],) if prefixes is None else prefixes
    folders = [one + other for one in first for other in _HEX]
    return sum(_orphans_drop(folder, now - ORPHAN_AFTER) for folder in folders)


def _files_forget(digests: Iterable[str]) -> None:
    for digest in digests:
        try:
            _file_forget(digest)
        except StorageUnavailable:
            # The row stays with its files: the next sweep deletes both.
            logger.warning("Files of a picture could not be deleted", extra={"digest": digest})


def _file_forget(digest: str) -> None:
    with transaction.atomic():
        file = ImageFile.objects.select_for_update(skip_locked=True).filter(digest=digest).first()
        if file is None or file.images.exists():
            return
        file.delete()
        # Inside the transaction: an upload of the same bytes waits for the row, and then writes anew.
        files.variants_drop(digest)
    files.originals_drop([file.original])


def _orphans_drop(folder: str, before: datetime) -> int:
    rows = ImageFile.objects.filter(digest__startswith=folder).values_list("digest", "original")
    known = dict(rows.exclude(status="failed"))
    variants = [name for name in _names(default_storage, folder) if _digest_of(name) not in known]
    originals = [name for name in _names(storages[files.ORIGINALS], folder) if known.get(_digest_of(name)) != name]
    return sum(_drop_old(default_storage, name, before) for name in variants) + sum(
        _drop_old(storages[files.ORIGINALS], name, before) for name in originals
    )


def _names(storage: Storage, folder: str) -> Iterator[str]:
    try:
        found = storage.listdir(folder)[1]
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in found)


def _digest_of(name: str) -> str:
    return name.partition("/")[2].partition("-")[0]


def _drop_old(storage: Storage, name: str, before: datetime) -> bool:
    if storage.get_modified_time(name) >= before:
        return False
    storage.delete(name)
    return True

"""Writes of images: store, attach to the thing that shows them, delete, sweep."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.uploads import processing
from wibestore.uploads.errors import ImageInUse, ImageNotFound, ImageTooLarge, TooManyUploads
from wibestore.uploads.models import Image, ImageFile
from wibestore.uploads.processing import ImageVariants
from wibestore.uploads.selectors import VariantName, image_info, stored_name
from wibestore.uploads.types import ImageInfo, ImageUse

MAX_UNUSED_IMAGES = 100
UNUSED_LIFETIME = timedelta(hours=24)
SWEEP_BATCH = 500
_VARIANTS: tuple[VariantName, ...] = ("card", "gallery", "full")


class ReadableFile(Protocol):
    """A file as a form brings it."""

    def read(self, num_bytes: int, /) -> bytes:
        """Return at most so many bytes."""


def image_store(*, actor: Actor, data: bytes | ReadableFile, file_name: str = "") -> ImageInfo:
    """
    Check a sent picture, make its variants, store them and return the actor's new image.

    The type is told by content: `file_name` decides nothing. Bytes that were stored before are not processed again.

    :raises ImageTooLarge: more than `UPLOAD_MAX_BYTES`
    :raises TooManyUploads: the actor has 100 images that nothing uses
    :raises NotAnImage, ImageAnimated, ImageTooSmall, TooManyPixels, ImageTruncated: see `processing.variants_make`
    """
    content = _content_of(data)
    _check_quota(actor.user_id)
    digest = hashlib.sha256(processing.PROCESSING_VERSION.encode() + b":" + content).hexdigest()
    # Decoding takes a while: it happens before the transaction.
    variants = None if ImageFile.objects.filter(digest=digest).exists() else processing.variants_make(content)
    with transaction.atomic():
        file = ImageFile.objects.select_for_update().filter(digest=digest).first()
        if file is None:
            file = _file_create(digest, variants or processing.variants_make(content))
        image = Image.objects.create(owner_id=actor.user_id, file=file, unused_since=clock.now())
    return image_info(image)


@transaction.atomic
def images_attach(*, owner_id: UUID, image_ids: Sequence[UUID], used_by: UUID) -> None:
    """
    Mark the owner's images as used by `used_by`; those it used before stay.

    :raises ImageNotFound: one is absent, another user's, or used by another thing; `params.image_id` says which
    """
    rows = Image.objects.select_for_update().filter(id__in=set(image_ids), owner_id=owner_id).order_by("id")
    images = {image.id: image for image in rows if image.used_by in (None, used_by)}
    missing = [image_id for image_id in image_ids if image_id not in images]
    if missing:
        raise ImageNotFound(image_id=str(missing[0]))
    Image.objects.filter(id__in=images).update(used_by=used_by, unused_since=None)


@transaction.atomic
def images_attach_each(uses: Collection[ImageUse]) -> dict[UUID, ImageInfo]:
    """
    Mark images of several owners, each as used by a thing of its own, by two statements whatever their number.

    :return: those that could be, by the thing that uses them; an image that is absent, another user's or in use
        already is left out
    """
    if not uses:
        return {}
    rows = Image.objects.select_for_update(of=("self",)).filter(id__in={use.image_id for use in uses})
    images = {image.id: image for image in rows.select_related("file").order_by("id")}
    attached: dict[UUID, Image] = {}
    for use in uses:
        image = images.get(use.image_id)
        if image and image.owner_id == use.owner_id and image.used_by is None:
            image.used_by, image.unused_since = use.used_by, None
            attached[use.used_by] = image
    Image.objects.bulk_update(attached.values(), ["used_by", "unused_since"])
    return {used_by: image_info(image) for used_by, image in attached.items()}


def images_detach(used_by: UUID) -> None:
    """Take every image off `used_by`; the sweep deletes them a day later unless they are attached again."""
    Image.objects.filter(used_by=used_by).update(used_by=None, unused_since=clock.now())


@transaction.atomic
def images_copy(*, owner_id: UUID, image_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """
    Make new images of the owner's that share the files of these, which are theirs too; nothing uses them yet.

    :return: the copy of each, by the image it was made of; what is absent or another user's is left out
    """
    rows = Image.objects.select_for_update().filter(id__in=set(image_ids), owner_id=owner_id).order_by("id")
    now, copies = clock.now(), {}
    for image in rows:
        original_id, image.id = image.id, uuid7()
        image.used_by, image.unused_since = None, now
        # The row with whatever it says of the picture, under another id.
        image.save(force_insert=True)
        copies[original_id] = image.id
    return copies


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
    _files_forget(list(ImageFile.objects.filter(images=None).values_list("digest", flat=True)[:SWEEP_BATCH]))
    return len(ids)


def _content_of(data: bytes | ReadableFile) -> bytes:
    limit: int = settings.UPLOAD_MAX_BYTES
    content = data if isinstance(data, bytes) else data.read(limit + 1)
    if len(content) > limit:
        raise ImageTooLarge(limit_bytes=limit)
    return content


def _check_quota(owner_id: UUID) -> None:
    if Image.objects.filter(owner_id=owner_id, used_by=None).count() >= MAX_UNUSED_IMAGES:
        raise TooManyUploads(limit=MAX_UNUSED_IMAGES)


def _file_create(digest: str, variants: ImageVariants) -> ImageFile:
    """Write the row first: a second upload of the same bytes waits for its commit, then shares it."""
    file, is_new = ImageFile.objects.select_for_update().get_or_create(
        digest=digest,
        defaults={
            **{f"{name}_width": getattr(variants, name).width for name in _VARIANTS},
            **{f"{name}_height": getattr(variants, name).height for name in _VARIANTS},
            "placeholder": variants.placeholder,
        },
    )
    if is_new:
        for name in _VARIANTS:
            _write(stored_name(digest, name), getattr(variants, name).content)
    return file


def _write(name: str, content: bytes) -> None:
    # A file without a row is what an interrupted upload left: perhaps half a picture.
    default_storage.delete(name)
    default_storage.save(name, ContentFile(content))


def _files_forget(digests: Sequence[str]) -> None:
    for digest in digests:
        with transaction.atomic():
            file = ImageFile.objects.select_for_update(skip_locked=True).filter(digest=digest).first()
            if file is None or file.images.exists():
                continue
            file.delete()
            # Inside the transaction: an upload of the same bytes waits for the row, and then writes anew.
            for name in _VARIANTS:
                default_storage.delete(stored_name(digest, name))

"""Ties images to the things that show them, and unties them."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction

from wibestore.core import clock
from wibestore.core.ids import uuid7
from wibestore.uploads.errors import ImageNotFound, ImageNotReady
from wibestore.uploads.models import Image
from wibestore.uploads.selectors import image_info
from wibestore.uploads.types import ImageInfo, ImageUse


@transaction.atomic
def images_attach(*, owner_id: UUID, image_ids: Sequence[UUID], used_by: UUID) -> None:
    """
    Mark the owner's images as used by `used_by`; those it used before stay.

    :raises ImageNotFound: one is absent, another user's, or used by another thing; `params.image_id` says which
    :raises ImageNotReady: one is still being processed, or has failed; `params.image_id` says which
    """
    rows = Image.objects.select_for_update(of=("self",)).filter(id__in=set(image_ids), owner_id=owner_id)
    found = rows.select_related("file").order_by("id")
    images = {image.id: image for image in found if image.used_by in (None, used_by)}
    for image_id in image_ids:
        if image_id not in images:
            raise ImageNotFound(image_id=str(image_id))
    for image_id in image_ids:
        if images[image_id].file.status != "ready":
            raise ImageNotReady(image_id=str(image_id))
    Image.objects.filter(id__in=images).update(used_by=used_by, unused_since=None)


@transaction.atomic
def images_attach_each(uses: Collection[ImageUse]) -> dict[UUID, ImageInfo | ImageNotReady]:
    """
    Mark images of several owners, each as used by a thing of its own, by two statements whatever their number.

    :return: those that could be, by the thing that was to use them, and the refusal for those that are not ready; an
        image that is absent, another user's or in use already is left out
    """
    if not uses:
        return {}
    rows = Image.objects.select_for_update(of=("self",)).filter(id__in={use.image_id for use in uses})
    images = {image.id: image for image in rows.select_related("file").order_by("id")}
    attached: dict[UUID, Image] = {}
    answers: dict[UUID, ImageInfo | ImageNotReady] = {}
    for use in uses:
        image = images.get(use.image_id)
        if image is None or image.owner_id != use.owner_id or image.used_by is not None:
            continue
        if image.file.status != "ready":
            answers[use.used_by] = ImageNotReady(image_id=str(image.id))
            continue
        image.used_by, image.unused_since = use.used_by, None
        attached[use.used_by] = image
    Image.objects.bulk_update(attached.values(), ["used_by", "unused_since"])
    return {**answers, **{used_by: image_info(image) for used_by, image in attached.items()}}


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

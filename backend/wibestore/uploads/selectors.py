"""Reads of images; answers are frozen dataclasses."""

from collections.abc import Iterable
from typing import Literal
from uuid import UUID

from django.core.files.storage import default_storage

from wibestore.core.actor import Actor
from wibestore.uploads.errors import ImageNotFound
from wibestore.uploads.models import Image, ImageFile
from wibestore.uploads.types import ImageInfo, ImageVariant

VariantName = Literal["card", "gallery", "full"]


def images_by_ids(ids: Iterable[UUID]) -> dict[UUID, ImageInfo]:
    """Return the images that exist of `ids`, by id: one query whatever their number."""
    rows = Image.objects.filter(id__in=set(ids)).select_related("file")
    return {image.id: image_info(image) for image in rows}


def image_get_for(*, actor: Actor, image_id: UUID) -> ImageInfo:
    """
    Return an image of the actor's own.

    :raises ImageNotFound: absent, or another user's
    """
    image = Image.objects.filter(id=image_id, owner_id=actor.user_id).select_related("file").first()
    if image is None:
        raise ImageNotFound
    return image_info(image)


def image_info(image: Image) -> ImageInfo:
    """Return what other modules may know of `image`; its file must have been selected with it."""
    file = image.file
    return ImageInfo(
        id=image.id,
        status="ready",
        card=_variant(file, "card", file.card_width, file.card_height),
        gallery=_variant(file, "gallery", file.gallery_width, file.gallery_height),
        full=_variant(file, "full", file.full_width, file.full_height),
        placeholder=file.placeholder,
    )


def stored_name(digest: str, variant: VariantName) -> str:
    """Return the name under which storage keeps a variant; what it holds never changes."""
    return f"{digest[:2]}/{digest}-{variant}.webp"


def _variant(file: ImageFile, name: VariantName, width: int, height: int) -> ImageVariant:
    return ImageVariant(url=default_storage.url(stored_name(file.digest, name)), width=width, height=height)

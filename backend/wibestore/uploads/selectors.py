"""Reads of images; answers are frozen dataclasses."""

from collections.abc import Iterable
from typing import Any, Literal
from uuid import UUID

from django.core.files.storage import default_storage

from wibestore.core.actor import Actor
from wibestore.core.errors import registered_errors
from wibestore.uploads.errors import ImageNotFound, ImageNotProcessed
from wibestore.uploads.models import Image, ImageFile
from wibestore.uploads.processing import likeness
from wibestore.uploads.types import ImageInfo, ImageVariant, SamePicture, UploadInfo, UploadProblem

VariantName = Literal["card", "card_small", "gallery", "full"]
SQUARE_SIDE = 192
MAX_SAME_PICTURES = 10
# Rows looked at for all the pictures of one call; a picture that more people have used is a known one by then.
_MAX_CANDIDATES = 2000
_SMALL = ("digest", "likeness", "card_width", "card_height", "card_small_width", "card_small_height")
_COMPARED = ("owner_id", "used_by", *(f"file__{name}" for name in _SMALL))


def images_by_ids(ids: Iterable[UUID]) -> dict[UUID, ImageInfo]:
    """Return the images of `ids` that exist and are ready, by id: one query whatever their number."""
    rows = Image.objects.filter(id__in=set(ids), file__status="ready").select_related("file")
    return {image.id: image_info(image) for image in rows}


def image_ids_used_by(users: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Return the ids of the images that each thing shows: one query whatever their number."""
    wanted = set(users)
    found: dict[Any, list[UUID]] = {used_by: [] for used_by in wanted}
    for used_by, image_id in Image.objects.filter(used_by__in=wanted).order_by("id").values_list("used_by", "id"):
        found[used_by].append(image_id)
    return found


def image_get_for(*, actor: Actor, image_id: UUID) -> UploadInfo:
    """
    Return an upload of the actor's own.

    :raises ImageNotFound: absent, or another user's
    """
    image = Image.objects.filter(id=image_id, owner_id=actor.user_id).select_related("file").first()
    if image is None:
        raise ImageNotFound
    return upload_info(image)


def same_pictures(image_ids: Iterable[UUID]) -> dict[UUID, list[SamePicture]]:
    """
    Return for each of `image_ids` the images of other owners in use that look the same, the nearest first.

    Two queries whatever their number: an index of parts of the likeness finds the candidates.
    """
    asked = Image.objects.filter(id__in=set(image_ids), file__likeness__isnull=False)
    known: dict[UUID, tuple[UUID, Any]] = {
        row[0]: (row[1], row[2]) for row in asked.values_list("id", "owner_id", "file__likeness")
    }
    if not known:
        return {}
    keys = {key for _, bits in known.values() for key in likeness.keys_near(bits)}
    near = Image.objects.filter(used_by__isnull=False, file__likeness_bands__overlap=sorted(keys)).order_by("id")
    rows: list[Any] = list(near.select_related("file").only(*_COMPARED)[:_MAX_CANDIDATES])
    found: dict[UUID, list[SamePicture]] = {}
    for image_id, (owner_id, bits) in known.items():
        others = [
            _same_picture(other, likeness.distance(bits, other.file.likeness))
            for other in rows
            if other.owner_id != owner_id and likeness.distance(bits, other.file.likeness) <= likeness.MAX_DISTANCE
        ]
        if others:
            found[image_id] = sorted(others, key=lambda other: other.distance)[:MAX_SAME_PICTURES]
    return found


def image_info(image: Image) -> ImageInfo:
    """Return what other modules may know of an image that is ready; its file must have been selected with it."""
    file = image.file
    card = _variant(file, "card")
    return ImageInfo(
        id=image.id,
        status="ready",
        card=card,
        card_small=_small(file),
        gallery=_variant(file, "gallery"),
        full=_variant(file, "full"),
        placeholder=file.placeholder,
    )


def upload_info(image: Image) -> UploadInfo:
    """Return an upload as its owner sees it; its file must have been selected with it."""
    file = image.file
    if file.status == "processing":
        return UploadInfo(id=image.id, status="processing")
    if file.status == "failed":
        refusal = registered_errors().get(file.problem_code, ImageNotProcessed)
        problem = UploadProblem(refusal.code, refusal.title, file.problem_params or {})
        return UploadInfo(id=image.id, status="failed", problem=problem)
    info = image_info(image)
    return UploadInfo(
        id=image.id,
        status="ready",
        card=info.card,
        card_small=info.card_small,
        gallery=info.gallery,
        full=info.full,
        placeholder=info.placeholder,
    )


def stored_name(digest: str, variant: VariantName) -> str:
    """Return the name under which storage keeps a variant; what it holds never changes."""
    return f"{digest[:2]}/{digest}-{variant.replace('_', '')}.webp"


def square_name(digest: str) -> str:
    """Return the name under which storage keeps the square that is cut out of a picture (an avatar)."""
    return f"{digest[:2]}/{digest}-avatar.webp"


def square_of(name: str) -> ImageVariant | None:
    """Return the square that is stored under `name`; None for no name."""
    return ImageVariant(url=default_storage.url(name), width=SQUARE_SIDE, height=SQUARE_SIDE) if name else None


def _same_picture(image: Any, distance: int) -> SamePicture:
    return SamePicture(image.id, image.owner_id, image.used_by, distance, _small(image.file))


def _small(file: ImageFile) -> ImageVariant:
    """Return a file's smallest size; those that were made before there was a small card have the large one."""
    return _variant(file, "card_small" if file.card_small_width else "card")


def _variant(file: ImageFile, name: VariantName) -> ImageVariant:
    return ImageVariant(
        url=default_storage.url(stored_name(file.digest, name)),
        width=getattr(file, f"{name}_width"),
        height=getattr(file, f"{name}_height"),
    )

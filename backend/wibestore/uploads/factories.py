"""Pictures and images for tests."""

import random
from io import BytesIO
from typing import Any
from uuid import UUID

from PIL import Image as PillowImage

from wibestore.core.actor import Actor
from wibestore.uploads import services
from wibestore.uploads.types import ImageInfo, UploadInfo


def picture_bytes(
    size: tuple[int, int] = (800, 600),
    *,
    kind: str = "JPEG",
    color: str = "#2f81f7",
    mode: str = "RGB",
    pattern: int = 0,
    **options: Any,
) -> bytes:
    """Return a file of one plain color, or of patches that `pattern` chooses; others of these make other files."""
    image = PillowImage.new(mode, size, color)
    if pattern:
        patches = PillowImage.frombytes("RGB", (12, 9), random.Random(pattern).randbytes(12 * 9 * 3))
        image = patches.resize(size, PillowImage.Resampling.BICUBIC)
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def image_create(owner_id: UUID, **picture: Any) -> ImageInfo:
    """Store a small picture of `owner_id`."""
    return services.image_store_now(actor=Actor.user(owner_id), data=picture_bytes(**picture), file_name="picture.jpg")


def image_waiting(owner_id: UUID, **picture: Any) -> UploadInfo:
    """Take a small picture of `owner_id` in that nobody has processed yet."""
    return services.image_store(actor=Actor.user(owner_id), data=picture_bytes(**picture), file_name="picture.jpg")

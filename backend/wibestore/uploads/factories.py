"""Pictures and images for tests."""

from io import BytesIO
from typing import Any
from uuid import UUID

from PIL import Image as PillowImage

from wibestore.core.actor import Actor
from wibestore.uploads import services
from wibestore.uploads.types import ImageInfo


def picture_bytes(
    size: tuple[int, int] = (800, 600), *, kind: str = "JPEG", color: str = "#2f81f7", mode: str = "RGB", **options: Any
) -> bytes:
    """Return a file of one plain color; other colors make other files."""
    target = BytesIO()
    PillowImage.new(mode, size, color).save(target, kind, **options)
    return target.getvalue()


def image_create(owner_id: UUID, **picture: Any) -> ImageInfo:
    """Store a small picture of `owner_id`."""
    return services.image_store_now(actor=Actor.user(owner_id), data=picture_bytes(**picture), file_name="picture.jpg")

"""What uploads hands over to other modules."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ImageVariant:
    """One size of an image; width and height in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """A stored image in its sizes; `placeholder` is a tiny data: URL."""

    id: UUID
    status: Literal["ready", "processing", "failed"]
    card: ImageVariant
    gallery: ImageVariant
    full: ImageVariant
    placeholder: str


@dataclass(frozen=True, slots=True)
class ImageUse:
    """An owner's image, and the thing that is to show it."""

    owner_id: UUID
    image_id: UUID
    used_by: UUID

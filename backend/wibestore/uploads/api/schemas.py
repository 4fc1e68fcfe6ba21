"""Shapes of images."""

from typing import Literal
from uuid import UUID

from wibestore.core.api import Output


class ImageVariantOut(Output):
    """One size of an image."""

    url: str
    width: int
    height: int


class ImageOut(Output):
    """A stored image in its sizes; `placeholder` is a tiny data: URL shown until it has loaded."""

    id: UUID
    status: Literal["ready", "processing", "failed"]
    card: ImageVariantOut
    gallery: ImageVariantOut
    full: ImageVariantOut
    placeholder: str

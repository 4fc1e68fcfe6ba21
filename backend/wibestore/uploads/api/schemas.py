"""Shapes of images."""

from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import Output


class ImageVariantOut(Output):
    """One size of an image."""

    url: str
    width: int
    height: int


class UploadProblemOut(Output):
    """Why a picture could not be used; the codes are those of refusals."""

    code: str
    title: str
    params: dict[str, Any]


class UploadOut(Output):
    """An upload: `processing` until its sizes are made, then `ready` with all of them, or `failed` with a problem."""

    id: UUID
    status: Literal["processing", "ready", "failed"]
    problem: UploadProblemOut | None
    card: ImageVariantOut | None
    card_small: ImageVariantOut | None
    gallery: ImageVariantOut | None
    full: ImageVariantOut | None
    placeholder: str | None = Field(description="A tiny data: URL, shown until the picture has loaded")

"""What uploads hands over to other modules."""

from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from pydantic import model_validator

Status = Literal["processing", "ready", "failed"]


@dataclass(frozen=True, slots=True)
class ImageVariant:
    """One size of an image; width and height in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """An image that is ready, in its sizes; `placeholder` is a tiny data: URL."""

    id: UUID
    status: Status
    card: ImageVariant
    card_small: ImageVariant
    gallery: ImageVariant
    full: ImageVariant
    placeholder: str

    @model_validator(mode="before")
    @classmethod
    def _of_one_card(cls, value: Any) -> Any:
        # Others keep this as JSON; what they kept before there was a small card shows the large one.
        if isinstance(value, dict) and "card_small" not in value and "card" in value:
            return {**value, "card_small": value["card"]}
        return value


@dataclass(frozen=True, slots=True)
class UploadProblem:
    """Why a picture could not be used: the refusal's code, its words in English, its numbers."""

    code: str
    title: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UploadInfo:
    """An upload of a user; its sizes are there once it is ready, its problem once it has failed."""

    id: UUID
    status: Status
    problem: UploadProblem | None = None
    card: ImageVariant | None = None
    card_small: ImageVariant | None = None
    gallery: ImageVariant | None = None
    full: ImageVariant | None = None
    placeholder: str | None = None


@dataclass(frozen=True, slots=True)
class ImageUse:
    """An owner's image, and the thing that is to show it."""

    owner_id: UUID
    image_id: UUID
    used_by: UUID


@dataclass(frozen=True, slots=True)
class SamePicture:
    """Another owner's image in use that shows the same, small; `distance` is how many of 64 bits differ."""

    image_id: UUID
    owner_id: UUID
    used_by: UUID
    distance: int
    picture: ImageVariant

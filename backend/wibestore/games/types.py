"""What games hands over to other modules."""

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class GameRef:
    """A game as other things name it."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class AttributeSpec:
    """One attribute of a game's listings; labels are `{"uz": …, "ru": …, "en": …}`."""

    key: str
    type: Literal["int", "choice", "text", "bool"]
    label: dict[str, str]
    choices: tuple[tuple[str, dict[str, str]], ...]
    min: int | None
    max: int | None
    is_primary: bool
    is_required: bool
    is_filterable: bool
    is_common: bool
    # What a listing gets where the seller says nothing (a platform's only way to sign in).
    default: str | None = None


@dataclass(frozen=True, slots=True)
class GameInfo:
    """A game with everything a listing needs to know of it."""

    id: int
    slug: str
    name: str
    aliases: tuple[str, ...]
    attributes: tuple[AttributeSpec, ...]

    def attribute(self, key: str) -> AttributeSpec | None:
        """Return the attribute named `key`, or None."""
        return next((spec for spec in self.attributes if spec.key == key), None)


AttributeValues = dict[str, Any]

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
    # Whether new listings may be made in it.
    is_active: bool = True

    def attribute(self, key: str) -> AttributeSpec | None:
        """Return the attribute named `key`, or None."""
        return next((spec for spec in self.attributes if spec.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeDraft:
    """What staff say of one attribute; as `AttributeSpec`, bounds left out are the widest."""

    key: str
    type: Literal["int", "choice", "text", "bool"]
    label: dict[str, str]
    choices: tuple[tuple[str, dict[str, str]], ...] = ()
    min: int | None = None
    max: int | None = None
    is_primary: bool = False
    is_required: bool = False
    is_filterable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GameDraft:
    """What staff say of a game whole; `category` is a slug."""

    name: str
    publisher: str
    category: str
    platforms: tuple[str, ...]
    popularity: int
    aliases: tuple[str, ...]
    is_active: bool
    attributes: tuple[AttributeDraft, ...]


@dataclass(frozen=True, slots=True)
class AttributeUse:
    """An attribute, or one value of it, that listings may hold."""

    key: str
    value: str | None = None


AttributeValues = dict[str, Any]

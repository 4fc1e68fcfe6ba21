"""Shapes of games and their attributes. Labels come in three languages, so that answers can be cached for all."""

from typing import Literal

from wibestore.core.api import Labels, Output


class ChoiceOut(Output):
    """One value of a choice attribute."""

    value: str
    label: Labels


class AttributeOut(Output):
    """One attribute that a listing of this game has."""

    key: str
    type: Literal["int", "choice", "text", "bool"]
    label: Labels
    choices: list[ChoiceOut] = []
    min: int | None = None
    max: int | None = None
    is_primary: bool
    is_required: bool
    is_filterable: bool
    is_common: bool


class CategoryOut(Output):
    """A kind of games."""

    slug: str
    label: Labels


class GameRefOut(Output):
    """A game as other things name it."""

    slug: str
    name: str


class GameOut(GameRefOut):
    """A game in the list."""

    publisher: str
    category: CategoryOut
    platforms: list[str]
    popularity: int
    listing_count: int
    min_price: int | None
    cover_url: str


class GameDetailOut(GameOut):
    """A game with the attributes a listing has (its own, then the common ones)."""

    attributes: list[AttributeOut]


class GameListOut(Output):
    """All games; there are few, so there are no pages."""

    results: list[GameOut]

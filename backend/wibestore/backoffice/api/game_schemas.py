"""Shapes of the catalog as administrators change it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from wibestore.core.api import CLEANED, NOT_BLANK, Flag, Input, Labels, Output
from wibestore.games.types import AttributeDraft, GameDraft

_SOM_MAX = 10**12
Platform = Literal["android", "ios", "pc", "ps", "xbox", "switch"]
Bound = Annotated[int | None, Field(strict=True, ge=0, le=_SOM_MAX)]
Reason = Annotated[str, Field(min_length=10, max_length=500, description="For the audit"), CLEANED]


class LabelsIn(Input):
    """Words in the three languages."""

    uz: Annotated[str, Field(max_length=80, description="In Uzbek"), CLEANED, NOT_BLANK]
    ru: Annotated[str, Field(max_length=80, description="In Russian"), CLEANED, NOT_BLANK]
    en: Annotated[str, Field(max_length=80, description="In English"), CLEANED, NOT_BLANK]


class ChoiceIn(Input):
    """One value of a choice; the value stays in listings, its words may change."""

    value: Annotated[str, Field(max_length=60, description="As listings keep it"), CLEANED, NOT_BLANK]
    label: Annotated[LabelsIn, Field(description="As people read it")]


class AttributeIn(Input):
    """One attribute that listings of the game have; a primary one is required."""

    key: Annotated[
        str,
        Field(
            max_length=40, pattern=r"^[a-z][a-z0-9_]*$", description="As listings and filters (`attr.<key>`) name it"
        ),
    ]
    type: Annotated[Literal["int", "choice", "text", "bool"], Field(description="What its values are")]
    label: Annotated[LabelsIn, Field(description="As people read it")]
    choices: Annotated[
        list[ChoiceIn], Field(max_length=100, description="Of a choice: what may be chosen, in this order")
    ] = []
    min: Annotated[Bound, Field(description="Of an int: the least value")] = None
    max: Annotated[Bound, Field(description="Of an int: the largest value")] = None
    is_primary: Annotated[Flag, Field(description="Shown on the cards of lists")] = False
    is_required: Annotated[Flag, Field(description="A listing must tell it")] = False
    is_filterable: Annotated[Flag, Field(description="Lists can be narrowed by it")] = True

    def draft(self) -> AttributeDraft:
        """Return what the games module takes; the bounds that mean nothing are left out."""
        is_number = self.type == "int"
        return AttributeDraft(
            **self.model_dump(exclude={"label", "choices", "min", "max"}),
            label=self.label.model_dump(),
            choices=tuple((choice.value, choice.label.model_dump()) for choice in self.choices),
            min=self.min if is_number else None,
            max=self.max if is_number else None,
        )


class GameIn(Input):
    """A game whole, and why it is so."""

    name: Annotated[str, Field(max_length=80, description="As people read it"), CLEANED, NOT_BLANK]
    publisher: Annotated[str, Field(max_length=80, description="Who publishes the game; empty: unknown"), CLEANED] = ""
    category: Annotated[str, Field(max_length=32, pattern=r"^[a-z0-9-]+$", description="A slug")]
    platforms: Annotated[list[Platform], Field(min_length=1, max_length=6, description="What it is played on")]
    popularity: Annotated[int, Field(strict=True, ge=1, le=3, description="1 is shown on the home page")] = 3
    aliases: Annotated[
        list[Annotated[str, Field(max_length=40), CLEANED, NOT_BLANK]],
        Field(max_length=20, description="Other names that a search finds it by"),
    ] = []
    is_active: Annotated[Flag, Field(description="Whether new listings may be made in it")] = True
    attributes: Annotated[
        list[AttributeIn], Field(max_length=40, description="What listings tell of an account, in the order to show")
    ] = []
    reason: Reason

    def draft(self) -> GameDraft:
        """Return what the games module takes."""
        return GameDraft(
            name=self.name,
            publisher=self.publisher,
            category=self.category,
            platforms=tuple(self.platforms),
            popularity=self.popularity,
            aliases=tuple(self.aliases),
            is_active=self.is_active,
            attributes=tuple(attribute.draft() for attribute in self.attributes),
        )


class GameCreateIn(GameIn):
    """A new game; its slug stays for good."""

    slug: Annotated[
        str,
        Field(max_length=64, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Its name in addresses; never changes"),
    ]


class GameOrderIn(Input):
    """All games in the order of the catalog, and why."""

    slugs: Annotated[
        list[Annotated[str, Field(max_length=64)]],
        Field(max_length=1000, description="All games, in the order to show"),
    ]
    reason: Reason


class AdminCategoryOut(Output):
    """A kind of games."""

    slug: str
    label: Labels


class AdminChoiceOut(Output):
    """One value of a choice."""

    value: str
    label: Labels


class AdminAttributeOut(Output):
    """One attribute of the game alone."""

    key: str
    type: Literal["int", "choice", "text", "bool"]
    label: Labels
    choices: list[AdminChoiceOut]
    min: int | None
    max: int | None
    is_primary: bool
    is_required: bool
    is_filterable: bool


class AdminGameCardOut(Output):
    """A game in the administrators' list."""

    slug: str
    name: str
    publisher: str
    category: AdminCategoryOut
    platforms: list[str]
    popularity: int
    aliases: list[str]
    is_active: bool
    attribute_count: int
    listing_count: int
    min_price: int | None
    cover_url: str
    updated_at: datetime | None


class AdminGamesOut(Output):
    """All games; there are few, so there are no pages."""

    results: list[AdminGameCardOut]


class AdminGameOut(AdminGameCardOut):
    """A game with its own attributes; those asked of every listing are not its own."""

    attributes: list[AdminAttributeOut]

"""What a file of one game's listings looks like."""

from typing import Any

from wibestore.games.types import AttributeSpec, GameInfo

# What a row says of a listing, before its game's attributes.
FIELDS = ("title", "description", "language", "price", "delivery_sla_minutes", "accepts_offers", "offer_floor")
REQUIRED_FIELDS = frozenset({"title", "price"})
_EXAMPLE_PRICE = 250_000
_EXAMPLE = {
    "description": "Akkaunt birinchi egasidan, pochtasi bilan beriladi",
    "language": "uz",
    "price": _EXAMPLE_PRICE,
    "delivery_sla_minutes": 60,
    "accepts_offers": "true",
    "offer_floor": "",
}


def columns_of(game: GameInfo) -> tuple[str, ...]:
    """Return the columns of a game's file, in their order."""
    return (*FIELDS, *(spec.key for spec in game.attributes))


def example_of(game: GameInfo) -> tuple[Any, ...]:
    """Return a row that could be sent as it is."""
    fields = (f"{game.name}: namuna" if name == "title" else _EXAMPLE[name] for name in FIELDS)
    return (*fields, *(_value_of(spec) for spec in game.attributes))


def _value_of(spec: AttributeSpec) -> Any:
    if spec.type == "int":
        return spec.min or 0
    if spec.type == "choice":
        return spec.default or spec.choices[0][0]
    return "false" if spec.type == "bool" else ""

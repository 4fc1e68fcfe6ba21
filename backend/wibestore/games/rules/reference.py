"""The games, categories and common attributes that every shop starts with (seeds; staff may edit the rows)."""

import json
from functools import cache
from importlib import resources
from typing import Any

from wibestore.games.rules import spec_of
from wibestore.games.types import AttributeSpec


def game_seeds() -> list[dict[str, Any]]:
    """Return the games as the file lists them."""
    games: list[dict[str, Any]] = _read("games.json")
    return games


def category_seeds() -> list[dict[str, Any]]:
    """Return the categories as the file lists them."""
    categories: list[dict[str, Any]] = _read("games_common.json")["categories"]
    return categories


@cache
def drawn_covers() -> frozenset[str]:
    """Return the games whose cover the interface brings along (frontend/public/covers)."""
    return frozenset(seed["slug"] for seed in game_seeds())


@cache
def common_attributes() -> tuple[AttributeSpec, ...]:
    """Return the attributes asked of every listing."""
    return tuple(spec_of(raw, is_common=True) for raw in _read("games_common.json")["common_attributes"])


def _read(name: str) -> Any:
    return json.loads(resources.files("wibestore.games").joinpath("reference", name).read_text("utf-8"))

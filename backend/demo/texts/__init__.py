"""What demo people write, in three languages."""

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def words(language: str) -> dict[str, Any]:
    """Return the sentences of one language: tails, openers, facts, closers, reviews, answers, rejections."""
    texts: dict[str, Any] = _read("words.json")[language]
    return texts


@cache
def extras(slug: str) -> list[str]:
    """Return what sellers of a game boast of."""
    every: dict[str, list[str]] = _read("extras.json")
    return every.get(slug, every[""])


@cache
def sample_values() -> dict[str, list[str]]:
    """Return believable values of the attributes that are free text, by key."""
    values: dict[str, list[str]] = _read("values.json")
    return values


@cache
def emblems() -> dict[str, str]:
    """Return an SVG path in a box of −50…50 for each category of games; drawn by the project, no publisher's art."""
    paths: dict[str, str] = _read("emblems.json")
    return paths


def _read(name: str) -> Any:
    return json.loads(resources.files("demo.texts").joinpath(name).read_text("utf-8"))

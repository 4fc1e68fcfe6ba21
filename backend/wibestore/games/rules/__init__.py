"""Pure facts of attributes: how a seed becomes a spec, which values a spec takes, how a value reads on a card."""

from collections.abc import Callable
from typing import Any

from wibestore.core.errors import FieldError
from wibestore.core.text import clean_text
from wibestore.games.types import AttributeSpec, AttributeValues, GameInfo

LANGUAGES = ("uz", "ru", "en")
INT_MIN = 0
INT_MAX = 1_000_000_000_000
TEXT_MAX = 100
HIGHLIGHTS_MAX = 3
_KEY_SHOWN_MAX = 64
_GROUPING = "\u00a0"
_YES = {"uz": "Ha", "ru": "Да", "en": "Yes"}
_NO = {"uz": "Yoʻq", "ru": "Нет", "en": "No"}


def labels_of(raw: dict[str, Any]) -> dict[str, str]:
    """Return `{"uz": …, "ru": …, "en": …}` of a seed's `label_uz`, `label_ru`, `label_en`."""
    return {language: raw[f"label_{language}"] for language in LANGUAGES}


def spec_of(raw: dict[str, Any], *, is_common: bool) -> AttributeSpec:
    """Return the attribute that a seed describes; primary ones are required."""
    is_primary = bool(raw.get("primary", False))
    kind = raw["type"]
    return AttributeSpec(
        key=raw["key"],
        type=kind,
        label=labels_of(raw),
        choices=tuple((choice["value"], labels_of(choice)) for choice in raw.get("choices", ())),
        min=raw.get("min", INT_MIN) if kind == "int" else None,
        max=raw.get("max", INT_MAX) if kind == "int" else None,
        is_primary=is_primary,
        is_required=is_primary or bool(raw.get("required", False)),
        is_filterable=kind != "text" and bool(raw.get("filterable", True)),
        is_common=is_common,
        default=raw.get("default"),
    )


def values_check(
    game: GameInfo, values: AttributeValues, *, pointer: str, is_complete: bool
) -> tuple[AttributeValues, list[FieldError]]:
    """Return the clean values in the game's own order, and everything that is wrong with them."""
    errors = [
        FieldError(_pointer(pointer, key), "unknown_field", f"{game.name} has no such attribute")
        for key in values
        if game.attribute(key) is None
    ]
    clean: AttributeValues = {}
    for spec in game.attributes:
        given = values.get(spec.key)
        value, error = (spec.default, None) if given is None else _CLEANERS[spec.type](spec, given)
        if error is not None:
            errors.append(FieldError(_pointer(pointer, spec.key), *error))
        elif value is not None:
            clean[spec.key] = value
        elif spec.is_required and is_complete:
            errors.append(FieldError(_pointer(pointer, spec.key), "required", "This is asked for every listing"))
    return clean, errors


def highlights(game: GameInfo, values: AttributeValues) -> list[dict[str, Any]]:
    """Return the first primary attributes that have a value, in words (at most three)."""
    shown = [spec for spec in game.attributes if spec.is_primary and spec.key in values]
    return [
        {"key": spec.key, "label": spec.label, "text": text_of(spec, values[spec.key])}
        for spec in shown[:HIGHLIGHTS_MAX]
    ]


def text_of(spec: AttributeSpec, value: Any) -> dict[str, str]:
    """Return how `value` reads in the three languages."""
    if spec.type == "bool":
        return _YES if value else _NO
    if spec.type == "choice":
        return dict(spec.choices).get(value, dict.fromkeys(LANGUAGES, str(value)))
    words = f"{value:,}".replace(",", _GROUPING) if spec.type == "int" else str(value)
    return dict.fromkeys(LANGUAGES, words)


_Problem = tuple[str, str] | tuple[str, str, dict[str, Any]] | None
_Cleaned = tuple[Any, _Problem]


def _clean_int(spec: AttributeSpec, value: Any) -> _Cleaned:
    if type(value) is not int:
        return None, ("invalid_int", "This must be a whole number")
    if spec.min is not None and value < spec.min:
        return None, ("min_value", f"At least {spec.min}", {"min": spec.min})
    if spec.max is not None and value > spec.max:
        return None, ("max_value", f"At most {spec.max}", {"max": spec.max})
    return value, None


def _clean_bool(_: AttributeSpec, value: Any) -> _Cleaned:
    return (value, None) if isinstance(value, bool) else (None, ("invalid_bool", "This must be true or false"))


def _clean_choice(spec: AttributeSpec, value: Any) -> _Cleaned:
    if isinstance(value, str) and any(value == choice for choice, _ in spec.choices):
        return value, None
    return None, ("invalid_choice", "Choose one of the values of this attribute")


def _clean_words(_: AttributeSpec, value: Any) -> _Cleaned:
    if not isinstance(value, str):
        return None, ("invalid_string", "This must be text")
    words = " ".join(clean_text(value).split())
    if len(words) > TEXT_MAX:
        return None, ("max_length", f"At most {TEXT_MAX} characters", {"max": TEXT_MAX})
    return words or None, None


_CLEANERS: dict[str, Callable[[AttributeSpec, Any], _Cleaned]] = {
    "int": _clean_int,
    "bool": _clean_bool,
    "choice": _clean_choice,
    "text": _clean_words,
}


def _pointer(base: str, key: str) -> str:
    # RFC 6901: "~" and "/" of a key are written "~0" and "~1".
    return f"{base}/{key[:_KEY_SHOWN_MAX].replace('~', '~0').replace('/', '~1')}"

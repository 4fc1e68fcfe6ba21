"""What staff may say of a game, and what a change of its attributes takes away from listings that use them."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from wibestore.core.errors import FieldError
from wibestore.games.rules.reference import common_attributes
from wibestore.games.types import AttributeDraft, AttributeSpec, AttributeUse, GameDraft

PLATFORMS = ("android", "ios", "pc", "ps", "xbox", "switch")
ATTRIBUTES_MAX, CHOICES_MAX = 40, 100
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_VALUE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,59}")


def attributes_check(attributes: Sequence[AttributeDraft]) -> list[FieldError]:
    """Return everything that is wrong with a game's own attributes, each at its place."""
    taken = {spec.key for spec in common_attributes()}
    errors: list[FieldError] = []
    for number, attribute in enumerate(attributes):
        place = f"/attributes/{number}"
        if not _KEY.fullmatch(attribute.key):
            errors.append(FieldError(f"{place}/key", "invalid_key", "Small Latin letters, digits and _"))
        elif attribute.key in taken:
            errors.append(FieldError(f"{place}/key", "not_unique", "Each attribute once; some are asked of every game"))
        taken.add(attribute.key)
        errors += _kind_errors(place, attribute)
    return errors


def _kind_errors(place: str, attribute: AttributeDraft) -> Iterable[FieldError]:
    values = [value for value, _ in attribute.choices]
    if attribute.type == "choice":
        if not values:
            yield FieldError(f"{place}/choices", "required", "A choice has values to choose from")
        if len(set(values)) != len(values):
            yield FieldError(f"{place}/choices", "not_unique", "Each value once")
        if any(not _VALUE.fullmatch(value) for value in values):
            yield FieldError(f"{place}/choices", "invalid_value", "Small Latin letters, digits, - _ and .")
    elif values:
        yield FieldError(f"{place}/choices", "unknown_field", "Only a choice has values to choose from")
    bounds = [bound for bound in (attribute.min, attribute.max) if bound is not None]
    if bounds and attribute.type != "int":
        yield FieldError(f"{place}/min", "unknown_field", "Only a number has bounds")
    elif bounds != sorted(bounds):
        yield FieldError(f"{place}/max", "min_value", "At least the lower bound")


def raw_attributes(attributes: Sequence[AttributeDraft], before: Sequence[dict[str, Any]] = ()) -> list[dict[str, Any]]:
    """Return attributes as a game's row keeps them; what a listing gets by default stays where it still fits."""
    defaults = {(raw["key"], raw["type"]): raw["default"] for raw in before if "default" in raw}
    return [_raw(attribute, defaults.get((attribute.key, attribute.type))) for attribute in attributes]


def _raw(attribute: AttributeDraft, default: str | None) -> dict[str, Any]:
    raw: dict[str, Any] = {"key": attribute.key, "type": attribute.type, **_labels(attribute.label)}
    if attribute.choices:
        raw["choices"] = [{"value": value, **_labels(label)} for value, label in attribute.choices]
    raw |= {name: bound for name in ("min", "max") if (bound := getattr(attribute, name)) is not None}
    if attribute.is_primary:
        raw["primary"] = True
    elif attribute.is_required:
        raw["required"] = True
    if not attribute.is_filterable:
        raw["filterable"] = False
    if default is not None and default in {value for value, _ in attribute.choices}:
        raw["default"] = default
    return raw


def _labels(label: dict[str, str]) -> dict[str, str]:
    return {f"label_{language}": words for language, words in label.items()}


def uses_lost(before: Sequence[AttributeSpec], after: Sequence[AttributeDraft]) -> list[AttributeUse]:
    """
    Return what listings can no longer say: attributes that go or become of another kind, and choices that go.

    An attribute that goes names no choices of its own beside it.
    """
    kept = {attribute.key: attribute for attribute in after}
    lost: list[AttributeUse] = []
    for spec in before:
        now = kept.get(spec.key)
        if now is None or now.type != spec.type:
            lost.append(AttributeUse(spec.key))
            continue
        values = {value for value, _ in now.choices}
        lost += [AttributeUse(spec.key, value) for value, _ in spec.choices if value not in values]
    return lost


def drafts_of(specs: Iterable[AttributeSpec]) -> list[AttributeDraft]:
    """Return attributes as staff would have said them."""
    return [
        AttributeDraft(
            key=spec.key,
            type=spec.type,
            label=spec.label,
            choices=spec.choices,
            min=spec.min,
            max=spec.max,
            is_primary=spec.is_primary,
            is_required=spec.is_required,
            is_filterable=spec.is_filterable,
        )
        for spec in specs
    ]


def differences(before: dict[str, Any], draft: GameDraft) -> dict[str, Any]:
    """Return what a draft says otherwise than the row: plain columns alone, attributes apart."""
    names = ("name", "publisher", "platforms", "popularity", "aliases", "is_active")
    after: dict[str, Any] = {name: getattr(draft, name) for name in names}
    after = {name: list(value) if isinstance(value, tuple) else value for name, value in after.items()}
    return {name: value for name, value in after.items() if before[name] != value}

"""What a changed listing says otherwise than when it was approved."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

FIELDS: tuple[tuple[str, Literal["text", "value"]], ...] = (
    ("title", "text"),
    ("description", "text"),
    ("price", "value"),
    ("login_method", "value"),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs; of pictures, the lists before and after, in their order."""

    field: str
    before: Any
    after: Any
    kind: Literal["text", "value", "images"]


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """Return what differs between two contents of a listing: texts, terms, attributes, pictures and their order."""
    return [*_of_fields(before, after), *_of_attributes(before, after), *_of_images(before, after)]


def _of_fields(before: dict[str, Any], after: dict[str, Any]) -> Iterable[Difference]:
    for name, kind in FIELDS:
        if before.get(name) != after.get(name):
            yield Difference(name, before.get(name), after.get(name), kind)


def _of_attributes(before: dict[str, Any], after: dict[str, Any]) -> Iterable[Difference]:
    was, now = before.get("attributes", {}), after.get("attributes", {})
    for key in dict.fromkeys([*now, *was]):
        old, new = was.get(key), now.get(key)
        # 1 and true are equal, and are not the same answer.
        if old != new or type(old) is not type(new):
            yield Difference(f"attributes.{key}", old, new, "value")


def _of_images(before: dict[str, Any], after: dict[str, Any]) -> Iterable[Difference]:
    was, now = before.get("images", []), after.get("images", [])
    if [image["id"] for image in was] != [image["id"] for image in now]:
        yield Difference("images", was, now, "images")

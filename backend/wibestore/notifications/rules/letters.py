"""What the letter of a notification shows beside its words, to be read at a glance."""

from collections.abc import Mapping
from typing import Any, Final

from wibestore.letters.types import JsonValue, Template

# By letter: the label's code and the fact's parameter.
_ROWS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "withdrawal": (("number", "number"), ("amount", "amount")),
    "dispute": (("order", "number"), ("price", "price"), ("refund_amount", "refund_amount")),
    "subscription": (("plan", "plan"), ("amount", "amount"), ("missing", "missing"), ("ends_at", "ends_at")),
}


def rows_of(letter: Template, payload: Mapping[str, Any]) -> list[JsonValue]:
    """Return the rows of a letter that the fact has something for."""
    return [[code, payload[name]] for code, name in _ROWS.get(letter, ()) if payload.get(name)]

"""A cell's text as the value of a field or attribute; what cannot be read stays text, and is refused as such."""

from typing import Any

from wibestore.games.types import AttributeSpec

_YES = frozenset({"true", "yes", "1", "ha", "да", "+"})
_NO = frozenset({"false", "no", "0", "yo'q", "yoʻq", "yoq", "нет", "-"})
_DIGITS_MAX = 16
_BLANKS = str.maketrans("", "", " \u00a0\u202f")


def cell_number(text: str) -> int | str:
    """Return the whole number that a cell holds ("1 250 000"), or its text."""
    digits = text.translate(_BLANKS)
    sign = digits[:1] if digits[:1] in "+-" else ""
    rest = digits[len(sign) :]
    is_whole = rest.isascii() and rest.isdigit() and len(rest) <= _DIGITS_MAX
    return int(sign + rest) if is_whole else text


def cell_flag(text: str) -> bool | str:
    """Return the yes or no that a cell holds in any of the three languages, or its text."""
    word = text.casefold()
    if word in _YES:
        return True
    return False if word in _NO else text


def cell_attribute(spec: AttributeSpec, text: str) -> Any:
    """Return a cell as the value of an attribute; a choice may be named by its code or by its label."""
    if spec.type == "int":
        return cell_number(text)
    if spec.type == "bool":
        return cell_flag(text)
    if spec.type == "choice":
        word = text.casefold()
        for value, labels in spec.choices:
            if word in {value.casefold(), *(label.casefold() for label in labels.values())}:
                return value
    return text

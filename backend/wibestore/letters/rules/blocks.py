"""What a letter is made of before it becomes HTML and plain text: both are drawn from the same blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Line:
    """A label and its value; the last line of a receipt is its sum."""

    label: str
    value: str
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of a letter; a button leads to `url`."""

    kind: Literal["text", "small", "lines", "button"]
    text: str = ""
    url: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that a letter says."""

    language: str
    subject: str
    heading: str
    blocks: tuple[Block, ...]
    # Why it came, and what we never ask for.
    reasons: tuple[str, ...]
    # Where letters of its kind are turned off; none for those that everybody gets.
    settings_label: str
    settings_url: str
    home_url: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter as it is sent."""

    subject: str
    html: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of one letter in one language; `{name}` is a parameter. Small print comes after the button."""

    subject: str
    heading: str = ""
    texts: tuple[str, ...] = ()
    button: str = ""
    small: tuple[str, ...] = ()


Words = Mapping[str, Said]


def said(uz: Said, ru: Said, en: Said) -> Words:
    """Return the words of a letter by language."""
    return {"uz": uz, "ru": ru, "en": en}

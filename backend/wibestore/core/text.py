"""Text of people: cleaned once on the way in, folded alike for storing and for searching."""

import html
import re
import unicodedata

import nh3

APOSTROPHE = "ʻ"
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`ʼ´", APOSTROPHE))
# 13 to 19 digits, with blanks or dashes between them or not.
CARD_NUMBER = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
#: Without these a text holds no markup.
_MARKUP = frozenset("<>&")
_BLANKS = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def is_storable(text: str) -> bool:
    """Tell whether PostgreSQL and UTF-8 can hold `text`: no NUL, no lone surrogates."""
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def clean_text(text: str) -> str:
    """
    Return free text of a user without markup, control characters and runs of blanks (api.md).

    The result is plain text, not HTML: it is escaped again wherever it is shown.
    """
    plain = unicodedata.normalize("NFC", text)
    if not plain.isprintable() or not _MARKUP.isdisjoint(plain):
        plain = html.unescape(nh3.clean(plain, tags=set()))
    kept = plain if plain.isprintable() else "".join(filter(_is_kept, plain))
    return _BLANK_LINES.sub("\n\n", _BLANKS.sub(" ", kept)).strip()


def _is_kept(letter: str) -> bool:
    return letter == "\n" or unicodedata.category(letter) not in {"Cc", "Cf"}


def fold_apostrophes(text: str) -> str:
    """Return `text` with every apostrophe look-alike as the Uzbek letter's own mark U+02BB."""
    return text.translate(_APOSTROPHES)


def holds_card_number(text: str) -> bool:
    """Tell whether `text` holds what looks like a card's number, which the shop never takes or keeps."""
    return CARD_NUMBER.search(text) is not None

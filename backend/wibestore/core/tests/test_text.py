import html
import unicodedata

import nh3
import pytest
from hypothesis import given as given_any
from hypothesis import strategies

from wibestore.core.text import clean_text, fold_apostrophes, is_storable


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  a   b \t c ", "a b c"),
        ("<b>bold</b><script>alert(1)</script>", "bold"),
        ("a & b < c", "a & b < c"),
        ("line\n\n\n\n\nline", "line\n\nline"),
        ("zero\u200bwidth\u202e", "zerowidth"),
        ("oʻyin", "oʻyin"),
        ("Аккаунт 😀", "Аккаунт 😀"),
        ("<img src=x onerror=alert(1)>", ""),
    ],
)
def test_clean_text_keeps_words_and_drops_markup(given, kept):
    assert clean_text(given) == kept


@given_any(strategies.text(strategies.characters(exclude_categories=["Cs"])))
def test_what_is_cleaned_quickly_is_cleaned_alike(text):
    plain = html.unescape(nh3.clean(unicodedata.normalize("NFC", text), tags=set()))
    assert clean_text(text) == clean_text(f"<b>{text}</b>") == clean_text(plain)


def test_every_apostrophe_becomes_the_uzbek_mark():
    assert {fold_apostrophes(f"o{mark}yin") for mark in "'’‘`ʼ´ʻ"} == {"oʻyin"}


@pytest.mark.parametrize(("text", "expected"), [("a", True), ("a\x00", False), ("\ud800", False), ("😀", True)])
def test_text_that_the_database_cannot_hold_is_known(text, expected):
    assert is_storable(text) is expected

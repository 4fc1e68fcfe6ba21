"""Long texts made to be slow: every pattern reads a bounded piece from each place, so a text costs its length."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

from wibestore.screening import rules
from wibestore.screening.rules.groups import GAP_MAX
from wibestore.screening.services import TEXT_MAX, text_screen

PARSER = importlib.import_module("re._parser")
#: The widest match of a pattern that may fail, in letters.
WIDTH_MAX = 700
#: Long enough for a pattern that goes wrong to be noticed, short enough to try many.
MIDDLE = 8_192
#: They always succeed where they begin, so no letter is read twice.
TOKENS = {"groups._WORDS", "groups._DIGITS"}
BRICKS = [
    *("a", "1", "9 ", "9\n", "a.", "a@", "@", "@ a ", ".com"),
    *("a.com ", "login:", "login: ", "parol ", "tg ", "bir ", "yuz ", "90 123 45 67,", "1.1.1"),
    *("ID ", "id1 ", "tel ", "a#1234", "\u200b", "•", "xn--", "www.", "http://"),
    *("kod 1234 ", "a_b vk ", "to'", "'", "( ", "o|", "ﷺ", "½", "🔟"),
    *("\ud800", "\x00", "a:b1C!defg ", "raqam", "t me/", "собака ", "8600 4929 1234 5671 "),
]


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.iter_modules(rules.__path__):
        found = importlib.import_module(f"{rules.__name__}.{module.name}")
        for name, value in vars(found).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name}.{name}", value


PATTERNS = dict(patterns())


def test_the_patterns_are_all_looked_at():
    assert len(PATTERNS) == 38
    assert set(PATTERNS) >= TOKENS


@pytest.mark.parametrize("name", sorted(set(PATTERNS) - TOKENS))
def test_a_pattern_reads_a_bounded_piece_of_the_text(name):
    parsed = PARSER.parse(PATTERNS[name].pattern)

    assert parsed.getwidth()[1] <= WIDTH_MAX


@pytest.mark.parametrize("name", sorted(TOKENS))
def test_a_token_never_gives_back_what_it_took(name):
    rest = PATTERNS[name].pattern.replace("++", "").replace("*+", "")

    assert not re.search("[*+{]", rest)


@pytest.mark.parametrize("brick", BRICKS)
def test_a_hostile_text_is_screened_to_the_end(brick):
    text = f"{brick * (MIDDLE // len(brick))} +998901234567"

    assert "901234567" not in text_screen(text).text


@pytest.mark.parametrize("brick", ["a", "a.", "@", "9 ", "parol "])
def test_the_longest_hostile_text_is_screened_to_the_end(brick):
    text = (brick * (TEXT_MAX // len(brick)))[: TEXT_MAX - 14] + " +998901234567"

    assert "901234567" not in text_screen(text).text


def test_a_gap_in_a_number_is_bounded():
    assert text_screen(f"90{'.' * GAP_MAX}1234567").findings != ()
    assert text_screen(f"90{'.' * (GAP_MAX + 1)}1234567").findings == ()

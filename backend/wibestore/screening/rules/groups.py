"""Digits of a text in groups and runs: written, disguised by look-alike letters, or said in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from wibestore.screening.rules.folding import BLOT, Folded
from wibestore.screening.rules.numbers import HUNDREDS, VALUES, spoken_number

GAP_MAX = 4
_SPOKEN_GAP_MAX = 2
_SPOKEN_WORDS_MAX = 4
_WEAK_MAX = 3
_TIGHT = frozenset(" .-()_*")
_BREAKING = frozenset("%$€₽£+=@#" + BLOT)
_ALIKE = str.maketrans("oоlіiз|", "0011131")
_ALIKE_LETTERS = frozenset("oоlіiз|")
_WORDS = re.compile(r"(?:[^\W_]|\|)++(?:'[^\W_]++)*+")
_DIGITS = re.compile(r"\d++")
#: Days and clock times are no part of a number; each begins at a digit of its own and is bounded.
_DATES = re.compile(
    r"(?<![\d.])(?:[0-3]?\d([./-])[01]?\d\1(?:20)?\d\d|20[0-3]\d([./-])[01]\d\2[0-3]\d)(?!\d)|(?<!\d)[0-2]?\d:[0-5]\d(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that stand together; `is_weak` when they are letters alone that merely look like digits."""

    digits: str
    start: int
    end: int
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Groups with nothing but small gaps between them; `is_tight` when these are blanks, dots, dashes, brackets."""

    groups: tuple[Group, ...]
    is_tight: bool

    @property
    def length(self) -> int:
        """Return how many digits the run has."""
        return sum(len(group.digits) for group in self.groups)


def digit_runs(text: Folded) -> list[Run]:
    """Return the runs of `text`, from left to right."""
    runs: list[Run] = []
    groups: list[Group] = []
    for group in _groups(text.plain):
        if group is None or (groups and not _joins(text.plain[groups[-1].end : group.start])):
            runs.extend(_run(text.plain, groups))
            groups = []
        if group is not None:
            groups.append(group)
    runs.extend(_run(text.plain, groups))
    return runs


def _run(plain: str, groups: list[Group]) -> Iterator[Run]:
    """Yield the run of `groups` without look-alikes at its ends; none when nothing is left."""
    strong = [place for place, group in enumerate(groups) if not group.is_weak]
    if strong:
        kept = tuple(groups[strong[0] : strong[-1] + 1])
        gaps = (plain[left.end : right.start] for left, right in pairwise(kept))
        yield Run(kept, all(_TIGHT.issuperset(gap) for gap in gaps))


def _joins(gap: str) -> bool:
    return len(gap) <= GAP_MAX and _BREAKING.isdisjoint(gap)


def _groups(plain: str) -> Iterator[Group | None]:
    """Yield groups in order, and None for every word that parts them."""
    has_digit = _DIGITS.search(plain) is not None
    days = _DATES.sub(lambda found: "d" * len(found.group()), plain) if has_digit else plain
    words = [(found.group(), found.start()) for found in _WORDS.finditer(days)]
    at = 0
    while at < len(words):
        word, start = words[at]
        if word in VALUES or word in HUNDREDS:
            taken = _spoken(plain, words[at : at + _SPOKEN_WORDS_MAX])
            yield taken[0]
            at += taken[1]
        else:
            yield from _written(word, start)
            at += 1


def _spoken(plain: str, words: list[tuple[str, int]]) -> tuple[Group, int]:
    near = words[:1]
    for word, start in words[1:]:
        gap = plain[near[-1][1] + len(near[-1][0]) : start]
        if len(gap) > _SPOKEN_GAP_MAX or gap.strip(" -"):
            break
        near.append((word, start))
    number = spoken_number([word for word, _ in near])
    assert number is not None, "the first word is a number's"  # noqa: S101
    last, start = near[number.words - 1]
    return Group(number.digits, near[0][1], start + len(last)), number.words


def _written(word: str, start: int) -> Iterator[Group | None]:
    if len(word) > _WEAK_MAX and word.isalpha():
        yield None
        return
    letters = {letter for letter in word if not letter.isdigit()}
    if letters <= _ALIKE_LETTERS and word.count("|") <= 1:
        is_weak = len(letters) > 0 and not any(letter.isdigit() for letter in word)
        if not is_weak or len(word) <= _WEAK_MAX:
            yield Group(word.translate(_ALIKE), start, start + len(word), is_weak)
            return
    end = 0
    for found in _DIGITS.finditer(word):
        if word[end : found.start()].strip("|"):
            yield None
        yield Group(found.group(), start + found.start(), start + found.end())
        end = found.end()
    if word[end:].strip("|"):
        yield None

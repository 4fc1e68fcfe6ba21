"""Numbers in words: Uzbek in both scripts, Russian, English; «to'qson bir» is 91, `nine one` is 9 and 1."""

from collections.abc import Sequence
from dataclasses import dataclass

_UZBEK = (
    "nol=0 bir=1 ikki=2 uch=3 to'rt=4 tort=4 besh=5 olti=6 yetti=7 sakkiz=8 to'qqiz=9 toqqiz=9 to'qiz=9 "
    "o'n=10 yigirma=20 o'ttiz=30 ottiz=30 qirq=40 ellik=50 oltmish=60 yetmish=70 sakson=80 to'qson=90 toqson=90 "
    "нол=0 бир=1 икки=2 уч=3 тўрт=4 турт=4 беш=5 олти=6 етти=7 саккиз=8 тўққиз=9 туккиз=9 "
    "ўн=10 йигирма=20 иигирма=20 ўттиз=30 уттиз=30 қирқ=40 кирк=40 эллик=50 олтмиш=60 етмиш=70 саксон=80 "
    "тўқсон=90 туксон=90"
)
_RUSSIAN = (
    "ноль=0 нуль=0 ноля=0 один=1 одна=1 два=2 две=2 три=3 четыре=4 пять=5 шесть=6 семь=7 восемь=8 девять=9 десять=10 "
    "одиннадцать=11 двенадцать=12 тринадцать=13 четырнадцать=14 пятнадцать=15 шестнадцать=16 семнадцать=17 "
    "восемнадцать=18 девятнадцать=19 двадцать=20 тридцать=30 сорок=40 пятьдесят=50 шестьдесят=60 семьдесят=70 "
    "восемьдесят=80 девяносто=90 сто=100 двести=200 триста=300 четыреста=400 пятьсот=500 шестьсот=600 семьсот=700 "
    "восемьсот=800 девятьсот=900"
)
_ENGLISH = (
    "zero=0 oh=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 "
    "thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 "
    "fifty=50 sixty=60 seventy=70 eighty=80 ninety=90"
)
#: word → its value
VALUES = {
    word: int(value) for pair in f"{_UZBEK} {_RUSSIAN} {_ENGLISH}".split() for word, _, value in [pair.partition("=")]
}
#: Words that make the unit before them hundreds, or are a hundred alone.
HUNDREDS = frozenset({"yuz", "юз", "hundred"})
#: Ten in Uzbek takes a unit after it: «o'n bir» is 11.
_OPEN_TENS = frozenset({"o'n", "ўн"})
_UNIT_MAX = 9


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number said in words: its digits, and how many of the words it took."""

    digits: str
    words: int


def spoken_number(words: Sequence[str]) -> Spoken | None:
    """Return the number that `words` begin with: hundreds, tens, units, each once and in this order."""
    total, taken = _hundreds(words)
    floor = 100 if taken else 1000
    while taken < len(words) and (value := VALUES.get(words[taken])) is not None:
        if not _follows(value, floor, is_first=taken == 0):
            break
        total += value
        taken += 1
        floor = 10 if words[taken - 1] in _OPEN_TENS else _rank(value)
    return Spoken(str(total), taken) if taken else None


def _hundreds(words: Sequence[str]) -> tuple[int, int]:
    if words and words[0] in HUNDREDS:
        return 100, 1
    unit = VALUES.get(words[0], 0) if len(words) > 1 and words[1] in HUNDREDS else 0
    return (unit * 100, 2) if 0 < unit <= _UNIT_MAX else (0, 0)


def _rank(value: int) -> int:
    """Return what a following word must stay below: tens after hundreds, units after full tens, nothing after units."""
    if value >= 100:
        return 100
    return 10 if value >= 20 else 0


def _follows(value: int, floor: int, *, is_first: bool) -> bool:
    return is_first or 0 < value < floor

"""
One spelling for what people disguise: full-width and foreign digits, keycaps, invisible letters, look-alikes.

Every letter of a folded text knows the place in the written text that it came from.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

#: What stands for a finding in a masked text. No rule reads past it, so that masking uncovers nothing.
BLOT = "•"
_DROPPED = frozenset({"Cf", "Mn", "Me", "Cc", "Cs", "Co", "Cn"})
_KEPT_CONTROLS = frozenset("\n")
_BLANKS = frozenset("\t\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\u2800")
#: Letters of Hangul that show nothing.
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0")
_SPELLINGS = str.maketrans(
    dict.fromkeys("'’‘`ʼ´ʻ", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("。·∙‧●", ".")
    | {"ё": "е", "⁄": "/", "∕": "/"}
)
_TOO_LONG_FOR_ONE = {"🔟": "10", "💯": "100"}
#: What one written letter may stand for; ligatures of whole sentences are no disguise.
_LETTERS_MAX = 4
#: The alphabets people write in, several times over.
_SPELLINGS_KEPT = 2_048
_CYRILLIC_ALIKE = str.maketrans("авеёкмнорстухіјѕԁԛһ", "abeekmhopctyxijsdqh")


@dataclass(frozen=True, slots=True)
class Folded:
    """
    A text in its folded spellings, letter for letter of one length.

    `plain` is in small letters, with digits as digits; `latin` is the same with Cyrillic look-alikes as Latin letters;
    `raw` keeps capitals. `places` says where each letter stood, and `size` how long the written text was.
    """

    plain: str
    latin: str
    raw: str
    places: tuple[int, ...]
    size: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the folded letters from `start` to `end` were written, invisible letters between included."""
        return self.places[start], self.places[end - 1] + 1

    def blotted(self, spans: Iterable[tuple[int, int]]) -> "Folded":
        """Return the text with the letters of these folded spans unreadable."""
        plain, latin, raw = list(self.plain), list(self.latin), list(self.raw)
        for start, end in spans:
            blot = BLOT * (end - start)
            plain[start:end] = latin[start:end] = raw[start:end] = blot
        return Folded("".join(plain), "".join(latin), "".join(raw), self.places, self.size)


def words(listed: str) -> frozenset[str]:
    """Return the words of a list with blanks between them."""
    return frozenset(listed.split())


def alike(pattern: str) -> str:
    """Return `pattern` as it would stand in `Folded.latin`."""
    return pattern.translate(_CYRILLIC_ALIKE)


def fold(text: str) -> Folded:
    """Fold `text` letter by letter; what stands around a letter never changes it."""
    if text.isascii() and text.isprintable():
        # Most of what people write: every letter stands for itself.
        plain = text.lower().translate(_SPELLINGS)
        return Folded(plain, plain.translate(_CYRILLIC_ALIKE), text, tuple(range(len(text))), len(text))
    letters: list[str] = []
    raw: list[str] = []
    places: list[int] = []
    for place, written in enumerate(text):
        for small, letter in _spellings(written):
            letters.append(small)
            raw.append(letter)
            places.append(place)
    plain = "".join(letters).translate(_SPELLINGS)
    return Folded(plain, plain.translate(_CYRILLIC_ALIKE), "".join(raw), tuple(places), len(text))


@lru_cache(maxsize=_SPELLINGS_KEPT)
def _spellings(written: str) -> tuple[tuple[str, str], ...]:
    """Return the visible letters that `written` stands for, small and as they are."""
    pairs = ((letter.casefold(), letter) for letter in _unfolded(written))
    return tuple((small if len(small) == 1 else letter, letter) for small, letter in pairs)


def _unfolded(written: str) -> str:
    """Return the visible letters that `written` stands for: none, one, or a few (№ → No)."""
    if written.isascii() and written.isprintable():
        return written
    if written in _KEPT_CONTROLS or written in _TOO_LONG_FOR_ONE:
        return _TOO_LONG_FOR_ONE.get(written, written)
    if written in _BLANKS:
        return " "
    if written in _INVISIBLE:
        return ""
    if (digit := unicodedata.digit(written, None)) is not None:
        return str(digit)
    letters = unicodedata.normalize("NFKC", written)
    if len(letters) > _LETTERS_MAX:
        return written
    return "".join(letter for letter in letters if unicodedata.category(letter) not in _DROPPED)

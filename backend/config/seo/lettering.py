"""
Letters on a preview: Inter, in the parts of it that lie in `fonts`, each with the letters of some scripts.

What no part has (emoji, other scripts) is left out: an empty box says less than nothing.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

from PIL import ImageDraw, ImageFont

_FONTS: Final = Path(__file__).with_name("fonts")
_LATIN_MORE: Final = frozenset({0x131, 0x152, 0x153, 0x2BB, 0x2BC, 0x2C6, 0x2DA, 0x2DC, 0x20AC, 0x2122, 0x2212})
# Unicode ranges of the files, as the font's makers divided it; the first that has a letter draws it.
_PARTS: Final = (
    ("latin", ((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0xFF), (0x2010, 0x2027), (0x2030, 0x205E))),
    ("cyrillic", ((0x400, 0x45F), (0x490, 0x491), (0x4B0, 0x4B1), (0x2116, 0x2116))),
    ("cyrillic-ext", ((0x460, 0x482), (0x48A, 0x52F))),
    ("latin-ext", ((0x100, 0x2BA), (0x1E00, 0x1E9F), (0x1EF2, 0x1EFF), (0x20A0, 0x20AB), (0x20AD, 0x20C0))),
)
_ELLIPSIS: Final = "…"
RGB = tuple[int, int, int]


def drawable(text: str) -> str:
    """Return `text` in letters that can be drawn: decorated ones plain, without what there is no letter for."""
    known = unicodedata.normalize("NFC", text)
    plain = "".join(letter if _part_of(letter) else unicodedata.normalize("NFKC", letter) for letter in known)
    return " ".join("".join(letter for letter in plain if _part_of(letter) or letter.isspace()).split())


def width_of(text: str, *, size: int, weight: int) -> float:
    """Return how wide `text` is (pixels)."""
    return sum(_font(part, size, weight).getlength(run) for part, run in _runs(text))


def write(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, *, size: int, weight: int, color: RGB) -> None:
    """Write `text`; `at` is the left end of its base line."""
    x, y = at
    for part, run in _runs(text):
        font = _font(part, size, weight)
        draw.text((x, y), run, fill=color, font=font, anchor="ls")
        x += font.getlength(run)


def shortened(text: str, *, size: int, weight: int, width: int) -> str:
    """Return `text` if it is no wider than `width`, else as much of its beginning as fits with an ellipsis."""
    if width_of(text, size=size, weight=weight) <= width:
        return text
    while text and width_of(text + _ELLIPSIS, size=size, weight=weight) > width:
        text = text[:-1].rstrip()
    return text + _ELLIPSIS


def lines_of(text: str, *, size: int, weight: int, width: int) -> list[str]:
    """Return `text` in lines no wider than `width`; a word that is wider is broken."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size=size, weight=weight) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if lines[-1] and width_of(lines[-1] + letter, size=size, weight=weight) > width:
                lines.append("")
            lines[-1] += letter
    return lines


def fitting(text: str, *, sizes: tuple[int, ...], weight: int, width: int, height: float) -> tuple[int, list[str]]:
    """Return the largest of `sizes` in which `text` fits into a box, and its lines; in the smallest it is cut."""
    for size in sizes:
        lines = lines_of(text, size=size, weight=weight, width=width)
        most = int(height // line_height(size))
        if len(lines) <= most:
            return size, lines
    # Of the smallest.
    rest = " ".join(lines[most - 1 :])
    return size, [*lines[: most - 1], shortened(rest, size=size, weight=weight, width=width)]


def line_height(size: int) -> float:
    """Return the distance of two base lines (pixels)."""
    return size * 1.22


def _runs(text: str) -> Iterator[tuple[str, str]]:
    for part, letters in groupby(text, key=_part_of):
        if part:
            yield part, "".join(letters)


@lru_cache(maxsize=2048)
def _part_of(letter: str) -> str:
    code = ord(letter)
    if code in _LATIN_MORE:
        return "latin"
    return next((part for part, ranges in _PARTS if any(low <= code <= high for low, high in ranges)), "")


@lru_cache(maxsize=64)
def _font(part: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    path = _FONTS / f"inter-{part}-wght-normal.woff2"
    font = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font

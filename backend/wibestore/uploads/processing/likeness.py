"""
What a picture looks like in 64 bits: near numbers are near pictures, whatever their size, quality and small changes.

The bits are the signs of the lowest waves of a 32×32 gray copy (a discrete cosine transform) against their median.
"""

import math
from collections.abc import Iterator
from statistics import median

from PIL import Image

_SIDE = 32
_WAVES = 8
_BITS = 64
_BANDS = 4
_BAND_BITS = _BITS // _BANDS
# Seven bits over four bands: one of the bands differs in one bit at most, and so `keys_near` finds it.
MAX_DISTANCE = 7
# A plain surface looks like every other plain surface: its likeness says nothing.
_MIN_DEVIATION = 2.0
_COSINES = [
    [math.cos(math.pi * (2 * place + 1) * wave / (2 * _SIDE)) for place in range(_SIDE)] for wave in range(_WAVES + 1)
]


def likeness_of(image: Image.Image) -> int | None:
    """Return the likeness as a signed 64-bit number; None for a picture so plain that it says nothing."""
    gray = list(image.convert("L").resize((_SIDE, _SIDE), Image.Resampling.BOX).tobytes())
    mean = sum(gray) / len(gray)
    if math.sqrt(sum((level - mean) ** 2 for level in gray) / len(gray)) < _MIN_DEVIATION:
        return None
    rows = [gray[start : start + _SIDE] for start in range(0, len(gray), _SIDE)]
    across = [[_sum(row, wave) for row in rows] for wave in range(1, _WAVES + 1)]
    # The constant wave tells of brightness alone, and is left out both ways.
    waves = [_sum(column, wave) for wave in range(1, _WAVES + 1) for column in across]
    middle = median(waves)
    bits = sum(1 << place for place, wave in enumerate(waves) if wave > middle)
    return bits - (1 << _BITS) if bits >> (_BITS - 1) else bits


def distance(one: int, other: int) -> int:
    """Return how many of the 64 bits differ."""
    return ((one ^ other) & ((1 << _BITS) - 1)).bit_count()


def keys_of(bits: int) -> list[int]:
    """Return the keys under which a likeness is found: one for each quarter of its bits."""
    return list(_keys(bits))


def keys_near(bits: int) -> set[int]:
    """Return every key that a likeness within `MAX_DISTANCE` has at least one of: each quarter, and one bit beside."""
    exact = list(_keys(bits))
    return {*exact, *(key ^ (1 << bit) for key in exact for bit in range(_BAND_BITS))}


def _keys(bits: int) -> Iterator[int]:
    for band in range(_BANDS):
        yield band << _BAND_BITS | bits >> band * _BAND_BITS & ((1 << _BAND_BITS) - 1)


def _sum(levels: list[float] | list[int], wave: int) -> float:
    return sum(level * cosine for level, cosine in zip(levels, _COSINES[wave], strict=True))

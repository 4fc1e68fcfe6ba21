"""The pool of demo pictures: believable screens of games that never were, always the same for the same place."""

import random
from io import BytesIO

from PIL import Image

from demo import panels, scenes
from demo.canvas import Canvas
from demo.palettes import PALETTES

_KINDS = {
    "vista": scenes.vista,
    "crest": scenes.crest,
    "garage": scenes.garage,
    "base": scenes.base,
    "inventory": panels.inventory,
    "shelf": panels.shelf,
    "profile": panels.profile,
}
# How many of each kind every palette has: with 12 palettes 132 pictures.
COPIES = {"vista": 3, "crest": 2, "garage": 1, "base": 1, "inventory": 2, "shelf": 1, "profile": 1}
Place = tuple[int, str, int]


def places() -> list[Place]:
    """Return every picture of the pool: palette, kind, copy."""
    return [
        (palette, kind, copy)
        for palette in range(len(PALETTES))
        for kind, count in COPIES.items()
        for copy in range(count)
    ]


def picture(place: Place) -> Image.Image:
    """Draw the picture at `place` of the pool: 1280×800."""
    palette, kind, copy = place
    rng = random.Random(f"{palette}-{kind}-{copy}")  # noqa: S311 - the same picture every time is the point
    canvas = Canvas(PALETTES[palette], rng)
    _KINDS[kind](canvas)
    return canvas.finished()


def picture_file(place: Place) -> bytes:
    """Return the picture at `place` as a JPEG file, as a seller would send it."""
    target = BytesIO()
    picture(place).save(target, "JPEG", quality=90)
    return target.getvalue()

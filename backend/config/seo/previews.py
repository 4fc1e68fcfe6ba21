"""
Previews as they are kept: one file for each listing and game in the storage of pictures, which names its version.

A file of another version is drawn anew over it, by one of those who ask at the same time; the shop's own preview is
kept by each process.
"""

from collections.abc import Callable
from functools import cache
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image, UnidentifiedImageError

from config.seo import drawing
from config.seo.cards import Card
from wibestore.core.turns import turn_take

_kept_shop = cache(drawing.shop_png)


def card_preview(card: Card, *, before_drawing: Callable[[], object]) -> bytes:
    """
    Return the picture of a card, kept or drawn now.

    :param before_drawing: is called before one is drawn, and may refuse
    :raises OSError: the storage does not answer
    :raises OperationalError: somebody else takes longer to draw it than anybody waits for a lock
    """
    found = _stored(card)
    if found is not None:
        return found
    before_drawing()
    with transaction.atomic():
        turn_take(f"preview:{card.name}")
        # Whoever had the turn before has drawn it meanwhile.
        found = _stored(card)
        if found is None:
            found = drawing.card_png(card)
            default_storage.save(_file_of(card), ContentFile(found))
    return found


def shop_preview() -> bytes:
    """Return the picture of every page without one of its own."""
    return _kept_shop()


def _stored(card: Card) -> bytes | None:
    """Return the picture that is kept, if it is of this version."""
    try:
        with default_storage.open(_file_of(card)) as file:
            content: bytes = file.read()
    except FileNotFoundError:
        return None
    try:
        # Reads what stands before the picture, and no picture.
        with Image.open(BytesIO(content), formats=["PNG"]) as image:
            version = image.info.get(drawing.VERSION_KEY)
    except UnidentifiedImageError:
        return None
    return content if version == card.version else None


def _file_of(card: Card) -> str:
    kind, _, name = card.name.partition("/")
    # By the end of the name: ids begin with the time they were made at.
    return f"previews/{kind}/{name[-2:]}/{name}.png"

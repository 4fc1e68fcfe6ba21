"""The files of images: public variants under the names of their content, and the sent bytes in the private storage."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages

from wibestore.uploads.errors import StorageUnavailable
from wibestore.uploads.processing import ImageVariants
from wibestore.uploads.selectors import VariantName, square_name, stored_name

logger = logging.getLogger("wibestore.uploads")

ORIGINALS = "originals"
VARIANTS: tuple[VariantName, ...] = ("card", "card_small", "gallery", "full")


def original_keep(digest: str, content: bytes) -> str:
    """
    Keep the sent bytes privately and return their name, which no other upload of the same bytes has.

    :raises StorageUnavailable: they could not be kept
    """
    name = f"{digest[:2]}/{digest}-{token_hex(8)}"
    with _available():
        return storages[ORIGINALS].save(name, ContentFile(content))


def original_read(name: str) -> bytes | None:
    """
    Return the sent bytes; None when they are gone.

    :raises StorageUnavailable: they could not be asked for
    """
    with _available():
        try:
            with storages[ORIGINALS].open(name) as file:
                content: bytes = file.read()
        except FileNotFoundError:
            return None
        return content


def originals_drop(names: list[str]) -> None:
    """Delete sent bytes; what cannot be deleted now is left to the sweep."""
    for name in filter(None, names):
        try:
            storages[ORIGINALS].delete(name)
        except OSError:
            logger.exception("An original could not be deleted", extra={"file": name})


def variants_write(digest: str, variants: ImageVariants) -> None:
    """
    Store every variant; what stood under its name was the same, or half of it.

    :raises StorageUnavailable: not all could be stored
    """
    with _available():
        for name in VARIANTS:
            default_storage.save(stored_name(digest, name), ContentFile(getattr(variants, name).content))


def variant_read(digest: str, name: VariantName) -> bytes:
    """
    Return the bytes of a stored variant.

    :raises StorageUnavailable: they could not be read
    """
    with _available(), default_storage.open(stored_name(digest, name)) as file:
        content: bytes = file.read()
        return content


def square_write(name: str, content: bytes) -> None:
    """
    Store a square under `name`; what stood there was the same.

    :raises StorageUnavailable: it could not be stored
    """
    with _available():
        default_storage.save(name, ContentFile(content))


def variants_drop(digest: str) -> None:
    """
    Delete every variant, and the square that was cut out of it.

    :raises StorageUnavailable: not all could be deleted
    """
    with _available():
        for name in VARIANTS:
            default_storage.delete(stored_name(digest, name))
        default_storage.delete(square_name(digest))


@contextmanager
def _available() -> Iterator[None]:
    # The storages say everything that is no answer of theirs by an OSError (`config.storages`): the disk full too.
    try:
        yield
    except OSError as error:
        logger.exception("The storage of pictures refuses")
        raise StorageUnavailable(retry_after_s=5) from error

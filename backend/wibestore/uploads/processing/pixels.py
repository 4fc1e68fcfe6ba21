"""Decodes a picture within bounds and makes its variants: upright, in plain RGB, as WebP without metadata."""

import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError

from wibestore.uploads.errors import ImageTruncated, TooManyPixels
from wibestore.uploads.processing.headers import header_check
from wibestore.uploads.processing.likeness import likeness_of
from wibestore.uploads.processing.limits import MAX_PIXELS

# Part of the stored names: raise it when the variants of one file would come out differently.
PROCESSING_VERSION = "2"
FORMATS = ("JPEG", "PNG", "WEBP")
CARD_SIZE = (640, 400)
CARD_SMALL_SIZE = (400, 250)
GALLERY_SIZE = (1280, 1280)
FULL_SIZE = (1920, 1920)
PLACEHOLDER_SIZE = (20, 20)
MAX_PLACEHOLDER_LENGTH = 700
# Portrait screenshots show their subject above the middle.
_CARD_CENTER = (0.5, 0.4)
_MAX_DECODING_AT_ONCE = 2
# Half the time of the slower methods for files a twentieth larger.
_ENCODING = {"method": 2}
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, OverflowError)
_GRAY_16_TO_8 = 1 / 256

# Pillow itself refuses from twice this on, while it reads the header; `header_check` refuses from here on.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
_decoding = threading.BoundedSemaphore(_MAX_DECODING_AT_ONCE)


@dataclass(frozen=True, slots=True)
class EncodedVariant:
    """One size as WebP; width and height in pixels."""

    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ImageVariants:
    """Every size of a picture, its tiny placeholder as a data: URL, and what it looks like (`likeness`)."""

    card: EncodedVariant
    card_small: EncodedVariant
    gallery: EncodedVariant
    full: EncodedVariant
    placeholder: str
    likeness: int | None


def variants_make(content: bytes, *, watermark: str = "") -> ImageVariants:
    """
    Return the variants of the picture in `content`, upright and without metadata.

    :param watermark: is written small into a corner of the larger sizes
    :raises NotAnImage, ImageAnimated, ImageTooSmall, TooManyPixels, ImagePolyglot: see `headers.header_check`
    :raises ImageTruncated: damaged or cut off
    """
    header_check(content)
    with _decoding, _opened(content) as image:
        pixels = _pixels(image)
    card = ImageOps.fit(pixels, CARD_SIZE, centering=_CARD_CENTER)
    placeholder, likeness = _placeholder(pixels), likeness_of(pixels)
    gallery = None if _fits(pixels, GALLERY_SIZE) else ImageOps.contain(pixels, GALLERY_SIZE)
    for large in (pixels, gallery):
        if watermark and large is not None:
            _sign(large, watermark)
    full = _encode(pixels, quality=82)
    return ImageVariants(
        card=_encode(card, quality=78),
        card_small=_encode(card.resize(CARD_SMALL_SIZE, Image.Resampling.LANCZOS), quality=72),
        gallery=_encode(gallery, quality=80) if gallery else full,
        full=full,
        placeholder=placeholder,
        likeness=likeness,
    )


def square_cut(content: bytes, side: int) -> bytes:
    """Return the middle square of one of our own variants, `side` pixels wide, as WebP."""
    with _decoding, _opened(content) as image:
        return _encode(ImageOps.fit(image.convert("RGB"), (side, side)), quality=80).content


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    try:
        image = Image.open(BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise TooManyPixels(limit_pixels=MAX_PIXELS) from error
    except UnidentifiedImageError as error:
        raise ImageTruncated from error
    except _DAMAGE as error:
        raise ImageTruncated from error
    with image:
        yield image


def _pixels(image: Image.Image) -> Image.Image:
    """Decode, shrink to the largest size we keep, and turn upright; the answer carries no metadata."""
    try:
        # A JPEG is decoded at the scale it is needed in: a fraction of the time and of the memory.
        image.draft("RGB", _size_within(image.size, FULL_SIZE))
        image.load()
        shrunk = _in_color(image)
        shrunk.thumbnail(FULL_SIZE, Image.Resampling.LANCZOS, reducing_gap=2.0)
        upright = ImageOps.exif_transpose(shrunk)
    except Image.DecompressionBombError as error:
        raise TooManyPixels(limit_pixels=MAX_PIXELS) from error
    except _DAMAGE as error:
        raise ImageTruncated from error
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright.getchannel("A") if upright.mode == "RGBA" else None)
    return plain


def _size_within(size: tuple[int, int], bounds: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, bounds[0] / size[0], bounds[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _in_color(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):  # 16 bits of gray: keep the upper eight
        image = image.point(lambda level: level * _GRAY_16_TO_8).convert("L")
    wanted = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode == wanted else image.convert(wanted)


def _fits(image: Image.Image, size: tuple[int, int]) -> bool:
    return image.width <= size[0] and image.height <= size[1]


def _encode(image: Image.Image, *, quality: int) -> EncodedVariant:
    target = BytesIO()
    image.save(target, "WEBP", quality=quality, **_ENCODING)
    return EncodedVariant(target.getvalue(), image.width, image.height)


def _sign(image: Image.Image, words: str) -> None:
    """Write `words` into the lower right corner, readable on light and dark, in the way of nothing."""
    size = max(14, min(image.size) // 32)
    at = (image.width - size // 2, image.height - size // 2)
    drawing = ImageDraw.Draw(image, "RGBA")
    font = ImageFont.load_default(size)
    drawing.text(at, words, (255, 255, 255, 170), font, anchor="rs", stroke_width=1, stroke_fill=(0, 0, 0, 120))


def _placeholder(image: Image.Image) -> str:
    tiny = _encode(ImageOps.fit(image, PLACEHOLDER_SIZE, Image.Resampling.BOX), quality=30)
    return "data:image/webp;base64," + b64encode(tiny.content).decode()

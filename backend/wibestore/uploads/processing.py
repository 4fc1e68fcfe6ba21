"""
Turns sent bytes into our own pictures: nothing of the file but its pixels survives (security.md §1, rule 12).

Knows no database and no storage.
"""

import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from wibestore.uploads.errors import ImageAnimated, ImageTooSmall, ImageTruncated, NotAnImage, TooManyPixels

# Part of the stored names: raise it when the variants of one file would come out differently.
PROCESSING_VERSION = "1"
FORMATS = ("JPEG", "PNG", "WEBP")
MAX_PIXELS = 50_000_000
MIN_LONG_SIDE = 800
MIN_SHORT_SIDE = 600
CARD_SIZE = (640, 400)
GALLERY_SIZE = (1280, 1280)
FULL_SIZE = (1920, 1920)
PLACEHOLDER_SIZE = (20, 20)
MAX_PLACEHOLDER_LENGTH = 700
# Portrait screenshots show their subject above the middle.
_CARD_CENTER = (0.5, 0.4)
_MAX_DECODING_AT_ONCE = 2
# Half the time of the slower methods for files a twentieth larger.
_ENCODING = {"method": 2}
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, OverflowError)

# Pillow itself refuses from twice this on, while it reads the header; `_check_size` refuses from here on.
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
    """Every size of a picture, and its tiny placeholder as a data: URL."""

    card: EncodedVariant
    gallery: EncodedVariant
    full: EncodedVariant
    placeholder: str


def variants_make(content: bytes) -> ImageVariants:
    """
    Return the variants of the picture in `content`, upright and without metadata.

    :raises NotAnImage: not JPEG, PNG or WebP, whatever its name says
    :raises ImageAnimated: more than one frame
    :raises ImageTooSmall: below 800×600 (or 600×800)
    :raises TooManyPixels: above 50 megapixels
    :raises ImageTruncated: damaged or cut off
    """
    with _decoding, _opened(content) as image:
        _check_frames(image)
        _check_size(image)
        pixels = _pixels(image)
    full = _encode(pixels, quality=82)
    return ImageVariants(
        card=_encode(ImageOps.fit(pixels, CARD_SIZE, centering=_CARD_CENTER), quality=78),
        gallery=full if _fits(pixels, GALLERY_SIZE) else _encode(ImageOps.contain(pixels, GALLERY_SIZE), quality=80),
        full=full,
        placeholder=_placeholder(pixels),
    )


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    try:
        image = Image.open(BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise TooManyPixels(limit_pixels=MAX_PIXELS) from error
    except UnidentifiedImageError as error:
        is_damaged = content.startswith(_SIGNATURES) and b"WAVE" not in content[:16] and b"AVI " not in content[:16]
        raise (ImageTruncated() if is_damaged else NotAnImage()) from error
    except _DAMAGE as error:
        raise ImageTruncated from error
    with image:
        yield image


def _check_frames(image: Image.Image) -> None:
    # Cameras write a JPEG with a second picture inside (MPO): that is no animation, the first one is taken.
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise ImageAnimated


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise TooManyPixels(limit_pixels=MAX_PIXELS)
    if max(image.size) < MIN_LONG_SIDE or min(image.size) < MIN_SHORT_SIDE:
        raise ImageTooSmall(width=image.width, height=image.height, min_width=MIN_LONG_SIDE, min_height=MIN_SHORT_SIDE)


def _pixels(image: Image.Image) -> Image.Image:
    """Decode, shrink to the largest size we keep, and turn upright; the answer carries no metadata."""
    try:
        image.draft("RGB", FULL_SIZE)  # a JPEG is decoded at the scale it is needed in: a fraction of the memory
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


def _in_color(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):  # 16 bits of gray: keep the upper eight
        image = image.convert("I").point([level // 256 for level in range(65536)], "L")
    wanted = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode == wanted else image.convert(wanted)


def _fits(image: Image.Image, size: tuple[int, int]) -> bool:
    return image.width <= size[0] and image.height <= size[1]


def _encode(image: Image.Image, *, quality: int) -> EncodedVariant:
    target = BytesIO()
    image.save(target, "WEBP", quality=quality, **_ENCODING)
    return EncodedVariant(target.getvalue(), image.width, image.height)


def _placeholder(image: Image.Image) -> str:
    tiny = _encode(ImageOps.fit(image, PLACEHOLDER_SIZE, Image.Resampling.BOX), quality=30)
    return "data:image/webp;base64," + b64encode(tiny.content).decode()

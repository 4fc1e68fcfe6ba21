"""What may come in, and what of it is left (security.md §1 rule 12, T-25)."""

import random
from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image

from wibestore.core.errors import DomainError
from wibestore.uploads.errors import (
    ImageAnimated,
    ImagePolyglot,
    ImageTooSmall,
    ImageTruncated,
    NotAnImage,
    TooManyPixels,
)
from wibestore.uploads.factories import picture_bytes
from wibestore.uploads.processing import EncodedVariant, ImageVariants, variants_make
from wibestore.uploads.processing.pixels import MAX_PLACEHOLDER_LENGTH
from wibestore.uploads.tests import corpus


def opened(variant: EncodedVariant) -> Image.Image:
    image = Image.open(BytesIO(variant.content))
    assert image.format == "WEBP"
    assert image.size == (variant.width, variant.height)
    return image.convert("RGB")


def sizes(variants: ImageVariants) -> tuple[EncodedVariant, ...]:
    return variants.card, variants.card_small, variants.gallery, variants.full


def is_red(pixel) -> bool:
    return bool(pixel[0] > 180 and pixel[2] < 80)


def is_blue(pixel) -> bool:
    return bool(pixel[2] > 180 and pixel[0] < 80)


HOSTILE: dict[str, tuple[bytes, type[DomainError]]] = {
    "empty": (b"", NotAnImage),
    "zeros": (b"\x00" * 5000, NotAnImage),
    "svg": (corpus.SVG, NotAnImage),
    "html": (corpus.HTML, NotAnImage),
    "pdf": (corpus.PDF, NotAnImage),
    "wave": (corpus.WAVE, NotAnImage),
    "gif": (picture_bytes(kind="GIF"), NotAnImage),
    "bmp": (picture_bytes(kind="BMP"), NotAnImage),
    "tiff": (picture_bytes(kind="TIFF"), NotAnImage),
    "avif": (picture_bytes(kind="AVIF"), NotAnImage),
    "animated_gif": (corpus.animated("GIF"), NotAnImage),
    "animated_webp": (corpus.animated("WEBP"), ImageAnimated),
    "animated_png": (corpus.animated("PNG"), ImageAnimated),
    "one_pixel": (picture_bytes((1, 1)), ImageTooSmall),
    "narrow": (picture_bytes((799, 600)), ImageTooSmall),
    "low": (picture_bytes((800, 599)), ImageTooSmall),
    "thin": (picture_bytes((60, 5000)), ImageTooSmall),
    "bomb_56_mp": (corpus.png_bomb(8000, 7000), TooManyPixels),
    "bomb_2500_mp": (corpus.png_bomb(50_000, 50_000), TooManyPixels),
    "bomb_largest": (corpus.png_bomb(2**31 - 1, 2**31 - 1), TooManyPixels),
    "half_jpeg": (picture_bytes()[:2000], ImageTruncated),
    "short_png": (picture_bytes(kind="PNG")[:-200], ImageTruncated),
    "png_head": (picture_bytes(kind="PNG")[:20], ImageTruncated),
    "short_webp": (picture_bytes(kind="WEBP", color="#123456")[:200], ImageTruncated),
    "jpeg_head_only": (b"\xff\xd8\xff" + b"\x00" * 5000, ImageTruncated),
    "png_missing_rows": (corpus.png_bomb(4000, 3000), ImageTruncated),
    "png_text_bomb": (corpus.png_text_bomb(), ImageTruncated),
    **{f"polyglot_{kind}": (corpus.polyglot(kind), ImagePolyglot) for kind in ("JPEG", "PNG", "WEBP")},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_with_its_own_code(name):
    sent, refusal = HOSTILE[name]

    with pytest.raises(refusal):
        variants_make(sent)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_damaged_bytes_are_refused_or_read_and_never_break(kind):
    chance = random.Random(kind)
    good = picture_bytes(kind=kind)
    for _ in range(60):
        bad = bytearray(good)
        for _ in range(chance.randint(1, 20)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        try:
            variants = variants_make(bytes(bad[: chance.randint(1, len(bad))]))
        except DomainError:
            continue
        opened(variants.card)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_type_becomes_webp_in_four_sizes(kind):
    variants = variants_make(picture_bytes((2400, 1500), kind=kind))

    assert opened(variants.card).size == (640, 400)
    assert opened(variants.card_small).size == (400, 250)
    assert opened(variants.gallery).size == (1280, 800)
    assert opened(variants.full).size == (1920, 1200)


def test_picture_that_fits_is_not_enlarged_beyond_its_pixels():
    variants = variants_make(picture_bytes((800, 600)))

    assert opened(variants.card).size == (640, 400)
    assert opened(variants.gallery).size == (800, 600)
    assert opened(variants.full).size == (800, 600)


@pytest.mark.parametrize("size", [(600, 800), (1080, 2400), (800, 40_000), (40_000, 800)])
def test_tall_and_wide_pictures_keep_within_the_sizes(size):
    variants = variants_make(picture_bytes(size, kind="PNG"))

    assert opened(variants.card).size == (640, 400)
    assert max(opened(variants.gallery).size) <= 1280
    assert max(opened(variants.full).size) <= 1920


def test_metadata_is_gone_from_every_variant():
    sent = corpus.photo_with_place()
    assert b"SecretCamera" in sent

    variants = variants_make(sent)

    for variant in sizes(variants):
        assert b"Secret" not in variant.content
        assert b"EXIF" not in variant.content
        assert not opened(variant).getexif()


@pytest.mark.parametrize(
    ("orientation", "size", "first", "last"),
    [
        (1, (1200, 900), is_red, is_blue),
        (2, (1200, 900), is_red, is_blue),
        (3, (1200, 900), is_blue, is_red),
        (4, (1200, 900), is_blue, is_red),
        (5, (900, 1200), is_red, is_red),
        (6, (900, 1200), is_blue, is_blue),
        (7, (900, 1200), is_blue, is_blue),
        (8, (900, 1200), is_red, is_red),
    ],
)
def test_orientation_is_applied_to_the_pixels(orientation, size, first, last):
    full = opened(variants_make(corpus.photo_with_place(orientation)).full)

    assert full.size == size
    assert first(full.getpixel((10, 10)))
    assert last(full.getpixel((10, size[1] - 10)))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_bytes_behind_the_end_and_in_comments_are_dropped(kind):
    sent = corpus.with_comment(kind, b"SecretComment <b>") + b"SecretTail" * 100

    variants = variants_make(sent)

    for variant in sizes(variants):
        assert b"Secret" not in variant.content
        opened(variant)


def test_second_picture_of_a_camera_is_dropped():
    full = opened(variants_make(corpus.photo_of_two()).full)

    assert is_red(full.getpixel((400, 300)))


@pytest.mark.parametrize(
    ("mode", "kind", "color"),
    [
        ("L", "PNG", 128),
        ("LA", "PNG", (128, 255)),
        ("P", "PNG", 3),
        ("RGBA", "PNG", (128, 128, 128, 255)),
        ("I;16", "PNG", 128 * 256),
        ("1", "PNG", 1),
        ("CMYK", "JPEG", (0, 0, 0, 127)),
        ("L", "JPEG", 128),
        ("RGBA", "WEBP", (128, 128, 128, 255)),
    ],
)
def test_every_way_to_hold_colors_becomes_plain_rgb(mode, kind, color):
    variants = variants_make(picture_bytes(kind=kind, mode=mode, color=color))

    assert opened(variants.full).size == (800, 600)
    if mode not in ("P", "1"):
        assert all(abs(level - 128) <= 4 for level in opened(variants.full).getpixel((400, 300)))


def test_transparent_pixels_become_white():
    variants = variants_make(picture_bytes(kind="PNG", mode="RGBA", color=(0, 0, 0, 0)))

    assert opened(variants.full).getpixel((400, 300)) == (255, 255, 255)


def test_placeholder_is_a_tiny_picture():
    noise = Image.effect_noise((800, 600), 200).convert("RGB")
    target = BytesIO()
    noise.save(target, "PNG")

    placeholder = variants_make(target.getvalue()).placeholder

    assert len(placeholder) <= MAX_PLACEHOLDER_LENGTH
    kind, _, body = placeholder.partition(",")
    assert kind == "data:image/webp;base64"
    assert Image.open(BytesIO(b64decode(body))).format == "WEBP"

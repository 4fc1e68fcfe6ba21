"""Files cut off anywhere, files exactly as large as may be, and the shop's own name on pictures."""

from io import BytesIO

import pytest
from django.conf import settings as project
from PIL import Image as PillowImage
from PIL import ImageChops

from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.uploads import services
from wibestore.uploads.errors import ImageTooLarge, ImageTruncated, NotAnImage
from wibestore.uploads.factories import picture_bytes
from wibestore.uploads.models import Image
from wibestore.uploads.processing import EncodedVariant, variants_make


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT, settings.ORIGINALS_ROOT = tmp_path / "media", tmp_path / "originals"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("percent", [0, 1, 5, 20, 40, 60, 80, 95, 99])
def test_a_file_that_ends_too_early_is_refused(kind, percent):
    whole = picture_bytes((1000, 800), kind=kind, pattern=7)

    with pytest.raises((ImageTruncated, NotAnImage)):
        variants_make(whole[: len(whole) * percent // 100])


@pytest.mark.django_db
def test_a_file_of_exactly_the_limit_is_taken_and_one_byte_more_is_not():
    small = picture_bytes((1000, 800), pattern=3)
    # Comments fill a JPEG up to any size.
    room = project.UPLOAD_MAX_BYTES - len(small)
    exact = small[:2] + _comments(room) + small[2:]
    assert len(exact) == project.UPLOAD_MAX_BYTES

    assert services.image_store(actor=Actor.user(uuid7()), data=exact).status == "processing"
    with pytest.raises(ImageTooLarge):
        services.image_store(actor=Actor.user(uuid7()), data=exact + b"0")
    assert Image.objects.count() == 1


def test_the_watermark_is_on_the_large_sizes_alone_and_in_their_corner():
    sent = picture_bytes((1600, 1200), color="#2f81f7")
    plain, signed = variants_make(sent), variants_make(sent, watermark="wibestore.uz")

    assert (plain.card.content, plain.card_small.content) == (signed.card.content, signed.card_small.content)
    for before, after in ((plain.gallery, signed.gallery), (plain.full, signed.full)):
        left, top, right, bottom = _changed(before, after)
        assert left > after.width // 2
        assert top > after.height * 0.85
        assert right <= after.width
        assert bottom <= after.height


def _comments(size: int) -> bytes:
    parts = []
    while size:
        # Two bytes of marker, two of length; the last two pieces share what is left, so that none is too small.
        piece = size if size <= 60_000 else min(60_000, size - 100)
        parts.append(b"\xff\xfe" + (piece - 2).to_bytes(2, "big") + b"c" * (piece - 4))
        size -= piece
    return b"".join(parts)


def _changed(before: EncodedVariant, after: EncodedVariant) -> tuple[int, int, int, int]:
    images = [PillowImage.open(BytesIO(one.content)).convert("L") for one in (before, after)]
    # Coding smears a letter over its neighbourhood a little.
    box = ImageChops.difference(*images).point(lambda level: 255 if level > 24 else 0).getbbox()
    assert box is not None
    return box

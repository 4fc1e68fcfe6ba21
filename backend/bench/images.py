"""
Measures the processing of pictures: `python -m bench.images` (docs/adr/0020, docs/performance.md).

CPU seconds of this process for a 12-megapixel JPEG from bytes to all variants, by our code and, where it is installed,
by libvips; and how much smaller AVIF would be, at what price.
"""

import resource
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from PIL import Image

from wibestore.uploads.processing import variants_make

SIZE = (4000, 3000)
ROUNDS = 3
AVIF_SPEEDS = (6, 8, 9)
BAR_S = 1.5
_FULL, _GALLERY = 1920, 1280


def photo() -> bytes:
    """Return a JPEG of 12 megapixels with the detail of a photograph."""
    layers = [_noise((63, 47), 160), _noise((500, 375), 80), _noise(SIZE, 18)]
    image = Image.blend(Image.blend(layers[0], layers[1], 0.4), layers[2], 0.2)
    target = BytesIO()
    image.save(target, "JPEG", quality=85)
    return target.getvalue()


def _noise(size: tuple[int, int], spread: float) -> Image.Image:
    channels = [Image.effect_noise(size, spread) for _ in range(3)]
    return Image.merge("RGB", channels).resize(SIZE, Image.Resampling.BICUBIC)


def cpu_s(work: Callable[[], Any]) -> float:
    """Return the CPU seconds that `work` takes at best of a few rounds."""
    return min(_once(work) for _ in range(ROUNDS))


def _once(work: Callable[[], Any]) -> float:
    before = resource.getrusage(resource.RUSAGE_SELF)
    work()
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _by_vips(content: bytes) -> None:
    vips = import_module("pyvips")
    full = vips.Image.thumbnail_buffer(content, _FULL, height=_FULL, size="down", fail_on="truncated").copy_memory()
    gallery = full.thumbnail_image(_GALLERY, height=_GALLERY)
    card, small = (
        full.thumbnail_image(width, height=height, crop="centre") for width, height in ((640, 400), (400, 250))
    )
    for image, quality in ((full, 82), (gallery, 80), (card, 78), (small, 72)):
        image.webpsave_buffer(Q=quality, effort=2, strip=True)


def main() -> None:
    """Print the figures."""
    content = photo()
    print(f"JPEG of 12 megapixels, {len(content):,} bytes; CPU seconds, bar {BAR_S}")
    print(f"  ours: {cpu_s(lambda: variants_make(content)):.2f}")
    if find_spec("pyvips"):
        print(f"  libvips, the variants alone: {cpu_s(lambda: _by_vips(content)):.2f}")
    variants = variants_make(content)
    for name in ("full", "gallery", "card", "card_small"):
        webp = getattr(variants, name).content
        image = Image.open(BytesIO(webp)).convert("RGB")
        for speed in AVIF_SPEEDS:
            target = BytesIO()
            spent = _once(lambda: image.save(target, "AVIF", quality=60, speed=speed, max_threads=1))  # noqa: B023
            print(f"  {name}: WebP {len(webp):,} bytes, AVIF at speed {speed} {target.tell():,} in {spent:.2f}")


if __name__ == "__main__":
    main()

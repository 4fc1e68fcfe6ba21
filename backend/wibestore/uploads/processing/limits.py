"""How large a picture may be, in pixels and in the memory that decoding it takes."""

MAX_PIXELS = 50_000_000
MIN_LONG_SIDE = 800
MIN_SHORT_SIDE = 600
# What one picture may take while it is decoded; `tests/test_memory.py` measures what stands behind the bytes per pixel.
MAX_DECODED_BYTES = 180_000_000
# By the color type in the header: gray, color, palette, gray and color with alpha.
PNG_BYTES_PER_PIXEL = {0: 7.5, 2: 5.5, 3: 6.5, 4: 9.5, 6: 9.5}
# One color of it is transparent: alpha is made while the rest is still there.
PNG_BYTES_PER_MASKED_PIXEL = 13.5
WEBP_BYTES_PER_PIXEL = 15
JPEG_BYTES_PER_COEFFICIENT = 2

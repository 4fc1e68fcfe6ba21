"""How large a picture may be, in pixels and in the memory that decoding it takes."""

MAX_PIXELS = 50_000_000
MIN_LONG_SIDE = 800
MIN_SHORT_SIDE = 600
# What one picture may take while it is decoded; docs/adr/0020 has the measurements behind the bytes per pixel.
MAX_DECODED_BYTES = 150_000_000
PNG_BYTES_PER_PIXEL = 4.5
WEBP_BYTES_PER_PIXEL = 15
JPEG_BYTES_PER_COEFFICIENT = 2

"""
Tells what a file says it is by walking its parts in plain Python: no decoder sees bytes before this has let them pass.

Every loop ends with the file; nothing is unpacked, so nothing grows.
"""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass

from wibestore.uploads.errors import (
    ImageAnimated,
    ImagePolyglot,
    ImageTooSmall,
    ImageTruncated,
    NotAnImage,
    TooManyPixels,
)
from wibestore.uploads.processing.limits import (
    JPEG_BYTES_PER_COEFFICIENT,
    MAX_DECODED_BYTES,
    MAX_PIXELS,
    MIN_LONG_SIDE,
    MIN_SHORT_SIDE,
    PNG_BYTES_PER_MASKED_PIXEL,
    PNG_BYTES_PER_PIXEL,
    WEBP_BYTES_PER_PIXEL,
)

_PNG = b"\x89PNG\r\n\x1a\n"
_WEBP_HEADER_BYTES = 30
# After the marker of a scan: its data holds FF 00 and restarts; anything else behind FF is the next marker.
_NEXT_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WHOLE_FRAMES = frozenset({0xC2, 0xC6, 0xCA, 0xCE})  # progressive: every coefficient is kept until the last scan
_START_OF_SCAN, _END = 0xDA, 0xD9
_BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})
_VP8_START = b"\x9d\x01\x2a"
_ANIMATION_FLAG = 0x02
# Long enough that no photograph's bytes look so by chance.
_FOREIGN = re.compile(
    rb"PK\x03\x04[\x00-\x3f]\x00|PK\x05\x06\x00\x00\x00\x00|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|%PDF-\d|\x7fELF[\x01\x02]"
    rb"|<\?php|<!doctype|<html|<script|<svg[\s>]|GIF8[79]a",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself; `decoded_bytes` is about the memory it takes to decode, `end` where it ends."""

    width: int
    height: int
    decoded_bytes: float
    end: int
    is_animated: bool = False


def header_check(content: bytes) -> None:
    """
    Refuse what need not be decoded to be refused; the type is told by content.

    :raises NotAnImage: not JPEG, PNG or WebP, whatever its name says
    :raises ImageAnimated: more than one frame
    :raises TooManyPixels: above 50 megapixels, or fewer that take too much memory
    :raises ImageTooSmall: below 800×600 (or 600×800)
    :raises ImageTruncated: its parts do not fit together, or its end is missing
    :raises ImagePolyglot: a page, an archive or a program stands behind its end
    """
    header = _reader_of(content)(content)
    if header.is_animated:
        raise ImageAnimated
    if header.width * header.height > MAX_PIXELS or header.decoded_bytes > MAX_DECODED_BYTES:
        fits = MAX_DECODED_BYTES / max(header.decoded_bytes, 1) * header.width * header.height
        raise TooManyPixels(limit_pixels=int(min(MAX_PIXELS, fits)))
    if max(header.width, header.height) < MIN_LONG_SIDE or min(header.width, header.height) < MIN_SHORT_SIDE:
        raise ImageTooSmall(
            width=header.width, height=header.height, min_width=MIN_LONG_SIDE, min_height=MIN_SHORT_SIDE
        )
    if header.end > len(content):
        raise ImageTruncated
    if _FOREIGN.search(content, header.end):
        raise ImagePolyglot


def _reader_of(content: bytes) -> Callable[[bytes], Header]:
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg
    if content.startswith(_PNG):
        return _png
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp
    raise NotAnImage


def _jpeg(content: bytes) -> Header:
    frame: tuple[int, int, float, int] | None = None
    is_whole = False
    at = 2
    while found := _NEXT_MARKER.search(content, at):
        marker, at = found[1][0], found.end()
        if marker == _END:
            break
        if marker in _BARE_MARKERS:
            continue
        length = int.from_bytes(content[at : at + 2])
        body = content[at + 2 : at + length]
        if length < 2 or len(body) != length - 2:
            raise ImageTruncated
        if marker in _FRAMES and frame is None:
            frame, is_whole = _jpeg_frame(body), marker in _WHOLE_FRAMES
        elif marker == _START_OF_SCAN:
            if frame is None or not body:
                raise ImageTruncated
            # Colors one after another: these are kept whole too.
            is_whole = is_whole or body[0] < frame[3]
        at += length
    if frame is None:
        raise ImageTruncated
    width, height, coefficients, _ = frame
    end = at if found else len(content) + 1
    return Header(width, height, coefficients * JPEG_BYTES_PER_COEFFICIENT if is_whole else 0, end)


def _jpeg_frame(body: bytes) -> tuple[int, int, float, int]:
    """Return width, height, how many coefficients there are in all, and the number of components."""
    if len(body) < 6 or len(body) < 6 + 3 * body[5] or not body[5]:
        raise ImageTruncated
    height, width = struct.unpack(">HH", body[1:5])
    factors = [(sampling >> 4, sampling & 15) for sampling in body[7 : 6 + 3 * body[5] : 3]]
    most = max(across for across, _ in factors) * max(down for _, down in factors)
    if not width or not height or not most:
        raise ImageTruncated
    return width, height, sum(across * down for across, down in factors) / most * width * height, body[5]


def _png(content: bytes) -> Header:
    if content[12:16] != b"IHDR" or len(content) < 33 or content[25] not in PNG_BYTES_PER_PIXEL:
        raise ImageTruncated
    width, height = struct.unpack(">II", content[16:24])
    kinds = set()
    at, end = len(_PNG), len(content) + 1
    while at + 12 <= len(content):
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        at += 12 + length
        kinds.add(kind)
        if kind == b"IEND":
            end = at
            break
    per_pixel = PNG_BYTES_PER_MASKED_PIXEL if b"tRNS" in kinds else PNG_BYTES_PER_PIXEL[content[25]]
    return Header(width, height, width * height * per_pixel, end, is_animated=b"acTL" in kinds)


def _webp(content: bytes) -> Header:
    if len(content) < _WEBP_HEADER_BYTES:
        raise ImageTruncated
    kind, body = content[12:16], content[20:30]
    is_animated = False
    if kind == b"VP8X":
        is_animated = bool(body[0] & _ANIMATION_FLAG)
        width, height = int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    elif kind == b"VP8 " and body[3:6] == _VP8_START:
        width, height = (side & 0x3FFF for side in struct.unpack("<HH", body[6:10]))
    elif kind == b"VP8L" and body[0] == 0x2F:
        bits = int.from_bytes(body[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        raise ImageTruncated
    end = 8 + int.from_bytes(content[4:8], "little")
    return Header(width, height, width * height * WEBP_BYTES_PER_PIXEL, end, is_animated)

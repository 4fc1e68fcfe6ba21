"""Files as attackers and careless people send them, made when they are asked for."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw

from wibestore.uploads.factories import picture_bytes

GPS_IFD = 0x8825
ORIENTATION = 0x0112
MAKE = 0x010F


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_bomb(width: int, height: int) -> bytes:
    """Return a PNG whose header promises width × height pixels; its pixels are zeros, so the file stays tiny."""
    packer = zlib.compressobj(9)
    row = b"\x00" * min(width // 8 + 2, 10_000)
    pixels = b"".join(packer.compress(row) for _ in range(min(height, 2000))) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def png_text_bomb() -> bytes:
    """Return a good PNG with a comment of 100 MB, compressed."""
    good = picture_bytes(kind="PNG")
    comment = b"Comment\x00\x00" + zlib.compress(b"\x00" * 100_000_000, 9)
    return good[:33] + _chunk(b"zTXt", comment) + good[33:]


def png_profile_bomb() -> bytes:
    """Return a good PNG with a color profile of 100 MB, compressed."""
    good = picture_bytes(kind="PNG")
    profile = b"icc\x00\x00" + zlib.compress(b"\x00" * 100_000_000, 9)
    return good[:33] + _chunk(b"iCCP", profile) + good[33:]


def animated(kind: str, **options: object) -> bytes:
    """Return two frames of 800×600."""
    frames = [Image.new("RGB", (800, 600), color) for color in ("red", "blue")]
    target = BytesIO()
    frames[0].save(target, kind, save_all=True, append_images=frames[1:], duration=100, **options)
    return target.getvalue()


def photo_with_place(orientation: int = 1) -> bytes:
    """Return a JPEG of 1200×900, red above and blue below, with a camera's name, a place and an orientation."""
    image = Image.new("RGB", (1200, 900), "red")
    ImageDraw.Draw(image).rectangle((0, 450, 1200, 900), fill="blue")
    exif = Image.Exif()
    exif[MAKE] = "SecretCamera"
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS_IFD)[1] = "N"
    exif.get_ifd(GPS_IFD)[2] = (41.0, 18.0, 0.0)
    target = BytesIO()
    image.save(target, "JPEG", exif=exif, comment=b"SecretComment", quality=90)
    return target.getvalue()


def photo_of_two() -> bytes:
    """Return a camera's JPEG with a second picture inside (MPO): no animation."""
    frames = [Image.new("RGB", (800, 600), color) for color in ("red", "blue")]
    target = BytesIO()
    frames[0].save(target, "MPO", save_all=True, append_images=frames[1:])
    return target.getvalue()


POLYGLOT_TAIL = b"<script>alert(document.domain)</script>PK\x03\x04GIF89a<?php system($_GET[0]); ?>"


def polyglot(kind: str) -> bytes:
    """Return a good picture with a page, an archive and a script behind its end."""
    return picture_bytes(kind=kind, color="purple") + POLYGLOT_TAIL


def with_comment(kind: str, comment: bytes) -> bytes:
    """Return a good picture with words inside that are no pixels."""
    good = picture_bytes(kind=kind, color="purple")
    if kind == "JPEG":
        return good[:2] + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + good[2:]
    if kind == "PNG":
        return good[:33] + _chunk(b"tEXt", b"Comment\x00" + comment) + good[33:]
    part = b"XMP " + struct.pack("<I", len(comment)) + comment + b"\x00" * (len(comment) % 2)
    return good[:4] + struct.pack("<I", len(good) - 8 + len(part)) + good[8:] + part


SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" width="900" height="700"><script>alert(1)</script></svg>"""
HTML = b"<!doctype html><html><body onload=alert(1)>" + b" " * 1000
PDF = b"%PDF-1.7\n" + b"0" * 1000
WAVE = b"RIFF\x24\x08\x00\x00WAVEfmt " + b"\x00" * 1000

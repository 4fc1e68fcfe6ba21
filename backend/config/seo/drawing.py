"""
Draws previews, 1200×630 as chats and search engines show them: title, the game's cover, price, seller, the shop's mark.

No publisher's artwork: the covers are the project's own (`demo.cover_pictures`), the letters are Inter (OFL).
"""

from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Final

from django.conf import settings
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from config.seo.cards import Card
from config.seo.lettering import RGB, drawable, fitting, line_height, shortened, width_of, write
from config.seo.words import NAME

SIZE: Final = (1200, 630)
#: The text chunk that says which version of a card is drawn.
VERSION_KEY: Final = "version"
_COVERS: Final = Path(__file__).with_name("covers")
_COVER_SIZE: Final = (480, 300)
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 1136, 64, 566
_COVER_X: Final = _RIGHT - _COVER_SIZE[0]
_TEXT_WIDTH: Final = _COVER_X - 40 - _LEFT
_SMOOTH: Final = 3  # the mark, badges and corners are drawn this much larger

_GROUND: Final[RGB] = (13, 17, 23)
_LINE: Final[RGB] = (48, 54, 61)
_TEXT: Final[RGB] = (240, 246, 252)
_MUTED: Final[RGB] = (145, 152, 161)
_VIOLET: Final[RGB] = (137, 87, 229)
_GREEN: Final[RGB] = (63, 185, 80)
_BLUE: Final[RGB] = (47, 129, 247)
_GOLD: Final[RGB] = (210, 153, 34)
_PLANS: Final[dict[str, tuple[str, RGB]]] = {"premium": ("Premium", _GOLD), "pro": ("Pro", _VIOLET)}
_SHOP_LINES: Final = ("Oʻyin akkauntlari bozori", "Маркет игровых аккаунтов", "The marketplace for game accounts")

# One at a time in a process: the others are served meanwhile, and the letters are shared.
_drawing = Lock()


def card_png(card: Card) -> bytes:
    """Return the preview of a listing or a game as a PNG file that names its version."""
    with _drawing:
        image = Image.new("RGB", SIZE, _GROUND)
        draw = ImageDraw.Draw(image)
        _brand(image, draw)
        _cover(image, card.game_slug)
        _words(draw, card)
        _seller(image, draw, card)
        return _png(image, card.version)


def shop_png() -> bytes:
    """Return the preview of every page that has none of its own."""
    with _drawing:
        image = Image.new("RGB", SIZE, _GROUND)
        draw = ImageDraw.Draw(image)
        _mark(image, (_LEFT, 150), 132)
        write(draw, (_LEFT + 168, 252), NAME, size=104, weight=800, color=_TEXT)
        for number, line in enumerate(_SHOP_LINES):
            write(draw, (_LEFT, 380 + number * 62), line, size=44, weight=600, color=_MUTED if number else _TEXT)
        draw.rectangle((0, SIZE[1] - 12, SIZE[0], SIZE[1]), fill=_VIOLET)
        return _png(image, "")


def _png(image: Image.Image, version: str) -> bytes:
    told = PngInfo()
    told.add_text(VERSION_KEY, version)
    target = BytesIO()
    image.save(target, "PNG", pnginfo=told, compress_level=6)
    return target.getvalue()


def _brand(image: Image.Image, draw: ImageDraw.ImageDraw) -> None:
    _mark(image, (_LEFT, _TOP), 56)
    write(draw, (_LEFT + 74, _TOP + 41), NAME, size=38, weight=700, color=_TEXT)
    draw.rectangle((0, SIZE[1] - 12, SIZE[0], SIZE[1]), fill=_VIOLET)


def _words(draw: ImageDraw.ImageDraw, card: Card) -> None:
    y: float = 186
    if card.game_name:
        game = shortened(drawable(card.game_name), size=28, weight=500, width=_TEXT_WIDTH)
        write(draw, (_LEFT, y), game, size=28, weight=500, color=_MUTED)
    title = drawable(card.title) or drawable(card.game_name) or NAME
    size, lines = fitting(title, sizes=(56, 50, 44, 38, 34), weight=700, width=_TEXT_WIDTH, height=236)
    y += 22 + size
    for line in lines:
        write(draw, (_LEFT, y), line, size=size, weight=700, color=_TEXT)
        y += line_height(size)
    if card.price:
        size, price = _in_one_line(card.price, (68, 60, 52, 44), 800, _TEXT_WIDTH)
        write(draw, (_LEFT, _BOTTOM - 18), price, size=size, weight=800, color=_GREEN)


def _in_one_line(text: str, sizes: tuple[int, ...], weight: int, width: int) -> tuple[int, str]:
    size = next((one for one in sizes if width_of(text, size=one, weight=weight) <= width), sizes[-1])
    return size, shortened(text, size=size, weight=weight, width=width)


def _seller(image: Image.Image, draw: ImageDraw.ImageDraw, card: Card) -> None:
    name = drawable(card.seller)
    host = settings.PUBLIC_HOST
    write(draw, (_COVER_X, _BOTTOM - 18), f"Escrow · {host}", size=26, weight=500, color=_MUTED)
    if not name:
        return
    x, y, room = _COVER_X, 434, _COVER_SIZE[0]
    plan = _PLANS.get(card.plan)
    room -= (48 if card.is_verified else 0) + (_pill_width(plan[0]) + 16 if plan else 0)
    name = shortened(name, size=34, weight=600, width=room)
    write(draw, (x, y), name, size=34, weight=600, color=_TEXT)
    right = x + width_of(name, size=34, weight=600) + 14
    if card.is_verified:
        _check(image, (round(right), y - 29), 34)
        right += 48
    if plan:
        _pill(image, draw, (round(right), y - 33), *plan)


def _pill_width(word: str) -> int:
    return round(width_of(word, size=24, weight=700)) + 32


def _pill(image: Image.Image, draw: ImageDraw.ImageDraw, at: tuple[int, int], word: str, color: RGB) -> None:
    width, height = _pill_width(word), 42
    image.paste(color, at, _rounded((width, height), height // 2))
    write(draw, (at[0] + 16, at[1] + 30), word, size=24, weight=700, color=_GROUND if color == _GOLD else _TEXT)


def _cover(image: Image.Image, slug: str) -> None:
    at, mask = (_COVER_X, _TOP), _rounded(_COVER_SIZE, 20)
    drawn = _COVERS / f"{slug}.webp"
    if not drawn.is_file():
        # A game that staff added has no cover drawn for it yet.
        image.paste(_LINE, at, mask)
        _mark(image, (_COVER_X + 180, _TOP + 90), 120)
        return
    with Image.open(drawn) as cover:
        image.paste(cover.convert("RGB").resize(_COVER_SIZE, Image.Resampling.LANCZOS), at, mask)


def _rounded(size: tuple[int, int], radius: int) -> Image.Image:
    large = Image.new("L", (size[0] * _SMOOTH, size[1] * _SMOOTH))
    box = (0, 0, large.width - 1, large.height - 1)
    ImageDraw.Draw(large).rounded_rectangle(box, radius * _SMOOTH, fill=255)
    return large.resize(size, Image.Resampling.LANCZOS)


def _mark(image: Image.Image, at: tuple[int, int], side: int) -> None:
    """Draw the shop's mark, as frontend/public/favicon.svg has it in a box of 32."""
    large = side * _SMOOTH
    unit = large / 32
    mark = Image.new("RGB", (large, large), _VIOLET)
    points = [(x * unit, y * unit) for x, y in ((6.5, 10.5), (11, 21.5), (16, 11.5), (21, 21.5), (25.5, 10.5))]
    draw = ImageDraw.Draw(mark)
    width = round(3.4 * unit)
    draw.line(points, fill=(255, 255, 255), width=width, joint="curve")
    for x, y in (points[0], points[-1]):
        draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=(255, 255, 255))
    image.paste(mark.resize((side, side), Image.Resampling.LANCZOS), at, _rounded((side, side), side // 4))


def _check(image: Image.Image, at: tuple[int, int], side: int) -> None:
    """Draw the badge of a verified seller: a tick on a disc."""
    large = side * _SMOOTH
    disc = Image.new("RGB", (large, large), _BLUE)
    points = [(large * x, large * y) for x, y in ((0.28, 0.52), (0.44, 0.68), (0.73, 0.36))]
    ImageDraw.Draw(disc).line(points, fill=(255, 255, 255), width=round(large * 0.11), joint="curve")
    image.paste(disc.resize((side, side), Image.Resampling.LANCZOS), at, _rounded((side, side), side // 2))

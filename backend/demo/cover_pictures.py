"""
Draws the games' covers once more as pictures, `config/seo/covers/<slug>.webp`: previews are drawn without a browser.

It reads the covers that `demo.covers` makes, and knows as much of SVG as those use. Run it from `backend/` after
`demo.covers`: `.venv/bin/python -m demo.cover_pictures`. The files are committed.
"""

import json
import math
import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageChops, ImageDraw, ImageFont

from demo.covers import GAMES, cover_svg
from demo.palettes import Color
from demo.svg_paths import Polygon, polygons_of

_BACKEND = Path(__file__).resolve().parents[1]
PICTURES = _BACKEND / "config" / "seo" / "covers"
SIZE = (480, 300)
_FONT = _BACKEND / "config" / "seo" / "fonts" / "inter-latin-wght-normal.woff2"
# Of the covers' own 320×200; drawn twice as large as it is kept, so that edges come out smooth.
_SCALE = 3
_LARGE = (320 * _SCALE, 200 * _SCALE)
_SIDE_LEVEL = 255 / math.sqrt(2)
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?[\d.]+")


def main() -> None:
    """Write every game's picture and delete those of games that are gone."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    games = json.loads(GAMES.read_text(encoding="utf-8"))
    for game in games:
        content = picture_file(cover_svg(game["slug"], game["name"], game["category"]))
        (PICTURES / f"{game['slug']}.webp").write_bytes(content)
    slugs = {game["slug"] for game in games}
    for left_over in PICTURES.glob("*.webp"):
        if left_over.stem not in slugs:
            left_over.unlink()


def picture_file(svg: str) -> bytes:
    """Return a cover as a WebP file of 480×300."""
    target = BytesIO()
    picture_of(svg).resize(SIZE, Image.Resampling.LANCZOS).save(target, "WEBP", quality=82, method=6)
    return target.getvalue()


def picture_of(svg: str) -> Image.Image:
    """Draw a cover, three times as large as its own numbers say."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - the project's own file
    stops = {gradient.attrib["id"]: [_color(stop.attrib["stop-color"]) for stop in gradient] for gradient in root[0]}
    image = Image.new("RGB", _LARGE)
    for element in root[1:]:
        kind = element.tag.removeprefix(_NAMESPACE)
        if kind == "circle":
            _glow(image, element, stops["b"][0])
        elif kind == "text":
            _initials(image, element)
        elif element.attrib["fill"] == "url(#a)":
            image.paste(_diagonal(*stops["a"]))
        elif element.attrib["fill"] == "url(#c)":
            _emblem(image, element, *stops["c"])
        else:
            mask = _mask(polygons_of(element.attrib["d"]))
            opacity = float(element.get("opacity", "1"))
            image.paste(
                _color(element.attrib["fill"]), mask=mask.point(lambda level, part=opacity: round(level * part))
            )
    return image


def _color(code: str) -> Color:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def _mask(polygons: list[Polygon], *, is_even_odd: bool = False) -> Image.Image:
    mask = Image.new("L", _LARGE)
    for polygon in polygons:
        part = Image.new("L", _LARGE)
        ImageDraw.Draw(part).polygon([(x * _SCALE, y * _SCALE) for x, y in polygon], fill=255)
        mask = ImageChops.difference(mask, part) if is_even_odd else ImageChops.lighter(mask, part)
    return mask


def _diagonal(first: Color, last: Color) -> Image.Image:
    down = Image.linear_gradient("L").resize(_LARGE)
    across = Image.linear_gradient("L").rotate(90).resize(_LARGE)
    share = ImageChops.add(down, across, scale=2)
    return Image.composite(Image.new("RGB", _LARGE, last), Image.new("RGB", _LARGE, first), share)


def _glow(image: Image.Image, element: ElementTree.Element, color: Color) -> None:
    x, y, radius = (round(float(element.attrib[name]) * _SCALE) for name in ("cx", "cy", "r"))
    # Pillow's own gradient ends in the corners of its square, not at its sides.
    shades = [round(max(0.0, 1 - level / _SIDE_LEVEL) * 0.8 * 255) for level in range(256)]
    light = Image.radial_gradient("L").resize((2 * radius, 2 * radius)).point(shades)
    image.paste(color, (x - radius, y - radius), light)


def _emblem(image: Image.Image, element: ElementTree.Element, light: Color, bright: Color) -> None:
    x, y, turn = (float(number) for number in _NUMBER.findall(element.attrib["transform"]))
    polygons = [[(x + a, y + b) for a, b in polygon] for polygon in polygons_of(element.attrib["d"])]
    mask = _mask(polygons, is_even_odd=True)
    _, top, _, bottom = mask.getbbox() or (0, 0, 0, _LARGE[1])
    share = Image.new("L", _LARGE, 255)
    share.paste(Image.linear_gradient("L").resize((_LARGE[0], bottom - top)), (0, top))
    colors = Image.composite(Image.new("RGB", _LARGE, bright), Image.new("RGB", _LARGE, light), share)
    center = (x * _SCALE, y * _SCALE)
    # SVG turns to the right, Pillow to the left.
    image.paste(_turned(colors, turn, center), mask=_turned(mask, turn, center))


def _turned(image: Image.Image, turn: float, center: tuple[float, float]) -> Image.Image:
    return image.rotate(-turn, Image.Resampling.BICUBIC, center=center)


def _initials(image: Image.Image, element: ElementTree.Element) -> None:
    size = round(float(element.attrib["font-size"]) * _SCALE)
    font = ImageFont.truetype(_FONT, size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([int(element.attrib["font-weight"])])
    layer = Image.new("L", _LARGE)
    at = (float(element.attrib["x"]) * _SCALE, float(element.attrib["y"]) * _SCALE)
    opacity = round(255 * float(element.attrib["fill-opacity"]))
    ImageDraw.Draw(layer).text(at, element.text or "", fill=opacity, font=font, anchor="ls")
    image.paste(_color(element.attrib["fill"]), mask=layer)


if __name__ == "__main__":
    main()

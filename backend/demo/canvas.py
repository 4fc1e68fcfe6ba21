"""A drawing surface half as large again as the picture, so that edges come out smooth; positions are 0–1280 × 0–800."""

import math
import random
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from demo.palettes import Color, Palette, mixed

WIDTH, HEIGHT = 1280, 800
_SCALE = 1.5
_LARGE = (int(WIDTH * _SCALE), int(HEIGHT * _SCALE))
_SMALL = 8  # soft light is drawn this many times smaller and enlarged: a blur for nothing
Point = tuple[float, float]


def ring(center: Point, radius: float, corners: int, turn: float = -math.pi / 2) -> list[Point]:
    """Return the corners of a regular polygon."""
    step = 2 * math.pi / corners
    return [
        (center[0] + radius * math.cos(turn + step * i), center[1] + radius * math.sin(turn + step * i))
        for i in range(corners)
    ]


def star(center: Point, radius: float, points: int = 5, depth: float = 0.45) -> list[Point]:
    """Return the corners of a star."""
    outer, inner = ring(center, radius, points), ring(center, radius * depth, points, -math.pi / 2 + math.pi / points)
    return [corner for pair in zip(outer, inner, strict=True) for corner in pair]


@cache
def _dark_corners() -> Image.Image:
    corners = Image.radial_gradient("L").resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)
    shade = corners.point([round(255 - max(0, level - 90) * 0.55) for level in range(256)])
    return Image.merge("RGB", (shade, shade, shade))


class Canvas:
    """What the scenes draw on."""

    def __init__(self, palette: Palette, rng: random.Random) -> None:
        self.palette = palette
        self.rng = rng
        self.image = self._backdrop()
        self._draw = ImageDraw.Draw(self.image, "RGBA")

    def finished(self) -> Image.Image:
        """Return the picture, darkened a little towards its corners."""
        picture = self.image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
        return ImageChops.multiply(picture, _dark_corners())

    def polygon(self, points: Sequence[Point], color: Color, opacity: float = 1.0) -> None:
        """Fill a polygon."""
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=(*color, round(opacity * 255)))

    def line(self, points: Sequence[Point], color: Color, width: float, opacity: float = 1.0) -> None:
        """Draw a line with round joints."""
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        self._draw.line(scaled, (*color, round(opacity * 255)), round(width * _SCALE), joint="curve")

    def circle(self, center: Point, radius: float, color: Color, opacity: float = 1.0, flat: float = 1.0) -> None:
        """Fill a circle, or an ellipse `flat` times as high."""
        x, y, rx, ry = center[0] * _SCALE, center[1] * _SCALE, radius * _SCALE, radius * flat * _SCALE
        self._draw.ellipse((x - rx, y - ry, x + rx, y + ry), fill=(*color, round(opacity * 255)))

    def box(
        self,
        corner: Point,
        size: Point,
        color: Color,
        *,
        opacity: float = 1.0,
        radius: float = 12,
        edge: Color | None = None,
    ) -> None:
        """Fill a box with round corners, with an edge where its color is given."""
        area = (*(v * _SCALE for v in corner), (corner[0] + size[0]) * _SCALE, (corner[1] + size[1]) * _SCALE)
        outline = (*edge, 220) if edge else None
        fill = (*color, round(opacity * 255))
        self._draw.rounded_rectangle(area, radius * _SCALE, fill=fill, outline=outline, width=3 if edge else 0)

    def number(self, place: Point, text: str, size: float, color: Color, anchor: str = "lm") -> None:
        """Write digits and a few Latin letters."""
        font = ImageFont.load_default(size * _SCALE)
        self._draw.text((place[0] * _SCALE, place[1] * _SCALE), text, fill=color, font=font, anchor=anchor)

    def glow(self, center: Point, radius: float, color: Color, strength: float = 0.8, flat: float = 1.0) -> None:
        """Add soft light that fades from `center` to `radius`."""
        size = (max(2, round(radius * 2 * _SCALE)), max(2, round(radius * 2 * flat * _SCALE)))
        fade = [round(max(0.0, 1 - level / 180) ** 2 * 255 * strength) for level in range(256)]
        mask = Image.radial_gradient("L").point(fade).resize(size, Image.Resampling.BILINEAR)
        at = (round(center[0] * _SCALE - size[0] / 2), round(center[1] * _SCALE - size[1] / 2))
        self.image.paste(color, (at[0], at[1], at[0] + size[0], at[1] + size[1]), mask)

    def rays(self, center: Point, color: Color, count: int, strength: float = 0.35) -> None:
        """Add beams of light around `center`."""
        mask = Image.new("L", (_LARGE[0] // _SMALL, _LARGE[1] // _SMALL))
        draw, turn = ImageDraw.Draw(mask), self.rng.uniform(0, 1)
        x, y = center[0] * _SCALE / _SMALL, center[1] * _SCALE / _SMALL
        for i in range(count):
            angle, half = turn + 2 * math.pi * i / count, self.rng.uniform(0.4, 1.0) * math.pi / count / 2
            tips = [(x + 400 * math.cos(angle + side), y + 400 * math.sin(angle + side)) for side in (-half, half)]
            draw.polygon([(x, y), *tips], fill=round(255 * strength * self.rng.uniform(0.4, 1)))
        soft = mask.filter(ImageFilter.GaussianBlur(2)).resize(_LARGE, Image.Resampling.BILINEAR)
        self.image.paste(color, (0, 0, *_LARGE), soft)

    def band(self, top: float, bottom: float, color: Color, strength: float) -> None:
        """Lay a haze that is thickest at `bottom`."""
        size = (_LARGE[0], max(2, round((bottom - top) * _SCALE)))
        fade = Image.linear_gradient("L").point([round(level * strength) for level in range(256)])
        column = fade.resize((256, size[1]), Image.Resampling.BILINEAR).crop((0, 0, 1, size[1]))
        at = round(top * _SCALE)
        self.image.paste(color, (0, at, size[0], at + size[1]), column.resize(size, Image.Resampling.NEAREST))

    def shaded(self, points: Sequence[Point], top: Color, bottom: Color) -> None:
        """Fill a polygon with a gradient from its top to its bottom."""
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        left, high = (math.floor(min(p[i] for p in scaled)) for i in (0, 1))
        right, low = (math.ceil(max(p[i] for p in scaled)) for i in (0, 1))
        size = (max(1, right - left), max(1, low - high))
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - left, y - high) for x, y in scaled], fill=255)
        column = (1, size[1])
        fade = Image.linear_gradient("L").resize((256, size[1]), Image.Resampling.BILINEAR).crop((0, 0, *column))
        fill = Image.composite(Image.new("RGB", column, bottom), Image.new("RGB", column, top), fade)
        self.image.paste(fill.resize(size, Image.Resampling.NEAREST), (left, high), mask)

    def _backdrop(self) -> Image.Image:
        small = Image.new("RGB", (64, 40), self.palette.night)
        for i in range(6):
            color = self.palette.main if i % 2 else self.palette.second
            size = (self.rng.randint(28, 70), self.rng.randint(24, 56))
            strength = self.rng.uniform(0.35, 0.75)
            fade = [round(max(0.0, 1 - level / 180) ** 1.5 * 255 * strength) for level in range(256)]
            mask = Image.radial_gradient("L").point(fade).resize(size)
            small.paste(color, (self.rng.randint(-20, 50), self.rng.randint(-24, 16)), mask)
        floor = (
            Image.linear_gradient("L").point([round(max(0, level - 96) * 1.3) for level in range(256)]).resize((64, 40))
        )
        small.paste(mixed(self.palette.night, (0, 0, 0), 0.35), (0, 0), floor)
        return small.resize((_LARGE[0] // 4, _LARGE[1] // 4), Image.Resampling.BICUBIC).resize(
            _LARGE, Image.Resampling.BILINEAR
        )

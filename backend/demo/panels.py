"""Screens of a game's menus: inventories, shelves of skins, profiles. Shapes and digits, no words."""

import math

from demo.canvas import HEIGHT, WIDTH, Canvas, Point, ring, star
from demo.palettes import Color, mixed

_WHITE = (255, 255, 255)
# From common to mythic, as players know them everywhere.
_RARITIES: tuple[Color, ...] = ((120, 134, 156), (59, 130, 246), (168, 85, 247), (236, 72, 153), (245, 158, 11))


def inventory(canvas: Canvas) -> None:
    """Draw a grid of things by rarity, with what is chosen at the side."""
    rng, colors = canvas.rng, canvas.palette
    _header(canvas)
    chosen = rng.randrange(15)
    for cell in range(15):
        corner = (70 + cell % 5 * 164, 150 + cell // 5 * 200)
        rarity = _RARITIES[min(4, int(rng.triangular(0, 5, 4)))]
        size = (148, 184)
        canvas.box(corner, size, mixed(colors.night, (0, 0, 0), 0.3), opacity=0.86, radius=14)
        x, y = corner
        canvas.shaded(
            [(x + 4, y + 60), (x + 144, y + 60), (x + 144, y + 176), (x + 4, y + 176)],
            colors.night,
            mixed(colors.night, rarity, 0.75),
        )
        canvas.glow((x + 74, y + 90), 70, rarity, 0.55)
        _thing(canvas, (x + 74, y + 84), 50, rng.randrange(6), mixed(rarity, _WHITE, 0.55))
        canvas.box((x + 4, y + 174), (140, 6), rarity, radius=3)
        if cell == chosen:
            canvas.box((x - 5, y - 5), (158, 194), colors.night, opacity=0, radius=18, edge=colors.light)
    _chosen_thing(canvas)


def shelf(canvas: Canvas) -> None:
    """Draw four portraits in slanted frames."""
    rng, colors = canvas.rng, canvas.palette
    _header(canvas)
    for i in range(4):
        left, slant = 78 + i * 288, 44
        rarity = _RARITIES[rng.choice((2, 3, 4, 4))]
        frame = [(left + slant, 150), (left + 262 + slant, 150), (left + 262 - slant, 690), (left - slant, 690)]
        canvas.shaded(frame, mixed(rarity, colors.night, 0.72), mixed(rarity, colors.light, 0.1))
        middle = (left + 131, 400)
        canvas.glow((middle[0], 340), 190, mixed(rarity, _WHITE, 0.35), 0.75)
        _figure(canvas, middle, mixed(colors.night, rarity, 0.25), mixed(rarity, _WHITE, 0.6))
        canvas.polygon(
            [
                (left + 262 - slant, 690),
                (left - slant, 690),
                (left - slant * 0.78, 640),
                (left + 262 - slant * 0.78, 640),
            ],
            (0, 0, 0),
            0.55,
        )
        canvas.line([*frame, frame[0]], mixed(rarity, _WHITE, 0.4), 4)
        for point in range(rng.randint(4, 5)):
            canvas.polygon(star((left + 30 + point * 34, 665), 14), (250, 204, 21))


def profile(canvas: Canvas) -> None:
    """Draw a player's page: portrait, level, figures, and a web of skills."""
    rng, colors = canvas.rng, canvas.palette
    panel = mixed(colors.night, (0, 0, 0), 0.35)
    canvas.box((60, 70), (430, 660), panel, opacity=0.82, radius=28, edge=mixed(colors.night, colors.light, 0.25))
    canvas.glow((275, 270), 220, colors.second, 0.6)
    canvas.shaded(ring((275, 270), 150, 6), mixed(colors.light, colors.second, 0.4), colors.main)
    canvas.polygon(ring((275, 270), 134, 6), mixed(colors.night, colors.main, 0.3))
    _figure(canvas, (275, 330), mixed(colors.main, colors.night, 0.3), colors.light, 0.62)
    canvas.box((205, 392), (140, 46), colors.main, radius=23)
    canvas.number((275, 415), f"LV {rng.randint(34, 99)}", 26, _WHITE, "mm")
    canvas.box((130, 470), (290, 20), colors.light, opacity=0.85, radius=10)
    canvas.box((170, 506), (210, 12), colors.light, opacity=0.35, radius=6)
    for i in range(5):
        _thing(canvas, (122 + i * 77, 610), 26, rng.randrange(6), _RARITIES[4 - i % 3])
    for i in range(6):
        _figure_tile(canvas, (530 + i % 3 * 236, 70 + i // 3 * 156), panel, _RARITIES[1 + i % 4])
    _web(canvas, (700, 562), 150, panel)
    _bars(canvas, (905, 410), panel)


def _header(canvas: Canvas) -> None:
    rng, colors = canvas.rng, canvas.palette
    canvas.box((0, 0), (WIDTH, 104), mixed(colors.night, (0, 0, 0), 0.45), opacity=0.75, radius=0)
    canvas.circle((112, 52), 32, colors.main)
    canvas.circle((112, 44), 12, colors.light)
    canvas.circle((112, 72), 22, colors.light, flat=0.6)
    canvas.box((160, 32), (150, 16), colors.light, opacity=0.9, radius=8)
    canvas.box((160, 60), (210, 10), colors.night, radius=5)
    canvas.box((160, 60), (rng.randint(90, 200), 10), colors.second, radius=5)
    for i, rarity in enumerate((_RARITIES[4], _RARITIES[1])):
        x = 820 + i * 210
        canvas.box((x, 28), (190, 48), colors.night, opacity=0.85, radius=24)
        canvas.polygon(ring((x + 30, 52), 17, 6 if i else 8), rarity)
        canvas.number((x + 60, 52), f"{rng.randint(800, 98000):,}".replace(",", " "), 25, _WHITE)


def _chosen_thing(canvas: Canvas) -> None:
    rng, colors = canvas.rng, canvas.palette
    canvas.box((906, 150), (310, 584), mixed(colors.night, (0, 0, 0), 0.4), opacity=0.86, radius=20, edge=colors.main)
    canvas.rays((1061, 310), colors.light, 12, 0.05)
    canvas.glow((1061, 310), 170, _RARITIES[4], 0.7)
    _thing(canvas, (1061, 310), 105, rng.randrange(6), mixed(_RARITIES[4], _WHITE, 0.6))
    canvas.box((940, 470), (180, 18), _WHITE, opacity=0.9, radius=9)
    for i in range(4):
        canvas.box((940, 520 + i * 44), (240, 12), _WHITE, opacity=0.12, radius=6)
        canvas.box((940, 520 + i * 44), (rng.randint(90, 236), 12), colors.second, radius=6)
    canvas.box((940, 682), (240, 34), colors.main, radius=10)


def _thing(canvas: Canvas, center: Point, size: float, kind: int, tone: Color) -> None:
    x, y = center

    def at(*points: Point) -> list[Point]:
        return [(x + px * size, y + py * size) for px, py in points]

    dark = mixed(tone, (0, 0, 0), 0.45)
    if kind == 0:  # blade
        canvas.shaded(at((0.9, -0.9), (0.75, -0.4), (-0.25, 0.5), (-0.45, 0.3), (0.45, -0.75)), tone, dark)
        canvas.polygon(at((-0.55, 0.1), (-0.05, 0.6), (-0.18, 0.72), (-0.68, 0.24)), dark)
        canvas.polygon(at((-0.5, 0.42), (-0.36, 0.56), (-0.76, 0.96), (-0.92, 0.8)), tone)
    elif kind == 1:  # rifle
        canvas.shaded(
            at(
                (-1, -0.1),
                (-0.4, -0.2),
                (1.05, -0.2),
                (1.05, -0.08),
                (0.3, -0.05),
                (0.25, 0.1),
                (-0.4, 0.1),
                (-1, 0.32),
            ),
            tone,
            dark,
        )
        canvas.polygon(at((-0.1, 0.08), (0.14, 0.08), (0.22, 0.55), (0.0, 0.55)), dark)
        canvas.polygon(at((-0.42, 0.08), (-0.26, 0.08), (-0.36, 0.42), (-0.52, 0.42)), dark)
        canvas.polygon(at((-0.2, -0.38), (0.3, -0.38), (0.3, -0.24), (-0.2, -0.24)), tone)
    elif kind == 2:  # gem
        canvas.shaded(at((-0.5, -0.6), (0.5, -0.6), (0.9, -0.15), (0, 0.9), (-0.9, -0.15)), tone, dark)
        canvas.polygon(at((-0.5, -0.6), (0.5, -0.6), (0.35, -0.15), (-0.35, -0.15)), _WHITE, 0.4)
        canvas.polygon(at((0.35, -0.15), (0.9, -0.15), (0, 0.9)), (0, 0, 0), 0.2)
    elif kind == 3:  # helmet
        canvas.shaded(
            at((-0.75, 0.2), (-0.65, -0.5), (0, -0.85), (0.65, -0.5), (0.75, 0.2), (0.4, 0.8), (-0.4, 0.8)), tone, dark
        )
        canvas.polygon(at((-0.58, -0.02), (0.58, -0.02), (0.46, 0.3), (-0.46, 0.3)), mixed(dark, (0, 0, 0), 0.6))
    elif kind == 4:  # chest
        canvas.shaded(
            at((-0.85, -0.35), (-0.6, -0.7), (0.6, -0.7), (0.85, -0.35), (0.85, 0.65), (-0.85, 0.65)), tone, dark
        )
        canvas.polygon(at((-0.85, -0.12), (0.85, -0.12), (0.85, 0.02), (-0.85, 0.02)), (0, 0, 0), 0.45)
        canvas.polygon(at((-0.16, -0.25), (0.16, -0.25), (0.16, 0.2), (-0.16, 0.2)), _WHITE, 0.85)
    else:  # flask
        canvas.shaded(
            at(
                (-0.2, -0.9),
                (0.2, -0.9),
                (0.2, -0.3),
                (0.75, 0.6),
                (0.55, 0.85),
                (-0.55, 0.85),
                (-0.75, 0.6),
                (-0.2, -0.3),
            ),
            mixed(tone, _WHITE, 0.3),
            dark,
        )
        canvas.polygon(at((-0.5, 0.2), (0.5, 0.2), (0.72, 0.6), (0.53, 0.82), (-0.53, 0.82), (-0.72, 0.6)), tone, 0.9)


def _figure(canvas: Canvas, center: Point, cloth: Color, rim: Color, scale: float = 1.0) -> None:
    rng = canvas.rng
    x, y = center

    def at(*points: Point) -> list[Point]:
        return [(x + px * scale, y + py * scale) for px, py in points]

    canvas.shaded(
        at((-112, 240), (-96, 60), (-40, 22), (40, 22), (96, 60), (112, 240)),
        mixed(cloth, rim, 0.25),
        mixed(cloth, (0, 0, 0), 0.5),
    )
    canvas.polygon(at((-40, 22), (0, 92), (40, 22)), mixed(cloth, rim, 0.55))
    canvas.line(at((-96, 60), (-40, 22)), rim, 5 * scale, 0.8)
    canvas.circle((x, y - 48 * scale), 62 * scale, mixed(cloth, rim, 0.4))
    style = rng.randrange(3)
    if style == 0:  # hood
        canvas.shaded(
            at((-78, 10), (-66, -92), (0, -138), (66, -92), (78, 10), (44, -40), (0, -78), (-44, -40)),
            mixed(cloth, rim, 0.3),
            cloth,
        )
    elif style == 1:  # helmet with a visor
        canvas.circle((x, y - 58 * scale), 70 * scale, cloth)
        canvas.polygon(at((-58, -64), (58, -64), (46, -30), (-46, -30)), rim)
    else:  # crown of hair
        canvas.polygon(
            at(
                (-70, -40),
                (-84, -110),
                (-36, -96),
                (-14, -146),
                (20, -100),
                (64, -132),
                (60, -84),
                (72, -34),
                (30, -78),
                (-30, -78),
            ),
            mixed(rim, cloth, 0.3),
        )


def _figure_tile(canvas: Canvas, corner: Point, panel: Color, tone: Color) -> None:
    rng, (x, y) = canvas.rng, corner
    canvas.box(corner, (216, 136), panel, opacity=0.82, radius=18)
    canvas.box((x + 22, y + 24), (90, 10), _WHITE, opacity=0.4, radius=5)
    text = rng.choice(
        (
            f"{rng.randint(40, 72)}%",
            f"{rng.randint(200, 9900)}",
            f"{rng.uniform(1.1, 6.5):.2f}",
            f"#{rng.randint(3, 900)}",
        )
    )
    canvas.number((x + 22, y + 72), text, 42, _WHITE)
    canvas.box((x + 22, y + 108), (172, 8), _WHITE, opacity=0.12, radius=4)
    canvas.box((x + 22, y + 108), (rng.randint(60, 170), 8), tone, radius=4)


def _web(canvas: Canvas, center: Point, radius: float, panel: Color) -> None:
    rng, colors = canvas.rng, canvas.palette
    canvas.box((530, 394), (340, 336), panel, opacity=0.82, radius=18)
    for share in (1, 0.66, 0.33):
        web = ring(center, radius * share, 6)
        canvas.line([*web, web[0]], colors.light, 2, 0.25)
    skills = [
        (center[0] + (px - center[0]) * share, center[1] + (py - center[1]) * share)
        for (px, py), share in ((point, rng.uniform(0.45, 1)) for point in ring(center, radius, 6))
    ]
    canvas.polygon(skills, colors.second, 0.5)
    canvas.line([*skills, skills[0]], mixed(colors.second, _WHITE, 0.5), 4)


def _bars(canvas: Canvas, corner: Point, panel: Color) -> None:
    rng, (x, y) = canvas.rng, corner
    canvas.box((x - 15, y - 16), (328, 336), panel, opacity=0.82, radius=18)
    for i in range(9):
        height = 60 + 190 * abs(math.sin(i * 0.7 + rng.random())) * rng.uniform(0.7, 1)
        tone = mixed(canvas.palette.main, canvas.palette.second, i / 8)
        canvas.box((x + 8 + i * 32, min(y + 290 - height, HEIGHT)), (20, height), tone, radius=6)

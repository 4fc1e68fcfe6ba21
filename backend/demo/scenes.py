"""Landscapes and emblems: the first pictures of demo listings."""

import math

from demo.canvas import HEIGHT, WIDTH, Canvas, Point, ring, star
from demo.palettes import Color, mixed

_WHITE = (255, 255, 255)


def vista(canvas: Canvas) -> None:
    """Draw an emblem in the sky over four ridges in haze."""
    rng, colors = canvas.rng, canvas.palette
    center = (rng.uniform(0.3, 0.7) * WIDTH, rng.uniform(0.2, 0.36) * HEIGHT)
    _sparks(canvas, 70)
    canvas.rays(center, colors.light, rng.randint(11, 17), 0.3)
    canvas.glow(center, 380, mixed(colors.second, colors.light, 0.35), 0.85)
    _sign(canvas, center, rng.randint(95, 140), rng.randint(0, 3))
    for layer in range(4):
        near = layer / 3
        base = HEIGHT * (0.5 + 0.13 * layer)
        tone = mixed(mixed(colors.main, colors.night, 0.5), mixed(colors.night, (0, 0, 0), 0.45), near**0.7)
        _ridge(canvas, base, 150 - 26 * layer, tone, mixed(tone, colors.light, 0.16 * (1 - near)))
        canvas.band(base - 20, base + 150, mixed(colors.main, colors.second, 0.4), 0.22 * (1 - near))
    if rng.random() < 0.6:
        _pines(canvas, mixed(colors.night, (0, 0, 0), 0.7))
    else:
        _towers(canvas, mixed(colors.night, (0, 0, 0), 0.7), colors.second)


def crest(canvas: Canvas) -> None:
    """Draw the emblem of a rank with wings, stars and the way to the next one."""
    rng, colors = canvas.rng, canvas.palette
    center = (WIDTH / 2, HEIGHT * 0.43)
    canvas.rays(center, colors.light, rng.randint(14, 24), 0.28)
    canvas.glow(center, 430, mixed(colors.main, colors.light, 0.25), 0.9)
    _wings(canvas, center, rng.randint(4, 6))
    _shield(canvas, center, 175, rng.choice((4, 6, 8)))
    sign = mixed(colors.light, _WHITE, 0.5)
    canvas.polygon(star(center, 78, rng.choice((4, 5, 6)), rng.uniform(0.38, 0.5)), sign)
    earned, steps = rng.randint(2, 5), 5
    for i in range(steps):
        place = (center[0] + (i - 2) * 74, center[1] + 236 - abs(i - 2) * -10)
        canvas.polygon(star(place, 27), colors.light if i < earned else mixed(colors.night, colors.main, 0.4))
    _progress(canvas, (WIDTH / 2 - 260, 722), 520, rng.uniform(0.35, 0.96))
    canvas.number((WIDTH / 2, 690), f"{rng.randint(1200, 9800):,}", 30, colors.light, "mm")


def garage(canvas: Canvas) -> None:
    """Draw a machine on a lit stage."""
    rng, colors = canvas.rng, canvas.palette
    canvas.polygon([(380, 0), (520, 0), (860, 640), (140, 640)], colors.light, 0.10)
    canvas.polygon([(760, 0), (900, 0), (1140, 640), (420, 640)], colors.light, 0.10)
    canvas.circle((640, 640), 470, mixed(colors.night, (0, 0, 0), 0.5), 0.9, 0.24)
    canvas.glow((640, 630), 560, colors.second, 0.55, 0.3)
    for radius, opacity in ((440, 0.9), (330, 0.5)):
        canvas.line([_on_stage(radius, step) for step in range(65)], mixed(colors.main, colors.light, 0.4), 4, opacity)
    body = mixed(colors.main, colors.night, 0.25)
    (_tank if rng.random() < 0.5 else _car)(canvas, body)
    _progress(canvas, (90, 735), 300, rng.uniform(0.5, 1))
    canvas.number((90, 705), f"{rng.randint(3, 10)} / 10", 26, colors.light)


def base(canvas: Canvas) -> None:
    """Draw a village of blocks seen from above, with a hall in its middle."""
    rng, colors = canvas.rng, canvas.palette
    canvas.glow((640, 420), 620, mixed(colors.main, colors.second, 0.3), 0.5, 0.6)
    ground = mixed(colors.night, colors.main, 0.35)
    canvas.polygon([(640, 60), (1240, 400), (640, 740), (40, 400)], mixed(ground, (0, 0, 0), 0.3), 0.85)
    cells = 8
    for row in range(cells):
        for column in range(cells):
            middle = max(abs(row - 3.5), abs(column - 3.5))
            place = (640 + (column - row) * 66, 105 + (column + row) * 37.5)
            canvas.polygon(_diamond(place, 62, 35), mixed(ground, colors.light, 0.05 * ((row + column) % 2)))
            if middle < 1:
                continue
            if rng.random() < (0.85 if middle > 3 else 0.45):
                tone = mixed(colors.main if rng.random() < 0.6 else colors.second, colors.night, rng.uniform(0.1, 0.45))
                _block(canvas, place, 46, rng.randint(16, 40) if middle > 3 else rng.randint(40, 110), tone)
    _block(canvas, (640, 105 + 7 * 37.5), 92, 190, mixed(colors.second, colors.light, 0.25))
    canvas.polygon(star((640, 130), 44), colors.light)


def _sign(canvas: Canvas, center: Point, radius: float, kind: int) -> None:
    colors = canvas.palette
    bright = mixed(colors.second, _WHITE, 0.35)
    if kind == 0:
        canvas.circle(center, radius, bright)
        canvas.circle((center[0] - radius * 0.25, center[1] - radius * 0.2), radius * 0.7, _WHITE, 0.12)
    elif kind == 1:
        canvas.polygon(ring(center, radius * 1.15, 6), bright)
        canvas.polygon(ring(center, radius * 0.85, 6), mixed(colors.night, colors.second, 0.2))
        canvas.polygon(ring(center, radius * 0.55, 3), bright)
    elif kind == 2:
        canvas.polygon(star(center, radius * 1.2), bright)
        canvas.polygon(star(center, radius * 0.7), _WHITE, 0.25)
    else:
        top, bottom = (center[0], center[1] - radius * 1.3), (center[0], center[1] + radius * 1.3)
        left, right = (center[0] - radius * 0.85, center[1] - 20), (center[0] + radius * 0.85, center[1] - 20)
        canvas.polygon([top, right, bottom, left], bright)
        canvas.polygon([top, right, (center[0], center[1] + 10)], _WHITE, 0.35)
        canvas.polygon([bottom, left, (center[0], center[1] + 10)], colors.main, 0.45)


def _ridge(canvas: Canvas, level: float, height: float, tone: Color, lit: Color) -> None:
    rng = canvas.rng
    x = -40.0
    tops: list[Point] = []
    while x < WIDTH + 80:
        is_peak = len(tops) % 2
        tops.append((x, level + height * (rng.uniform(-1.1, -0.2) if is_peak else rng.uniform(-0.4, 0.35))))
        x += rng.uniform(50, 135)
    canvas.shaded([(-40, HEIGHT), *tops, (WIDTH + 80, HEIGHT)], lit, tone)
    for left, top, right in zip(tops, tops[1:], tops[2:], strict=False):
        if top[1] < left[1] and top[1] < right[1]:  # the sunny side of a peak
            canvas.polygon([top, right, (top[0] + 12, top[1] + (right[1] - top[1]) * 1.2)], lit, 0.35)


def _pines(canvas: Canvas, tone: Color) -> None:
    for _ in range(26):
        x, height = canvas.rng.uniform(-20, WIDTH + 20), canvas.rng.uniform(60, 170)
        for part in range(3):
            top, width = HEIGHT + 10 - height + part * height * 0.25, height * (0.14 + 0.07 * part)
            canvas.polygon([(x, top), (x + width, top + height * 0.45), (x - width, top + height * 0.45)], tone)


def _towers(canvas: Canvas, tone: Color, window: Color) -> None:
    x = -30.0
    while x < WIDTH:
        width, height = canvas.rng.uniform(50, 110), canvas.rng.uniform(60, 210)
        canvas.box((x, HEIGHT - height), (width, height + 20), tone, radius=2)
        for _ in range(int(height / 18)):
            spot = (x + canvas.rng.uniform(8, width - 14), HEIGHT - canvas.rng.uniform(10, height - 8))
            canvas.box(spot, (6, 8), window, opacity=0.75, radius=1)
        x += width + canvas.rng.uniform(-8, 26)


def _sparks(canvas: Canvas, count: int) -> None:
    for _ in range(count):
        place = (canvas.rng.uniform(0, WIDTH), canvas.rng.uniform(0, HEIGHT * 0.55))
        canvas.circle(place, canvas.rng.uniform(0.8, 2.6), canvas.palette.light, canvas.rng.uniform(0.3, 0.9))


def _wings(canvas: Canvas, center: Point, feathers: int) -> None:
    colors = canvas.palette
    for side in (-1, 1):
        for i in range(feathers):
            angle, length = math.radians(-62 + i * 24), 330 - i * 34
            tip = (center[0] + side * length * math.cos(angle), center[1] + length * math.sin(angle))
            root = (center[0] + side * 90, center[1] - 40 + i * 26)
            bend = ((tip[0] + root[0]) / 2, (tip[1] + root[1]) / 2 + 46)
            tone = mixed(colors.second, colors.light, 0.5 - i * 0.08)
            canvas.shaded([root, tip, bend], tone, mixed(tone, colors.night, 0.55))


def _shield(canvas: Canvas, center: Point, radius: float, corners: int) -> None:
    colors = canvas.palette
    rim, metal = mixed(colors.light, _WHITE, 0.4), mixed(colors.main, colors.light, 0.2)
    canvas.shaded(ring(center, radius, corners), rim, mixed(colors.second, colors.night, 0.2))
    canvas.shaded(
        ring(center, radius * 0.88, corners), mixed(metal, colors.night, 0.25), mixed(colors.night, metal, 0.15)
    )
    canvas.shaded(ring(center, radius * 0.76, corners), metal, mixed(metal, colors.night, 0.6))
    half = [point for point in ring(center, radius * 0.76, corners) if point[0] <= center[0] + 1]
    canvas.polygon([*half, center], _WHITE, 0.08)


def _progress(canvas: Canvas, corner: Point, width: float, share: float) -> None:
    colors = canvas.palette
    canvas.box(corner, (width, 16), colors.night, opacity=0.8, radius=8, edge=mixed(colors.night, colors.light, 0.3))
    canvas.box(corner, (width * share, 16), mixed(colors.second, colors.light, 0.25), radius=8)


def _on_stage(radius: float, step: int) -> Point:
    angle = 2 * math.pi * step / 64
    return 640 + radius * math.cos(angle), 640 + radius * 0.24 * math.sin(angle)


def _diamond(center: Point, width: float, height: float) -> list[Point]:
    x, y = center
    return [(x, y - height), (x + width, y), (x, y + height), (x - width, y)]


def _block(canvas: Canvas, place: Point, width: float, height: float, tone: Color) -> None:
    x, y = place
    deep = width * 0.57
    top = y - height
    canvas.polygon([(x - width, top), (x, top + deep), (x, y + deep), (x - width, y)], mixed(tone, (0, 0, 0), 0.25))
    canvas.polygon([(x + width, top), (x, top + deep), (x, y + deep), (x + width, y)], mixed(tone, (0, 0, 0), 0.5))
    canvas.polygon(_diamond((x, top), width, deep), mixed(tone, _WHITE, 0.22))


def _car(canvas: Canvas, body: Color) -> None:
    colors = canvas.palette
    hull = [(250, 590), (262, 520), (400, 492), (520, 410), (760, 404), (880, 486), (1010, 512), (1040, 590)]
    canvas.shaded(hull, mixed(body, _WHITE, 0.45), mixed(body, (0, 0, 0), 0.55))
    glass = [(440, 490), (535, 426), (640, 422), (640, 490)], [(660, 490), (660, 422), (752, 422), (838, 488)]
    for pane in glass:
        canvas.shaded(pane, mixed(colors.night, colors.light, 0.5), mixed(colors.night, (0, 0, 0), 0.4))
    canvas.line([(262, 530), (1030, 530)], colors.light, 3, 0.5)
    canvas.polygon([(985, 520), (1030, 528), (1030, 548), (985, 540)], colors.light)
    for x in (400, 890):
        canvas.circle((x, 592), 66, (8, 9, 12))
        canvas.circle((x, 592), 40, mixed(colors.light, (40, 40, 46), 0.6))
        canvas.polygon(star((x, 592), 40, 5, 0.35), (24, 25, 30))


def _tank(canvas: Canvas, body: Color) -> None:
    dark = mixed(body, (0, 0, 0), 0.55)
    canvas.box((250, 548), (780, 96), (12, 13, 16), radius=48)
    for i in range(7):
        canvas.circle((312 + i * 110, 596), 40, mixed(body, (0, 0, 0), 0.62))
        canvas.circle((312 + i * 110, 596), 20, mixed(body, _WHITE, 0.12))
    canvas.shaded([(220, 560), (330, 484), (930, 478), (1060, 560)], mixed(body, _WHITE, 0.3), dark)
    canvas.shaded([(420, 484), (470, 394), (720, 384), (800, 484)], mixed(body, _WHITE, 0.42), dark)
    canvas.shaded([(760, 414), (1120, 396), (1120, 414), (770, 446)], mixed(body, _WHITE, 0.35), dark)
    canvas.box((1100, 390), (48, 30), dark, radius=6)
    canvas.polygon(star((560, 442), 26), canvas.palette.light, 0.9)

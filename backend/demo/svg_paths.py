"""Paths of SVG as polygons: as much of them as the project's own drawings use (M L H V C A, absolute or relative)."""

import math
import re

Point = tuple[float, float]
Polygon = list[Point]

_TOKEN = re.compile(r"[MLHVCAZmlhvcaz]|-?(?:\d+\.?\d*|\.\d+)")
# How many numbers a command takes at a time.
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7}
_CURVE_STEPS = 24
_ARC_STEP = math.pi / 36


def polygons_of(path: str) -> list[Polygon]:
    """Return a path's parts, curves as short lines."""
    polygons: list[Polygon] = []
    here: Point = (0.0, 0.0)
    for command, numbers in _steps(path):
        name, base = command.upper(), here if command.islower() else (0.0, 0.0)
        if name == "Z":
            here = polygons[-1][0]
        elif name == "M":
            here = (base[0] + numbers[0], base[1] + numbers[1])
            polygons.append([here])
        else:
            points = _points(name, numbers, base, here)
            polygons[-1] += points
            here = points[-1]
    return polygons


def _points(name: str, numbers: list[float], base: Point, here: Point) -> Polygon:
    """Return what a command adds to a polygon that has come as far as `here`."""
    if name == "H":
        return [(base[0] + numbers[0], here[1])]
    if name == "V":
        return [(here[0], base[1] + numbers[0])]
    if name == "A":
        end = (base[0] + numbers[5], base[1] + numbers[6])
        return _arc(here, end, numbers[0], is_large=numbers[3] == 1, is_right=numbers[4] == 1)
    pairs = [(base[0] + numbers[i], base[1] + numbers[i + 1]) for i in range(0, len(numbers), 2)]
    return _curve(here, pairs) if name == "C" else pairs


def _steps(path: str) -> list[tuple[str, list[float]]]:
    """Return commands with their numbers; what follows a command without another one repeats it."""
    tokens = _TOKEN.findall(path)
    steps: list[tuple[str, list[float]]] = []
    command, at = "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        if command in "Zz":
            steps.append((command, []))
            continue
        takes = _TAKES[command.upper()]
        steps.append((command, [float(number) for number in tokens[at : at + takes]]))
        at += takes
        # More points after a move are lines.
        command = {"M": "L", "m": "l"}.get(command, command)
    return steps


def _curve(start: Point, rest: list[Point]) -> Polygon:
    points = [start, *rest]
    weights = (1, 3, 3, 1)
    return [
        (
            sum(w * (1 - t) ** (3 - i) * t**i * points[i][0] for i, w in enumerate(weights)),
            sum(w * (1 - t) ** (3 - i) * t**i * points[i][1] for i, w in enumerate(weights)),
        )
        for t in (step / _CURVE_STEPS for step in range(1, _CURVE_STEPS + 1))
    ]


def _arc(start: Point, end: Point, radius: float, *, is_large: bool, is_right: bool) -> Polygon:
    """Return an arc of a circle; of the two with this radius the one that the flags choose."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    half = math.dist(start, end) / 2
    radius = max(radius, half)
    away = math.sqrt(radius**2 - half**2) * (1 if is_large != is_right else -1) / (half or 1)
    center = (middle[0] - (end[1] - start[1]) / 2 * away, middle[1] + (end[0] - start[0]) / 2 * away)
    first = math.atan2(start[1] - center[1], start[0] - center[0])
    last = math.atan2(end[1] - center[1], end[0] - center[0])
    sweep = (last - first) % (2 * math.pi)
    if not is_right:
        sweep -= 2 * math.pi
    count = max(2, math.ceil(abs(sweep) / _ARC_STEP))
    turns = [first + sweep * step / count for step in range(1, count + 1)]
    return [(center[0] + radius * math.cos(turn), center[1] + radius * math.sin(turn)) for turn in turns]

"""Colors of the project's own pictures: night, main, second and light, by game."""

from dataclasses import dataclass
from zlib import crc32

Color = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """Four colors that belong together."""

    night: Color
    main: Color
    second: Color
    light: Color


def _color(code: str) -> Color:
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


PALETTES = tuple(
    Palette(*(_color(code) for code in codes.split()))
    for codes in (
        "0c0e28 5865f2 eb459e ffd6f2",
        "081814 10b981 facc15 f4ffd0",
        "1e0808 ef4444 fb923c ffe3b8",
        "081024 0ea5e9 a855f7 dff1ff",
        "181006 f59e0b f43f5e fff0c2",
        "06141c 22d3ee 3b82f6 dcfbff",
        "14081e a855f7 ec4899 f7e2ff",
        "08180e 4ade80 2dd4bf e5ffe9",
        "101218 94a3b8 60a5fa f3f7ff",
        "1c0a14 f472b6 818cf8 ffe6f2",
        "0a121e 38bdf8 fbbf24 fff5d6",
        "160c04 fb923c a3e635 fff3dc",
    )
)


def palette_index(slug: str) -> int:
    """Return which palette a game has: always the same one."""
    return crc32(slug.encode()) % len(PALETTES)


def mixed(first: Color, second: Color, share: float) -> Color:
    """Return the color `share` of the way from the first to the second."""
    return (
        round(first[0] + (second[0] - first[0]) * share),
        round(first[1] + (second[1] - first[1]) * share),
        round(first[2] + (second[2] - first[2]) * share),
    )

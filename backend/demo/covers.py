"""
Draws the games' covers, `frontend/public/covers/<slug>.svg`: an emblem by category, colors and initials by game.

Run it from `backend/` after a change of the games: `.venv/bin/python -m demo.covers`. The files are committed.
"""

import json
import math
import random
from pathlib import Path

from demo.palettes import PALETTES, Color, mixed, palette_index
from demo.texts import emblems

_BACKEND = Path(__file__).resolve().parents[1]
GAMES = _BACKEND / "wibestore" / "games" / "reference" / "games.json"
COVERS = _BACKEND.parent / "frontend" / "public" / "covers"


def main() -> None:
    """Write every game's cover and delete those of games that are gone."""
    COVERS.mkdir(parents=True, exist_ok=True)
    games = json.loads(GAMES.read_text(encoding="utf-8"))
    slugs = {game["slug"] for game in games}
    for game in games:
        cover = cover_svg(game["slug"], game["name"], game["category"])
        (COVERS / f"{game['slug']}.svg").write_text(cover, encoding="utf-8")
    for left_over in COVERS.glob("*.svg"):
        if left_over.stem not in slugs:
            left_over.unlink()


def cover_svg(slug: str, name: str, category: str) -> str:
    """Return the cover of a game: 320×200, at most 2 kB."""
    rng = random.Random(slug)  # noqa: S311 - the same cover every time is the point
    colors = PALETTES[palette_index(slug)]
    bright, deep = mixed(colors.second, colors.light, 0.35), mixed(colors.night, (0, 0, 0), 0.4)
    x, turn = rng.randint(132, 188), rng.randint(-8, 8)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200">'
        f'<defs><linearGradient id="a" x2="1" y2="1"><stop stop-color="{_hex(colors.main)}"/>'
        f'<stop offset="1" stop-color="{_hex(deep)}"/></linearGradient>'
        f'<radialGradient id="b"><stop stop-color="{_hex(colors.second)}" stop-opacity=".8"/>'
        f'<stop offset="1" stop-color="{_hex(colors.second)}" stop-opacity="0"/></radialGradient>'
        f'<linearGradient id="c" x2="0" y2="1"><stop stop-color="{_hex(colors.light)}"/>'
        f'<stop offset="1" stop-color="{_hex(bright)}"/></linearGradient></defs>'
        '<path fill="url(#a)" d="M0 0h320v200H0z"/>'
        f'<path fill="{_hex(colors.light)}" opacity=".09" d="{_rays(x, 82, rng.randint(7, 11), rng.random())}"/>'
        f'<circle cx="{x}" cy="82" r="120" fill="url(#b)"/>'
        f'<path fill="{_hex(mixed(colors.main, deep, 0.55))}" opacity=".8" d="{_ridge(rng, 150, 22)}"/>'
        f'<path fill="{_hex(deep)}" d="{_ridge(rng, 172, 16)}"/>'
        f'<path fill="url(#c)" fill-rule="evenodd" transform="translate({x} 82)rotate({turn})"'
        f' d="{emblems()[category]}"/>'
        f'<text x="16" y="186" fill="{_hex(colors.light)}" fill-opacity=".92" font-family="Inter,system-ui,sans-serif"'
        f' font-size="22" font-weight="800" letter-spacing="-.5">{initials(name)}</text></svg>\n'
    )


def initials(name: str) -> str:
    """Return at most four letters or digits that stand for a game's name."""
    words = [word for word in "".join(letter if letter.isalnum() else " " for letter in name).split() if word]
    if len(words) == 1:
        return words[0][:2].upper()
    return "".join(word if word.isdigit() else word[0].upper() for word in words)[:4]


def _rays(x: int, y: int, count: int, start: float) -> str:
    step = 2 * math.pi / count
    parts = []
    for i in range(count):
        left, right = (start + step * (i + side) for side in (0, 0.45))
        corners = [f"{x + 340 * math.cos(a):.0f} {y + 340 * math.sin(a):.0f}" for a in (left, right)]
        parts.append(f"M{x} {y}L{corners[0]} {corners[1]}z")
    return "".join(parts)


def _ridge(rng: random.Random, level: int, height: int) -> str:
    points = [f"{40 * i} {level + rng.randint(-height, height // 2)}" for i in range(9)]
    return f"M0 200L{' '.join(points)} 320 200z"


def _hex(color: Color) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)


if __name__ == "__main__":
    main()

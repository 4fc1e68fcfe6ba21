"""Believable attributes of a demo account: the better the account, the larger its numbers."""

import math
import random
import re
from typing import Any

from demo.texts import sample_values
from wibestore.games.types import AttributeSpec, GameInfo

# From poor to rich, for the first pattern that the attribute's key matches.
_RANGES = (
    (r"creation_year|year$", 2023, 2014),
    (r"(^|_)age|^years", 1, 11),
    (r"days_since_login", 9, 0),
    (r"spent_uzs", 300_000, 24_000_000),
    (r"server_number", 2400, 120),
    (r"nickname_length", 9, 3),
    (r"win_rate|kd_percent", 47, 64),
    (r"max_base_percent", 55, 100),
    (r"mmr|premier_rating|_elo", 1800, 9200),
    (r"wn8", 900, 3400),
    (r"behavior_score", 7000, 12000),
    (r"combat_rating|gear_score|power_level|item_level", 480, 1980),
    (r"trophies|battles|gamerscore|achievement_points|battle_points|gold_balance", 3200, 38_000),
    (r"hours|matches|wins", 260, 4200),
    (r"_mln$|_bln$|_k$", 4, 780),
    (r"_usd$", 15, 940),
    (r"premium_days|_months$", 4, 300),
    (r"team_ovr|squad_rating|town_hall", 12, 118),
    (r"team_strength", 2700, 3300),
    (r"capacity", 600, 7200),
    (r"level|_rank$|paragon", 18, 92),
    (
        r"uc$|cp$|vp$|rp$|gems$|diamonds|gold$|credits|coins|cash|crystals|silver|platinum|jade|primogems|polychrome|astrite"
        r"|robux|essence|renown|vbucks|points|bonds|radianite|cores|tokens|pearls|kredits|eagles|doubloons|tankoins|echoes|bc$"
        r"|inventory_value_gold|limiteds_rap",
        120,
        9400,
    ),
    (
        r"skins|emotes|heroes|champions|characters|cards|brawlers|games_count|operators|achievements|mounts|shinies|cars"
        r"|vehicles|permanent",
        14,
        210,
    ),
)
_OTHERS = (1, 24)
_BAD_SIGNS = re.compile(r"ban|warn|cooldown|limited|low_|phone_linked|reroll|king_rank")
_SAFE_CHOICES = {"origin": "own", "email_status": "email-original", "ban_history": "bans-none"}


def attributes_of(game: GameInfo, quality: float, rng: random.Random) -> dict[str, Any]:
    """Return values for a game's attributes; `quality` from 0 (just begun) to 1 (everything there is)."""
    values: dict[str, Any] = {}
    for spec in game.attributes:
        if not spec.is_required and not spec.is_primary and rng.random() < 0.25:
            continue
        value = _value(spec, quality, rng)
        if value is not None:
            values[spec.key] = value
    return values


def _value(spec: AttributeSpec, quality: float, rng: random.Random) -> Any:
    if spec.type == "int":
        return _number(spec, quality, rng)
    if spec.type == "choice":
        return _choice(spec, quality, rng)
    if spec.type == "bool":
        return _flag(spec, quality, rng)
    samples = sample_values().get(spec.key)
    return rng.choice(samples) if samples else None


def _number(spec: AttributeSpec, quality: float, rng: random.Random) -> int:
    poor, rich = next(((low, high) for pattern, low, high in _RANGES if re.search(pattern, spec.key)), _OTHERS)
    if spec.max is not None and spec.max < max(poor, rich):
        poor, rich = spec.max // 3, spec.max
    share = min(1.0, max(0.0, quality * rng.uniform(0.75, 1.2)))
    value = round(poor + (rich - poor) * math.pow(share, 1.4))
    if value > 1000:
        value -= value % (100_000 if value > 1_000_000 else 10)
    return max(spec.min or 0, value if spec.max is None else min(value, spec.max))


def _choice(spec: AttributeSpec, quality: float, rng: random.Random) -> str:
    codes = [code for code, _ in spec.choices]
    if spec.key in _SAFE_CHOICES and rng.random() < 0.8:
        return _SAFE_CHOICES[spec.key]
    if "rank" in spec.key:
        return codes[min(len(codes) - 1, int(len(codes) * min(0.99, quality * rng.uniform(0.9, 1.15))))]
    return rng.choice(codes)


def _flag(spec: AttributeSpec, quality: float, rng: random.Random) -> bool:
    if _BAD_SIGNS.search(spec.key):
        return rng.random() < 0.08
    return rng.random() < 0.35 + quality * 0.5

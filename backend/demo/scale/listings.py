"""
Writes listings by the hundred thousand: a few are made through the services, the rest are copies of their rows.

PostgreSQL copies them itself: a row with its words weighs some kilobytes, which need not go to Python and back.
"""

import random
from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from demo.scale.rows import AN_ID, copies_insert
from wibestore.games import selectors as games
from wibestore.games.types import AttributeValues, GameInfo
from wibestore.listings.factories import attributes_for, listing_active
from wibestore.listings.models import Listing

FLAGGED = 0.3
NUMBER_MAX = 500
#: The first of the newest listings is so much older than now, the last of all is `AGE_DAYS` old.
AGE_DAYS = 90
WORDS = (
    "Conqueror", "Glacier", "X-Suit", "skinlar", "редкий", "аккаунт", "arzon", "toʻliq", "elite", "legend",
    "olmos", "rare", "прокачанный", "karambit", "dragon", "mythic", "season", "боевой", "vip", "starter",
)  # fmt: skip


def templates_make(shuffled: random.Random, *, sellers: Sequence[UUID], slugs: Sequence[str]) -> list[UUID]:
    """Put one listing of each of the games `slugs` on sale, through the services; return their ids."""
    return [
        listing_active(
            sellers[n % len(sellers)],
            game=slug,
            title=" ".join(shuffled.sample(WORDS, 5)),
            attributes=_attributes_of(games.game_get(slug), shuffled),
            with_credentials=n % 2 == 0,
        ).id
        for n, slug in enumerate(slugs)
    ]


def listings_copy(templates: Sequence[UUID], count: int, *, sellers: Sequence[UUID] = (), seed: float = 0.27) -> None:
    """
    Write `count` listings on sale, each a copy of one of `templates` with a price, an age and a popularity of its own.

    :param sellers: whose they are, by turns; empty: those of the templates
    :param seed: from -1 to 1; the same one writes the same prices
    """
    changed = {
        "id": AN_ID.format(moment="copy.made_at"),
        "code": "'B' || lpad((%(first)s + n)::text, 7, '0')",
        "price": "(10 + floor(random() * 8990)) * 1000",
        "created_at": "copy.made_at",
        "published_at": "copy.made_at",
        "popularity": "floor(random() * 5000)",
    }
    if sellers:
        changed["seller_id"] = "(%(sellers)s::uuid[])[1 + n %% %(seller_count)s]"
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(%s)", [seed])
        copies_insert(
            cursor,
            Listing,
            changed,
            source="(SELECT n, (%(templates)s::uuid[])[1 + floor(random() * %(template_count)s)::int] AS template_id, "
            f"now() - random() * interval '{AGE_DAYS} days' AS made_at FROM generate_series(1, %(count)s) AS n) "
            "AS copy JOIN listings_listing AS original ON original.id = copy.template_id",
            values={
                "templates": list(templates),
                "template_count": len(templates),
                "count": count,
                # Rows are never deleted, so that numbers from here on are free.
                "first": Listing.objects.count(),
                "sellers": list(sellers),
                "seller_count": len(sellers),
            },
        )


def _attributes_of(game: GameInfo, shuffled: random.Random) -> AttributeValues:
    """Return a random value for every choice, flag and number of a game, and what else it requires."""
    values = attributes_for(game)
    for spec in game.attributes:
        if spec.type == "choice":
            values[spec.key] = shuffled.choice(spec.choices)[0]
        elif spec.type == "bool":
            values[spec.key] = shuffled.random() < FLAGGED
        elif spec.type == "int":
            lowest = spec.min or 0
            values[spec.key] = shuffled.randint(lowest, min(spec.max or NUMBER_MAX, lowest + NUMBER_MAX))
    return values

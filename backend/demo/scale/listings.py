"""
Writes listings by the hundred thousand: a few are made through the services, the rest are copies of their rows.

PostgreSQL copies them itself: a row with its words weighs some kilobytes, which need not go to Python and back.
"""

import random
from collections.abc import Mapping, Sequence
from hashlib import md5
from types import MappingProxyType
from uuid import UUID

from django.db import connection

from demo.scale.copying import rows_copy
from demo.scale.rows import AN_ID, copies_insert
from wibestore.games import selectors as games
from wibestore.games.types import AttributeValues, GameInfo
from wibestore.listings.factories import attributes_for, listing_active
from wibestore.listings.models import Listing
from wibestore.listings.rules.states import ListingState
from wibestore.moderation.models import ReviewTask

FLAGGED = 0.3
NUMBER_MAX = 500
#: The first of the newest listings is so much older than now, the last of all is `AGE_DAYS` old.
AGE_DAYS = 90
WORDS = (
    "Conqueror", "Glacier", "X-Suit", "skinlar", "редкий", "аккаунт", "arzon", "toʻliq", "elite", "legend",
    "olmos", "rare", "прокачанный", "karambit", "dragon", "mythic", "season", "боевой", "vip", "starter",
)  # fmt: skip

#: Beside the words that a quarter of the listings has, each has one of these: the first is in one of 16, the last is in
#: two of a million.
OWN_WORDS = 50_000
_OWN_LENGTH = 8
_TO_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_OWN = f"substr(translate(md5(copy.rank::text), '0123456789', 'ghijklmnop'), 1, {_OWN_LENGTH})"
_RATING = "CASE WHEN seller.rating_count > 0 THEN round(100.0 * seller.rating_sum / seller.rating_count) ELSE 0 END"
# Made up once, however PostgreSQL joins it: chance that is asked again for each template would say a number twice.
_COPIES = f"""
    (
        WITH made AS MATERIALIZED (
            SELECT n, (%(templates)s::uuid[])[1 + floor(random() * %(template_count)s)::int] AS template_id,
                now() - random() * interval '{AGE_DAYS} days' AS made_at, random() AS kind,
                gen_random_uuid() AS picture,
                floor(exp(random() * ln({OWN_WORDS}))) AS rank
            FROM generate_series(1, %(count)s) AS n
        )
        SELECT * FROM made
    ) AS copy
    JOIN listings_listing AS original ON original.id = copy.template_id
    JOIN users_user AS seller ON seller.id = {{seller}}
"""
_CHANGED = {
    "id": AN_ID.format(moment="copy.made_at"),
    "code": "'B' || lpad((%(first)s + n)::text, 7, '0')",
    "seller_id": "seller.id",
    "price": "(10 + floor(random() * 8990)) * 1000",
    "created_at": "copy.made_at",
    "published_at": "copy.made_at",
    "popularity": "floor(random() * 5000)",
}
_SIZES = ", ".join(
    f"'{size}', jsonb_build_object('url', '/media/scale/' || copy.picture || '-{size}.webp', 'width', {width}, "
    f"'height', {width * 5 // 8})"
    for size, width in (("card", 480), ("card_small", 320), ("gallery", 960), ("full", 1_600))
)
#: What makes a shop of copies more like one of people: words and pictures, and what the services count of sellers.
OWN = {
    "title": f"original.title || ' ' || {_OWN}",
    "search_vector": f"original.search_vector || setweight(to_tsvector('simple', {_OWN}), 'A')",
    "image_count": "(copy.kind < 0.6)::int",
    "cover": "CASE WHEN copy.kind < 0.6 THEN "
    f"jsonb_build_object('id', copy.picture, 'status', 'ready', {_SIZES}, 'placeholder', '') END",
    "favorite_count": "0",
    "is_premium": "seller.plan <> 'free'",
    "seller_rating": _RATING,
    "popularity": f"({_RATING})::int * 2 / 100 + CASE WHEN seller.plan <> 'free' THEN 50 ELSE 0 END",
}
_OVER = {
    **OWN,
    "status": "CASE WHEN copy.kind < 0.8 THEN 'sold' WHEN copy.kind < 0.98 THEN 'archived' ELSE 'pending' END",
    "sold_at": "CASE WHEN copy.kind < 0.8 THEN copy.made_at + random() * (now() - copy.made_at) END",
    "published_at": "CASE WHEN copy.kind < 0.98 THEN copy.made_at END",
}
_PICTURES = """
    INSERT INTO listings_listingimage (listing_id, image_id, position, info)
    SELECT id, (cover->>'id')::uuid, 0, cover FROM listings_listing WHERE image_count = 1
"""


def own_word(rank: int) -> str:
    """Return the word that the copies of `rank` have, as PostgreSQL makes it; the smaller, the more there are."""
    return md5(str(rank).encode(), usedforsecurity=False).hexdigest().translate(_TO_LETTERS)[:_OWN_LENGTH]


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


def listings_copy(
    templates: Sequence[UUID],
    count: int,
    *,
    sellers: Sequence[UUID] = (),
    seed: float = 0.27,
    overrides: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """
    Write `count` listings on sale, each a copy of one of `templates` with a price, an age and a word of its own.

    :param sellers: whose they are, by turns; empty: those of the templates
    :param seed: from -1 to 1; the same one writes the same prices
    :param overrides: SQL of columns that are to be otherwise
    """
    whose = "(%(sellers)s::uuid[])[1 + n %% %(seller_count)s]" if sellers else "original.seller_id"
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(%s)", [seed])
        copies_insert(
            cursor,
            Listing,
            {**_CHANGED, "seller_id": "seller.id", **overrides},
            source=_COPIES.format(seller=whose),
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


def over_copy(templates: Sequence[UUID], count: int, *, sellers: Sequence[UUID], seed: float) -> None:
    """Write `count` listings that are not on sale: most sold, some archived, a few waiting for a moderator."""
    listings_copy(templates, count, sellers=sellers, seed=seed, overrides=_OVER)
    waiting = list(Listing.objects.filter(status=ListingState.PENDING).values_list("id", "version", "created_at"))
    rows_copy(
        ReviewTask(listing_id=listing_id, listing_version=version, kind="new", submitted_at=at)
        for listing_id, version, at in waiting
    )


def pictures_write() -> None:
    """Write down the pictures of what is copied; the files themselves are nowhere."""
    with connection.cursor() as cursor:
        cursor.execute(_PICTURES)


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

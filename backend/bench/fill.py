"""
Fills the bench's own database with sellers, listings and a buyer.

A few hundred listings are made through the services; the rest are copies of their rows with another price, age
and id, written in bulk: 100,000 service calls would take an hour and measure nothing. Money goes through the ledger.
"""

import random
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from wibestore.core import clock
from wibestore.core.ids import uuid7
from wibestore.core.money import Som
from wibestore.games import selectors as games
from wibestore.ledger.factories import wallet_fund
from wibestore.listings.factories import attributes_for, listing_active
from wibestore.listings.models import Listing
from wibestore.users.factories import user_create
from wibestore.users.models import User

SELLERS = 40
GAMES = ("pubg-mobile", "standoff-2", "free-fire", "mobile-legends", "brawl-stars", "roblox", "steam", "genshin-impact")
TEMPLATES = 320
BATCH = 2_000
SALE_PRICE = 50_000
BUYER_FUNDS = Som(50_000_000_000)
WORDS = (
    "Conqueror", "Glacier", "X-Suit", "skinlar", "редкий", "аккаунт", "arzon", "toʻliq", "elite", "legend",
    "olmos", "rare", "прокачанный", "karambit", "dragon", "mythic", "season", "боевой", "vip", "starter",
)  # fmt: skip


def fill(count: int) -> UUID:
    """Make sure that `count` listings are on sale; return the id of a buyer with money."""
    shuffled, now = random.Random(27), clock.now()
    templates = list(Listing.objects.filter(status="active").order_by("id")[:TEMPLATES])
    if len(templates) < TEMPLATES:
        _templates_make(shuffled)
        templates = list(Listing.objects.filter(status="active").order_by("id")[:TEMPLATES])
    missing = count - Listing.objects.filter(status="active").count()
    for start in range(0, max(missing, 0), BATCH):
        copies = [_copy(shuffled.choice(templates), shuffled, now) for _ in range(min(BATCH, missing - start))]
        Listing.objects.bulk_create(copies)
    _statistics_refresh()
    return _buyer()


def listings_for_sale(count: int) -> list[UUID]:
    """Make `count` fresh listings with sealed credentials for purchases, spread over the sellers; return their ids."""
    sellers = list(User.objects.filter(username__startswith="bench_seller").order_by("id").values_list("id", flat=True))
    return [listing_active(sellers[n % len(sellers)], price=SALE_PRICE).id for n in range(count)]


def _templates_make(shuffled: random.Random) -> None:
    sellers = [user_create(username=f"bench_seller_{n}", plan="pro", sales_count=20).id for n in range(SELLERS)]
    for n in range(TEMPLATES):
        game = shuffled.choice(GAMES)
        listing_active(
            sellers[n % SELLERS],
            game=game,
            title=" ".join(shuffled.sample(WORDS, 5)),
            attributes=attributes_for(games.game_get(game)),
            with_credentials=n % 2 == 0,
        )


def _copy(template: Listing, shuffled: random.Random, now: datetime) -> Listing:
    copy = Listing(**{field.attname: getattr(template, field.attname) for field in Listing._meta.concrete_fields})
    copy.id = uuid7()
    copy.code = f"{shuffled.getrandbits(40):08x}"[-8:].upper()
    copy.price = Som(shuffled.randrange(10, 9_000) * 1_000)
    copy.created_at = copy.published_at = now - timedelta(seconds=shuffled.randrange(90 * 86_400))
    copy.popularity = shuffled.randrange(5_000)
    return copy


def _buyer() -> UUID:
    known = User.objects.filter(username="bench_buyer").values_list("id", flat=True).first()
    if known is not None:
        return known
    buyer = user_create(username="bench_buyer").id
    wallet_fund(buyer, BUYER_FUNDS)
    return buyer


def _statistics_refresh() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

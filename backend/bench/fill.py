"""
Fills the bench's own database with sellers, listings and buyers.

A few hundred listings are made through the services; the rest are copies of their rows with another price, age
and id, written in bulk: 100,000 service calls would take an hour and measure nothing. Money goes through the ledger.
"""

import itertools
import os
import random
from datetime import datetime, timedelta
from uuid import UUID

import psycopg

from bench.load import CONNECTIONS
from wibestore.core import clock
from wibestore.core.ids import uuid7
from wibestore.core.money import Som
from wibestore.games import selectors as games
from wibestore.games.types import AttributeValues, GameInfo
from wibestore.ledger.factories import wallet_fund
from wibestore.listings.factories import attributes_for, listing_active
from wibestore.listings.models import Listing
from wibestore.subscriptions.services import subscription_grant
from wibestore.users.factories import user_create
from wibestore.users.models import User

SELLERS = 40
# Two listings of five are of one game, as shops like this have it: the largest list is the dearest to count.
GAMES = (
    *["pubg-mobile"] * 4, "standoff-2", "free-fire", "mobile-legends", "brawl-stars", "steam", "genshin-impact"
)  # fmt: skip
TEMPLATES = 320
BATCH = 2_000
FLAGGED = 0.3
PLAN_DAYS = 3_650
NUMBER_MAX = 500
SALE_PRICE = 50_000
BUYER_FUNDS = Som(50_000_000_000)
WORDS = (
    "Conqueror", "Glacier", "X-Suit", "skinlar", "редкий", "аккаунт", "arzon", "toʻliq", "elite", "legend",
    "olmos", "rare", "прокачанный", "karambit", "dragon", "mythic", "season", "боевой", "vip", "starter",
)  # fmt: skip


def fill(count: int) -> list[UUID]:
    """Make sure that `count` listings are on sale; return the ids of the buyers, who have money."""
    shuffled, now = random.Random(27), clock.now()
    templates = list(Listing.objects.filter(status="active").order_by("id")[:TEMPLATES])
    if len(templates) < TEMPLATES:
        _templates_make(shuffled)
        templates = list(Listing.objects.filter(status="active").order_by("id")[:TEMPLATES])
    missing = count - Listing.objects.filter(status="active").count()
    # Rows are never deleted, so that numbers from here on are free.
    numbers = itertools.count(Listing.objects.count())
    for start in range(0, max(missing, 0), BATCH):
        chosen = [shuffled.choice(templates) for _ in range(min(BATCH, missing - start))]
        Listing.objects.bulk_create([_copy(one, f"B{next(numbers):07}", shuffled, now) for one in chosen])
    _statistics_refresh()
    return _buyers()


def listings_for_sale(count: int) -> list[UUID]:
    """Return `count` listings with sealed credentials, spread over dealers; made where too few are unsold."""
    # The sellers have far more on sale than any plan allows.
    dealers = _people("bench_dealer")
    unsold = Listing.objects.filter(seller_id__in=dealers, status="active").values_list("id", flat=True)
    left = list(unsold.filter(price=SALE_PRICE)[:count])
    made = [listing_active(dealers[n % len(dealers)], price=SALE_PRICE).id for n in range(count - len(left))]
    return left + made


def _templates_make(shuffled: random.Random) -> None:
    sellers = _people("bench_seller")
    for n in range(TEMPLATES):
        game = shuffled.choice(GAMES)
        listing_active(
            sellers[n % SELLERS],
            game=game,
            title=" ".join(shuffled.sample(WORDS, 5)),
            attributes=_attributes_of(games.game_get(game), shuffled),
            with_credentials=n % 2 == 0,
        )


def _people(name: str) -> list[UUID]:
    """Return the ids of the `SELLERS` sellers whose names begin so, made when there are none."""
    known = User.objects.filter(username__startswith=f"{name}_").order_by("id").values_list("id", flat=True)
    if known:
        return list(known)
    people = [user_create(username=f"{name}_{n}", sales_count=20).id for n in range(SELLERS)]
    for user_id in people:
        subscription_grant(user_id=user_id, plan="pro", days=PLAN_DAYS)
    return people


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


def _copy(template: Listing, code: str, shuffled: random.Random, now: datetime) -> Listing:
    copy = Listing(**{field.attname: getattr(template, field.attname) for field in Listing._meta.concrete_fields})
    copy.id = uuid7()
    copy.code = code
    copy.price = Som(shuffled.randrange(10, 9_000) * 1_000)
    copy.created_at = copy.published_at = now - timedelta(seconds=shuffled.randrange(90 * 86_400))
    copy.popularity = shuffled.randrange(5_000)
    return copy


def _buyers() -> list[UUID]:
    known = User.objects.filter(username__startswith="bench_buyer_").order_by("id").values_list("id", flat=True)
    if known:
        return list(known)
    # One for each connection: nobody may have many unpaid orders at a time.
    buyers = [user_create(username=f"bench_buyer_{n}").id for n in range(CONNECTIONS)]
    for buyer in buyers:
        wallet_fund(buyer, BUYER_FUNDS)
    return buyers


def _statistics_refresh() -> None:
    # What autovacuum does within minutes: statistics, and the indexes of words and tokens written through.
    with psycopg.connect(os.environ["MIGRATE_DATABASE_URL"], autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")

"""Fills a shop with people, listings and orders by the million."""

import random
import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from typing import Any
from uuid import UUID

from demo.scale.company import Company, likes_write, seller_facts_write
from demo.scale.listings import OWN, listings_copy, over_copy, pictures_write, templates_make
from demo.scale.orders import Ground, stories, stories_write
from demo.scale.people import people_write
from demo.scale.rows import in_bulk
from wibestore.core import clock
from wibestore.games import selectors as games
from wibestore.listings.models import Listing
from wibestore.listings.services import popularity_refresh
from wibestore.orders.services import sellers_count
from wibestore.subscriptions.services import subscription_grant

#: One of so many people sells.
BUYERS_OF_A_SELLER = 40
#: Listings made by the services for each place of a game in `_slugs`.
TEMPLATES = 400
#: Whose listings are the templates, whose plan lets them have so many.
DEALERS = 10
DEALERS_PLAN_DAYS = 3_650
ORDERS_DAYS = 400
#: What an order does takes up to a week: nothing is written of days to come.
ORDERS_UNTIL_DAYS = 8
LISTINGS_OF_ORDERS = 50_000
#: For so many listings on sale there is one that is not.
NOT_ON_SALE = 4


def scale_seed(
    *,
    listings: int,
    users: int,
    orders: int,
    seed: int = 1,
    said: Callable[[str], Any] = print,
    is_proved: bool = False,
    templates: int = TEMPLATES,
) -> None:
    """
    Write so many people, listings on sale and orders that have ended, with their money, beside what is there.

    :param said: hears what was written and in how many seconds
    :param is_proved: have the books' own triggers prove every entry: a million of them take an hour
    :param templates: how many listings the services make, of which the others are copies
    """
    shuffled = random.Random(seed)

    def timed[Made](name: str, work: Callable[[], Made]) -> Made:
        started = time.monotonic()
        made = work()
        said(f"{name}: {time.monotonic() - started:.0f} s")
        return made

    people = timed(f"{users:,} people", lambda: people_write(users))
    sellers = people[:: max(1, min(BUYERS_OF_A_SELLER, users // 2))]
    selling = set(sellers)
    buyers = [person for person in people if person not in selling]
    dealers = sellers[:DEALERS]
    for dealer in dealers:
        subscription_grant(user_id=dealer, plan="pro", days=DEALERS_PLAN_DAYS)
    made = timed(
        f"{templates:,} listings by the services",
        lambda: templates_make(shuffled, sellers=dealers, slugs=_slugs(shuffled, templates)),
    )
    left, over = listings - len(made), listings // NOT_ON_SALE

    def copy(count: int, name: str, work: Callable[..., None] = listings_copy, **more: Any) -> None:
        timed(
            f"{count:,} copies {name}",
            lambda: work(made, count, sellers=sellers, seed=shuffled.random(), **more),
        )

    with nullcontext() if is_proved else in_bulk():
        # Sellers have their stars before most of what they sell is written, which stores them.
        copy(traded := min(left, LISTINGS_OF_ORDERS), "on sale", overrides=OWN)
        timed(f"{orders:,} orders and what people said of them", lambda: _orders_write(shuffled, buyers, orders))
        seller_facts_write()
        copy(left - traded, "on sale", overrides=OWN)
        copy(over, "sold, archived and waiting", over_copy)
        timed("pictures", pictures_write)
        started = time.monotonic()
    said(f"indexes: {time.monotonic() - started:.0f} s")
    timed("counts of games and sellers", _counts_write)


def _slugs(shuffled: random.Random, count: int) -> list[str]:
    """Return the games of `count` listings: every game, those at the front of the shop far more often."""
    known = [game.slug for game in games.game_list()]
    weights = [1 / (place + 1) for place in range(len(known))]
    return [*known[:count], *shuffled.choices(known, weights, k=max(0, count - len(known)))]


def _counts_write() -> None:
    popularity_refresh()
    sellers_count()


def _orders_write(shuffled: random.Random, buyers: list[UUID], count: int) -> int:
    now = clock.now()
    sold = Listing.objects.order_by("id").values_list("id", "seller_id")[:LISTINGS_OF_ORDERS]
    ground, company = Ground(buyers=buyers, listings=list(sold)), Company(shuffled)
    since, until = now - timedelta(days=ORDERS_DAYS), now - timedelta(days=ORDERS_UNTIL_DAYS)
    told = company.told(stories(shuffled, ground, count=count, since=since, until=until))
    entries = stories_write(told, beside=company.beside)
    likes_write(shuffled, [listing for listing, _ in ground.listings], buyers, now)
    return entries

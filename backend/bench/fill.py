"""
Fills the bench's own database with sellers, listings and buyers.

A few hundred listings are made through the services; the rest are copies of their rows (`demo.scale`): 100,000 service
calls would take an hour and measure nothing. Money goes through the ledger.
"""

import random
from uuid import UUID

from bench.load import CONNECTIONS
from demo.scale.listings import listings_copy, templates_make
from demo.scale.rows import statistics_refresh
from wibestore.core.money import Som
from wibestore.ledger.factories import wallet_fund
from wibestore.listings.factories import listing_active
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
PLAN_DAYS = 3_650
SALE_PRICE = 50_000
BUYER_FUNDS = Som(50_000_000_000)


def fill(count: int) -> list[UUID]:
    """Make sure that `count` listings are on sale; return the ids of the buyers, who have money."""
    shuffled = random.Random(27)
    on_sale = Listing.objects.filter(status="active").order_by("id")
    if on_sale.count() < TEMPLATES:
        slugs = [shuffled.choice(GAMES) for _ in range(TEMPLATES)]
        templates_make(shuffled, sellers=_people("bench_seller"), slugs=slugs)
    templates = list(on_sale.values_list("id", flat=True)[:TEMPLATES])
    listings_copy(templates, max(0, count - on_sale.count()))
    statistics_refresh()
    return _buyers()


def listings_for_sale(count: int) -> list[UUID]:
    """Return `count` listings with sealed credentials, spread over dealers; made where too few are unsold."""
    # The sellers have far more on sale than any plan allows.
    dealers = _people("bench_dealer")
    unsold = Listing.objects.filter(seller_id__in=dealers, status="active").values_list("id", flat=True)
    left = list(unsold.filter(price=SALE_PRICE)[:count])
    made = [listing_active(dealers[n % len(dealers)], price=SALE_PRICE).id for n in range(count - len(left))]
    return left + made


def _people(name: str) -> list[UUID]:
    """Return the ids of the `SELLERS` sellers whose names begin so, made when there are none."""
    known = User.objects.filter(username__startswith=f"{name}_").order_by("id").values_list("id", flat=True)
    if known:
        return list(known)
    people = [user_create(username=f"{name}_{n}", sales_count=20).id for n in range(SELLERS)]
    for user_id in people:
        subscription_grant(user_id=user_id, plan="pro", days=PLAN_DAYS)
    return people


def _buyers() -> list[UUID]:
    known = User.objects.filter(username__startswith="bench_buyer_").order_by("id").values_list("id", flat=True)
    if known:
        return list(known)
    # One for each connection: nobody may have many unpaid orders at a time.
    buyers = [user_create(username=f"bench_buyer_{n}").id for n in range(CONNECTIONS)]
    for buyer in buyers:
        wallet_fund(buyer, BUYER_FUNDS)
    return buyers

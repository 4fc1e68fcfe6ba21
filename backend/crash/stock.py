"""People with money and items on sale, made through the shop's own services before anything is killed."""

import random
from uuid import UUID

from crash.record import Item, Person, Purchase, Record
from crash.stories import RIVAL, STORIES, Story
from wibestore.core.actor import Actor
from wibestore.ledger.factories import wallet_fund
from wibestore.listings.factories import listing_active
from wibestore.users import services as users
from wibestore.users.factories import user_create

BUYERS = 24
FUNDS = 1_000_000_000
#: The free plan's limit, less the room that rounding needs.
ITEMS_OF_A_SELLER = 8
#: Half of the sellers have sold enough to have their money at once; the others' is held for a while.
SALES_OF_THE_KNOWN = 20
RIVALS_SHARE = 0.1
# Prices differ from each other, so that no two errors cancel out.
FIRST_PRICE = 100_003
PRICE_STEP = 137
#: The free plan's commission.
RATE_BPS = 1_000


def record_new(count: int, seed: int, *, name: str = "crash") -> Record:
    """Return people and `count` purchases that are planned but not begun, and some rivals of them."""
    shuffled = random.Random(f"{seed} {name}")
    buyers = [_person(f"{name}_buyer_{n}", funds=FUNDS) for n in range(min(BUYERS, count))]
    sellers = [
        _person(f"{name}_seller_{n}", sales=SALES_OF_THE_KNOWN * (n % 2)) for n in range(-(-count // ITEMS_OF_A_SELLER))
    ]
    record = Record(buyers, sellers)
    for number, story in enumerate(_stories(count, shuffled)):
        item = _item(sellers[number % len(sellers)], FIRST_PRICE + PRICE_STEP * number, story)
        record.purchases.append(Purchase(number, story.name, shuffled.choice(buyers), item))
    for purchase in shuffled.sample(record.purchases, int(count * RIVALS_SHARE)):
        rival = shuffled.choice([buyer for buyer in buyers if buyer is not purchase.buyer])
        record.purchases.append(Purchase(len(record.purchases), RIVAL.name, rival, purchase.item))
    _mix(record, shuffled)
    return record


def _stories(count: int, shuffled: random.Random) -> list[Story]:
    """Return `count` stories, each of them at least once where they are enough."""
    weights = [story.weight for story in STORIES]
    chosen = [*STORIES, *shuffled.choices(STORIES, weights, k=count)][:count]
    shuffled.shuffle(chosen)
    return chosen


def _mix(record: Record, shuffled: random.Random) -> None:
    """Let each rival come soon after, or just before, the one whose item they want."""
    first = {purchase.item.listing_id: purchase.number for purchase in reversed(record.purchases)}

    def place(purchase: Purchase) -> float:
        is_rival = purchase.story == RIVAL.name
        return first[purchase.item.listing_id] + (shuffled.uniform(-5, 60) if is_rival else 0)

    record.purchases.sort(key=place)


def _person(username: str, *, funds: int = 0, sales: int = 0) -> Person:
    user_id: UUID = user_create(username=username, sales_count=sales).id
    if funds:
        wallet_fund(user_id, funds)
    return Person(user_id, users.session_start(user_id=user_id, actor=Actor.visitor()).access, funds, sales)


def _item(seller: Person, price: int, story: Story) -> Item:
    listing = listing_active(seller.id, price=price, with_credentials=story.is_instant)
    return Item(listing.id, price, seller, story.is_instant)

"""People with money and items on sale, made through the shop's own services before anything is killed."""

import random
from collections import Counter
from collections.abc import Sequence
from itertools import cycle
from uuid import UUID

from django.db import connection

from crash.record import Card, Errand, Item, Payout, Person, Purchase, Record
from crash.stories import PAYOUTS, RIVAL, STORIES, Story
from wibestore.core.actor import Actor
from wibestore.ledger.factories import wallet_fund
from wibestore.listings.factories import listing_active
from wibestore.listings.models import Listing
from wibestore.payments import services as payments
from wibestore.payments.factories import card_pending
from wibestore.payments.models import PayoutCard
from wibestore.payments.providers.sandbox.cards import TEST_CARDS, Conduct
from wibestore.users import services as users
from wibestore.users.factories import user_create

BUYERS = 24
FUNDS = 1_000_000_000
#: The free plan's limit, less the room that rounding needs.
ITEMS_OF_A_SELLER = 8
#: Every second seller has sold enough to have their money at once; the others' is held for a while.
SALES_OF_THE_KNOWN = 20
#: Besides the purchases come so many who want the same items, and so many who want their money.
RIVALS_SHARE = 0.1
PAYOUTS_SHARE = 0.1
# Sums differ from each other, so that no two errors cancel out.
FIRST_PRICE, PRICE_STEP = 100_003, 137
FIRST_PAYOUT, PAYOUT_STEP = 10_007, 113
#: The free plan's commission.
RATE_BPS = 1_000


def record_new(count: int, seed: int, *, name: str = "crash") -> Record:
    """Return people and `count` purchases that are planned but not begun, rivals of some, and withdrawals."""
    shuffled = random.Random(f"{seed} {name}")
    _promises_shorten()
    cards = cycle(TEST_CARDS)
    buyers = [_buyer(f"{name}_buyer_{n}", next(cards).number) for n in range(min(BUYERS, count))]
    sellers = [
        _person(f"{name}_seller_{n}", sales=SALES_OF_THE_KNOWN * (n % 2)) for n in range(-(-count // ITEMS_OF_A_SELLER))
    ]
    staff = _person(f"{name}_staff", is_staff=True)
    record = Record(buyers, sellers)
    for number, story in enumerate(_stories(STORIES, count, shuffled)):
        record.errands.append(_purchase(number, story, record, staff, shuffled))
    for purchase in shuffled.sample(record.purchases, int(count * RIVALS_SHARE)):
        rival = shuffled.choice([buyer for buyer in buyers if buyer is not purchase.person])
        record.errands.append(Purchase(len(record.errands), RIVAL.name, rival, staff, item=purchase.item))
    for number, story in enumerate(_stories(PAYOUTS, int(count * PAYOUTS_SHARE), shuffled)):
        record.errands.append(_payout(len(record.errands), number, story, shuffled.choice(buyers), staff))
    _mix(record, count, shuffled)
    return record


def _promises_shorten() -> None:
    """Let sellers promise to deliver at once: no refund comes before a promise has passed, and minutes are too long."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE listings_listing DROP CONSTRAINT IF EXISTS listing_sla_known")


def _stories(stories: Sequence[Story], count: int, shuffled: random.Random) -> list[Story]:
    """Return `count` stories, each of them at least once where they are enough."""
    weights = [story.weight for story in stories]
    chosen = [*stories, *shuffled.choices(stories, weights, k=count)][:count]
    shuffled.shuffle(chosen)
    return chosen


def _mix(record: Record, count: int, shuffled: random.Random) -> None:
    """Let each rival come soon after, or just before, the one whose item they want, and the others at any time."""
    first = {purchase.item.listing_id: purchase.number for purchase in reversed(record.purchases)}

    def place(errand: Errand) -> float:
        if not isinstance(errand, Purchase):
            return shuffled.uniform(0, count)
        is_rival = errand.story == RIVAL.name
        return first[errand.item.listing_id] + (shuffled.uniform(-5, 60) if is_rival else 0)

    record.errands.sort(key=place)


def _purchase(number: int, story: Story, record: Record, staff: Person, shuffled: random.Random) -> Purchase:
    offered = Counter(purchase.item.seller.id for purchase in record.purchases)
    sellers = [seller for seller in record.sellers if not (story.needs_hold and seller.sales)]
    seller = min(sellers, key=lambda one: offered[one.id])
    price = FIRST_PRICE + PRICE_STEP * number
    listing = listing_active(seller.id, price=price, with_credentials=story.is_instant)
    Listing.objects.filter(pk=listing.id).update(delivery_sla_minutes=0)
    item = Item(listing.id, price, seller, story.is_instant)
    return Purchase(number, story.name, shuffled.choice(record.buyers), staff, item=item)


def _payout(number: int, place: int, story: Story, person: Person, staff: Person) -> Payout:
    if person.card is None:
        raise RuntimeError("a buyer has no card")
    amount = FIRST_PAYOUT + PAYOUT_STEP * place
    return Payout(number, story.name, person, staff, card=person.card, amount=amount)


def _buyer(username: str, card_number: str) -> Person:
    buyer = _person(username)
    wallet_fund(buyer.id, FUNDS)
    return Person(buyer.id, buyer.token, funds=FUNDS, card=_card(buyer.id, card_number))


def _person(username: str, *, sales: int = 0, is_staff: bool = False) -> Person:
    user_id: UUID = user_create(username=username, sales_count=sales, is_staff=is_staff).id
    return Person(user_id, users.session_start(user_id=user_id, actor=Actor.visitor()).access, sales=sales)


def _card(user_id: UUID, number: str) -> Card:
    """Bind a test card, as the bank tells of it when the shop is open."""
    card_id = card_pending(user_id).id
    chosen = next(card for card in TEST_CARDS if card.number == number)
    payments.sandbox_binding_decide(reference=PayoutCard.objects.get(pk=card_id).reference, card=chosen)
    return Card(card_id, is_good=chosen.conduct not in {Conduct.FAILS, Conduct.SILENT_FAILS})

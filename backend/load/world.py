"""
The people of a load test and what they want: made once through the services, signed in for each run.

Each purchase has a listing of its own, so that what is refused is never a rival's doing.
"""

import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from bench import fill
from bench.sockets import people as talking
from demo.scale.listings import WORDS
from wibestore.chat.services.opening import conversation_ensure
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.games import selectors as games
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.models import LedgerAccount
from wibestore.ledger.types import AccountKind
from wibestore.listings.factories import attributes_for
from wibestore.listings.models import Listing
from wibestore.users import services as users
from wibestore.users.models import User
from wibestore.vault.factories import credentials_sealed

LISTINGS = 20_000
FUNDS = 1_000_000_000
DETAILS = 2_000
BATCH = 200
GAME_SOLD = "pubg-mobile"
_NAME = "load_visitor_"


@dataclass(frozen=True, slots=True)
class World:
    """All that the client is told."""

    #: One for each visitor: id, access token, conversation.
    visitors: list[dict[str, str]]
    listings: list[str]
    for_sale: list[str]
    price: int
    games: list[str]
    words: list[str]
    attributes: dict[str, object]
    game_sold: str

    def as_json(self) -> dict[str, object]:
        """Return it as plain values."""
        return asdict(self)


def world_new(visitors: int, purchases: int) -> World:
    """Return a world with so many visitors, signed in, and listings for so many purchases."""
    fill.fill(LISTINGS)
    people = visitors_ensure(visitors)
    chats = chats_ensure(people)
    tokens = [users.session_start(user_id=one, actor=Actor.visitor()).access for one in people]
    # Newest first, as people look at them.
    shown = Listing.objects.filter(status="active").exclude(price=fill.SALE_PRICE).order_by("-published_at")
    return World(
        visitors=[
            {"id": str(one), "token": token, "chat": str(chats[at // 2])}
            for at, (one, token) in enumerate(zip(people, tokens, strict=True))
        ],
        listings=[str(one) for one in shown.values_list("id", flat=True)[:DETAILS]],
        for_sale=[str(one) for one in listings_to_buy(purchases)],
        price=fill.SALE_PRICE,
        games=[*dict.fromkeys(fill.GAMES)],
        words=[*WORDS],
        attributes=attributes_for(games.game_get(GAME_SOLD)),
        game_sold=GAME_SOLD,
    )


def chats_ensure(people: list[UUID]) -> list[UUID]:
    """Return the conversations of people two by two; those that came of their purchases are others."""
    listing = talking.room()
    pairs = zip(people[::2], people[1::2], strict=True)
    return [conversation_ensure(buyer_id=buyer, seller_id=seller, listing_id=listing)[0] for buyer, seller in pairs]


def listings_to_buy(count: int) -> list[UUID]:
    """Return `count` listings with sealed credentials, by turns of many dealers; missing ones are copies of theirs."""
    templates = list(Listing.objects.filter(id__in=fill.listings_for_sale(fill.SELLERS)).order_by("seller_id"))
    dealers = {template.seller_id for template in templates}
    unsold = Listing.objects.filter(seller_id__in=dealers, status="active", price=fill.SALE_PRICE)
    left: dict[UUID, list[UUID]] = {dealer: [] for dealer in dealers}
    for listing_id, dealer in unsold.values_list("id", "seller_id"):
        left[dealer].append(listing_id)
    each = -(-count // len(dealers))
    # Rows are never deleted, so that numbers from here on are free.
    numbers, shuffled = iter(range(Listing.objects.count(), 100_000_000)), random.Random()
    for template in {one.seller_id: one for one in templates}.values():
        own = left[template.seller_id]
        while len(own) < each:
            own += _copies(template, min(BATCH, each - len(own)), numbers, shuffled)
    return [one for turn in zip(*(own[:each] for own in left.values()), strict=True) for one in turn][:count]


def _copies(template: Listing, count: int, numbers: Iterator[int], shuffled: random.Random) -> list[UUID]:
    with transaction.atomic():
        copies = [_copy(template, f"L{next(numbers):07}", shuffled) for _ in range(count)]
        Listing.objects.bulk_create(copies)
        for copy in copies:
            credentials_sealed(listing_id=copy.id, seller_id=copy.seller_id)
    return [copy.id for copy in copies]


def _copy(template: Listing, code: str, shuffled: random.Random) -> Listing:
    copy = Listing(**{field.attname: getattr(template, field.attname) for field in Listing._meta.concrete_fields})
    copy.id, copy.code = uuid7(), code
    # Of any age, as everything else: were all of them the newest, no search would find its words among the newest.
    copy.created_at = copy.published_at = clock.now() - timedelta(seconds=shuffled.randrange(90 * 86_400))
    return copy


def visitors_ensure(count: int) -> list[UUID]:
    """Return `count` people with money, an even number; made where there are too few."""
    count += count % 2
    known = dict(User.objects.filter(username__startswith=_NAME).values_list("username", "id"))
    names = [f"{_NAME}{number}" for number in range(count)]
    people = []
    for name in names:
        if name not in known:
            # Nobody signs in with a password: it would cost a hash of Argon2 each.
            known[name] = User.objects.create_user(f"{name}@example.uz", username=name, is_email_verified=True).id
            wallet_fund(known[name], FUNDS)
        people.append(known[name])
    return people


def wallets_of(people: list[UUID]) -> dict[UUID, int]:
    """Return what each has in their wallet."""
    accounts = LedgerAccount.objects.filter(kind=AccountKind.USER_AVAILABLE, owner_id__in=people)
    return {owner: balance for owner, balance in accounts.values_list("owner_id", "balance") if owner}

"""
Fills a shop with the history of many orders, row by row past the services: a million service calls would take a day.

What is written is what the services would have written of money: entries that add up, balances that are their sums,
escrow that is empty when an order has ended. Steps, messages and notifications of those orders are left out.
"""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection

from wibestore.core.ids import uuid7_from
from wibestore.core.money import Som
from wibestore.ledger.models import LedgerAccount
from wibestore.ledger.rules import account_id
from wibestore.ledger.types import AccountKind, AccountRef
from wibestore.orders.rules import settlement_of

PORTION = 5_000
RATES = (1_000, 800, 500)
PRICES = (60_000, 2_500_000)
ENDS = ("completed", "unpaid", "cancelled", "refunded", "partial", "claimed", "reclaimed")
WEIGHTS = (62, 14, 6, 6, 6, 3, 3)
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_NUMBER_LENGTH = 6
_SKEW_S = 120
_SNAPSHOT = {
    "code": "B0000001",
    "title": "Conqueror",
    "game": {"slug": "pubg-mobile", "name": "PUBG Mobile"},
    "image": None,
    "attributes": {},
}


@dataclass(frozen=True, slots=True)
class Ground:
    """Who buys and sells what: buyers, and listings with their sellers; each takes part in many orders."""

    buyers: Sequence[UUID]
    listings: Sequence[tuple[UUID, UUID]]  # (listing, seller)


@dataclass(slots=True)
class Story:
    """One order, and the entries of its money as (kind, when, lines of (account, amount))."""

    id: UUID
    number: str
    deposit: str
    buyer: UUID
    seller: UUID
    listing: UUID
    price: int
    rate_bps: int
    end: str
    created_at: datetime
    state: str = "cancelled"
    refund: int = 0
    review_id: UUID | None = None
    times: dict[str, datetime] = field(default_factory=dict)
    entries: list[tuple[str, datetime, list[tuple[AccountRef, int]]]] = field(default_factory=list)

    def move(self, kind: str, at: datetime, *lines: tuple[AccountRef, int]) -> None:
        """Add an entry of the order."""
        self.entries.append((kind, at, [(account, amount) for account, amount in lines if amount]))


def stories(
    shuffled: random.Random,
    ground: Ground,
    *,
    count: int,
    since: datetime,
    until: datetime,
    edges: Sequence[datetime] = (),
) -> Iterator[Story]:
    """
    Yield the stories of `count` orders made from `since` until before `until`.

    :param edges: moments at which the first orders are paid and completed, to the microsecond and one beside it
    """
    span = (until - since).total_seconds()
    moments = [edge + timedelta(microseconds=beside) for edge in edges for beside in (-1, 0, 1)]
    for n in range(count):
        edge = moments[n] if n < len(moments) else None
        created = edge - timedelta(minutes=1) if edge else since + timedelta(seconds=shuffled.random() * span)
        yield _story(shuffled, ground, n, created, edge)


def stories_write(many: Iterator[Story], *, beside: Callable[[Sequence[Story]], None] | None = None) -> int:
    """
    Write the rows of stories, portion by portion; return how many entries of the books they made.

    :param beside: writes what else belongs to a portion, after its orders
    """
    balances: Counter[AccountRef] = Counter()
    opened: set[AccountRef] = set()
    entries = 0
    for portion in batched(many, PORTION):
        for story in portion:
            entries += len(story.entries)
            for _, _, lines in story.entries:
                for account, amount in lines:
                    balances[account] += amount
        escrows = [ref for ref in balances if ref.kind is AccountKind.ORDER_ESCROW]
        _accounts_write([(ref, balances.pop(ref)) for ref in escrows])
        # People's accounts are opened before the first line on them, and get their balances in the end.
        new = [ref for ref in balances if ref.owner_id and ref not in opened]
        _accounts_write([(ref, 0) for ref in new])
        opened.update(new)
        _copy("orders_order", _ORDER_COLUMNS, (_order_row(story) for story in portion))
        _copy("payments_deposit", _DEPOSIT_COLUMNS, (_deposit_row(story) for story in portion if story.entries))
        _books_write(portion)
        if beside:
            beside(portion)
    for refs in batched(opened, PORTION):
        _balances_set({account_id(ref): balances[ref] for ref in refs})
    return entries


def _story(shuffled: random.Random, ground: Ground, n: int, created: datetime, edge: datetime | None) -> Story:
    listing, seller = shuffled.choice(ground.listings)
    end = "completed" if edge else shuffled.choices(ENDS, WEIGHTS)[0]
    story = Story(
        id=_id_at(shuffled, created),
        number=_number(n),
        deposit=f"9{n:011}",
        buyer=shuffled.choice(ground.buyers),
        seller=seller,
        listing=listing,
        price=shuffled.randrange(*PRICES, 1_000),
        rate_bps=shuffled.choice(RATES),
        end=end,
        created_at=created,
    )
    if end == "unpaid":
        story.times["updated_at"] = created + timedelta(minutes=shuffled.randrange(5, 60))
        return story
    paid = edge or created + timedelta(minutes=shuffled.randrange(1, 30))
    over = edge + timedelta(days=1) if edge else paid + timedelta(minutes=shuffled.randrange(5, 3 * 1_440))
    _pay(story, paid)
    _END[end](shuffled, story, over)
    return story


def _pay(story: Story, at: datetime) -> None:
    money, purse = story.price, AccountRef.available(story.buyer)
    story.move("deposit", at - timedelta(seconds=30), (AccountRef.provider("sandbox"), -money), (purse, money))
    story.move("order_hold", at, (purse, -money), (_escrow(story), money))
    story.times["paid_at"] = at


def _settle(story: Story, kind: str, at: datetime, refund: int) -> None:
    parts = settlement_of(Som(story.price), Som(refund), story.rate_bps)
    story.move(
        kind,
        at,
        (_escrow(story), -story.price),
        (AccountRef.available(story.buyer), int(parts.buyer)),
        (AccountRef.available(story.seller), int(parts.seller)),
        (AccountRef.platform(AccountKind.PLATFORM_COMMISSION), int(parts.commission)),
    )
    story.refund = refund
    story.times["updated_at"] = at


def _completed(_: random.Random, story: Story, at: datetime) -> None:
    _settle(story, "order_release", at, 0)
    story.state, story.times["completed_at"] = "completed", at


def _cancelled(_: random.Random, story: Story, at: datetime) -> None:
    _settle(story, "order_refund", at, story.price)
    story.state = "cancelled"


def _refunded(_: random.Random, story: Story, at: datetime) -> None:
    _settle(story, "order_refund", at, story.price)
    story.state = "refunded"


def _partial(shuffled: random.Random, story: Story, at: datetime) -> None:
    _settle(story, "order_settlement", at, shuffled.randrange(1, story.price))
    story.state = "partially_refunded"


def _claim(shuffled: random.Random, story: Story, at: datetime) -> datetime:
    """Complete the order and open it again by a claim; return when that ends."""
    _completed(shuffled, story, at)
    parts = settlement_of(Som(story.price), Som(0), story.rate_bps)
    claimed = at + timedelta(minutes=shuffled.randrange(1, 2_880))
    story.move(
        "order_claim",
        claimed,
        (AccountRef.available(story.seller), -int(parts.seller)),
        (AccountRef.platform(AccountKind.PLATFORM_COMMISSION), -int(parts.commission)),
        (_escrow(story), story.price),
    )
    del story.times["completed_at"]
    return claimed + timedelta(minutes=shuffled.randrange(1, 2_880))


def _claimed(shuffled: random.Random, story: Story, at: datetime) -> None:
    _refunded(shuffled, story, _claim(shuffled, story, at))


def _reclaimed(shuffled: random.Random, story: Story, at: datetime) -> None:
    _completed(shuffled, story, _claim(shuffled, story, at))


_END = {
    "completed": _completed,
    "cancelled": _cancelled,
    "refunded": _refunded,
    "partial": _partial,
    "claimed": _claimed,
    "reclaimed": _reclaimed,
}


def _escrow(story: Story) -> AccountRef:
    return AccountRef.escrow(story.id, payer_id=story.buyer)


def _id_at(shuffled: random.Random, at: datetime) -> UUID:
    """Return an id made at that moment by a clock that is a little wrong."""
    made = at + timedelta(seconds=shuffled.uniform(-_SKEW_S, _SKEW_S))
    return UUID(int=uuid7_from(made).int | shuffled.getrandbits(62))


def _number(n: int) -> str:
    letters = []
    for _ in range(_NUMBER_LENGTH):
        n, at = divmod(n, len(_ALPHABET))
        letters.append(_ALPHABET[at])
    return "O-" + "".join(letters)


_ORDER_COLUMNS = (
    *("id", "number", "buyer_id", "seller_id", "listing_id", "state", "price", "rate_bps", "commission", "delivery"),
    *("sla_minutes", "pay_with", "snapshot", "is_seller_fault", "refund_amount", "paid_at", "completed_at"),
    *("version", "created_at", "updated_at", "review_id"),
)


def _order_row(story: Story) -> tuple[Any, ...]:
    commission = story.price * story.rate_bps // 10_000
    return (
        *(story.id, story.number, story.buyer, story.seller, story.listing, story.state, story.price, story.rate_bps),
        *(
            commission,
            "instant",
            60,
            "wallet",
            json.dumps({**_SNAPSHOT, "id": str(story.listing)}),
            False,
            story.refund,
            story.times.get("paid_at"),
        ),
        *(story.times.get("completed_at"), len(story.entries) + 1, story.created_at, story.times["updated_at"]),
        story.review_id,
    )


_DEPOSIT_COLUMNS = (
    *("id", "reference", "user_id", "method_id", "amount", "order_id", "return_path", "payment_url", "external_id"),
    *("needs_code", "ask_count", "status", "failure_code", "created_at", "expires_at", "finished_at"),
)


def _deposit_row(story: Story) -> tuple[Any, ...]:
    """Return the payment of an order's whole price, which its first entry credits."""
    _, paid, _ = story.entries[0]
    made, ends = paid - timedelta(minutes=1), paid + timedelta(hours=1)
    return (
        *(story.id, story.deposit, story.buyer, "sandbox", story.price, story.id, "", "", ""),
        *(False, 0, "succeeded", "", made, ends, paid),
    )


def _books_write(portion: Sequence[Story]) -> None:
    shuffled, entries, postings = random.Random(portion[0].number), [], []
    for story in portion:
        for number, (kind, at, lines) in enumerate(story.entries):
            entry_id = _id_at(shuffled, at)
            key = f"order:{story.id}:{kind}:{number}"
            name = "deposit" if kind == "deposit" else "order"
            entries.append((entry_id, kind, key, f"{name}:{story.id}", at))
            postings += [(_id_at(shuffled, at), entry_id, account_id(ref), amount, at) for ref, amount in lines]
    _copy("ledger_journalentry", ("id", "kind", "idempotency_key", "reference", "created_at"), entries)
    _copy("ledger_posting", ("id", "entry_id", "account_id", "amount", "created_at"), postings)


def _accounts_write(accounts: Sequence[tuple[AccountRef, int]]) -> None:
    columns = ("id", "kind", "owner_id", "code", "payer_id", "currency", "balance")
    rows = [
        (account_id(ref), ref.kind.value, ref.owner_id, ref.code, ref.payer_id, "UZS", balance)
        for ref, balance in accounts
    ]
    _copy("ledger_ledgeraccount", columns, rows)


def _balances_set(balances: dict[UUID, int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {LedgerAccount._meta.db_table} AS account SET balance = now.balance "
            "FROM unnest(%s::uuid[], %s::bigint[]) AS now (id, balance) WHERE account.id = now.id",
            [list(balances), list(balances.values())],
        )


def _copy(table: str, columns: Sequence[str], rows: Any) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)

"""What the database says, read once."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from crash.record import Record
from wibestore.core import clock
from wibestore.core.models import IdempotencyRecord, OutboxDelivery, OutboxMessage
from wibestore.ledger.models import LedgerAccount, Posting
from wibestore.listings.models import Listing
from wibestore.orders.models import Order, OrderEvent
from wibestore.payments.models import Deposit, SandboxBankPayout, Withdrawal, WithdrawalStep
from wibestore.users.models import User
from wibestore.vault.models import CredentialReveal, CredentialSet

#: How much each account got, by (kind of account, owner).
Lines = dict[tuple[str, UUID | None], int]


@dataclass(slots=True)
class Entry:
    """One movement of money."""

    kind: str
    key: str
    lines: Lines = field(default_factory=dict)


@dataclass(slots=True)
class Facts:
    """Rows by what they belong to."""

    now: datetime
    orders: dict[UUID, Order]
    events: dict[UUID, list[OrderEvent]]
    entries: dict[str, list[Entry]]
    balances: Lines
    listings: dict[UUID, str]
    credentials: dict[UUID, list[UUID]]
    seen: set[UUID]
    sales: dict[UUID, int]
    deposits: dict[UUID, Deposit]
    withdrawals: dict[UUID, Withdrawal]
    withdrawal_steps: dict[UUID, list[WithdrawalStep]]
    bank_payouts: dict[str, SandboxBankPayout]
    answers: dict[tuple[UUID, str], IdempotencyRecord]
    messages: list[OutboxMessage]
    deliveries: dict[UUID, list[OutboxDelivery]]

    @classmethod
    def read(cls) -> Self:
        """Read everything, in the caller's transaction if there is one."""
        return cls(
            now=clock.now(),
            orders={order.id: order for order in Order.objects.all()},
            events=_grouped(OrderEvent.objects.order_by("order_id", "seq"), "order_id"),
            entries=_entries(),
            balances=_balances(),
            listings=dict(Listing.objects.values_list("id", "status")),
            credentials=_credentials(),
            seen=set(CredentialReveal.objects.values_list("order_id", flat=True)),
            sales=dict(User.objects.values_list("id", "sales_count")),
            deposits={deposit.id: deposit for deposit in Deposit.objects.all()},
            withdrawals={withdrawal.id: withdrawal for withdrawal in Withdrawal.objects.all()},
            withdrawal_steps=_grouped(WithdrawalStep.objects.order_by("withdrawal_id", "seq"), "withdrawal_id"),
            bank_payouts={payout.reference: payout for payout in SandboxBankPayout.objects.all()},
            answers={(row.user_id, row.key): row for row in IdempotencyRecord.objects.all()},
            messages=list(OutboxMessage.objects.order_by("id")),
            deliveries=_grouped(OutboxDelivery.objects.all(), "message_id"),
        )


@dataclass(frozen=True, slots=True)
class Case:
    """What is judged."""

    record: Record
    facts: Facts
    logs: dict[str, str] = field(default_factory=dict)
    killed_pids: frozenset[int] = frozenset()
    surprises: tuple[str, ...] = ()


def _grouped(rows: Any, column: str) -> dict[UUID, list[Any]]:
    groups: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, column)].append(row)
    return groups


def _entries() -> dict[str, list[Entry]]:
    """Return the entries by their reference, each with what its accounts got."""
    found: dict[UUID, Entry] = {}
    by_reference: dict[str, list[Entry]] = defaultdict(list)
    columns = ("entry_id", "entry__kind", "entry__idempotency_key", "entry__reference")
    lines = Posting.objects.order_by("entry_id").values_list(*columns, "account__kind", "account__owner_id", "amount")
    for entry_id, kind, key, reference, account, owner, amount in lines:
        if entry_id not in found:
            found[entry_id] = Entry(kind, key)
            by_reference[reference].append(found[entry_id])
        line = (account, owner)
        found[entry_id].lines[line] = found[entry_id].lines.get(line, 0) + amount
    return by_reference


def _balances() -> Lines:
    """Return every balance, the shared accounts' summed from their postings as the shop itself does."""
    balances: Lines = defaultdict(int)
    for kind, owner, balance in LedgerAccount.objects.values_list("kind", "owner_id", "balance"):
        balances[kind, owner] += balance
    shared = Posting.objects.filter(account__owner_id=None).values_list("account__kind", "amount")
    for kind, amount in shared:
        balances[kind, None] += amount
    return balances


def _credentials() -> dict[UUID, list[UUID]]:
    """Return the listings whose login data each order has."""
    given: dict[UUID, list[UUID]] = defaultdict(list)
    for order_id, listing_id in CredentialSet.objects.values_list("order_id", "listing_id"):
        if order_id is not None:
            given[order_id].append(listing_id)
    return given

"""What ledger takes and hands over: references to accounts, lines of an entry, balances."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from wibestore.core.money import Som

# The providers whose accounts come with the migrations, as the shop's own do; that of any other is made when it is
# first named.
PROVIDER_CODES = ("sandbox", "payme", "click", "paynet", "uzcard", "humo")


class AccountKind(StrEnum):
    """Where money can be (escrow.md §1)."""

    USER_AVAILABLE = "user:available"
    USER_HELD = "user:held"
    USER_PAYOUT_RESERVED = "user:payout_reserved"
    USER_DEBT = "user:debt"
    ORDER_ESCROW = "order:escrow"
    PLATFORM_COMMISSION = "platform:commission"
    PLATFORM_SUBSCRIPTIONS = "platform:subscriptions"
    PLATFORM_PROMOTIONS = "platform:promotions"
    PLATFORM_PAYOUT_CLEARING = "platform:payout_clearing"
    PROVIDER_CLEARING = "provider:clearing"


class EntryKind(StrEnum):
    """Why money moved."""

    DEPOSIT = "deposit"
    DEPOSIT_REVERSAL = "deposit_reversal"
    DEPOSIT_REFUND = "deposit_refund"  # on its way back to where it was paid from
    DEPOSIT_REFUND_RETURN = "deposit_refund_return"  # the provider has refused that
    ORDER_HOLD = "order_hold"
    ORDER_RELEASE = "order_release"
    ORDER_REFUND = "order_refund"
    ORDER_SETTLEMENT = "order_settlement"
    ORDER_CLAIM = "order_claim"
    HOLD_MATURED = "hold_matured"
    SUBSCRIPTION = "subscription"
    PROMOTION = "promotion"
    WITHDRAWAL = "withdrawal"
    WITHDRAWAL_SENT = "withdrawal_sent"
    WITHDRAWAL_PAID = "withdrawal_paid"
    WITHDRAWAL_RETURN = "withdrawal_return"
    DEBT_SETTLEMENT = "debt_settlement"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class AccountRef:
    """Names one ledger account: its kind, whose it is, and for a provider its code; escrow also names its payer."""

    kind: AccountKind
    owner_id: UUID | None = None
    code: str = ""
    payer_id: UUID | None = None

    @classmethod
    def available(cls, user_id: UUID) -> Self:
        """Return the user's spendable money."""
        return cls(AccountKind.USER_AVAILABLE, user_id)

    @classmethod
    def held(cls, user_id: UUID) -> Self:
        """Return the user's earned, not yet withdrawable money."""
        return cls(AccountKind.USER_HELD, user_id)

    @classmethod
    def reserved(cls, user_id: UUID) -> Self:
        """Return the user's money on its way out."""
        return cls(AccountKind.USER_PAYOUT_RESERVED, user_id)

    @classmethod
    def debt(cls, user_id: UUID) -> Self:
        """Return what the user owes, as a number below zero."""
        return cls(AccountKind.USER_DEBT, user_id)

    @classmethod
    def escrow(cls, order_id: UUID, *, payer_id: UUID) -> Self:
        """Return the account that holds one order's money for its buyer."""
        return cls(AccountKind.ORDER_ESCROW, order_id, payer_id=payer_id)

    @classmethod
    def provider(cls, code: str) -> Self:
        """Return a payment provider's clearing account."""
        return cls(AccountKind.PROVIDER_CLEARING, None, code)

    @classmethod
    def platform(cls, kind: AccountKind) -> Self:
        """Return one of the shop's own accounts."""
        return cls(kind)


@dataclass(frozen=True, slots=True)
class PostingLine:
    """One line of an entry: a positive amount raises the account from its owner's view."""

    account: AccountRef
    amount: Som


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry to be written, as `post_all` takes it; the names are those of `post`."""

    kind: EntryKind
    postings: Sequence[PostingLine]
    idempotency_key: str
    reference: str


@dataclass(frozen=True, slots=True)
class PostedEntry:
    """What `post` did: the entry's id, and whether this call made it or an earlier one had."""

    id: UUID
    is_new: bool


@dataclass(frozen=True, slots=True)
class WalletBalances:
    """A user's balances in so'm."""

    available: Som
    held: Som
    payout_reserved: Som
    in_escrow: Som
    debt: Som


@dataclass(frozen=True, slots=True)
class MovementLine:
    """One posting on a user's account, as the wallet's history needs it."""

    id: UUID
    entry_kind: str
    account_kind: str
    amount: Som
    reference: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class MovementFilter:
    """
    Which movements are wanted; what is left out is not asked for.

    `direction` is `in` or `out`; the amounts are so'm whatever the direction; `since` is inclusive.
    """

    kinds: tuple[str, ...] = ()
    direction: str = ""
    min_amount: int | None = None
    max_amount: int | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class MovementDetail:
    """One movement, its account's balance after it, and the entry's other lines on the same user's accounts."""

    line: MovementLine
    balance_after: Som
    related: list[MovementLine]


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One movement of an account with the balance it left."""

    created_at: datetime
    kind: str
    reference: str
    amount: Som
    balance: Som


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """
    Which entries the staff wants; what is left out is not asked for.

    `references` are what entries are about (`order:<uuid>`), `amounts` the least and the most an entry moved;
    `since` is inclusive, `until` exclusive.
    """

    kinds: tuple[str, ...] = ()
    owner_id: UUID | None = None
    entry_id: UUID | None = None
    references: tuple[str, ...] | None = None
    provider: str = ""
    min_amount: int | None = None
    max_amount: int | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line of an entry as the staff reads it; `owner_id` is the user's, of an escrow account its payer's."""

    account: str
    owner_id: UUID | None
    provider: str
    amount: Som


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryInfo:
    """An entry whole; `amount` is what it moved."""

    id: UUID
    kind: str
    created_at: datetime
    reference: str
    idempotency_key: str
    amount: Som
    postings: list[EntryLine]


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line of an entry as the shop's days are counted from it: `owner_id` is the order's of an escrow account."""

    account: AccountKind
    owner_id: UUID | None
    payer_id: UUID | None
    code: str
    amount: Som


@dataclass(frozen=True, slots=True)
class DayEntry:
    """An entry of a day with its lines."""

    kind: EntryKind
    reference: str
    lines: list[DayLine]

"""What payments hands over."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from wibestore.core.money import Som


@dataclass(frozen=True, slots=True)
class MethodInfo:
    """A way to pay in, and out where `can_withdraw`; `unavailable_reason` is empty, `not_connected` or `disabled`."""

    code: str
    name: str
    description: dict[str, str]
    min_amount: int
    max_amount: int
    fee_bps: int
    unavailable_reason: str
    can_withdraw: bool

    @property
    def is_available(self) -> bool:
        """Tell whether a deposit can be made with it now."""
        return not self.unavailable_reason


@dataclass(frozen=True, slots=True)
class MethodSetting:
    """A way to pay as the staff sets it."""

    code: str
    name: str
    is_enabled: bool
    min_amount: int
    max_amount: int


@dataclass(frozen=True, slots=True)
class RefundInfo:
    """
    Whether a deposit can go back to where it was paid from, and if not, why; how that went where it was asked for.

    `status` is empty, `refunding`, `refunded` or `refused`.
    """

    is_possible: bool
    reason: str
    status: str = ""
    failure_code: str = ""
    requested_at: datetime | None = None
    finished_at: datetime | None = None


NO_REFUND = RefundInfo(is_possible=False, reason="not_succeeded")


@dataclass(frozen=True, slots=True)
class DepositInfo:
    """One deposit as its owner sees it."""

    id: UUID
    reference: str
    user_id: UUID
    method: str
    amount: Som
    status: str
    payment_url: str
    order_id: UUID | None
    return_path: str
    failure_code: str
    needs_code: bool
    card_mask: str
    created_at: datetime
    expires_at: datetime
    finished_at: datetime | None
    # By which the wallet's history knows it: its movement, or itself where it has moved nothing.
    transaction_id: UUID | None
    refund: RefundInfo

    @classmethod
    def of(cls, row: Any, *, transaction_id: UUID | None = None, refund: RefundInfo = NO_REFUND) -> Self:
        """Return what the stored row says; only a pending deposit has somewhere to go and pay."""
        return cls(
            id=row.id,
            reference=row.reference,
            user_id=row.user_id,
            method=row.method_id,
            amount=row.amount,
            status=row.status,
            payment_url=row.payment_url if row.status == "pending" else "",
            order_id=row.order_id,
            return_path=row.return_path,
            failure_code=row.failure_code,
            needs_code=row.needs_code and row.status == "pending",
            card_mask=row.card.mask if row.card_id else "",
            created_at=row.created_at,
            expires_at=row.expires_at,
            finished_at=row.finished_at,
            transaction_id=transaction_id or row.id,
            refund=refund,
        )


@dataclass(frozen=True, slots=True)
class TransactionLine:
    """One movement of a user's money, as a person reads it."""

    id: UUID
    kind: str
    status: str
    balance: str
    amount: int
    reference: str
    description_code: str
    order_id: UUID | None
    deposit_id: UUID | None
    withdrawal_id: UUID | None
    subscription_id: UUID | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class TransactionDetail:
    """One movement with what belongs to it; `balance_after` is None where nothing has moved."""

    line: TransactionLine
    balance_after: int | None
    order_number: str | None
    method: str | None
    card_mask: str | None
    related: list[TransactionLine]


@dataclass(frozen=True, slots=True)
class TransactionWanted:
    """
    Which transactions are wanted; what is left out is not asked for.

    Days are the people's (Asia/Tashkent), both inclusive; `direction` is `in` or `out`; the amounts are so'm whatever
    the direction.
    """

    kind: str = ""
    status: str = ""
    first_on: date | None = None
    last_on: date | None = None
    direction: str = ""
    min_amount: int | None = None
    max_amount: int | None = None


@dataclass(frozen=True, slots=True)
class TransactionPage:
    """Some movements, newest first, and where the next ones start (None at the end)."""

    lines: list[TransactionLine]
    next_after: tuple[datetime, UUID] | None


@dataclass(frozen=True, slots=True)
class SandboxPayment:
    """One payment as the sandbox bank sees it; `decision` and `reversal` are empty until somebody has decided so."""

    reference: str
    external_id: str
    amount: Som
    deposit_id: UUID
    deposit_status: str
    decision: str
    decided_at: datetime | None
    reversal: str
    reversed_at: datetime | None


@dataclass(frozen=True, slots=True)
class SandboxBinding:
    """The binding of one card as the sandbox bank sees it; `decision` is empty until its owner has decided."""

    reference: str
    card_id: UUID
    card_status: str
    external_id: str
    decision: str
    token: str
    mask: str
    holder: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class CardInfo:
    """A payout card as its owner sees it; only a pending one has somewhere to go and name it."""

    id: UUID
    user_id: UUID
    method: str
    mask: str
    brand: str
    holder: str
    status: str
    usable_from: datetime | None
    bind_url: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class CardRef:
    """The card a withdrawal goes to."""

    id: UUID
    mask: str
    brand: str


@dataclass(frozen=True, slots=True)
class WithdrawalLimits:
    """How much may leave a wallet: with one request, within 24 hours by the plan, and what is left of that."""

    min: Som
    max_per_request: Som
    daily: Som
    left_today: Som


@dataclass(frozen=True, slots=True)
class Wallet:
    """A user's balances, and what of them can be withdrawn with one request now."""

    available: Som
    held: Som
    payout_reserved: Som
    in_escrow: Som
    debt: Som
    withdrawable: Som
    withdrawal_limits: WithdrawalLimits


@dataclass(frozen=True, slots=True)
class WithdrawalStepInfo:
    """One step of a withdrawal's story."""

    status: str
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalInfo:
    """A withdrawal as `actor` sees it; `reason` is why it came back, in the staff's words or by the bank's code."""

    id: UUID
    number: str
    user_id: UUID
    amount: Som
    fee: Som
    card: CardRef
    status: str
    reason: str
    requested_at: datetime
    approved_at: datetime | None
    sent_at: datetime | None
    finished_at: datetime | None
    version: int
    allowed_events: list[str]
    history: list[WithdrawalStepInfo]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffWithdrawalInfo(WithdrawalInfo):
    """A withdrawal as the staff sees it: how many must agree, and who has so far."""

    method: str
    approvals_needed: int
    approved_by: UUID | None
    # Whoever's word let it go: the second of two, or the only one.
    released_by: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalWanted:
    """
    Which withdrawals of a state the staff wants; what is left out is not asked for.

    `is_nobodys` where somebody was named who does not exist; `needs_second` where two must agree (or one alone).
    """

    user_id: UUID | None = None
    is_nobodys: bool = False
    method: str = ""
    min_amount: int | None = None
    max_amount: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    needs_second: bool | None = None


@dataclass(frozen=True, slots=True)
class WithdrawalPage[W: WithdrawalInfo]:
    """Some withdrawals, and where the next ones start (None at the end)."""

    withdrawals: list[W]
    next_after: tuple[datetime, UUID] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderDay:
    """A provider and its day so far; `last_reconciled_on` is the latest day that was compared with its list."""

    code: str
    name: str
    is_enabled: bool
    is_connected: bool
    min_amount: int
    max_amount: int
    deposits_today: Som
    payouts_today: Som
    calls_failed_24h: int
    last_reconciled_on: date | None
    open_differences: int


@dataclass(frozen=True, slots=True)
class ReconciliationInfo:
    """One day of one provider, compared; `new_count` differences were not known before."""

    provider: str
    day: date
    their_count: int
    our_count: int
    difference_count: int
    new_count: int


@dataclass(frozen=True, slots=True)
class DifferenceInfo:
    """One line by which a provider's list and ours differ; so'm, None on the side that lacks it."""

    id: UUID
    provider: str
    day: date
    kind: str
    line_kind: str
    external_id: str
    reference: str
    our_amount: int | None
    their_amount: int | None
    occurred_at: datetime
    found_at: datetime
    resolved_at: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class DifferencePage:
    """Some differences, and where the next ones start (None at the end)."""

    differences: list[DifferenceInfo]
    next_after: tuple[datetime, UUID] | None


@dataclass(frozen=True, slots=True)
class ProviderCallInfo:
    """A provider's call as the staff sees it; `can_replay` where all of an authentic one was kept."""

    id: UUID
    provider: str
    received_at: datetime
    ip: str
    http_method: str
    headers: dict[str, str]
    body: str
    is_authentic: bool | None
    outcome: str
    response_status: int | None
    duration_ms: int | None
    replay_of: UUID | None
    can_replay: bool


@dataclass(frozen=True, slots=True)
class ProviderCallPage:
    """Some calls, and where the next ones start (None at the end)."""

    calls: list[ProviderCallInfo]
    next_after: tuple[datetime, UUID] | None

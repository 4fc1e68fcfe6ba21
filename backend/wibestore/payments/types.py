"""What payments hands over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from wibestore.core.money import Som


@dataclass(frozen=True, slots=True)
class MethodInfo:
    """A way to pay in; `unavailable_reason` is empty, `not_connected` or `disabled`."""

    code: str
    name: str
    description: dict[str, str]
    min_amount: int
    max_amount: int
    fee_bps: int
    unavailable_reason: str

    @property
    def is_available(self) -> bool:
        """Tell whether a deposit can be made with it now."""
        return not self.unavailable_reason


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
    created_at: datetime
    expires_at: datetime
    finished_at: datetime | None

    @classmethod
    def of(cls, row: Any) -> Self:
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
            created_at=row.created_at,
            expires_at=row.expires_at,
            finished_at=row.finished_at,
        )


@dataclass(frozen=True, slots=True)
class TransactionLine:
    """One movement of a user's money, as a person reads it."""

    id: UUID
    kind: str
    balance: str
    amount: int
    reference: str
    order_id: UUID | None
    deposit_id: UUID | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class TransactionPage:
    """Some movements, newest first, and where the next ones start (None at the end)."""

    lines: list[TransactionLine]
    next_after: tuple[datetime, UUID] | None


@dataclass(frozen=True, slots=True)
class SandboxPayment:
    """One payment as the sandbox bank sees it; `decision` is empty until the payer has decided."""

    reference: str
    external_id: str
    amount: Som
    deposit_id: UUID
    deposit_status: str
    decision: str
    decided_at: datetime | None

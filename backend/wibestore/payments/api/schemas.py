"""Shapes of wallet, deposits and transactions. Every amount is whole so'm."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import Input, Labels, Output, PageQuery, SomAmount
from wibestore.ledger.types import EntryKind

DepositStatus = Literal["pending", "succeeded", "failed", "cancelled", "expired"]


class MethodOut(Output):
    """A way to pay in; one that cannot be used now says why by a code."""

    code: str
    name: str
    description: Labels
    min_amount: int
    max_amount: int
    fee_bps: int
    is_available: bool
    unavailable_reason: Literal["", "not_connected", "disabled"] = ""


class MethodListOut(Output):
    """All payment methods in the order to show."""

    results: list[MethodOut]


class WalletOut(Output):
    """A user's balances, each one a balance of the ledger."""

    available: int
    held: int = Field(description="Earned, not yet withdrawable")
    payout_reserved: int
    in_escrow: int = Field(description="Paid for orders that are not finished")
    debt: int
    currency: Literal["UZS"] = "UZS"


class DepositIn(Input):
    """Money in. With `order_id` the paid money pays that order at once."""

    method: Annotated[str, Field(min_length=1, max_length=32)]
    amount: SomAmount
    order_id: UUID | None = None
    return_path: Annotated[str, Field(max_length=200, pattern=r"^(/[A-Za-z0-9/_\-]*)?$")] = ""


class DepositOut(Output):
    """One deposit; `payment_url` is where the payer goes while it is pending."""

    id: UUID
    reference: str
    method: str
    amount: int
    status: DepositStatus
    payment_url: str
    order_id: UUID | None
    return_path: str = Field(description="Where the interface goes on after the deposit; empty: its own page")
    failure_code: str
    created_at: datetime
    expires_at: datetime
    finished_at: datetime | None


class TransactionOut(Output):
    """One movement of the user's money, as a person reads it: positive came in, negative went out."""

    id: UUID
    kind: str
    balance: Literal["available", "held", "payout_reserved", "debt"]
    amount: int
    reference: str
    order_id: UUID | None
    deposit_id: UUID | None
    created_at: datetime


Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2999, 12, 31))]


class TransactionQuery(PageQuery):
    """Filters of the wallet's history; days are the people's (Asia/Tashkent), both inclusive."""

    kind: EntryKind | None = None
    first_on: Day | None = Field(None, alias="from")
    last_on: Day | None = Field(None, alias="to")

"""Shapes of the admin API of withdrawals: what the staff sees of one, and what they decide."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import CleanText, Input, Output, Page, PageQuery, WholeNumber, WithoutCardNumber
from wibestore.users.types import SellerCard

WithdrawalStatus = Literal["requested", "approved", "sent", "paid", "returned", "cancelled"]


class AdminWithdrawalQuery(PageQuery):
    """The parameters of `admin/withdrawals/`; what waits for the staff unless another status is asked for."""

    status: WithdrawalStatus = "requested"


class AdminCardRefOut(Output):
    """The card a withdrawal goes to; nobody here knows more of it."""

    id: UUID
    mask: str
    brand: Literal["uzcard", "humo", "other"]


class AdminWithdrawalStepOut(Output):
    """One step of a withdrawal's story."""

    status: WithdrawalStatus
    at: datetime
    by: Literal["user", "staff", "system", "provider"]
    reason: str


class AdminWithdrawalOut(Output):
    """A withdrawal as the staff decides on it."""

    id: UUID
    number: str
    user: SellerCard
    method: str
    amount: int
    fee: int
    card: AdminCardRefOut
    status: WithdrawalStatus
    reason: str
    requested_at: datetime
    approved_at: datetime | None
    sent_at: datetime | None
    finished_at: datetime | None
    approvals_needed: int = Field(description="How many members of the staff must agree")
    approved_by: SellerCard | None = Field(description="The first of two who must agree")
    allowed_events: list[str] = Field(description="What this member of the staff may do: approve, reject")
    version: int
    history: list[AdminWithdrawalStepOut]


class WithdrawalApproveIn(Input):
    """Approval of the withdrawal as it was read."""

    expected_version: WholeNumber


class WithdrawalRejectIn(Input):
    """Refusal of a withdrawal; its owner reads the reason."""

    expected_version: WholeNumber
    reason: Annotated[CleanText, WithoutCardNumber, Field(min_length=10, max_length=500)]


AdminWithdrawalPage = Page[AdminWithdrawalOut]

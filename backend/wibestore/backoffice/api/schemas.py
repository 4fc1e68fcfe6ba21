"""Shapes of the admin API of withdrawals: what the staff sees of one, and what they decide."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import CLEANED, Day, Input, Output, Page, PageQuery, SeenVersion, WithoutCardNumber
from wibestore.core.money import MAX_SOM
from wibestore.users.types import SellerCard

WithdrawalStatus = Literal["requested", "approved", "sent", "paid", "returned", "cancelled"]


class AdminWithdrawalQuery(PageQuery):
    """The parameters of `admin/withdrawals/`; what waits for the staff unless another status is asked for."""

    status: Annotated[WithdrawalStatus, Field(description="Withdrawals in this status")] = "requested"
    user: Annotated[str | None, Field(max_length=64, description="A username", examples=["seller"])] = None
    method: Annotated[
        str | None, Field(max_length=32, description="Code of the payment method", examples=["sandbox"])
    ] = None
    min_amount: Annotated[int | None, Field(ge=0, le=MAX_SOM, description="Whole so'm, at least")] = None
    max_amount: Annotated[int | None, Field(ge=0, le=MAX_SOM, description="Whole so'm, at most")] = None
    first_on: Annotated[Day | None, Field(description="From this day of Tashkent on")] = None
    last_on: Annotated[Day | None, Field(description="Up to this day of Tashkent, inclusive")] = None
    needs_second: Annotated[bool | None, Field(description="Whether two of the staff must agree")] = None


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
    released_by: SellerCard | None = Field(description="Whose word let it go: the second of two, or the only one")
    allowed_events: list[str] = Field(description="What this member of the staff may do: approve, reject")
    version: int
    history: list[AdminWithdrawalStepOut]


class WithdrawalOwnerOut(Output):
    """What there is to know of a withdrawal's owner before money leaves; sums are so'm."""

    created_at: datetime
    is_blocked: bool
    frozen_until: datetime | None = Field(description="The protection of the account changed lately")
    debt: int
    deposits_unspent: int = Field(description="Of what was paid in, what bought nothing and did not go back")
    withdrawals_30d: int


class AdminWithdrawalDetailOut(AdminWithdrawalOut):
    """A withdrawal with what there is to know of its owner."""

    owner: WithdrawalOwnerOut


class WithdrawalApproveIn(Input):
    """Approval of the withdrawal as it was read."""

    expected_version: SeenVersion


class WithdrawalRejectIn(Input):
    """Refusal of a withdrawal; its owner reads the reason."""

    expected_version: SeenVersion
    reason: Annotated[
        str, Field(min_length=10, max_length=500, description="For the user and the audit"), CLEANED, WithoutCardNumber
    ]


AdminWithdrawalPage = Page[AdminWithdrawalOut]

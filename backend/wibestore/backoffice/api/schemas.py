"""Shapes of the admin API: what a moderator sees of a listing, and what they decide."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import CleanText, Input, Labels, Output, Page, PageQuery, WholeNumber, WithoutCardNumber
from wibestore.core.money import MAX_SOM
from wibestore.games.types import GameRef
from wibestore.uploads.types import ImageInfo
from wibestore.users.types import SellerCard

ListingStatus = Literal[
    "draft", "pending", "active", "reserved", "sold", "rejected", "paused", "archived", "quarantined"
]
WithdrawalStatus = Literal["requested", "approved", "sent", "paid", "returned", "cancelled"]


class AdminListingQuery(PageQuery):
    """The parameters of `admin/listings/`; what waits for a moderator unless another status is asked for."""

    status: ListingStatus = "pending"
    game: Annotated[str | None, Field(max_length=64, description="A game's slug")] = None
    seller: Annotated[str | None, Field(max_length=64, description="A username")] = None
    search: Annotated[str | None, Field(max_length=100)] = None


class AdminHighlightOut(Output):
    """One of the first three facts of a listing."""

    key: str
    label: Labels
    text: Labels


class SamePictureOut(Output):
    """A listing of another seller that shows the same picture."""

    listing_id: UUID
    code: str
    seller: str = Field(description="Their username")
    distance: int = Field(description="0 is the same picture, 7 one that is hardly alike")


class AdminListingCardOut(Output):
    """A listing in the moderators' list."""

    id: UUID
    code: str
    title: str
    price: int
    status: ListingStatus
    game: GameRef
    seller: SellerCard
    image: ImageInfo | None
    image_count: int
    highlights: list[AdminHighlightOut]
    delivery: Literal["instant", "manual"]
    is_premium: bool
    view_count: int
    favorite_count: int
    published_at: datetime | None
    created_at: datetime
    same_pictures: list[SamePictureOut]


class AdminListingOut(AdminListingCardOut):
    """A listing as a moderator reads it; its credentials stay sealed."""

    description: str
    attributes: dict[str, Any]
    images: list[ImageInfo]
    delivery_sla_minutes: int
    login_method: str
    updated_at: datetime
    version: int
    rejection_reason: str | None
    has_credentials: bool | None
    allowed_events: list[str] = Field(description="What the moderator may do: approve, reject, …")


class ListingDecisionIn(Input):
    """A moderator's decision on a listing; a rejection names its reason."""

    decision: Literal["approve", "reject"]
    reason: Annotated[CleanText, Field(max_length=500)] = ""
    expected_version: WholeNumber


AdminListingPage = Page[AdminListingCardOut]


class AdminWithdrawalQuery(PageQuery):
    """The parameters of `admin/withdrawals/`; what waits for the staff unless another status is asked for."""

    status: WithdrawalStatus = "requested"
    user: Annotated[str | None, Field(max_length=64, description="A username")] = None
    method: Annotated[str | None, Field(max_length=32)] = None
    min_amount: Annotated[int | None, Field(ge=0, le=MAX_SOM)] = None
    max_amount: Annotated[int | None, Field(ge=0, le=MAX_SOM)] = None
    first_on: date | None = None
    last_on: date | None = None
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

    expected_version: WholeNumber


class WithdrawalRejectIn(Input):
    """Refusal of a withdrawal; its owner reads the reason."""

    expected_version: WholeNumber
    reason: Annotated[CleanText, WithoutCardNumber, Field(min_length=10, max_length=500)]


AdminWithdrawalPage = Page[AdminWithdrawalOut]

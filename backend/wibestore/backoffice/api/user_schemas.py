"""Shapes of what staff see of people and do with them."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from wibestore.backoffice.api.listing_schemas import ListingStatus
from wibestore.backoffice.selectors import UserQuestion
from wibestore.core.actor import StaffRole
from wibestore.core.api import CLEANED, NOT_BLANK, Day, Flag, Input, Instant, Output, Page, PageQuery
from wibestore.games.types import GameRef
from wibestore.uploads.types import ImageInfo, ImageVariant
from wibestore.users.types import PlanCode, SellerCard

Reason = Annotated[str, Field(min_length=10, max_length=500, description="For the audit"), CLEANED, NOT_BLANK]
UserEvent = Literal["block", "unblock", "verify", "unverify", "note", "end_sessions", "set_role"]


class AdminUserQuery(PageQuery):
    """The parameters of `admin/users/`; nothing personal stands in an address."""

    search: Annotated[
        str, Field(max_length=64, description="A part of a username, an id, or an order's number", examples=["seller"])
    ] = ""
    role: Annotated[StaffRole | None, Field(description="Of the staff's role; empty: not of the staff")] = None
    is_blocked: Annotated[bool | None, Field(description="Whether they are blocked")] = None
    is_verified_seller: Annotated[bool | None, Field(description="Whether the shop knows them as a seller")] = None
    plan: Annotated[PlanCode | None, Field(description="Whose plan it is now")] = None
    email_verified: Annotated[bool | None, Field(description="Whether their e-mail is confirmed")] = None
    has_debt: Annotated[bool | None, Field(description="For finance alone")] = None
    created_from: Annotated[Instant | None, Field(description="Registered from this moment on")] = None
    created_to: Annotated[Instant | None, Field(description="Registered before this moment")] = None
    ordering: Annotated[
        Literal["-created_at", "-last_seen_at", "-sales_count"], Field(description="The largest first")
    ] = "-created_at"

    @property
    def asked(self) -> UserQuestion:
        """Return the question."""
        return UserQuestion(**self.model_dump(exclude={"cursor", "page_size"}))


class AdminUserSearchIn(Input):
    """One of the two; a part of an e-mail, or a whole number."""

    email: Annotated[str, Field(max_length=254, description="At least three characters of it")] = ""
    phone: Annotated[str, Field(max_length=20, description="The whole number")] = ""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if bool(self.email) is bool(self.phone) or (self.email and len(self.email.strip()) < 3):
            raise ValueError("Name a part of an e-mail or a number")
        return self


class AdminUserListingsQuery(PageQuery):
    """The parameters of a user's listings."""

    status: Annotated[ListingStatus, Field(description="Listings in this status")] = "active"


class AdminUserTransactionsQuery(PageQuery):
    """The parameters of a user's movements of money: one kind or several, and days."""

    kind: Annotated[
        str, Field(max_length=300, description="One kind or several, separated by commas", examples=["deposit"])
    ] = ""
    first_on: Annotated[Day | None, Field(description="From this day of Tashkent on")] = None
    last_on: Annotated[Day | None, Field(description="Up to this day of Tashkent, inclusive")] = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds asked for."""
        return tuple(code for code in self.kind.split(",") if code)


class AdminUserCardOut(Output):
    """A user in a list; `email` is masked for all but an admin."""

    id: UUID
    username: str
    display_name: str
    avatar: ImageVariant | None
    email: str
    plan: PlanCode
    staff_role: StaffRole
    is_blocked: bool
    blocked_at: datetime | None
    is_email_verified: bool
    has_two_factor: bool
    is_verified_seller: bool
    rating: float | None
    rating_count: int
    sales_count: int
    active_listing_count: int
    open_reports: int
    created_at: datetime
    last_seen_at: datetime | None


class AdminBlockOut(Output):
    """Why somebody is blocked and until when; null: until staff lift it."""

    reason: str
    verdict_id: UUID | None
    until: datetime | None


class AdminOrderCountsOut(Output):
    """Orders by state."""

    bought: dict[str, int]
    sold: dict[str, int]


class AdminDisputeCountsOut(Output):
    """Disputes of one's orders."""

    open: int
    lost: int
    won: int


class AdminReportCountsOut(Output):
    """Cases about somebody."""

    open: int
    resolved: int


class AdminUserCountsOut(Output):
    """What somebody has here."""

    listings: dict[str, int]
    orders: AdminOrderCountsOut
    disputes: AdminDisputeCountsOut
    reports: AdminReportCountsOut


class AdminWalletOut(Output):
    """Somebody's money, whole so'm."""

    available: int
    held: int
    payout_reserved: int
    in_escrow: int
    debt: int


class AdminNoteOut(Output):
    """A note of the staff; the author is null once they are gone."""

    id: UUID
    author: SellerCard | None
    text: str
    created_at: datetime


class AdminUserVerdictOut(Output):
    """A verdict about somebody, in short."""

    id: UUID
    kind: Literal["warn", "hide", "block"]
    subject_kind: str
    subject_id: UUID
    reason: str
    text: str
    given_at: datetime
    expires_at: datetime | None
    ended_at: datetime | None
    end_reason: str


class AdminUserOut(AdminUserCardOut):
    """A user whole; the wallet is null for whoever is not of finance."""

    about: str
    phone: str = Field(description="Masked for all but an admin")
    language: str
    time_zone: str
    is_closed: bool
    is_superuser: bool
    verified_seller_at: datetime | None
    verifiable_missing: list[str] = Field(description="What they lack for the badge")
    blocked: AdminBlockOut | None
    counts: AdminUserCountsOut
    wallet: AdminWalletOut | None
    notes: list[AdminNoteOut]
    verdicts: list[AdminUserVerdictOut]
    allowed_events: list[UserEvent]


class AdminUserListingOut(Output):
    """One of somebody's listings, in short."""

    id: UUID
    code: str
    title: str
    price: int
    status: ListingStatus
    game: GameRef
    image: ImageInfo | None
    published_at: datetime | None
    created_at: datetime


class AdminUserOrderOut(Output):
    """One of somebody's orders, in short; `party` is their part in it."""

    id: UUID
    number: str
    state: str
    price: int
    party: Literal["buyer", "seller"]
    listing: dict[str, Any]
    buyer: SellerCard
    seller: SellerCard
    has_dispute: bool
    created_at: datetime


class AdminUserSessionOut(Output):
    """Where somebody is signed in."""

    id: UUID
    browser: str
    system: str
    kind: Literal["phone", "computer", "other"]
    place: str
    ip: str = Field(description="Without its last part")
    created_at: datetime
    last_used_at: datetime


class AdminUserSessionsOut(Output):
    """The sessions that run."""

    results: list[AdminUserSessionOut]


class AdminUserActOut(Output):
    """One recorded act on an account."""

    id: UUID
    at: datetime
    actor: SellerCard | None
    actor_kind: str
    actor_name: str
    action: str
    details: dict[str, Any]


class AdminUserHistoryOut(Output):
    """The newest hundred acts on an account."""

    results: list[AdminUserActOut]


class AdminUserIn(Input):
    """A change of what staff say of a user."""

    is_verified_seller: Annotated[Flag, Field(description="Whether the shop knows this seller")]
    reason: Reason


class AdminUserBlockIn(Input):
    """A block; the person reads `text`."""

    reason: Annotated[str, Field(max_length=40, description="A code of the reports' reasons"), CLEANED, NOT_BLANK]
    text: Annotated[
        str, Field(min_length=10, max_length=1000, description="Why, in words the user reads"), CLEANED, NOT_BLANK
    ]
    expires_at: Annotated[Instant | None, Field(description="Until when; null: without an end")] = None


class AdminReasonIn(Input):
    """Why."""

    reason: Reason


class AdminUserRoleIn(Input):
    """A role, or none; and why."""

    staff_role: Annotated[StaffRole, Field(description="The new role; empty: none of the staff")]
    reason: Reason


class AdminNoteIn(Input):
    """What others of the staff should know."""

    text: Annotated[str, Field(min_length=1, max_length=2000, description="For the staff alone"), CLEANED]


class AdminSessionsEndedOut(Output):
    """How many sessions ended."""

    ended_count: int


class AdminMeOut(Output):
    """What somebody of the staff may do, until when, and what waits for them by the name of its queue."""

    role: StaffRole
    may: list[str]
    rights_until: datetime | None = Field(description="When they must prove anew who they are; null: never")
    queues: dict[str, int]


AdminUserPage = Page[AdminUserCardOut]
AdminUserListingPage = Page[AdminUserListingOut]
AdminUserOrderPage = Page[AdminUserOrderOut]

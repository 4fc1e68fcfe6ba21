"""Shapes of orders (escrow.md §2)."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import CleanText, Input, Output, Page, Problem, SomAmount, WholeNumber
from wibestore.games.types import GameRef
from wibestore.uploads.types import ImageInfo
from wibestore.users.types import SellerCard

OrderState = Literal[
    "awaiting_payment", "paid", "delivered", "completed", "cancelled", "disputed", "refunded", "partially_refunded"
]
Party = Literal["buyer", "seller", "staff"]


class OrderIn(Input):
    """Buy a listing at the price the buyer saw."""

    listing_id: UUID
    price: SomAmount
    pay_with: Literal["wallet", "provider"] = "wallet"


class OrderActionIn(Input):
    """A step of an order; another version than the current one is refused."""

    expected_version: WholeNumber


class OrderReasonIn(OrderActionIn):
    """A step that takes a reason."""

    reason: Annotated[CleanText, Field(max_length=500)] = ""


class DeliverIn(OrderActionIn):
    """The login data the seller hands over; goes to the vault. Left out: what was sealed with the listing."""

    login_method: Annotated[str, Field(min_length=1, max_length=32)]
    login: Annotated[str, Field(min_length=1, max_length=200)]
    password: Annotated[str, Field(min_length=1, max_length=200)]
    email: Annotated[str, Field(max_length=254)] = ""
    email_password: Annotated[str, Field(max_length=200)] = ""
    note: Annotated[str, Field(max_length=2000)] = ""


class OrderListingOut(Output):
    """The listing as it was when the order was made."""

    id: UUID
    code: str
    title: str
    game: GameRef
    image: ImageInfo | None
    attributes: dict[str, int | str | bool]


class OrderEventOut(Output):
    """One step of the order's story."""

    seq: int
    event: str
    by: Literal["buyer", "seller", "staff", "system"]
    state: OrderState
    reason: str
    created_at: datetime


class RevealOut(Output):
    """When the credentials were looked at; shown to both sides."""

    revealed_at: datetime
    ip: str
    user_agent: str


class OrderCardOut(Output):
    """An order in a list."""

    id: UUID
    number: str
    state: OrderState
    is_overdue: bool
    price: int
    commission: int
    seller_amount: int
    rate_bps: int
    listing: OrderListingOut
    buyer: SellerCard
    seller: SellerCard
    party: Party
    created_at: datetime
    pay_by: datetime | None
    deliver_by: datetime | None
    auto_cancel_at: datetime | None
    auto_release_at: datetime | None
    available_at: datetime | None
    version: int
    allowed_events: list[str]


class OrderOut(OrderCardOut):
    """An order whole; `blocked_events` says why a step one might expect is not open yet."""

    delivery: Literal["instant", "manual"]
    events: list[OrderEventOut]
    reveals: list[RevealOut]
    blocked_events: dict[str, str]
    review_id: UUID | None
    can_review: bool
    server_time: datetime


class OrderProblem(Problem):
    """A refused step; a lost race shows the order as it is now."""

    order: OrderOut | None = None


class CredentialsOut(Output):
    """The revealed credentials; never stored, never cached."""

    login_method: str
    login: str
    password: str
    email: str
    email_password: str
    note: str
    version: int
    hide_after_s: int = Field(60, description="Seconds after which the interface masks them again")


OrderPage = Page[OrderCardOut]

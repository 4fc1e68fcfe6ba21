"""What orders hands over to other modules and to its API."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from wibestore.core.money import Som
from wibestore.users.types import SellerCard
from wibestore.vault.types import Reveal


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReceipt:
    """What the receipts of an order say; `completed_at` is of its last completion."""

    number: str
    title: str
    price: Som
    commission: Som
    seller_amount: Som
    paid_at: datetime
    completed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCard:
    """
    An order in a list, as one of its parties sees it; `listing` is the snapshot taken at purchase.

    `commission` and `seller_amount` are of what the seller keeps: of the whole price until something was given back.
    """

    id: UUID
    number: str
    state: str
    is_overdue: bool
    price: Som
    commission: Som
    seller_amount: Som
    refund_amount: Som
    rate_bps: int
    listing: dict[str, Any]
    buyer: SellerCard
    seller: SellerCard
    party: str
    created_at: datetime
    pay_by: datetime | None
    deliver_by: datetime | None
    auto_cancel_at: datetime | None
    auto_release_at: datetime | None
    respond_by: datetime | None
    available_at: datetime | None
    dispute_id: UUID | None
    has_dispute: bool
    version: int
    allowed_events: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStep:
    """One step of an order's story."""

    seq: int
    event: str
    by: str
    state: str
    reason: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderInfo(OrderCard):
    """An order whole; the names are those of the API's `OrderOut`."""

    delivery: str
    paid_at: datetime | None
    delivered_at: datetime | None
    replacements_left: int
    dispute_reasons: list[str]
    events: list[OrderStep]
    reveals: list[Reveal]
    blocked_events: dict[str, str]
    review_id: UUID | None
    can_review: bool
    credentials_wipe_at: datetime | None
    credentials_wiped_at: datetime | None
    server_time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPage:
    """A part of a list of orders; `next_position` is (created_at, id) of its last row when more follow."""

    orders: list[OrderCard]
    next_position: tuple[datetime, UUID] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderWanted:
    """
    Which orders a moderator wants; what is left out is not asked for.

    `is_nobodys` where somebody was named who does not exist; `since` is inclusive, `until` exclusive.
    """

    number: str | None = None
    states: tuple[str, ...] = ()
    buyer_id: UUID | None = None
    seller_id: UUID | None = None
    listing_id: UUID | None = None
    is_nobodys: bool = False
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeLine:
    """One line of a dispute's file; of a proposal also what the seller and the shop would get."""

    seq: int
    kind: str
    party: str
    author: SellerCard | None
    text: str
    image: dict[str, Any] | None
    refund_amount: Som | None
    is_current: bool
    seller_amount: Som | None
    commission: Som | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeInfo:
    """A dispute whole, as a party of its order or staff sees it; the names are those of the API's `DisputeOut`."""

    id: UUID
    order: OrderInfo
    status: str
    outcome: str
    opened_by: str
    opened_from: str
    reason: str
    text: str
    opened_at: datetime
    respond_by: datetime | None
    reminded_at: datetime | None
    responded_at: datetime | None
    closed_at: datetime | None
    closed_by: str
    refund_amount: Som | None
    resolution_reason: str
    resolution_text: str
    entries: list[DisputeLine]
    proposals: dict[str, DisputeLine | None]
    listing_snapshot: dict[str, Any]
    reveals: list[Reveal]
    allowed_events: list[str]
    blocked_events: dict[str, str]
    version: int
    server_time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeCard:
    """A dispute in the staff's list."""

    id: UUID
    order_id: UUID
    order_number: str
    reason: str
    opened_by: str
    opened_at: datetime
    respond_by: datetime | None
    is_answered: bool
    price: Som
    buyer: SellerCard
    seller: SellerCard
    status: str
    outcome: str
    closed_at: datetime | None
    taken_by: SellerCard | None
    has_ruling: bool
    last_said_at: datetime
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeWanted:
    """
    Which disputes a moderator wants; what is left out is not asked for.

    `taken` is `mine`, `free` or `others`; `is_overdue` where it waits longer than a dispute may; it was opened from
    `since` until before `until`.
    """

    is_open: bool = True
    taken: str = ""
    reason: str = ""
    game: str = ""
    min_price: int | None = None
    is_overdue: bool | None = None
    is_answered: bool | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeDesk:
    """What only the staff sees of a dispute: who deals with it, what the first of two ruled, how often each lost."""

    dispute: DisputeInfo
    order_id: UUID
    listing_id: UUID
    taken_by: UUID | None
    taken_at: datetime | None
    ruling: dict[str, Any] | None
    ruled_by: UUID | None
    ruled_at: datetime | None
    rulings_needed: int
    # By person: how many disputes they opened, and how many of theirs ended for the other side.
    opened: dict[UUID, int]
    lost: dict[UUID, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputePage:
    """A part of a list of disputes; `next_position` is (instant, id) of its last row when more follow."""

    disputes: list[DisputeCard]
    next_position: tuple[datetime, UUID] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewableOrder:
    """What reviews needs of its author's order."""

    id: UUID
    listing_id: UUID
    buyer_id: UUID
    seller_id: UUID
    is_completed: bool
    review_until: datetime | None
    review_id: UUID | None


@dataclass(frozen=True, slots=True)
class SellingTotals:
    """What came of a seller's listings in a period; `income` is what they were paid (so'm)."""

    views: int
    favorites: int
    orders: int
    sold: int
    income: Som
    # Sold of each ten thousand views; 0 without views.
    conversion_bps: int


@dataclass(frozen=True, slots=True)
class SellingDay:
    """One day of Tashkent of a seller's."""

    day: date
    views: int
    sold: int
    income: Som


@dataclass(frozen=True, slots=True)
class SellingInfo:
    """A seller's last `days` days beside those before, day by day, and what they have in which status."""

    days: int
    totals: SellingTotals
    previous: SellingTotals
    series: list[SellingDay]
    statuses: dict[str, int]

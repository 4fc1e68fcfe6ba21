"""What orders hands over to other modules and to its API."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wibestore.core.money import Som
from wibestore.users.types import SellerCard
from wibestore.vault.types import Reveal


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCard:
    """An order in a list, as one of its parties sees it; `listing` is the snapshot taken at purchase."""

    id: UUID
    number: str
    state: str
    is_overdue: bool
    price: Som
    commission: Som
    seller_amount: Som
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
    available_at: datetime | None
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
    events: list[OrderStep]
    reveals: list[Reveal]
    blocked_events: dict[str, str]
    review_id: UUID | None
    can_review: bool
    server_time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPage:
    """A part of a list of orders; `next_position` is (created_at, id) of its last row when more follow."""

    orders: list[OrderCard]
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

"""What users hands over to other modules."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

PlanCode = Literal["free", "premium", "pro"]


@dataclass(frozen=True, slots=True)
class SellerCard:
    """What everybody may know of a user beside their listing, order or review."""

    id: UUID
    username: str
    display_name: str
    plan: PlanCode
    rating: float | None
    rating_count: int
    sales_count: int


@dataclass(frozen=True, slots=True)
class UserInfo:
    """A user as modules above need them."""

    id: UUID
    username: str
    email: str
    language: str
    plan: PlanCode
    is_staff: bool
    is_blocked: bool
    sales_count: int
    created_at: datetime

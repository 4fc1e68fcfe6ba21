"""What users hands over to other modules."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

PlanCode = Literal["free", "premium", "pro"]


@dataclass(frozen=True, slots=True)
class SellerCard:
    """What everybody may know of a user beside their listing, order or review; unnamed, they go by their username."""

    id: UUID
    username: str
    display_name: str
    plan: PlanCode
    rating: float | None
    rating_count: int
    sales_count: int


@dataclass(frozen=True, slots=True)
class PublicUser(SellerCard):
    """A seller's public page."""

    about: str
    created_at: datetime
    active_listing_count: int


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


@dataclass(frozen=True, slots=True)
class Me:
    """A user for themselves."""

    id: UUID
    email: str
    username: str
    display_name: str
    about: str
    phone: str
    language: str
    time_zone: str
    is_email_verified: bool
    is_staff: bool
    plan: PlanCode
    rating: float | None
    rating_count: int
    sales_count: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class SessionTokens:
    """
    What a signed-in browser holds.

    `access` ends in `expires_in_s` seconds; `refresh` lives in its cookie alone for `refresh_expires_in_s`.
    """

    user_id: UUID
    access: str
    expires_in_s: int
    refresh: str
    refresh_expires_in_s: int

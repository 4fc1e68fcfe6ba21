"""What reviews hands over to its API and to modules above."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wibestore.users.types import SellerCard


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewResponse:
    """The seller's answer to a review."""

    text: str
    created_at: datetime
    updated_at: datetime
    can_edit_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewInfo:
    """A review as everybody may read it."""

    id: UUID
    listing_id: UUID
    listing_title: str
    game_name: str
    author: SellerCard
    seller: SellerCard
    rating: int
    text: str
    created_at: datetime
    updated_at: datetime
    can_edit_until: datetime
    response: ReviewResponse | None
    helpful_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A place in a list of reviews."""

    helpful_count: int
    created_at: datetime
    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewsPart:
    """A part of a list of reviews; `next_position` is that of its last one when more follow."""

    reviews: list[ReviewInfo]
    next_position: Position | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingDifference:
    """A seller's rating as it was stored, and as their reviews add up."""

    seller_id: UUID
    stored_stars: int
    stored_count: int
    stars: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Helpfulness:
    """How many found a review helpful, and whether the asker did."""

    helpful_count: int
    is_helpful: bool

"""What reviews hands over to its API and to modules above."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wibestore.users.types import SellerCard


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewsPart:
    """A part of a list of reviews; `next_position` is (created_at, id) of its last one when more follow."""

    reviews: list[ReviewInfo]
    next_position: tuple[datetime, UUID] | None

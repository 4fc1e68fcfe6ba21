"""Shapes of reviews."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from wibestore.core.api import CleanText, Input, Output, Page, WholeNumber
from wibestore.users.types import SellerCard


class ReviewPutIn(Input):
    """What a review says."""

    rating: Annotated[WholeNumber, Field(ge=1, le=5)]
    text: Annotated[CleanText, Field(max_length=2000)] = ""


class ReviewIn(ReviewPutIn):
    """The buyer's word on a completed order."""

    order_id: UUID


class ReviewOut(Output):
    """One review."""

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


ReviewPage = Page[ReviewOut]

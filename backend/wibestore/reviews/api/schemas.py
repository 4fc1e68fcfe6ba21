"""Shapes of reviews."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import CLEANED, Input, Output, Page, PageQuery, WholeNumber
from wibestore.reviews.rules import MIN_RESPONSE_LENGTH, RESPONSE_LENGTH
from wibestore.users.types import SellerCard


class ReviewPutIn(Input):
    """What a review says."""

    rating: Annotated[WholeNumber, Field(ge=1, le=5, description="Stars, 1 to 5")]
    text: Annotated[str, Field(max_length=2000, description="In one's own words"), CLEANED] = ""


class ReviewIn(ReviewPutIn):
    """The buyer's word on a completed order."""

    order_id: Annotated[UUID, Field(description="The completed order it is about")]


class ReviewResponseIn(Input):
    """The seller's answer."""

    text: Annotated[
        str,
        Field(min_length=MIN_RESPONSE_LENGTH, max_length=RESPONSE_LENGTH, description="What the seller answers"),
        CLEANED,
    ]


class ReviewQuery(PageQuery):
    """Parameters of a list of reviews."""

    ordering: Annotated[
        Literal["-created_at", "-helpful"], Field(description="The newest, or those that helped most, first")
    ] = "-created_at"


class ReviewResponseOut(Output):
    """The seller's answer; its author may change it until `can_edit_until`."""

    text: str
    created_at: datetime
    updated_at: datetime
    can_edit_until: datetime


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
    can_edit_until: datetime
    response: ReviewResponseOut | None
    helpful_count: int


ReviewPage = Page[ReviewOut]


class HelpfulOut(Output):
    """How many found a review helpful, and whether the caller did."""

    helpful_count: int
    is_helpful: bool


class HelpfulIdsOut(Output):
    """The reviews that the caller found helpful, the latest first."""

    results: list[UUID]

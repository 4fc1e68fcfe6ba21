"""Shapes of the public figures."""

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, Field

from wibestore.core.api import Output
from wibestore.games.types import GameRef
from wibestore.users.types import SellerCard, SellerFacts


class GameFiguresOut(Output):
    """One game in numbers."""

    game: GameRef
    active_listings: int
    completed_lately: int | None = Field(description="Completed orders of the last 30 days; null: fewer than five")
    median_price: int | None = Field(description="What accounts on sale cost, so'm; null: fewer than five on sale")


class DayFiguresOut(Output):
    """One day of Tashkent in numbers."""

    on: date
    completed: int | None = Field(description="Completed orders; null: fewer than five")


class StatsOut(Output):
    """The shop in numbers."""

    as_of: datetime | None = Field(description="When the days were last counted; null: never yet")
    active_listings: int
    sellers: int = Field(description="Who has something on sale")
    completed: int = Field(description="Completed orders since the shop began")
    completed_lately: int = Field(description="Completed orders of the last 30 days")
    delivery_minutes: int | None = Field(description="Median of deliveries by hand in 30 days; null: fewer than five")
    undisputed_bps: int | None = Field(
        description="Share of the orders of 30 days that nobody disputed, in basis points; null: fewer than five"
    )
    games: list[GameFiguresOut] = Field(description="The fullest first")
    days: list[DayFiguresOut] = Field(description="The 90 days before today, the oldest first")


class TopSellerOut(Output):
    """One of the best sellers."""

    seller: SellerCard
    facts: SellerFacts
    active_listing_count: int
    created_at: datetime


class TopSellersOut(Output):
    """The best sellers, the best first."""

    results: list[TopSellerOut]


class TopQuery(BaseModel):
    """The parameters of `sellers/top/`."""

    game: Annotated[
        str | None,
        Field(max_length=64, description="Those who have something of this game on sale", examples=["pubg-mobile"]),
    ] = None

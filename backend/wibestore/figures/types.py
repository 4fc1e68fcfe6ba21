"""What the shop tells everybody of itself; a number that would tell of a single deal is None."""

from dataclasses import dataclass
from datetime import date, datetime

from wibestore.games.types import GameRef


@dataclass(frozen=True, slots=True, kw_only=True)
class GameFigures:
    """What one game has on sale, what it sold in the last thirty days, and what the accounts on sale cost (so'm)."""

    game: GameRef
    active_listings: int
    completed_lately: int | None
    median_price: int | None


@dataclass(frozen=True, slots=True)
class DayFigures:
    """How many orders were completed on a day of Tashkent."""

    on: date
    completed: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopFigures:
    """
    The shop in numbers; "lately" are the last thirty days, today among them.

    `delivery_minutes` is the median of deliveries by hand, `undisputed_bps` the share of orders that nobody disputed
    (basis points, rounded down), both of orders made lately. `days` end with yesterday: today is not over.
    """

    as_of: datetime | None
    active_listings: int
    sellers: int
    completed: int
    completed_lately: int
    delivery_minutes: int | None
    undisputed_bps: int | None
    games: list[GameFigures]
    days: list[DayFigures]

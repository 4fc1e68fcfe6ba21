"""The shop in numbers for everybody (docs/adr/0033-figures.md): from rows that were counted, and from indexes."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from wibestore.backoffice import selectors as backoffice
from wibestore.core import clock
from wibestore.figures.rules import FLOOR, share_left_bps, told
from wibestore.figures.types import DayFigures, GameFigures, ShopFigures
from wibestore.games import selectors as games
from wibestore.games.types import GameInfo
from wibestore.listings import selectors as listings
from wibestore.orders import selectors as orders
from wibestore.users import selectors as users
from wibestore.users.types import TopSeller

# The version of the list of the best sellers.
TOP_SELLERS = "top-sellers"
TOP_MAX = 50
# Of so many of the best those are looked for who have something of one game on sale.
TOP_OF_GAME_AMONG = 500
LATELY_DAYS = 30
CHART_DAYS = 90
_DAY = timedelta(days=1)


def shop_get() -> ShopFigures:
    """Return the shop in numbers; as many queries however much was sold."""
    now = clock.now()
    today = now.astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date()
    lately = today - _DAY * (LATELY_DAYS - 1)
    counted = backoffice.days_completed(since=today - _DAY * CHART_DAYS)
    deals = orders.deals_since(now - _DAY * LATELY_DAYS)
    on_sale = listings.on_sale_by_game()
    return ShopFigures(
        as_of=counted.counted_at,
        active_listings=sum(count for count, _ in on_sale.values()),
        sellers=listings.sellers_on_sale(),
        completed=max(0, counted.total),
        completed_lately=max(0, sum(count for day, count in counted.by_day.items() if day >= lately)),
        delivery_minutes=deals.delivery_minutes if deals.delivered_by_hand >= FLOOR else None,
        undisputed_bps=share_left_bps(deals.disputed, deals.ended),
        games=_games(on_sale, backoffice.games_completed(since=lately)),
        days=_days(counted.by_day, today),
    )


def sellers_top(game: GameInfo | None) -> list[TopSeller]:
    """
    Return the best sellers, at most fifty; of a game, those of the best who have something of it on sale.

    One query, or three.
    """
    if game is None:
        return users.sellers_top(limit=TOP_MAX)
    best = users.seller_ids_top(limit=TOP_OF_GAME_AMONG)
    return users.sellers_top(limit=TOP_MAX, among=listings.sellers_of_game(game_id=game.id, among=best))


def _games(on_sale: dict[int, tuple[int, Any]], sold: dict[int, int]) -> list[GameFigures]:
    refs = games.game_refs({*on_sale, *sold})
    figures = []
    for game_id, ref in refs.items():
        count, median = on_sale.get(game_id, (0, None))
        completed = told(sold.get(game_id, 0))
        if count or completed:
            price = int(median) if count >= FLOOR else None
            figures.append(GameFigures(game=ref, active_listings=count, completed_lately=completed, median_price=price))
    return sorted(figures, key=lambda one: (-one.active_listings, -(one.completed_lately or 0), one.game.name))


def _days(by_day: dict[date, int], today: date) -> list[DayFigures]:
    days = [today - _DAY * back for back in range(CHART_DAYS, 0, -1)]
    return [DayFigures(day, told(by_day.get(day, 0))) for day in days]

"""How a seller is doing: views, likes, sales, income by day of Tashkent; as many queries for one listing as for all."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q
from django.db.models.functions import TruncDate

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import BASIS_POINTS, Som
from wibestore.ledger import selectors as ledger
from wibestore.listings import selectors as listings
from wibestore.orders.models import Order
from wibestore.orders.rules import OrderState
from wibestore.orders.types import SellingDay, SellingInfo, SellingTotals


def selling_get(*, actor: Actor, days: int) -> SellingInfo:
    """
    Return how the actor's selling went in the last `days` days, today among them, and in as many before.

    An order counts on the day it was paid, a sale on the day it was completed, income on the day the money came.
    """
    zone = ZoneInfo(settings.PEOPLE_TIME_ZONE)
    today = clock.now().astimezone(zone).date()
    every_day = [today - timedelta(days=back) for back in range(2 * days - 1, -1, -1)]
    start, middle, end = (_midnight(day, zone) for day in (every_day[0], every_day[days], today + timedelta(days=1)))
    seller_id = actor.user_id
    views = listings.views_by_day(seller_id=seller_id, since=every_day[0], until=today + timedelta(days=1))
    favorites = listings.favorites_between(seller_id=seller_id, moments=(start, middle, end))
    mine = Order.objects.filter(seller_id=seller_id)
    orders = mine.aggregate(
        before=Count("id", filter=Q(paid_at__gte=start, paid_at__lt=middle)),
        after=Count("id", filter=Q(paid_at__gte=middle, paid_at__lt=end)),
    )
    completed = mine.filter(state=OrderState.COMPLETED, completed_at__gte=start, completed_at__lt=end).order_by()
    sold = dict(
        completed.annotate(day=TruncDate("completed_at", tzinfo=zone)).values_list("day").annotate(count=Count("id"))
    )
    income = ledger.earnings_by_day(seller_id, since=start, until=end, zone=zone)
    series = [SellingDay(day, views.get(day, 0), sold.get(day, 0), income.get(day, Som(0))) for day in every_day]
    return SellingInfo(
        days=days,
        totals=_totals(series[days:], favorites=favorites[1], orders=orders["after"]),
        previous=_totals(series[:days], favorites=favorites[0], orders=orders["before"]),
        series=series[days:],
        statuses=listings.status_counts(seller_id),
    )


def _totals(series: Sequence[SellingDay], *, favorites: int, orders: int) -> SellingTotals:
    views, sold = sum(one.views for one in series), sum(one.sold for one in series)
    return SellingTotals(
        views=views,
        favorites=favorites,
        orders=orders,
        sold=sold,
        income=sum((one.income for one in series), Som(0)),
        # Rounded down.
        conversion_bps=sold * BASIS_POINTS // views if views else 0,
    )


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone)

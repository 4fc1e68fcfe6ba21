"""
How the shop is doing, for the staff: days that were counted (docs/adr/0028-days-in-numbers.md), and what waits now.

A request reads rows only: nothing here sums the books or scans orders.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Sum

from wibestore.backoffice import policies
from wibestore.backoffice.models import DayTotals, GameDay, Now
from wibestore.backoffice.rules import CHARTED, HELD, MONEY, SLA, SUMMED, step_begin, tone_of, totals_of
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor, StaffRole
from wibestore.core.errors import NotPermitted, ValidationFailed
from wibestore.core.public_cache import kept
from wibestore.games import selectors as games
from wibestore.listings import selectors as listings
from wibestore.moderation import selectors as moderation
from wibestore.orders import selectors as orders
from wibestore.payments import selectors as payments
from wibestore.support import selectors as support

LONGEST_PERIOD = 400
USUAL_PERIOD = 30
KEPT_S = 30
BEST_GAMES = 10
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Which days are meant, whether those before them too, and how long the steps of the chart are."""

    first_on: date
    last_on: date
    is_compared: bool
    step: str

    @property
    def length(self) -> int:
        """Return how many days it has."""
        return (self.last_on - self.first_on).days + 1


def dashboard_get(
    *, actor: Actor, first_on: date | None, last_on: date | None, compare: bool, step: str
) -> dict[str, Any]:
    """
    Return the shop's numbers of a period, the last thirty days where none is named; sums are None for a moderator.

    :raises NotPermitted: the actor is not of the staff
    :raises ValidationFailed: the days are no period of at most 400
    """
    if not actor.is_staff:
        raise NotPermitted
    # The time comes along with what was counted last: one statement for both.
    counted = Now.objects.filter(pk=1).annotate(asked_at=clock.now_expression()).first()
    now = counted.asked_at if counted else clock.now()
    period = _period_of(first_on, last_on, now, is_compared=compare, step=step)
    sees_money, moderates = policies.may_see_money(actor), policies.may_moderate(actor)
    administers = policies.may_administer(actor)
    return kept(
        f"dashboard:{sees_money}:{moderates}:{administers}:{period}",
        lambda: (
            _numbers(period, counted, sees_money=sees_money)
            | {"queues": _queues(now, money=sees_money, moderates=moderates, administers=administers)}
        ),
        keep_s=KEPT_S,
    )


def queues_get(*, actor: Actor) -> list[dict[str, Any]]:
    """
    Return what waits for the actor, and whether it is late.

    :raises NotPermitted: the actor is not of the staff
    """
    if not actor.is_staff:
        raise NotPermitted
    return _queues(
        clock.now(),
        money=policies.may_see_money(actor),
        moderates=policies.may_moderate(actor),
        administers=policies.may_administer(actor),
    )


def _period_of(first_on: date | None, last_on: date | None, now: datetime, *, is_compared: bool, step: str) -> Period:
    last = last_on or now.astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date()
    first = first_on or last - _DAY * (USUAL_PERIOD - 1)
    if not 0 <= (last - first).days < LONGEST_PERIOD:
        raise ValidationFailed.of(
            "?last_on", "out_of_range", f"From one day to at most {LONGEST_PERIOD}", max=LONGEST_PERIOD
        )
    return Period(first_on=first, last_on=last, is_compared=is_compared, step=step)


def _numbers(period: Period, counted: Now | None, *, sees_money: bool) -> dict[str, Any]:
    before = period.first_on - _DAY * period.length
    rows = DayTotals.objects.filter(day__gte=before if period.is_compared else period.first_on, day__lte=period.last_on)
    days = list(rows.order_by("day").values("day", "counted_at", *SUMMED))
    own = [day for day in days if day["day"] >= period.first_on]
    earlier = [day for day in days if day["day"] < period.first_on]
    return {
        "as_of": max((day["counted_at"] for day in own), default=None),
        "live_as_of": counted.counted_at if counted else None,
        "period": {"first_on": period.first_on, "last_on": period.last_on},
        "totals": _shown(totals_of(own), sees_money=sees_money),
        "before": _shown(totals_of(earlier), sees_money=sees_money) if period.is_compared else None,
        "series": _series(own, period.step, sees_money=sees_money),
        "orders_by_state": orders.live_counts() | (counted.liabilities["orders"] if counted else {}),
        **_held(counted if sees_money else None),
        "games": _games(period, sees_money=sees_money),
    }


def _shown(totals: dict[str, int], *, sees_money: bool) -> dict[str, int | None]:
    hidden = () if sees_money else (*MONEY, "take_rate_bps")
    return {name: None if name in hidden else value for name, value in totals.items()}


def _series(days: list[dict[str, Any]], step: str, *, sees_money: bool) -> list[dict[str, Any]]:
    parts = groupby(days, key=lambda day: step_begin(day["day"], step))
    return [{"on": on, **_shown(_charted(list(part)), sees_money=sees_money)} for on, part in parts]


def _charted(days: list[dict[str, Any]]) -> dict[str, int]:
    return {name: sum(int(day[name]) for day in days) for name in CHARTED}


def _held(counted: Now | None) -> dict[str, Any]:
    if counted is None:
        return {"liabilities": None, "clearing": None, "gap": None}
    told = counted.liabilities
    return {
        "liabilities": {name: told["owed"][name] for name in (*HELD, "total")},
        "clearing": [{"provider": code, "amount": -booked} for code, booked in sorted(told["clearing"].items())],
        "gap": told["gap"],
    }


def _games(period: Period, *, sees_money: bool) -> list[dict[str, Any]]:
    rows = GameDay.objects.filter(day__gte=period.first_on, day__lte=period.last_on).order_by()
    sums = rows.values("game_id").annotate(sold=Sum("orders_completed"), moved=Sum("gmv_completed"))
    best = list(sums.order_by("-moved" if sees_money else "-sold", "game_id")[:BEST_GAMES])
    names = games.game_refs(row["game_id"] for row in best)
    return [
        {
            "slug": names[row["game_id"]].slug,
            "name": names[row["game_id"]].name,
            "gmv_completed": int(row["moved"]) if sees_money else None,
            "orders_completed": row["sold"],
        }
        for row in best
        if row["game_id"] in names
    ]


def _queues(now: datetime, *, money: bool, moderates: bool, administers: bool) -> list[dict[str, Any]]:
    waiting: dict[str, tuple[int, datetime | None]] = {}
    if moderates or money:
        role: StaffRole = "admin" if moderates and money else "moderator" if moderates else "finance"
        waiting["support"] = support.waiting_requests(role)
    if moderates:
        waiting |= {"listings": listings.waiting_listings(), "disputes": orders.open_disputes()}
        waiting |= moderation.waiting_reports()
    if money:
        waiting |= payments.waiting_money()
    if administers:
        waiting["outbox_dead"] = outbox.dead_waiting()
    return [
        {
            "name": name,
            "count": waiting[name][0],
            "oldest_at": waiting[name][1],
            "sla_at": since + SLA[name] if (since := waiting[name][1]) else None,
            "tone": tone_of(name, waiting[name][1], now),
        }
        for name in SLA
        if name in waiting
    ]

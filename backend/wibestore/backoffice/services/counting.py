"""
Counts the shop's days (docs/adr/0028-days-in-numbers.md).

A day is counted from the books and from ids, as often as wanted: the same day gives the same row. What moved money is
read from the entries of that day alone, so the numbers agree with the books to the so'm.
"""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import batched
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from wibestore.audit import selectors as audit
from wibestore.backoffice.events import BOOKS_DIFFERED
from wibestore.backoffice.models import DayTotals, GameDay, Now
from wibestore.backoffice.rules import clearing_of, gap_of, liabilities_of
from wibestore.backoffice.selectors.positions import midnight_of
from wibestore.core import clock, outbox
from wibestore.core.turns import turn_take
from wibestore.ledger import selectors as ledger
from wibestore.ledger.types import AccountKind, DayEntry, EntryKind
from wibestore.listings import selectors as listings
from wibestore.moderation import selectors as moderation
from wibestore.orders import selectors as orders
from wibestore.users import selectors as users

logger = logging.getLogger("wibestore.backoffice")

# An entry bears the moment its transaction began: so long after midnight all of the day's are there.
CLOSED_AFTER = timedelta(hours=2)
_DAY = timedelta(days=1)
_PORTION = 1_000
_TERMINAL = {
    "completed": "orders_completed",
    "cancelled": "orders_cancelled",
    "refunded": "orders_refunded",
    "partially_refunded": "orders_partially_refunded",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What the shop owes people by where it lies, what lies at the providers, and by how much the books differ."""

    owed: dict[str, int]
    clearing: dict[str, int]
    gap: int
    counted_at: datetime


def totals_count(*, since: date, until: date | None = None) -> int:
    """Count every day from `since` to `until` anew, today where nothing is said; return how many days."""
    now = clock.now()
    last = until or now.astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date()
    days = [since + _DAY * number for number in range((last - since).days + 1)]
    for day in days:
        _day_count(day)
    return len(days)


def totals_count_lately(*, days: int) -> int:
    """Count today and the days before it, `days` in all; return how many days."""
    today = clock.now().astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date()
    return totals_count(since=today - _DAY * (days - 1), until=today)


@transaction.atomic
def now_count() -> int:
    """
    Count what the shop owes and holds at this moment; return by how much the books differ, which must be nothing.

    Kept balances and postings are read by one statement. Of the shop's and the providers' accounts it sums what was
    posted since the last closed day alone. Of a difference finance is told, once a day.
    """
    turn_take("backoffice.now")
    closed = DayTotals.objects.exclude(balances={}).order_by("-day").first()
    since = midnight_of(closed.day + _DAY) if closed else None
    sums: Counter[str] = Counter(closed.balances if closed else {})
    sums.update({name: int(total) for name, total in ledger.liabilities_now(since=since).items()})
    gap = gap_of(sums)
    ended = DayTotals.objects.aggregate(**{state: Sum(column) for state, column in _TERMINAL.items()})
    liabilities = {
        "owed": liabilities_of(sums),
        "clearing": clearing_of(sums),
        "gap": gap,
        "orders": {state: count or 0 for state, count in ended.items()},
    }
    now = clock.now()
    liabilities["gap_told_on"] = _gap_tell(gap, now)
    Now.objects.update_or_create(pk=1, defaults={"liabilities": liabilities, "counted_at": now})
    return gap


def position_now() -> Position | None:
    """Return what was last counted of what the shop owes and holds, for the metrics; None before the first time."""
    row = Now.objects.filter(pk=1).first()
    if row is None:
        return None
    told = row.liabilities
    return Position(owed=told["owed"], clearing=told["clearing"], gap=told["gap"], counted_at=row.counted_at)


def _gap_tell(gap: int, now: datetime) -> str | None:
    """Tell finance of a difference unless that was done today; return the day it was told last."""
    told = Now.objects.filter(pk=1).values_list("liabilities__gap_told_on", flat=True).first()
    if not gap:
        return told
    logger.error("Kept balances and postings differ", extra={"amount": gap})
    today = now.astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date().isoformat()
    if told != today:
        outbox.publish(BOOKS_DIFFERED, {"day": today, "amount": gap}, sequence_key="books")
    return today


def closings_check() -> Iterator[str]:
    """Yield a sentence for every account whose last closing balance is not the sum of its postings until then."""
    closed = DayTotals.objects.exclude(balances={}).order_by("-day").first()
    if closed is None:
        return
    summed = ledger.shared_balances(until=midnight_of(closed.day + _DAY))
    for name in sorted({*summed, *closed.balances}):
        kept, true = closed.balances.get(name, 0), int(summed.get(name, 0))
        if kept != true:
            yield f"{closed.day} closed {name} with {kept}, its postings sum to {true}."


@dataclass(slots=True)
class _Books:
    """What the entries of one day add up to."""

    totals: Counter[str] = field(default_factory=Counter)
    moved: Counter[str] = field(default_factory=Counter)
    # Of each sale or what opened one again: the order, one or less one, and what it moved.
    sales: list[tuple[UUID, int, int]] = field(default_factory=list)
    refunded: list[UUID] = field(default_factory=list)

    def add(self, entry: DayEntry) -> None:
        """Count an entry."""
        for line in entry.lines:
            if line.owner_id is None:
                self.moved[line.code or line.account.value] += int(line.amount)
        if entry.kind in _ORDER_KINDS:
            self._add_order(entry)
        elif named := _NAMED.get(entry.kind):
            self.totals[named[0]] += 1
            self.totals[named[1]] += sum(int(line.amount) for line in entry.lines if line.amount > 0)

    def _add_order(self, entry: DayEntry) -> None:
        order_id = UUID(entry.reference.partition(":")[2])
        escrow = next(line for line in entry.lines if line.account is AccountKind.ORDER_ESCROW)
        price = abs(int(escrow.amount))
        if entry.kind is EntryKind.ORDER_HOLD:
            self.totals["orders_paid"] += 1
            self.totals["gmv_paid"] += price
            return
        back = sum(int(line.amount) for line in entry.lines if line.owner_id == escrow.payer_id and line is not escrow)
        if entry.kind in {EntryKind.ORDER_REFUND, EntryKind.ORDER_SETTLEMENT}:
            self.totals["refunded"] += back
        if entry.kind is EntryKind.ORDER_REFUND:
            self.refunded.append(order_id)
            return
        if entry.kind is EntryKind.ORDER_SETTLEMENT:
            self.totals["orders_partially_refunded"] += 1
            self.sales.append((order_id, 0, price - back))
        else:
            sign = -1 if entry.kind is EntryKind.ORDER_CLAIM else 1
            self.sales.append((order_id, sign, sign * price))


_NAMED = {
    EntryKind.DEPOSIT: ("deposits", "deposits_amount"),
    EntryKind.WITHDRAWAL_PAID: ("withdrawals_paid", "withdrawals_amount"),
}
_ORDER_KINDS = frozenset(
    {
        EntryKind.ORDER_HOLD,
        EntryKind.ORDER_RELEASE,
        EntryKind.ORDER_REFUND,
        EntryKind.ORDER_SETTLEMENT,
        EntryKind.ORDER_CLAIM,
    }
)


@transaction.atomic
def _day_count(day: date) -> None:
    since, until, now = midnight_of(day), midnight_of(day + _DAY), clock.now()
    books = _Books()
    for entry in ledger.day_entries(since=since, until=until):
        books.add(entry)
    games = _games_of(books)
    looks, visitors = listings.views_on(day)
    row = DayTotals(
        day=day,
        new_users=users.registered_between(since, until),
        listings_submitted=listings.submitted_between(since, until),
        listings_approved=audit.act_count(action="listing.approved", since=since, until=until),
        orders_created=orders.orders_created(since, until),
        orders_cancelled=orders.orders_cancelled(since, until),
        disputes_opened=orders.disputes_opened(since, until),
        reports_opened=moderation.reports_opened(since, until),
        views=looks,
        viewers=visitors,
        orders_completed=sum(count for count, _ in games.values()),
        gmv_completed=sum(amount for _, amount in games.values()),
        commission=books.moved[AccountKind.PLATFORM_COMMISSION],
        subscriptions_income=books.moved[AccountKind.PLATFORM_SUBSCRIPTIONS],
        balances=_closing(day, books.moved) if now >= until + CLOSED_AFTER else {},
        counted_at=now,
        **books.totals,
    )
    _keep(row)
    _games_keep(day, games)


def _games_of(books: _Books) -> dict[int, tuple[int, int]]:
    """Return the day's sales by game, and note of refunded orders which were refunded and not cancelled."""
    found: dict[int, tuple[int, int]] = {}
    for sales in batched(books.sales, _PORTION):
        facts = orders.order_games({order_id for order_id, _, _ in sales})
        for order_id, count, amount in sales:
            _, game_id = facts[order_id]
            counted = found.get(game_id, (0, 0))
            found[game_id] = counted[0] + count, counted[1] + amount
    for ids in batched(books.refunded, _PORTION):
        states = orders.order_games(ids)
        books.totals["orders_refunded"] += sum(states[one][0] != "cancelled" for one in ids)
    return found


def _closing(day: date, moved: Counter[str]) -> dict[str, int]:
    before = DayTotals.objects.filter(day=day - _DAY).values_list("balances", flat=True).first()
    if not before:
        until = midnight_of(day + _DAY)
        return {name: int(total) for name, total in ledger.shared_balances(until=until).items()}
    return {name: before.get(name, 0) + moved[name] for name in sorted({*before, *moved})}


def _keep(row: DayTotals) -> None:
    columns = [column.name for column in DayTotals._meta.concrete_fields if not column.primary_key]
    if not row.views:
        # Looks are forgotten after sixty days: what was counted of them stays.
        columns = [name for name in columns if name not in {"views", "viewers"}]
    DayTotals.objects.bulk_create([row], update_conflicts=True, unique_fields=["day"], update_fields=columns)


def _games_keep(day: date, games: dict[int, tuple[int, int]]) -> None:
    GameDay.objects.filter(day=day).exclude(game_id__in=games).delete()
    GameDay.objects.bulk_create(
        [
            GameDay(day=day, game_id=game_id, orders_completed=count, gmv_completed=amount)
            for game_id, (count, amount) in sorted(games.items())
        ],
        update_conflicts=True,
        unique_fields=["day", "game_id"],
        update_fields=["orders_completed", "gmv_completed"],
    )

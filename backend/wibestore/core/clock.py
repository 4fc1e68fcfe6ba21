"""The shop's time is the database's, so that a wrong clock of one process moves no deadline (R8.2, L7)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any, cast

from django.db.models import DateTimeField, ExpressionWrapper, Max, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Now

from wibestore.core.models import Heartbeat
from wibestore.core.statements import Select

_offset: ContextVar[timedelta] = ContextVar("clock_offset", default=timedelta(0))
# What the running unit of work has learned; None outside of one.
_fixed: ContextVar[list[datetime] | None] = ContextVar("clock_fixed", default=None)


def _asking() -> QuerySet[Heartbeat, Any]:
    # An aggregate always returns one row: the database's time without a table of its own, by the ORM alone.
    answer = Coalesce(Max("beat_at", filter=Q(name="")), Now())
    rows = Heartbeat.objects.order_by().annotate(now=answer).values_list("now")
    # Over all rows at once, not one answer for each of them.
    rows.query.group_by = None
    return rows


# Every unit of work asks: worded once (docs/adr/0022).
_ASKED = Select(_asking)


def now() -> datetime:
    """Return the database's current time (aware, UTC); within `fixed`, the same moment whoever asks."""
    known = _fixed.get()
    if known is None:
        return _asked() + _offset.get()
    if not known:
        known.append(_asked())
    return known[0] + _offset.get()


@contextmanager
def fixed(at: datetime | None = None) -> Iterator[None]:
    """
    Let everything inside happen at one moment: the database is asked once for a whole transaction.

    :param at: the database's time, where a statement has just brought it along
    """
    token = _fixed.set([] if at is None else [at])
    try:
        yield
    finally:
        _fixed.reset(token)


def _asked() -> datetime:
    (moment,) = cast("tuple[datetime]", _ASKED.first())
    return moment


def now_expression(shift: timedelta = timedelta(0)) -> Combinable:
    """Return the database's time, moved by `shift`, for use inside a query that needs no time besides."""
    moved = _offset.get() + shift
    return ExpressionWrapper(Now() + Value(moved), output_field=DateTimeField()) if moved else Now()


def ahead() -> timedelta:
    """Return how far tests have moved the clock: for kept statements, which say `Now()` plus a slot."""
    return _offset.get()


def told(asked: datetime) -> datetime:
    """Return the shop's time of a moment that a kept statement has just brought along from the database (`Now()`)."""
    return asked + _offset.get()


@contextmanager
def travel(by: timedelta) -> Iterator[None]:
    """Move the clock of this thread by `by`; for tests alone."""
    token = _offset.set(_offset.get() + by)
    try:
        yield
    finally:
        _offset.reset(token)

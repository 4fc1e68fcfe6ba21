"""Where a page of the staff's lists begins and ends: a signed cursor that belongs to its filters."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from wibestore.core.cursor import cursor_decode, cursor_encode, cursor_scope
from wibestore.core.errors import ValidationFailed

Position = tuple[datetime, UUID]


def scope_of(name: str, **filters: Any) -> str:
    """Return what a cursor is made for: the list with all its filters, so that it fits no other."""
    return cursor_scope(f"admin.{name}", **filters)


def after_of(cursor: str, scope: str) -> Position | None:
    """
    Return the position a cursor names; None for the first page.

    :raises ValidationFailed: the cursor is not of this list
    """
    if not cursor:
        return None
    moment, row_id = cursor_decode(cursor, scope=scope)
    return datetime.fromisoformat(moment), UUID(row_id)


def next_of(after: Position | None, scope: str) -> str:
    """Return the cursor of the page behind `after`, empty where there is none."""
    return cursor_encode([after[0].isoformat(), str(after[1])], scope=scope) if after else ""


def midnight_of(day: date) -> datetime:
    """Return when a day begins for people in Tashkent."""
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(settings.PEOPLE_TIME_ZONE))


def period_of(first_on: date | None, last_on: date | None, *, longest: int) -> tuple[datetime | None, datetime | None]:
    """
    Return from when until when days are meant; of one alone the other follows by the longest period.

    :raises ValidationFailed: they are the wrong way round, or further apart than `longest` days
    """
    if first_on is None and last_on is None:
        return None, None
    last = last_on or (first_on or date.min) + timedelta(days=longest - 1)
    first = first_on or last - timedelta(days=longest - 1)
    if not 0 <= (last - first).days < longest:
        raise ValidationFailed.of("?last_on", "out_of_range", f"From one day to at most {longest}", max=longest)
    return midnight_of(first), midnight_of(last + timedelta(days=1))

"""Reads records of acts."""

from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from wibestore.audit.models import AuditRecord
from wibestore.audit.types import AuditLine
from wibestore.core.ids import CLOCK_MARGIN, uuid7_from

MAX_LINES = 100
_COLUMNS = tuple(field.name for field in fields(AuditLine))


def audit_list(*, target: str, target_id: UUID | int | str, limit: int = MAX_LINES) -> list[AuditLine]:
    """Return what was done to one thing, newest first, at most `limit` lines."""
    records = AuditRecord.objects.filter(target=target, target_id=str(target_id)).order_by("-at", "-id")
    return [AuditLine(*row) for row in records.values_list(*_COLUMNS)[: min(limit, MAX_LINES)]]


def audit_page(
    *,
    actor_id: UUID | None = None,
    action: str = "",
    target: str = "",
    target_id: str = "",
    ip: str = "",
    since: datetime | None = None,
    before: datetime | None = None,
    after: tuple[datetime, UUID] | None = None,
    limit: int,
) -> list[AuditLine]:
    """
    Return what was done, newest first; everything that is given must hold.

    :param since: from this instant on
    :param before: earlier than this instant
    :param after: the position of the last line that was read: its time and its id
    """
    wanted: dict[str, Any] = {
        "actor_id": actor_id,
        "action": action,
        "target": target,
        "target_id": target_id,
        "ip": ip,
        "at__gte": since,
        "at__lt": before,
    }
    records = AuditRecord.objects.filter(**{name: value for name, value in wanted.items() if value})
    if after:
        at, line_id = after
        records = records.filter(Q(at__lte=at) & (Q(at__lt=at) | Q(id__lt=line_id)))
    return [AuditLine(*row) for row in records.order_by("-at", "-id").values_list(*_COLUMNS)[:limit]]


def act_count(*, action: str, since: datetime, until: datetime) -> int:
    """Return how often `action` was done from `since` until before `until`."""
    ids = (uuid7_from(since - CLOCK_MARGIN), uuid7_from(until + CLOCK_MARGIN))
    return AuditRecord.objects.filter(id__range=ids, action=action, at__gte=since, at__lt=until).count()

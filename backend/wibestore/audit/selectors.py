"""Reads records of acts."""

from dataclasses import fields
from datetime import datetime
from uuid import UUID

from wibestore.audit.models import AuditRecord
from wibestore.audit.types import AuditLine
from wibestore.core.ids import CLOCK_MARGIN, uuid7_from

MAX_LINES = 100
_COLUMNS = tuple(field.name for field in fields(AuditLine))


def audit_list(*, target: str, target_id: UUID | int | str, limit: int = MAX_LINES) -> list[AuditLine]:
    """Return what was done to one thing, newest first, at most `limit` lines."""
    records = AuditRecord.objects.filter(target=target, target_id=str(target_id)).order_by("-at", "-id")
    return [AuditLine(*row) for row in records.values_list(*_COLUMNS)[: min(limit, MAX_LINES)]]


def act_count(*, action: str, since: datetime, until: datetime) -> int:
    """Return how often `action` was done from `since` until before `until`."""
    ids = (uuid7_from(since - CLOCK_MARGIN), uuid7_from(until + CLOCK_MARGIN))
    return AuditRecord.objects.filter(id__range=ids, action=action, at__gte=since, at__lt=until).count()

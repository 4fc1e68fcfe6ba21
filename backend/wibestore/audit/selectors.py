"""Reads records of acts."""

from dataclasses import fields
from uuid import UUID

from wibestore.audit.models import AuditRecord
from wibestore.audit.types import AuditLine

MAX_LINES = 100
_COLUMNS = tuple(field.name for field in fields(AuditLine))


def audit_list(*, target: str, target_id: UUID | int | str, limit: int = MAX_LINES) -> list[AuditLine]:
    """Return what was done to one thing, newest first, at most `limit` lines."""
    records = AuditRecord.objects.filter(target=target, target_id=str(target_id)).order_by("-at", "-id")
    return [AuditLine(*row) for row in records.values_list(*_COLUMNS)[: min(limit, MAX_LINES)]]

"""What staff see at once of what was said against somebody."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from wibestore.moderation.models import Report, Verdict
from wibestore.moderation.types import ReportStatus

_OPEN = (ReportStatus.PENDING.value, ReportStatus.INVESTIGATING.value)
_READ_MAX = 100
_SHOWN = (
    "id",
    "kind",
    "subject_kind",
    "subject_id",
    "reason",
    "text",
    "given_at",
    "expires_at",
    "ended_at",
    "end_reason",
)


def open_report_counts(user_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return how many open cases are about each of these users, without those who have none; one query."""
    rows = Report.objects.filter(accused_id__in=user_ids, status__in=_OPEN).order_by().values_list("accused_id")
    return dict(rows.annotate(count=Count("id")))


def judged_counts(user_id: UUID) -> dict[str, int]:
    """Return how many cases about somebody are open, and how many found something; one query."""
    return Report.objects.filter(accused_id=user_id).aggregate(
        open=Count("id", filter=Q(status__in=_OPEN)), resolved=Count("id", filter=Q(status=ReportStatus.RESOLVED.value))
    )


def verdict_rows_of(user_ids: Collection[UUID], *, limit: int) -> dict[UUID, list[dict[str, Any]]]:
    """Return the newest verdicts about each of a few people; one query."""
    rows = Verdict.objects.filter(user_id__in=user_ids).order_by("-given_at").values("user_id", *_SHOWN)
    found: dict[UUID, list[dict[str, Any]]] = {user_id: [] for user_id in user_ids}
    for row in rows[:_READ_MAX]:
        of_person = found[row.pop("user_id")]
        if len(of_person) < limit:
            of_person.append(row)
    return found


def verdict_rows(user_id: UUID, *, limit: int) -> list[dict[str, Any]]:
    """Return the newest verdicts about somebody; one query."""
    return list(Verdict.objects.filter(user_id=user_id).order_by("-given_at").values(*_SHOWN)[:limit])

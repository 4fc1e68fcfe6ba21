"""Reads of reports: cases for the staff, one's own reports for everybody."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, Min, OuterRef, Q, Value

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.core.errors import NotPermitted
from wibestore.core.ids import CLOCK_MARGIN, uuid7_from
from wibestore.moderation.errors import ReportNotFound
from wibestore.moderation.models import OPEN_REPORTS, Appeal, Report, ReportVoice
from wibestore.moderation.policies import can_judge, can_moderate
from wibestore.moderation.rules import CLOSED, events_allowed, tone_of
from wibestore.moderation.selectors.verdicts import verdicts_of
from wibestore.moderation.types import AppealStatus, ReportStatus, SubjectKind
from wibestore.uploads import selectors as uploads
from wibestore.users import selectors as users
from wibestore.users.types import SellerCard

Ordering = Literal["weight", "oldest", "newest"]
Taken = Literal["mine", "free", "others"]
VOICES_MAX = 50
VERDICTS_MAX = 10
_MINE = ("id", "reason", "created_at", "report__status", "report__closed_at")
_MY_SUBJECT = ("report__subject_kind", "report__subject_id", "report__excerpt__title")


def report_page(
    *,
    actor: Actor,
    status: str = "open",
    kind: str | None = None,
    reason: str | None = None,
    accused: UUID | None = None,
    taken: Taken | None = None,
    ordering: Ordering = "weight",
    cursor: str = "",
    page_size: int,
) -> dict[str, Any]:
    """
    Return cases in the shape of `ReportPage`; open ones unless another status is asked for. Three queries and the time.

    :param status: open, all, or one of `ReportStatus`
    :raises NotPermitted: the actor is no moderator
    :raises ValidationFailed: the cursor is not of this list
    """
    if not can_moderate(actor):
        raise NotPermitted
    now = clock.now()
    rows = Report.objects.all()
    if status != "all":
        rows = rows.filter(status__in=OPEN_REPORTS if status == "open" else (status,))
    if kind:
        rows = rows.filter(subject_kind=kind)
    if accused:
        rows = rows.filter(accused_id=accused)
    if reason:
        rows = rows.filter(Exists(ReportVoice.objects.filter(report=OuterRef("id"), reason=reason)))
    if taken:
        rows = rows.filter(_taken(taken, actor.user_id, now))
    scope = f"reports:{status}:{kind}:{reason}:{accused}:{taken}:{ordering}"
    if cursor:
        rows = rows.filter(_behind(ordering, cursor_decode(cursor, scope=scope)))
    found = list(rows.order_by(*_ORDER[ordering])[: page_size + 1])
    shown = found[:page_size]
    is_more = len(found) > page_size
    return {
        "results": _cards(shown, now),
        "next": cursor_encode(_position(shown[-1], ordering), scope=scope) if is_more else "",
    }


def report_get(*, actor: Actor, report_id: UUID) -> dict[str, Any]:
    """
    Return a case whole, in the shape of `ReportOut`: who reported it (50 at most) is for the staff's eyes alone.

    :raises NotPermitted: the actor is no moderator
    :raises ReportNotFound: there is none
    """
    if not can_moderate(actor):
        raise NotPermitted
    report = Report.objects.filter(id=report_id).first()
    if report is None:
        raise ReportNotFound
    voices = list(report.voices.order_by("-weight", "id")[:VOICES_MAX])
    reporters = users.seller_cards(voice.reporter_id for voice in voices)
    images = uploads.images_by_ids([voice.image_id for voice in voices if voice.image_id])
    may_judge = can_judge(actor, report.accused_id)
    return {
        **_cards([report], clock.now())[0],
        "accused_language": users.languages_of([report.accused_id])[report.accused_id],
        "voices": [
            {
                "reporter": reporters[voice.reporter_id],
                "reason": voice.reason,
                "text": voice.text,
                "image": images.get(voice.image_id) if voice.image_id else None,
                "weight": voice.weight,
                "created_at": voice.created_at,
            }
            for voice in voices
        ],
        "excerpt": report.excerpt,
        "resolution_text": report.resolution_text,
        "verdicts": verdicts_of(user_id=report.accused_id, limit=VERDICTS_MAX),
        "allowed_events": events_allowed(report.status) if may_judge else [],
    }


def waiting_reports() -> dict[str, tuple[int, datetime | None]]:
    """Return how many cases and how many appeals wait, and since when the oldest does; one query."""
    waiting: dict[str, tuple[int, datetime | None]] = {"reports": (0, None), "appeals": (0, None)}
    asked = (
        ("reports", Report.objects.filter(status__in=OPEN_REPORTS)),
        ("appeals", Appeal.objects.filter(status=AppealStatus.PENDING.value)),
    )
    reports, appeals = (
        rows.order_by()
        .annotate(name=Value(name))
        .values("name")
        .annotate(count=Count("pk"), since=Min("created_at"))
        .values_list("name", "count", "since")
        for name, rows in asked
    )
    return waiting | {name: (count, since) for name, count, since in reports.union(appeals, all=True)}


def reports_opened(since: datetime, until: datetime) -> int:
    """Return how many cases were opened from `since` until before `until`, however many voices they have."""
    ids = (uuid7_from(since - CLOCK_MARGIN), uuid7_from(until + CLOCK_MARGIN))
    return Report.objects.filter(id__range=ids, created_at__gte=since, created_at__lt=until).count()


def my_reports(*, actor: Actor, cursor: str = "", page_size: int) -> dict[str, Any]:
    """
    Return what the actor has reported, the newest first, in the shape of `MyReportPage`; one query.

    :raises ValidationFailed: the cursor is not of this list
    """
    voices = ReportVoice.objects.filter(reporter_id=actor.user_id)
    if cursor:
        at, voice_id = cursor_decode(cursor, scope="my-reports")
        behind = Q(created_at=datetime.fromisoformat(at), id__lt=voice_id)
        voices = voices.filter(Q(created_at__lt=datetime.fromisoformat(at)) | behind)
    rows = list(voices.order_by("-created_at", "-id").values(*_MINE, *_MY_SUBJECT)[: page_size + 1])
    shown = rows[:page_size]
    position = [shown[-1]["created_at"].isoformat(), str(shown[-1]["id"])] if len(rows) > page_size else None
    return {
        "results": [_mine(row) for row in shown],
        "next": cursor_encode(position, scope="my-reports") if position else "",
    }


def my_report_get(*, actor: Actor, voice_id: UUID) -> dict[str, Any]:
    """
    Return one of the actor's own reports in the shape of `MyReportOut`.

    :raises ReportNotFound: there is none
    """
    own = ReportVoice.objects.filter(id=voice_id, reporter_id=actor.user_id)
    row = own.values(*_MINE, *_MY_SUBJECT).first()
    if row is None:
        raise ReportNotFound
    return _mine(row)


def _mine(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "subject": {
            "kind": row["report__subject_kind"],
            "id": row["report__subject_id"],
            "title": row["report__excerpt__title"] or "",
        },
        "reason": row["reason"],
        "status": row["report__status"],
        "outcome": _OUTCOMES.get(row["report__status"], ""),
        "created_at": row["created_at"],
        "closed_at": row["report__closed_at"],
    }


def _taken(taken: Taken, user_id: UUID, now: datetime) -> Q:
    mine = Q(taken_by=user_id)
    # A claim that ran out holds nothing.
    free = Q(claimed_until=None) | Q(claimed_until__lte=now)
    return {"mine": mine, "free": free, "others": ~free & ~mine}[taken]


def _cards(reports: Sequence[Report], now: datetime) -> list[dict[str, Any]]:
    people = users.seller_cards(_people(reports))
    reasons = _reasons([report.id for report in reports])
    return [_card(report, people, reasons.get(report.id, []), now) for report in reports]


def _people(reports: Sequence[Report]) -> Iterable[UUID]:
    return {one for report in reports for one in (report.accused_id, report.taken_by) if one}


def _card(
    report: Report, people: dict[UUID, SellerCard], reasons: list[dict[str, Any]], now: datetime
) -> dict[str, Any]:
    sla_at = report.created_at + timedelta(hours=settings.REPORT_SLA_HOURS)
    is_closed = ReportStatus(report.status) in CLOSED
    holder = people.get(report.taken_by) if report.taken_by else None
    return {
        "id": report.id,
        "status": report.status,
        "subject": {
            "kind": report.subject_kind,
            "id": report.subject_id,
            "title": report.excerpt.get("title", ""),
            "link": _link(report),
        },
        "accused": people[report.accused_id],
        "voice_count": report.voice_count,
        "weight": report.weight,
        "reasons": reasons,
        "taken_by": {"id": report.taken_by, "username": holder.username} if holder else None,
        "claimed_until": report.claimed_until,
        "created_at": report.created_at,
        "closed_at": report.closed_at,
        "sla_at": sla_at,
        "tone": tone_of(since=report.created_at, until=sla_at, now=now, is_closed=is_closed),
        "version": report.version,
    }


def _link(report: Report) -> str:
    """Return the page of the interface that shows the thing to staff; a message is shown with the case alone."""
    if report.subject_kind == SubjectKind.LISTING:
        return f"/admin/listings/{report.subject_id}"
    if report.subject_kind == SubjectKind.REVIEW and "listing_id" in report.excerpt:
        return f"/listings/{report.excerpt['listing_id']}"
    return f"/admin/users/{report.accused_id}"


def _reasons(report_ids: Sequence[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    counted = (
        ReportVoice.objects.filter(report_id__in=report_ids)
        .values("report_id", "reason")
        .annotate(count=Count("id"))
        .order_by("-count", "reason")
    )
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in counted:
        found.setdefault(row["report_id"], []).append({"code": row["reason"], "count": row["count"]})
    return found


def _position(report: Report, ordering: Ordering) -> list[Any]:
    if ordering == "weight":
        return [report.weight, report.created_at.isoformat(), str(report.id)]
    return [str(report.id)]


def _behind(ordering: Ordering, position: list[Any]) -> Q:
    if ordering == "oldest":
        return Q(id__gt=position[0])
    if ordering == "newest":
        return Q(id__lt=position[0])
    weight, at, report_id = position[0], datetime.fromisoformat(position[1]), position[2]
    later = Q(created_at__gt=at) | Q(created_at=at, id__gt=report_id)
    return Q(weight__lte=weight) & (Q(weight__lt=weight) | later)


_ORDER: dict[Ordering, tuple[str, ...]] = {
    "weight": ("-weight", "created_at", "id"),
    "oldest": ("id",),
    "newest": ("-id",),
}
_OUTCOMES = {ReportStatus.RESOLVED.value: "acted", ReportStatus.REJECTED.value: "no_breach"}

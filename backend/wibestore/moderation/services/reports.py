"""
Reports: voices gather in one case per thing, staff take it and close it.

No number of voices does anything by itself (threat T-11): they only put cases in order.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from wibestore.audit import services as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, ValidationFailed, VersionConflict
from wibestore.core.ids import uuid7
from wibestore.core.tunables import tunable
from wibestore.core.turns import turn_take
from wibestore.moderation.errors import (
    InvalidReportTransition,
    OwnReport,
    ReportClaimed,
    ReportNotFound,
    ReportsPerDay,
)
from wibestore.moderation.events import REPORT_OPENED, REPORT_RESOLVED
from wibestore.moderation.models import OPEN_REPORTS, Report, ReportVoice
from wibestore.moderation.policies import can_judge, can_moderate
from wibestore.moderation.rules import (
    CLOSED,
    EXCERPT_KEPT,
    MOVES,
    REJECTED_COUNT_FOR,
    REPORT_TEXT_LENGTH,
    reason_of,
    weight_of,
)
from wibestore.moderation.services.subjects import subject_get
from wibestore.moderation.services.verdicts import verdict_give
from wibestore.moderation.types import ReportStatus, Subject, SubjectKind, VerdictDraft, VerdictKind
from wibestore.screening.services import text_screen
from wibestore.uploads import services as uploads
from wibestore.users import selectors as users

DAY = timedelta(days=1)
FORGET_BATCH = 500
# A case may be closed in the moment in which it is found: then the next look opens a new one.
_TRIES = 5


@transaction.atomic
def report_open(
    *,
    actor: Actor,
    subject_kind: SubjectKind,
    subject_id: UUID,
    reason: str,
    text: str = "",
    upload_id: UUID | None = None,
) -> tuple[UUID, bool]:
    """
    Report a thing; return the id of the actor's voice and whether it is new. Contacts in the text are masked.

    :raises SubjectNotFound: absent, or not there for the actor
    :raises OwnReport: it is the actor's own
    :raises ReportsPerDay: enough for 24 hours
    :raises ValidationFailed: no such reason, or one that wants words
    :raises ImageNotFound: the picture is not the actor's to give
    :raises ImageNotReady: the picture is not ready
    """
    _reason_check(subject_kind, reason, text)
    subject = subject_get(actor=actor, kind=subject_kind, subject_id=subject_id)
    if subject.accused_id == actor.user_id:
        raise OwnReport
    # One person's reports one after the other: so many a day are so many, however fast they come.
    turn_take(f"reports:{actor.user_id}")
    now = clock.now()
    known = _own_voice(actor.user_id, subject)
    if known is not None:
        return known, False
    _day_check(actor.user_id, now)
    weight = _weight(actor, now)
    report, is_first = _case(subject, now)
    voice_id = uuid7()
    if upload_id is not None:
        uploads.images_attach(owner_id=actor.user_id, image_ids=[upload_id], used_by=voice_id)
    ReportVoice.objects.create(
        id=voice_id,
        report=report,
        reporter_id=actor.user_id,
        reason=reason,
        text=text_screen(text).text[:REPORT_TEXT_LENGTH],
        image_id=upload_id,
        weight=weight,
        created_at=now,
    )
    _heard(report, weight, now, is_first=is_first)
    details = {"subject_kind": subject.kind.value, "subject_id": str(subject.id), "reason": reason}
    audit.audit_write(actor=actor, action="report.made", target="report", target_id=report.id, details=details)
    return voice_id, True


@transaction.atomic
def report_update(
    *,
    actor: Actor,
    report_id: UUID,
    status: ReportStatus,
    expected_version: int,
    text: str = "",
    verdict: VerdictDraft | None = None,
) -> None:
    """
    Take a case, or close it: resolved (perhaps with a verdict) or rejected. Everybody who reported is told.

    :param text: for the staff, kept with the case
    :raises ReportNotFound: there is none
    :raises NotPermitted: the actor is no moderator, or it is about themselves
    :raises VersionConflict: somebody of the staff changed it since it was read
    :raises ReportClaimed: somebody else looks into it
    :raises InvalidReportTransition: it is closed
    :raises ValidationFailed: a verdict without `resolved`, or one that does not fit
    :raises VerdictRunning: the same verdict is in force already
    """
    if not can_moderate(actor):
        raise NotPermitted
    report = Report.objects.select_for_update(no_key=True).filter(id=report_id).first()
    if report is None:
        raise ReportNotFound
    if not can_judge(actor, report.accused_id):
        raise NotPermitted("Somebody else of the staff decides on what is reported of you")
    now = clock.now()
    _step_check(actor, report, status, expected_version, now)
    if verdict is not None and status is not ReportStatus.RESOLVED:
        raise ValidationFailed.of("/verdict", "not_resolved", "A verdict belongs to a resolved report")
    before = {"status": report.status, "taken_by": _text(report.taken_by)}
    _step(report, actor, status, text, now)
    after = {"status": report.status, "taken_by": _text(report.taken_by)}
    if status in CLOSED:
        _outcome_tell(report)
    audit.audit_change(
        actor=actor,
        action=f"report.{status.value}",
        target="report",
        target_id=report.id,
        before=before,
        after=after,
        reason=text,
        verdict=verdict.kind.value if verdict else None,
    )
    if verdict is not None:
        _judge(actor, report, verdict)


def excerpts_forget(limit: int = FORGET_BATCH) -> int:
    """Empty what cases say of their things, 180 days after their end; return how many."""
    before = clock.now() - EXCERPT_KEPT
    old = Report.objects.filter(closed_at__lt=before).exclude(excerpt={}).order_by("closed_at", "id")
    ids = list(old.values_list("id", flat=True)[:limit])
    return Report.objects.filter(id__in=ids).update(excerpt={})


def _reason_check(kind: SubjectKind, code: str, text: str) -> None:
    reason = reason_of(kind, code)
    if reason is None:
        raise ValidationFailed.of("/reason", "unknown_reason", "There is no such reason for this")
    if reason.asks_text and not text:
        raise ValidationFailed.of("/text", "required", "Say in words what is wrong")


def _own_voice(user_id: UUID, subject: Subject) -> UUID | None:
    voices = ReportVoice.objects.filter(
        reporter_id=user_id,
        report__subject_kind=subject.kind.value,
        report__subject_id=subject.id,
        report__status__in=OPEN_REPORTS,
    )
    return voices.values_list("id", flat=True).first()


def _day_check(user_id: UUID, now: datetime) -> None:
    limit = int(tunable("reports.per_day"))
    today = ReportVoice.objects.filter(reporter_id=user_id, created_at__gt=now - DAY).order_by("-created_at")
    times = list(today.values_list("created_at", flat=True)[:limit])
    if len(times) >= limit:
        wait = times[-1] + DAY - now
        raise ReportsPerDay(limit=limit, retry_after_s=max(1, int(wait.total_seconds())))


def _weight(actor: Actor, now: datetime) -> int:
    rejected = ReportVoice.objects.filter(
        reporter_id=actor.user_id,
        report__status=ReportStatus.REJECTED.value,
        report__closed_at__gt=now - REJECTED_COUNT_FOR,
    )
    return weight_of(
        sales_count=users.user_get(actor.user_id).sales_count,
        is_verified=actor.is_email_verified,
        rejected_count=rejected.count(),
    )


def _case(subject: Subject, now: datetime) -> tuple[Report, bool]:
    """Return the thing's open case, locked, and whether it was opened just now."""
    for _ in range(_TRIES):
        fresh = Report(
            subject_kind=subject.kind.value,
            subject_id=subject.id,
            accused_id=subject.accused_id,
            voice_count=1,
            created_at=now,
            updated_at=now,
            excerpt=subject.excerpt,
        )
        # Whoever comes at the same time waits here, and finds the row of the one who was faster.
        Report.objects.bulk_create([fresh], ignore_conflicts=True)
        open_ones = Report.objects.filter(
            subject_kind=subject.kind.value, subject_id=subject.id, status__in=OPEN_REPORTS
        )
        report = open_ones.select_for_update(no_key=True).first()
        if report is not None:
            return report, report.id == fresh.id
    raise ReportNotFound


def _heard(report: Report, weight: int, now: datetime, *, is_first: bool) -> None:
    # The version stays: it guards what staff decide, and a flood of voices must not keep them from it.
    report.voice_count += 0 if is_first else 1
    report.weight += weight
    report.updated_at = now
    report.save(update_fields=["voice_count", "weight", "updated_at"])
    if is_first:
        payload = {"report_id": str(report.id), "subject_kind": report.subject_kind}
        outbox.publish(REPORT_OPENED, payload, sequence_key=f"report:{report.id}")


def _step_check(actor: Actor, report: Report, status: ReportStatus, expected_version: int, now: datetime) -> None:
    if (ReportStatus(report.status), status) not in MOVES:
        raise InvalidReportTransition(status=report.status, to=status.value)
    if report.version != expected_version:
        raise VersionConflict(version=report.version)
    is_held = report.claimed_until is not None and report.claimed_until > now
    if is_held and report.taken_by is not None and report.taken_by != actor.user_id:
        holder = users.user_get(report.taken_by)
        raise ReportClaimed(
            by=holder.username, until=report.claimed_until.isoformat() if report.claimed_until else None
        )


def _step(report: Report, actor: Actor, status: ReportStatus, text: str, now: datetime) -> None:
    report.status, report.updated_at = status.value, now
    report.version += 1
    if status in CLOSED:
        report.resolved_by, report.closed_at, report.resolution_text = actor.user_id, now, text
    else:
        report.taken_by = actor.user_id
        report.claimed_until = now + timedelta(minutes=tunable("moderation.claim_minutes"))
    report.save(
        update_fields=[
            *("status", "updated_at", "version", "resolved_by", "closed_at", "resolution_text"),
            *("taken_by", "claimed_until"),
        ]
    )


def _outcome_tell(report: Report) -> None:
    """Tell everybody who reported what came of it: never what the accused got, nor to the accused who it was."""
    outcome = "acted" if report.status == ReportStatus.RESOLVED else "no_breach"
    voices = report.voices.order_by("id").values_list("id", "reporter_id")
    outbox.publish_several(
        [
            (
                REPORT_RESOLVED,
                {"voice_id": str(voice_id), "user_id": str(reporter_id), "outcome": outcome},
                f"report:{report.id}",
            )
            for voice_id, reporter_id in voices
        ]
    )


def _judge(actor: Actor, report: Report, verdict: VerdictDraft) -> None:
    # Whatever was reported: it is the person who is blocked.
    is_person = verdict.kind is VerdictKind.BLOCK
    verdict_give(
        actor=actor,
        user_id=report.accused_id,
        subject_kind=SubjectKind.USER if is_person else SubjectKind(report.subject_kind),
        subject_id=report.accused_id if is_person else report.subject_id,
        kind=verdict.kind,
        reason=verdict.reason,
        text=verdict.text,
        expires_at=verdict.expires_at,
        report_id=report.id,
    )


def _text(value: UUID | None) -> str | None:
    return str(value) if value else None

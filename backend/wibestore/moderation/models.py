"""
Reports and who made them, verdicts and what is said against them, the review of listings, ready reasons.

Subjects are of four kinds and lie in modules below, so they are plain ids here.
"""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from wibestore.core.ids import uuid7
from wibestore.moderation.rules import (
    ANSWER_LENGTH,
    APPEAL_LENGTH,
    REASON_LENGTH,
    REPORT_TEXT_LENGTH,
    RESOLUTION_LENGTH,
    VERDICT_TEXT_LENGTH,
)
from wibestore.moderation.types import (
    AppealStatus,
    EndReason,
    ReportStatus,
    SubjectKind,
    TaskKind,
    TaskStatus,
    TemplateUse,
    VerdictKind,
)

OPEN_REPORTS = [ReportStatus.PENDING.value, ReportStatus.INVESTIGATING.value]
CLOSED_REPORTS = [ReportStatus.RESOLVED.value, ReportStatus.REJECTED.value]
DECIDED_TASKS = [TaskStatus.APPROVED.value, TaskStatus.REJECTED.value, TaskStatus.GONE.value]
LANGUAGES = ["uz", "ru", "en"]


class Report(models.Model):
    """
    The case of one thing, whoever reports it: at most one is open. A report after its end opens a new one.

    `weight` orders the cases and does nothing else (threat T-11): no number of voices hides anything by itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subject_kind = models.CharField(max_length=8)
    subject_id = models.UUIDField()
    # Whose it is.
    accused_id = models.UUIDField()
    status = models.CharField(max_length=16, db_default=ReportStatus.PENDING.value)
    voice_count = models.PositiveIntegerField(db_default=1)
    weight = models.PositiveSmallIntegerField(db_default=0)
    # Whoever looks into it, and until when nobody else may decide.
    taken_by = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    resolution_text = models.CharField(max_length=RESOLUTION_LENGTH, blank=True, db_default="")
    resolved_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    # What it said when it was reported; emptied half a year after the end.
    excerpt = models.JSONField(default=dict)
    version = models.PositiveIntegerField(db_default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"], condition=Q(status__in=OPEN_REPORTS), name="report_open_once"
            ),
            models.CheckConstraint(
                condition=Q(subject_kind__in=[kind.value for kind in SubjectKind]), name="report_subject_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=OPEN_REPORTS, closed_at=None)
                | Q(status__in=CLOSED_REPORTS, closed_at__isnull=False),
                name="report_closed_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(taken_by=None, claimed_until=None) | Q(taken_by__isnull=False, claimed_until__isnull=False),
                name="report_claim_whole",
            ),
            models.CheckConstraint(condition=Q(voice_count__gt=0), name="report_has_a_voice"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["status", "-weight", "created_at", "id"],
                condition=Q(status__in=OPEN_REPORTS),
                name="report_open",
            ),
            # admin/reports/?status=all, and of one closed status: by weight, however many there are.
            models.Index(fields=["-weight", "created_at", "id"], name="report_weight"),
            models.Index(fields=["accused_id", "-created_at"], name="report_of_accused"),
            models.Index(fields=["closed_at", "id"], condition=Q(closed_at__isnull=False), name="report_closed"),
        ]

    def __str__(self) -> str:
        return f"report on {self.subject_kind} {self.subject_id}"


class ReportVoice(models.Model):
    """One person's word in a case; the accused never learns whose."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="voices", db_index=False)
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(max_length=REASON_LENGTH)
    text = models.CharField(max_length=REPORT_TEXT_LENGTH, blank=True)
    image_id = models.UUIDField(null=True, unique=True)
    # What this voice added to the case's.
    weight = models.PositiveSmallIntegerField(db_default=0)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "reporter"], name="report_voice_once"),
        ]
        indexes: ClassVar = [
            # One's own reports, and how many there are today.
            models.Index(fields=["reporter", "-created_at", "-id"], name="report_voices_of_reporter"),
        ]

    def __str__(self) -> str:
        return f"{self.reason} by {self.reporter_id}"


class Verdict(models.Model):
    """What staff decided about a person's thing; it never changes, it is read and it ends."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    subject_kind = models.CharField(max_length=8)
    subject_id = models.UUIDField()
    # Whom it is about.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=8)
    reason = models.CharField(max_length=REASON_LENGTH)
    # The person reads it.
    text = models.CharField(max_length=VERDICT_TEXT_LENGTH)
    given_by = models.UUIDField()
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=10, blank=True, db_default="")
    # When the person read it; until then the shop shows it to them.
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "kind"],
                condition=Q(kind__in=[VerdictKind.HIDE.value, VerdictKind.BLOCK.value], ended_at=None),
                name="verdict_running_once",
            ),
            # A listing, a message or a review is hidden; a person is blocked; anything earns a warning.
            models.CheckConstraint(
                condition=Q(kind=VerdictKind.WARN.value, subject_kind__in=[kind.value for kind in SubjectKind])
                | Q(
                    kind=VerdictKind.HIDE.value,
                    subject_kind__in=[kind.value for kind in SubjectKind if kind is not SubjectKind.USER],
                )
                | Q(kind=VerdictKind.BLOCK.value, subject_kind=SubjectKind.USER.value, subject_id=F("user_id")),
                name="verdict_fits_its_subject",
            ),
            models.CheckConstraint(
                condition=Q(expires_at=None) | Q(expires_at__gt=F("given_at")) & ~Q(kind=VerdictKind.WARN.value),
                name="verdict_expires_later",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, end_reason="")
                | Q(
                    ended_at__isnull=False,
                    ended_at__gte=F("given_at"),
                    end_reason__in=[reason.value for reason in EndReason],
                ),
                name="verdict_end_has_its_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["user", "-given_at"], name="verdict_of_user"),
            models.Index(
                fields=["expires_at"], condition=Q(ended_at=None, expires_at__isnull=False), name="verdict_expiring"
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="verdict_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="verdict_only_ends", exclude=["ended_at", "end_reason", "seen_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.subject_kind} {self.subject_id}"


class Appeal(models.Model):
    """What a person says against a verdict, once; somebody else than its giver decides."""

    verdict = models.OneToOneField(Verdict, on_delete=models.PROTECT, primary_key=True, related_name="appeal")
    text = models.CharField(max_length=APPEAL_LENGTH)
    created_at = models.DateTimeField()
    status = models.CharField(max_length=8, db_default=AppealStatus.PENDING.value)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=ANSWER_LENGTH, blank=True, db_default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status=AppealStatus.PENDING.value, decided_by=None, decided_at=None, answer="")
                | Q(
                    status__in=[AppealStatus.ACCEPTED.value, AppealStatus.REJECTED.value],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
                name="appeal_decided_whole",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["created_at"], condition=Q(status=AppealStatus.PENDING.value), name="appeal_pending"),
        ]

    def __str__(self) -> str:
        return f"appeal against {self.verdict_id}"


class ReviewTask(models.Model):
    """One look at a listing that waits for it; whoever claimed it decides, as long as the claim runs."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    listing = models.ForeignKey("listings.Listing", on_delete=models.PROTECT, related_name="+", db_index=False)
    listing_version = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    submitted_at = models.DateTimeField()
    claimed_by = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    # [{"code", "params"}]: what a machine noticed.
    flags = models.JSONField(default=list)
    flag_level = models.PositiveSmallIntegerField(db_default=0)
    status = models.CharField(max_length=8, db_default=TaskStatus.OPEN.value)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    # Checklist, reasons by field, codes of templates.
    decision = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            # Also finds every task of a listing that is open.
            models.UniqueConstraint(
                fields=["listing"], condition=Q(status=TaskStatus.OPEN.value), name="review_task_open_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in TaskKind]), name="review_task_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(claimed_by=None, claimed_until=None)
                | Q(claimed_by__isnull=False, claimed_until__isnull=False),
                name="review_task_claim_whole",
            ),
            models.CheckConstraint(condition=Q(flag_level__lte=3), name="review_task_level_known"),
            models.CheckConstraint(
                condition=Q(status=TaskStatus.OPEN.value, decided_at=None)
                | Q(status__in=DECIDED_TASKS, decided_at__isnull=False),
                name="review_task_decided_has_its_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["submitted_at", "id"], condition=Q(status=TaskStatus.OPEN.value), name="review_task_open"
            ),
            models.Index(
                fields=["-decided_at", "-id"], condition=Q(decided_at__isnull=False), name="review_task_decided"
            ),
            # The history of one listing.
            models.Index(fields=["listing", "-submitted_at"], name="review_task_of_listing"),
        ]

    def __str__(self) -> str:
        return f"look at listing {self.listing_id}"


class ApprovedContent(models.Model):
    """A listing as it was last approved: what a changed one is compared with."""

    listing = models.OneToOneField("listings.Listing", on_delete=models.PROTECT, primary_key=True, related_name="+")
    content = models.JSONField()
    listing_version = models.PositiveIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"approved listing {self.listing_id}"


class ReasonTemplate(models.Model):
    """A ready reason in three languages; `field` names the part of a listing it is about, or nothing."""

    code = models.SlugField(primary_key=True, max_length=40)
    use = models.CharField(max_length=10)
    field = models.CharField(max_length=40, blank=True, db_default="")
    text = models.JSONField()
    position = models.PositiveSmallIntegerField(db_default=0)
    is_active = models.BooleanField(db_default=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(use__in=[use.value for use in TemplateUse]), name="reason_template_use_known"
            ),
            models.CheckConstraint(condition=Q(text__has_keys=LANGUAGES), name="reason_template_in_every_language"),
        ]

    def __str__(self) -> str:
        return self.code

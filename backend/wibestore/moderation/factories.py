"""Reports and verdicts for tests and demo data, made through the services like any other."""

from datetime import datetime
from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.moderation import services
from wibestore.moderation.models import ReportVoice
from wibestore.moderation.types import SubjectKind, VerdictKind
from wibestore.users.types import UserInfo

TEXT = "Bitim doʻkondan tashqariga olib chiqilgan."


def report_open(
    reporter: UserInfo, subject_id: UUID, *, kind: str = "user", reason: str = "insult", **options: Any
) -> UUID:
    """Let somebody report a thing; return the case's id."""
    voice_id, _ = services.report_open(
        actor=Actor.user(reporter.id), subject_kind=SubjectKind(kind), subject_id=subject_id, reason=reason, **options
    )
    return ReportVoice.objects.values_list("report_id", flat=True).get(id=voice_id)


def verdict_given(
    moderator: UserInfo,
    user_id: UUID,
    *,
    kind: str = "warn",
    subject: tuple[str, UUID] | None = None,
    expires_at: datetime | None = None,
) -> UUID:
    """Let a moderator decide about somebody, or about a thing of theirs; return the verdict's id."""
    subject_kind, subject_id = subject or ("user", user_id)
    return services.verdict_give(
        actor=Actor.user(moderator.id, is_staff=True),
        user_id=user_id,
        subject_kind=SubjectKind(subject_kind),
        subject_id=subject_id,
        kind=VerdictKind(kind),
        reason="deal_outside",
        text=TEXT,
        expires_at=expires_at,
    )


def verdict_appealed(moderator: UserInfo, user: UserInfo) -> UUID:
    """Let a moderator warn somebody who appeals; return the verdict's id."""
    verdict_id = verdict_given(moderator, user.id)
    text = "Men bunday qilmaganman, iltimos, qayta tekshiring."
    services.appeal_open(actor=Actor.user(user.id), verdict_id=verdict_id, text=text)
    return verdict_id

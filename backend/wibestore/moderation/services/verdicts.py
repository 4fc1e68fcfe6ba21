"""
Verdicts: given, in force, ended. What one does is done through the module that owns the thing, and undone at its end.

Lock order: report → verdict → the thing.
"""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from wibestore.audit import services as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, ValidationFailed
from wibestore.core.ids import uuid7
from wibestore.letters import services as letters
from wibestore.letters.types import LinkRef
from wibestore.moderation.errors import VerdictEnded, VerdictNotFound, VerdictRunning
from wibestore.moderation.events import VERDICT_ENDED, VERDICT_GIVEN
from wibestore.moderation.models import Verdict
from wibestore.moderation.policies import can_give, can_judge, can_moderate
from wibestore.moderation.services.subjects import subject_hide, subject_show
from wibestore.moderation.types import EndReason, SubjectKind, VerdictKind
from wibestore.users import selectors as users_selectors
from wibestore.users import services as users
from wibestore.users.types import UserInfo

SWEEP_BATCH = 200
_SYSTEM = Actor.system("moderation.verdicts_expire")
LINK_KIND = "appeal"


@transaction.atomic
def verdict_give(
    *,
    actor: Actor,
    user_id: UUID,
    subject_kind: SubjectKind,
    subject_id: UUID,
    kind: VerdictKind,
    reason: str,
    text: str,
    expires_at: datetime | None = None,
    report_id: UUID | None = None,
) -> UUID:
    """
    Warn somebody, hide their thing or block them; return the verdict's id. They get its text by letter.

    :param user_id: whose the thing is
    :param expires_at: when it ends by itself; None where only staff end it, and for warnings
    :param report_id: the case it closes
    :raises NotPermitted: the actor is no moderator, decides on themselves, or blocks an admin without being superuser
    :raises ValidationFailed: it does not fit its thing, or would end before it begins
    :raises VerdictRunning: the same is in force already
    :raises UserNotFound: nobody has this id
    """
    target = users_selectors.user_get(user_id)
    if not can_give(actor, user_id, kind, is_admin=target.staff_role == "admin"):
        raise NotPermitted
    now = clock.now()
    _draft_check(kind, subject_kind, expires_at, now)
    verdict = Verdict(
        id=uuid7(),
        report_id=report_id,
        subject_kind=subject_kind.value,
        subject_id=subject_id,
        user_id=user_id,
        kind=kind.value,
        reason=reason,
        text=text,
        given_by=actor.user_id,
        given_at=now,
        expires_at=expires_at,
    )
    try:
        with transaction.atomic():
            verdict.save(force_insert=True)
    except IntegrityError as error:
        raise VerdictRunning from error
    _begin(verdict, actor)
    _letter_write(verdict, target)
    audit.audit_write(actor=actor, action="verdict.given", target="verdict", target_id=verdict.id, details=_of(verdict))
    _tell(VERDICT_GIVEN, verdict, expires_at=expires_at.isoformat() if expires_at else None)
    return verdict.id


@transaction.atomic
def verdict_see(*, actor: Actor, verdict_id: UUID) -> None:
    """
    Note that the person has read a verdict about them; the first time counts.

    :raises VerdictNotFound: there is none, or it is about somebody else
    """
    own = Verdict.objects.filter(id=verdict_id, user_id=actor.user_id)
    is_new = own.filter(seen_at=None).update(seen_at=clock.now())
    if not is_new and not own.exists():
        raise VerdictNotFound


@transaction.atomic
def verdict_lift(*, actor: Actor, verdict_id: UUID, reason: str) -> None:
    """
    End a verdict before its time.

    :raises VerdictNotFound: there is none
    :raises NotPermitted: the actor is no moderator, or it is about themselves
    :raises VerdictEnded: it is not in force any more
    """
    if not can_moderate(actor):
        raise NotPermitted
    verdict = verdict_lock(verdict_id)
    if not can_judge(actor, verdict.user_id):
        raise NotPermitted("Somebody else of the staff lifts a verdict about you")
    if verdict.ended_at is not None:
        raise VerdictEnded
    verdict_end(verdict, actor, EndReason.LIFTED, reason)


@transaction.atomic
def block_end(*, actor: Actor, user_id: UUID, reason: str) -> bool:
    """
    End the verdict that blocks somebody; return whether there was one.

    :raises NotPermitted: the actor is no moderator, or it is about themselves
    """
    if not can_judge(actor, user_id):
        raise NotPermitted
    running = Verdict.objects.filter(
        subject_kind=SubjectKind.USER.value, subject_id=user_id, kind=VerdictKind.BLOCK.value, ended_at=None
    )
    verdict = running.select_for_update(no_key=True).first()
    if verdict is not None:
        verdict_end(verdict, actor, EndReason.LIFTED, reason)
    return verdict is not None


def verdicts_expire(limit: int = SWEEP_BATCH) -> int:
    """End the verdicts whose time is over, each in a transaction of its own; return how many."""
    due = Verdict.objects.filter(ended_at=None, expires_at__lte=clock.now()).order_by("expires_at")
    return sum(_expire(verdict_id) for verdict_id in due.values_list("id", flat=True)[:limit])


def verdict_lock(verdict_id: UUID) -> Verdict:
    """
    Return a verdict, locked to the transaction's end; for this module's own services.

    :raises VerdictNotFound: there is none
    """
    verdict = Verdict.objects.select_for_update(no_key=True).filter(id=verdict_id).first()
    if verdict is None:
        raise VerdictNotFound
    return verdict


def verdict_end(verdict: Verdict, actor: Actor, end_reason: EndReason, reason: str = "") -> None:
    """End a locked verdict that is in force, and undo what it did; for this module's own services."""
    verdict.ended_at, verdict.end_reason = clock.now(), end_reason.value
    verdict.save(update_fields=["ended_at", "end_reason"])
    if verdict.kind == VerdictKind.HIDE:
        subject_show(
            actor=actor, kind=SubjectKind(verdict.subject_kind), subject_id=verdict.subject_id, verdict_id=verdict.id
        )
    elif verdict.kind == VerdictKind.BLOCK:
        users.user_unblock(
            user_id=verdict.user_id, actor=actor, reason=reason or end_reason.value, verdict_id=verdict.id
        )
    audit.audit_change(
        actor=actor,
        action="verdict.ended",
        target="verdict",
        target_id=verdict.id,
        before={"is_running": True},
        after={"is_running": False},
        reason=reason,
        **_of(verdict),
        end_reason=end_reason.value,
    )
    _tell(VERDICT_ENDED, verdict, end_reason=end_reason.value)


@transaction.atomic
def _expire(verdict_id: UUID) -> int:
    due = Verdict.objects.select_for_update(no_key=True, skip_locked=True).filter(id=verdict_id, ended_at=None)
    verdict = due.filter(expires_at__lte=clock.now()).first()
    if verdict is None:
        return 0
    verdict_end(verdict, _SYSTEM, EndReason.EXPIRED)
    return 1


def _draft_check(kind: VerdictKind, subject_kind: SubjectKind, expires_at: datetime | None, now: datetime) -> None:
    is_person = subject_kind is SubjectKind.USER
    if (kind is VerdictKind.HIDE and is_person) or (kind is VerdictKind.BLOCK and not is_person):
        raise ValidationFailed.of("/verdict/kind", "unfit", "This cannot be done to it")
    if expires_at is None:
        return
    if kind is VerdictKind.WARN:
        raise ValidationFailed.of("/verdict/expires_at", "unfit", "A warning does not end")
    if expires_at <= now:
        raise ValidationFailed.of("/verdict/expires_at", "past", "This is over already")


def _begin(verdict: Verdict, actor: Actor) -> None:
    if verdict.kind == VerdictKind.HIDE:
        subject_hide(
            actor=actor,
            kind=SubjectKind(verdict.subject_kind),
            subject_id=verdict.subject_id,
            verdict_id=verdict.id,
            until=verdict.expires_at,
        )
    elif verdict.kind == VerdictKind.BLOCK:
        users.user_block(user_id=verdict.user_id, actor=actor, reason=verdict.text, verdict_id=verdict.id)


def _letter_write(verdict: Verdict, reader: UserInfo) -> None:
    if not reader.email:
        return
    letters.letter_enqueue(
        template="verdict",
        key=f"verdict:{verdict.id}",
        to=reader.email,
        language=reader.language,
        time_zone=reader.time_zone,
        user_id=reader.id,
        params={
            "kind": verdict.kind,
            "text": verdict.text,
            "rows": [["ends_at", verdict.expires_at.isoformat()]] if verdict.expires_at else [],
        },
        link=LinkRef(LINK_KIND, verdict.id),
    )


def _of(verdict: Verdict) -> dict[str, str]:
    return {
        "kind": verdict.kind,
        "subject_kind": verdict.subject_kind,
        "subject_id": str(verdict.subject_id),
        "user_id": str(verdict.user_id),
    }


def _tell(topic: str, verdict: Verdict, **facts: str | None) -> None:
    payload = {
        "verdict_id": str(verdict.id),
        "user_id": str(verdict.user_id),
        "kind": verdict.kind,
        "subject_kind": verdict.subject_kind,
        **facts,
    }
    outbox.publish(topic, payload, sequence_key=f"verdict:{verdict.id}")

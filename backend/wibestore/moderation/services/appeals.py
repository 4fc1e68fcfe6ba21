"""
Appeals: a person's one word against a verdict, decided by somebody else than gave it.

Whoever is blocked cannot sign in: the letter about the verdict carries a link. Its token is the signed
id (`core.signed_ids`).
"""

from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from wibestore.audit import services as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.core.signed_ids import id_read, id_sign
from wibestore.moderation.errors import AppealDecided, AppealExists, AppealNotFound, AppealTooLate, VerdictNotFound
from wibestore.moderation.events import APPEAL_DECIDED, APPEAL_OPENED
from wibestore.moderation.models import Appeal, Verdict
from wibestore.moderation.policies import can_decide_appeal, can_moderate
from wibestore.moderation.services.verdicts import LINK_KIND, verdict_end, verdict_lock
from wibestore.moderation.types import AppealStatus, EndReason
from wibestore.users.errors import LinkExpired, LinkInvalid


@transaction.atomic
def appeal_open(*, actor: Actor, verdict_id: UUID, text: str) -> None:
    """
    Speak against a verdict about oneself, once, within 30 days.

    :raises VerdictNotFound: there is none, or it is about somebody else
    :raises AppealExists: one has spoken already
    :raises AppealTooLate: 30 days are over, or the verdict is; `params.until`
    """
    verdict = verdict_lock(verdict_id)
    if verdict.user_id != actor.user_id:
        raise VerdictNotFound
    if Appeal.objects.filter(verdict=verdict).exists():
        raise AppealExists
    _open(verdict, actor, text)


@transaction.atomic
def appeal_open_by_link(*, actor: Actor, token: str, text: str) -> None:
    """
    Speak against a verdict by the link of the letter about it, once; nobody needs to sign in for that.

    :param actor: where it comes from
    :raises LinkInvalid: forged, damaged, or used
    :raises LinkExpired: 30 days are over, or the verdict is
    """
    verdict = Verdict.objects.select_for_update(no_key=True).filter(id=_verdict_of(token)).first()
    if verdict is None or Appeal.objects.filter(verdict=verdict).exists():
        raise LinkInvalid
    try:
        _open(verdict, actor, text)
    except AppealTooLate as error:
        raise LinkExpired from error


@transaction.atomic
def appeal_decide(*, actor: Actor, verdict_id: UUID, is_accepted: bool, answer: str) -> None:
    """
    Decide an appeal; an accepted one ends the verdict.

    :param answer: the person reads it
    :raises AppealNotFound: there is none
    :raises NotPermitted: the actor is no moderator, gave the verdict, or it is about themselves
    :raises AppealDecided: it was decided already
    """
    if not can_moderate(actor):
        raise NotPermitted
    # The verdict first, as in `verdict_lift`.
    verdict = Verdict.objects.select_for_update(no_key=True).filter(id=verdict_id).first()
    appeal = Appeal.objects.select_for_update(no_key=True).filter(verdict_id=verdict_id).first()
    if verdict is None or appeal is None:
        raise AppealNotFound
    if not can_decide_appeal(actor, verdict.user_id, verdict.given_by):
        raise NotPermitted("Somebody else than gave the verdict decides on the appeal")
    if appeal.status != AppealStatus.PENDING:
        raise AppealDecided
    appeal.status = (AppealStatus.ACCEPTED if is_accepted else AppealStatus.REJECTED).value
    appeal.decided_by, appeal.decided_at, appeal.answer = actor.user_id, clock.now(), answer
    appeal.save(update_fields=["status", "decided_by", "decided_at", "answer"])
    audit.audit_change(
        actor=actor,
        action="appeal.decided",
        target="verdict",
        target_id=verdict_id,
        before={"appeal": AppealStatus.PENDING.value},
        after={"appeal": appeal.status},
        reason=answer,
    )
    _tell(APPEAL_DECIDED, verdict, accepted=is_accepted)
    if is_accepted and verdict.ended_at is None:
        verdict_end(verdict, actor, EndReason.APPEALED, answer)


def appeal_url(verdict_id: UUID) -> str | None:
    """Return the address of a verdict's link, None when it is dead; the token stands in the fragment, sent nowhere."""
    verdict = Verdict.objects.filter(id=verdict_id).first()
    if verdict is None or verdict.ended_at is not None or verdict.given_at + settings.APPEAL_WITHIN <= clock.now():
        return None
    return f"{settings.PUBLIC_URL}/appeal#token={id_sign(LINK_KIND, verdict_id)}"


def _open(verdict: Verdict, actor: Actor, text: str) -> None:
    now = clock.now()
    until = verdict.given_at + settings.APPEAL_WITHIN
    if now >= until or verdict.ended_at is not None:
        raise AppealTooLate(until=min(until, verdict.ended_at or until).isoformat())
    try:
        with transaction.atomic():
            Appeal.objects.create(verdict=verdict, text=text, created_at=now)
    except IntegrityError as error:
        raise AppealExists from error
    audit.audit_write(actor=actor, action="appeal.opened", target="verdict", target_id=verdict.id)
    _tell(APPEAL_OPENED, verdict)


def _tell(topic: str, verdict: Verdict, **facts: bool) -> None:
    payload = {"verdict_id": str(verdict.id), "user_id": str(verdict.user_id), "kind": verdict.kind, **facts}
    outbox.publish(topic, payload, sequence_key=f"verdict:{verdict.id}")


def _verdict_of(token: str) -> UUID:
    """
    Return which verdict a token speaks of.

    :raises LinkInvalid: we did not make it
    """
    verdict_id = id_read(LINK_KIND, token)
    if verdict_id is None:
        raise LinkInvalid
    return verdict_id

"""What the staff do with a request: take it, answer it, close it."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from wibestore.audit import services as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import VersionConflict
from wibestore.letters.services import letter_enqueue
from wibestore.letters.types import LinkRef
from wibestore.support.errors import SupportClosed, SupportNotFound, SupportOwn, SupportTaken
from wibestore.support.events import SUPPORT_ANSWERED
from wibestore.support.models import SupportRequest
from wibestore.support.policies import can_answer, can_see
from wibestore.support.services.links import LINK_KIND
from wibestore.support.services.steps import close, message_add
from wibestore.support.services.texts import text_safe
from wibestore.support.types import Author, State
from wibestore.users import selectors as users


@transaction.atomic
def request_take(*, actor: Actor, request_id: UUID) -> None:
    """
    Say that one answers a request; again is nothing new, and an admin may take it over.

    :raises SupportNotFound: absent, or of a topic the actor does not look after
    :raises SupportOwn: it is the actor's own
    :raises SupportClosed: it is over
    :raises SupportTaken: somebody else answers it
    """
    request = _locked(actor, request_id)
    if request.state == State.CLOSED:
        raise SupportClosed
    if request.taken_by == actor.user_id:
        return
    _free_check(actor, request)
    _take(request, actor, "support.taken", actor.user_id)


@transaction.atomic
def request_release(*, actor: Actor, request_id: UUID) -> None:
    """
    Let a request go that one has taken; an admin lets anybody's go. One that nobody has stays so.

    :raises SupportNotFound: absent, or of a topic the actor does not look after
    :raises SupportOwn: it is the actor's own
    :raises SupportTaken: somebody else answers it
    """
    request = _locked(actor, request_id)
    if request.taken_by is None:
        return
    _free_check(actor, request)
    _take(request, actor, "support.released", None)


@transaction.atomic
def request_answer(
    *, actor: Actor, request_id: UUID, text: str, expected_version: int, upload_ids: Sequence[UUID] = ()
) -> None:
    """
    Answer a request as it was read; the person is told.

    :raises SupportNotFound: absent, or of a topic the actor does not look after
    :raises SupportOwn: it is the actor's own
    :raises VersionConflict: something was written since it was read
    :raises SupportTaken: somebody else answers it
    :raises SupportClosed: it is over
    :raises SupportFull: it has no place left
    :raises SecretsRefused: the text holds login data
    :raises ImageNotFound: a picture is not the actor's to give
    :raises ImageNotReady: a picture is not ready
    """
    safe = text_safe(text)
    request = _read_locked(actor, request_id, expected_version)
    before = request.state
    message_add(
        request,
        author=Author.STAFF,
        text=safe,
        now=clock.now(),
        image_ids=upload_ids,
        staff_id=actor.user_id,
    )
    _record(actor, request, "support.answered", before)
    _answer_tell(request)


@transaction.atomic
def request_close_by_staff(*, actor: Actor, request_id: UUID, expected_version: int) -> None:
    """
    Close a request; its person may go on with it for 14 days.

    :raises SupportNotFound: absent, or of a topic the actor does not look after
    :raises SupportOwn: it is the actor's own
    :raises VersionConflict: something was written since it was read
    :raises SupportTaken: somebody else answers it
    :raises SupportClosed: it is over already
    """
    request = _read_locked(actor, request_id, expected_version)
    if request.state == State.CLOSED:
        raise SupportClosed
    before = request.state
    close(request, clock.now())
    _record(actor, request, "support.closed", before)


def _locked(actor: Actor, request_id: UUID) -> SupportRequest:
    request = SupportRequest.objects.select_for_update(no_key=True).filter(id=request_id).first()
    if request is None or not can_see(actor, request.topic):
        raise SupportNotFound
    if not can_answer(actor, request.topic, request.user_id):
        raise SupportOwn
    return request


def _read_locked(actor: Actor, request_id: UUID, expected_version: int) -> SupportRequest:
    request = _locked(actor, request_id)
    if request.version != expected_version:
        raise VersionConflict(version=request.version)
    _free_check(actor, request)
    return request


def _free_check(actor: Actor, request: SupportRequest) -> None:
    if request.taken_by not in (None, actor.user_id) and not actor.is_admin:
        card = users.seller_cards({request.taken_by}).get(request.taken_by)
        raise SupportTaken(by=card.username if card else "")


def _take(request: SupportRequest, actor: Actor, action: str, taken_by: UUID | None) -> None:
    before = request.taken_by
    request.taken_by, request.taken_at = taken_by, clock.now() if taken_by else None
    request.save(update_fields=["taken_by", "taken_at"])
    audit.audit_change(
        actor=actor,
        action=action,
        target="support",
        target_id=request.id,
        before={"taken_by": str(before) if before else None},
        after={"taken_by": str(taken_by) if taken_by else None},
    )


def _record(actor: Actor, request: SupportRequest, action: str, before: str) -> None:
    audit.audit_change(
        actor=actor,
        action=action,
        target="support",
        target_id=request.id,
        before={"state": before},
        after={"state": request.state},
        number=request.number,
    )


def _answer_tell(request: SupportRequest) -> None:
    payload = {
        "request_id": str(request.id),
        "number": request.number,
        "user_id": str(request.user_id) if request.user_id else None,
        "is_guest": request.user_id is None,
    }
    outbox.publish(SUPPORT_ANSWERED, payload, sequence_key=f"support:{request.id}")
    if request.email:
        letter_enqueue(
            template="support_answer",
            key=f"support_answer:{request.id}:{request.last_seq}",
            to=request.email,
            language=request.language,
            params={"number": request.number},
            link=LinkRef(kind=LINK_KIND, id=request.id),
        )

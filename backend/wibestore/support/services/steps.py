"""The one way a request changes: by the table of `rules.MOVES`, with its row locked."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from wibestore.core import outbox
from wibestore.core.ids import uuid7
from wibestore.support.errors import SupportClosed, SupportFull
from wibestore.support.events import SUPPORT_WRITTEN
from wibestore.support.models import SupportMessage, SupportRequest
from wibestore.support.rules import MESSAGES_MAX, MOVES, NUMBER_ALPHABET, NUMBER_LENGTH, OURS, REOPEN_WITHIN
from wibestore.support.types import Author, Move, State, Topic
from wibestore.uploads import services as uploads

_ATTEMPTS = 5
_CHANGED = ("state", "last_seq", "waiting_since", "taken_by", "taken_at", "updated_at", "closed_at", "version")


def request_store(request: SupportRequest, text: str, image_ids: Sequence[UUID], now: datetime) -> None:
    """Store a new request with its first message, and tell the staff."""
    request.state, request.created_at, request.updated_at, request.waiting_since = State.OPEN.value, now, now, now
    request.last_seq, request.version = 1, 1
    _insert(request)
    _message_store(request, 1, Author.PERSON, text, image_ids, now)
    written_tell(request)


def message_add(
    request: SupportRequest,
    *,
    author: Author,
    text: str,
    now: datetime,
    image_ids: Sequence[UUID] = (),
    staff_id: UUID | None = None,
    client_id: UUID | None = None,
) -> None:
    """
    Add a message to a locked request and let the request move.

    :raises SupportClosed: it is over
    :raises SupportFull: it has no place left
    """
    if request.last_seq >= MESSAGES_MAX:
        raise SupportFull(limit=MESSAGES_MAX)
    was_ours = State(request.state) in OURS
    step(request, Move.WRITE if author is Author.PERSON else Move.ANSWER, now)
    request.last_seq += 1
    request.save(update_fields=_CHANGED)
    _message_store(request, request.last_seq, author, text, image_ids, now, staff_id=staff_id, client_id=client_id)
    if author is Author.PERSON and not was_ours:
        written_tell(request)


def close(request: SupportRequest, now: datetime) -> None:
    """Close a locked request; one that is closed stays as it is."""
    if request.state != State.CLOSED:
        step(request, Move.CLOSE, now)
        request.save(update_fields=_CHANGED)


def step(request: SupportRequest, move: Move, now: datetime) -> None:
    """
    Move a request in memory.

    :raises SupportClosed: it is over
    """
    state = State(request.state)
    target = MOVES.get((state, move))
    is_late = request.closed_at is not None and request.closed_at + REOPEN_WITHIN <= now
    if target is None or is_late:
        raise SupportClosed
    request.state, request.updated_at = target.value, now
    request.version += 1
    request.closed_at = now if target is State.CLOSED else None
    if target not in OURS:
        request.waiting_since = None
    elif request.waiting_since is None:
        request.waiting_since = now
    if target is State.CLOSED:
        request.taken_by = request.taken_at = None


def written_tell(request: SupportRequest) -> None:
    """Tell the staff that somebody waits."""
    payload = {
        "request_id": str(request.id),
        "number": request.number,
        "topic": request.topic,
        "is_payment": request.topic == Topic.PAYMENT,
    }
    outbox.publish(SUPPORT_WRITTEN, payload, sequence_key=f"support:{request.id}")


def _message_store(
    request: SupportRequest,
    seq: int,
    author: Author,
    text: str,
    image_ids: Sequence[UUID],
    now: datetime,
    *,
    staff_id: UUID | None = None,
    client_id: UUID | None = None,
) -> None:
    message_id = uuid7()
    owner_id = staff_id or request.user_id
    if image_ids and owner_id is not None:
        uploads.images_attach(owner_id=owner_id, image_ids=image_ids, used_by=message_id)
    SupportMessage.objects.create(
        id=message_id,
        request=request,
        seq=seq,
        author=author.value,
        staff_id=staff_id,
        text=text,
        image_ids=[str(one) for one in image_ids],
        client_id=client_id,
        created_at=now,
    )


def _insert(request: SupportRequest) -> None:
    for _ in range(_ATTEMPTS):
        request.number = "S-" + "".join(secrets.choice(NUMBER_ALPHABET) for _ in range(NUMBER_LENGTH))
        if SupportRequest.objects.filter(number=request.number).exists():
            continue
        try:
            with transaction.atomic():
                request.save(force_insert=True)
        except IntegrityError:
            # The number was taken at the same moment: another one.
            continue
        return
    raise RuntimeError("no free number for a request")

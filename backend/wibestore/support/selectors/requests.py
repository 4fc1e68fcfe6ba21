"""Reads of requests as their people see them: never who of the staff answered."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.support.errors import SupportNotFound
from wibestore.support.models import SupportMessage, SupportRequest
from wibestore.support.rules import REOPEN_WITHIN
from wibestore.uploads import selectors as uploads


def my_requests(*, actor: Actor, cursor: str = "", page_size: int) -> dict[str, Any]:
    """
    Return what the actor has asked, the newest first, in the shape of `MySupportPage`; one query and the time.

    :raises ValidationFailed: the cursor is not of this list
    """
    rows = SupportRequest.objects.filter(user_id=actor.user_id)
    if cursor:
        rows = rows.filter(id__lt=cursor_decode(cursor, scope="my-support")[0])
    found = list(rows.order_by("-id")[: page_size + 1])
    shown, now = found[:page_size], clock.now()
    return {
        "results": [card_of(row, now) for row in shown],
        "next": cursor_encode([str(shown[-1].id)], scope="my-support") if len(found) > page_size else "",
    }


def my_request_get(*, actor: Actor, request_id: UUID) -> dict[str, Any]:
    """
    Return one of the actor's own requests in the shape of `MySupportOut`.

    :raises SupportNotFound: there is none, or it is somebody else's
    """
    row = SupportRequest.objects.filter(id=request_id, user_id=actor.user_id).first()
    if row is None:
        raise SupportNotFound
    return _whole(row)


def guest_request_get(*, request_id: UUID) -> dict[str, Any]:
    """
    Return a guest's request in the shape of `MySupportOut`; whoever asks has shown its link (`services.guest_open`).

    :raises SupportNotFound: there is none, or it is no guest's
    """
    row = SupportRequest.objects.filter(id=request_id, user=None).first()
    if row is None:
        raise SupportNotFound
    return _whole(row)


def card_of(row: SupportRequest, now: datetime) -> dict[str, Any]:
    """Return a request as a list shows it."""
    reopen_until = row.closed_at + REOPEN_WITHIN if row.closed_at else None
    return {
        "id": row.id,
        "number": row.number,
        "topic": row.topic,
        "subject": subject_of(row),
        "state": row.state,
        "can_write": reopen_until is None or now < reopen_until,
        "reopen_until": reopen_until,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "closed_at": row.closed_at,
    }


def subject_of(row: SupportRequest) -> dict[str, Any] | None:
    """Return what a request names."""
    if row.subject_id is None:
        return None
    return {"kind": row.subject_kind, "id": row.subject_id, "number": row.subject_number}


def messages_of(row: SupportRequest) -> list[dict[str, Any]]:
    """Return what was said in a request, with its pictures; two queries."""
    messages = list(SupportMessage.objects.filter(request=row).order_by("seq"))
    images = _images_of(messages)
    return [
        {
            "id": one.id,
            "seq": one.seq,
            "author": one.author,
            "staff_id": one.staff_id,
            "text": one.text,
            "images": [images[image_id] for image_id in map(UUID, one.image_ids) if image_id in images],
            "created_at": one.created_at,
        }
        for one in messages
    ]


def _images_of(messages: Sequence[SupportMessage]) -> dict[UUID, Any]:
    ids = [UUID(image_id) for one in messages for image_id in one.image_ids]
    return dict(uploads.images_by_ids(ids)) if ids else {}


def _whole(row: SupportRequest) -> dict[str, Any]:
    return {**card_of(row, clock.now()), "messages": messages_of(row)}

"""Reads of verdicts and appeals: for the staff, and for whom they are about."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.core.errors import NotPermitted
from wibestore.moderation.errors import VerdictNotFound
from wibestore.moderation.models import Appeal, Verdict
from wibestore.moderation.policies import can_decide_appeal, can_moderate
from wibestore.moderation.types import AppealStatus
from wibestore.users import selectors as users
from wibestore.users.types import SellerCard

_APPEAL = ("text", "created_at", "status", "decided_by", "decided_at", "answer")
_COLUMNS = (
    *("id", "report_id", "subject_kind", "subject_id", "report__excerpt__title", "user_id", "kind", "reason", "text"),
    *("given_by", "given_at", "expires_at", "ended_at", "end_reason", "seen_at"),
    *(f"appeal__{name}" for name in _APPEAL),
)


def verdict_page(
    *,
    actor: Actor,
    user: UUID | None = None,
    kind: str | None = None,
    is_running: bool | None = None,
    cursor: str = "",
    page_size: int,
) -> dict[str, Any]:
    """
    Return verdicts, the newest first, in the shape of `VerdictPage`; two queries.

    :raises NotPermitted: the actor is no moderator
    :raises ValidationFailed: the cursor is not of this list
    """
    if not can_moderate(actor):
        raise NotPermitted
    verdicts = Verdict.objects.all()
    if user:
        verdicts = verdicts.filter(user_id=user)
    if kind:
        verdicts = verdicts.filter(kind=kind)
    if is_running is not None:
        verdicts = verdicts.filter(ended_at__isnull=is_running)
    scope = f"verdicts:{user}:{kind}:{is_running}"
    if cursor:
        verdicts = verdicts.filter(id__lt=cursor_decode(cursor, scope=scope)[0])
    rows = list(verdicts.order_by("-id").values(*_COLUMNS)[: page_size + 1])
    return {
        "results": _whole(rows[:page_size]),
        "next": cursor_encode([str(rows[page_size - 1]["id"])], scope=scope) if len(rows) > page_size else "",
    }


def verdict_get(*, actor: Actor, verdict_id: UUID) -> dict[str, Any]:
    """
    Return a verdict in the shape of `VerdictOut`.

    :raises NotPermitted: the actor is no moderator
    :raises VerdictNotFound: there is none
    """
    if not can_moderate(actor):
        raise NotPermitted
    rows = list(Verdict.objects.filter(id=verdict_id).values(*_COLUMNS))
    if not rows:
        raise VerdictNotFound
    return _whole(rows)[0]


def verdicts_of(*, user_id: UUID, limit: int) -> list[dict[str, Any]]:
    """Return the newest verdicts about somebody, for the staff's eyes, in the shape of `VerdictOut`; two queries."""
    rows = Verdict.objects.filter(user_id=user_id).order_by("-given_at")
    return _whole(list(rows.values(*_COLUMNS)[:limit]))


def verdict_counts(user_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many verdicts run against each of these users who has one; one query."""
    running = Verdict.objects.filter(user_id__in=set(user_ids), ended_at=None).values_list("user_id", flat=True)
    counts: dict[UUID, int] = {}
    for user_id in running:
        counts[user_id] = counts.get(user_id, 0) + 1
    return counts


def my_verdicts(*, actor: Actor, is_unseen: bool | None = None, cursor: str = "", page_size: int) -> dict[str, Any]:
    """
    Return the verdicts about the actor, the newest first, in the shape of `MyVerdictPage`; who gave them stays unsaid.

    :param is_unseen: those alone that the actor has not read yet, or has read; None: all
    :raises ValidationFailed: the cursor is not of this list
    """
    mine = Verdict.objects.filter(user_id=actor.user_id)
    if is_unseen is not None:
        mine = mine.filter(seen_at__isnull=is_unseen)
    scope = f"my-verdicts:{is_unseen}"
    if cursor:
        mine = mine.filter(id__lt=cursor_decode(cursor, scope=scope)[0])
    rows = list(
        mine.annotate(asked_at=clock.now_expression()).order_by("-id").values(*_COLUMNS, "asked_at")[: page_size + 1]
    )
    return {
        "results": [_my(row) for row in rows[:page_size]],
        "next": cursor_encode([str(rows[page_size - 1]["id"])], scope=scope) if len(rows) > page_size else "",
    }


def my_verdict_get(*, actor: Actor, verdict_id: UUID) -> dict[str, Any]:
    """
    Return a verdict about the actor in the shape of `MyVerdictOut`.

    :raises VerdictNotFound: there is none, or it is about somebody else
    """
    mine = Verdict.objects.filter(user_id=actor.user_id, id=verdict_id).annotate(asked_at=clock.now_expression())
    row = mine.values(*_COLUMNS, "asked_at").first()
    if row is None:
        raise VerdictNotFound
    return _my(row)


def appeal_page(*, actor: Actor, status: str = "pending", cursor: str = "", page_size: int) -> dict[str, Any]:
    """
    Return appeals with their verdicts in the shape of `AppealPage`: those that wait the oldest first.

    :raises NotPermitted: the actor is no moderator
    :raises ValidationFailed: the cursor is not of this list
    """
    if not can_moderate(actor):
        raise NotPermitted
    is_waiting = status == AppealStatus.PENDING
    appeals = Appeal.objects.filter(status=status)
    scope = f"appeals:{status}"
    if cursor:
        position = cursor_decode(cursor, scope=scope)[0]
        appeals = appeals.filter(verdict_id__gt=position) if is_waiting else appeals.filter(verdict_id__lt=position)
    ids = list(
        appeals.order_by("verdict_id" if is_waiting else "-verdict_id").values_list("verdict_id", flat=True)[
            : page_size + 1
        ]
    )
    shown = ids[:page_size]
    rows = {row["id"]: row for row in Verdict.objects.filter(id__in=shown).values(*_COLUMNS)}
    verdicts = _whole([rows[verdict_id] for verdict_id in shown])
    languages = users.languages_of(verdict["user"].id for verdict in verdicts)
    return {
        "results": [
            {
                **verdict,
                "user_language": languages[verdict["user"].id],
                "may_decide": can_decide_appeal(actor, verdict["user"].id, verdict["given_by"]["id"])
                and verdict["appeal"]["status"] == AppealStatus.PENDING,
            }
            for verdict in verdicts
        ],
        "next": cursor_encode([str(shown[-1])], scope=scope) if len(ids) > page_size else "",
    }


def _whole(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    people = users.seller_cards(
        {one for row in rows for one in (row["user_id"], row["given_by"], row["appeal__decided_by"]) if one}
    )
    return [
        {
            **_common(row),
            "report_id": row["report_id"],
            "user": people[row["user_id"]],
            "given_by": _name(row["given_by"], people),
            "appeal": {**appeal, "decided_by": _name(row["appeal__decided_by"], people)}
            if (appeal := _appeal(row))
            else None,
        }
        for row in rows
    ]


def _my(row: dict[str, Any]) -> dict[str, Any]:
    until = row["given_at"] + settings.APPEAL_WITHIN
    is_open = row["ended_at"] is None and row["appeal__status"] is None and row["asked_at"] < until
    return {**_common(row), "appeal": _appeal(row), "appeal_until": until if is_open else None}


def _common(row: dict[str, Any]) -> dict[str, Any]:
    names = ("id", "kind", "reason", "text", "given_at", "expires_at", "ended_at", "end_reason", "seen_at")
    return {
        **{name: row[name] for name in names},
        "subject": {
            "kind": row["subject_kind"],
            "id": row["subject_id"],
            "title": row["report__excerpt__title"] or "",
        },
    }


def _appeal(row: dict[str, Any]) -> dict[str, Any] | None:
    if row["appeal__status"] is None:
        return None
    return {name: row[f"appeal__{name}"] for name in ("text", "created_at", "status", "decided_at", "answer")}


def _name(user_id: UUID | None, people: dict[UUID, SellerCard]) -> dict[str, Any] | None:
    if user_id is None:
        return None
    person = people.get(user_id)
    return {"id": user_id, "username": person.username if person else ""}

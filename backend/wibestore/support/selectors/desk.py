"""Reads of the staff: what waits for an answer, and one request whole."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Min, Q

from wibestore.core import clock
from wibestore.core.actor import Actor, StaffRole
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.core.errors import NotPermitted
from wibestore.support.errors import SupportNotFound
from wibestore.support.models import OURS_CODES, SupportRequest
from wibestore.support.policies import can_answer, can_see
from wibestore.support.rules import moves_allowed, topics_of
from wibestore.support.selectors.requests import card_of, messages_of
from wibestore.support.types import State
from wibestore.users import selectors as users
from wibestore.users.types import SellerCard

Taken = Literal["mine", "free", "others"]
# Of its time, the part after which a request shows that it will soon be late.
_SOON_AFTER = 0.75
# Where the staff look at what a request names.
_PAGES = {"order": "/orders/{}", "withdrawal": "/admin/withdrawals?open={}"}


def desk_page(
    *,
    actor: Actor,
    state: str = "waiting",
    topic: str | None = None,
    taken: Taken | None = None,
    user: UUID | None = None,
    cursor: str = "",
    page_size: int,
) -> dict[str, Any]:
    """
    Return requests in the shape of `SupportDeskPage`: those that wait, the longest first. Two queries and the time.

    :param state: waiting (for us), answered, closed, or all; the last three the newest first
    :raises NotPermitted: the actor is not of the staff
    :raises ValidationFailed: the cursor is not of this list
    """
    if not actor.is_staff:
        raise NotPermitted
    rows = SupportRequest.objects.filter(topic__in=topics_of(actor.staff_role))
    if topic:
        rows = rows.filter(topic=topic)
    if user:
        rows = rows.filter(user_id=user)
    if taken:
        rows = rows.filter(_taken(taken, actor.user_id))
    is_waiting = state == "waiting"
    if is_waiting:
        rows = rows.filter(state__in=OURS_CODES)
    elif state != "all":
        rows = rows.filter(state=state)
    scope = f"support:{state}:{topic}:{taken}:{user}"
    if cursor:
        rows = rows.filter(_behind(cursor_decode(cursor, scope=scope), is_waiting=is_waiting))
    found = list(rows.order_by(*(("waiting_since", "id") if is_waiting else ("-id",)))[: page_size + 1])
    shown = found[:page_size]
    position = _position(shown[-1], is_waiting=is_waiting) if len(found) > page_size else None
    return {
        "results": _cards(shown, actor, clock.now()),
        "next": cursor_encode(position, scope=scope) if position else "",
    }


def desk_get(*, actor: Actor, request_id: UUID) -> dict[str, Any]:
    """
    Return a request whole, in the shape of `SupportDeskOut`.

    :raises SupportNotFound: absent, or of a topic the actor does not look after
    """
    row = SupportRequest.objects.filter(id=request_id).first()
    if row is None or not can_see(actor, row.topic):
        raise SupportNotFound
    messages = messages_of(row)
    names = users.seller_cards({one["staff_id"] for one in messages if one["staff_id"]})
    may_answer = can_answer(actor, row.topic, row.user_id)
    return {
        **_cards([row], actor, clock.now())[0],
        "language": row.language,
        "messages": [
            {**one, "by": names[one["staff_id"]].username if one["staff_id"] in names else ""} for one in messages
        ],
        "allowed_events": moves_allowed(State(row.state)) if may_answer else [],
    }


def waiting_requests(role: StaffRole) -> tuple[int, datetime | None]:
    """Return how many requests of a role's topics wait for an answer, and since when the oldest does; one query."""
    rows = SupportRequest.objects.filter(state__in=OURS_CODES, topic__in=topics_of(role))
    found = rows.aggregate(count=Count("id"), since=Min("waiting_since"))
    return found["count"], found["since"]


def _taken(taken: Taken, user_id: UUID) -> Q:
    mine, free = Q(taken_by=user_id), Q(taken_by=None)
    return {"mine": mine, "free": free, "others": ~free & ~mine}[taken]


def _position(row: SupportRequest, *, is_waiting: bool) -> list[Any]:
    return [row.waiting_since.isoformat() if is_waiting and row.waiting_since else "", str(row.id)]


def _behind(position: list[Any], *, is_waiting: bool) -> Q:
    since, request_id = position
    if not is_waiting:
        return Q(id__lt=request_id)
    at = datetime.fromisoformat(since)
    return Q(waiting_since__gte=at) & (Q(waiting_since__gt=at) | Q(id__gt=request_id))


def _cards(rows: Sequence[SupportRequest], actor: Actor, now: datetime) -> list[dict[str, Any]]:
    ids = {one for row in rows for one in (row.user_id, row.taken_by) if one}
    people = users.seller_cards(ids) if ids else {}
    return [_card(row, people, actor, now) for row in rows]


def _card(row: SupportRequest, people: dict[UUID, SellerCard], actor: Actor, now: datetime) -> dict[str, Any]:
    holder = people.get(row.taken_by) if row.taken_by else None
    sla_at = row.waiting_since + timedelta(hours=settings.SUPPORT_SLA_HOURS) if row.waiting_since else None
    page = _PAGES.get(row.subject_kind)
    return {
        **card_of(row, now),
        "person": people.get(row.user_id) if row.user_id else None,
        "email": row.email if actor.is_admin else _masked(row.email),
        "subject_link": page.format(row.subject_id) if page else "",
        "waiting_since": row.waiting_since,
        "sla_at": sla_at,
        "tone": _tone(row.waiting_since, sla_at, now),
        "taken_by": {"id": row.taken_by, "username": holder.username} if holder else None,
        "version": row.version,
    }


def _masked(email: str) -> str:
    name, _, domain = email.partition("@")
    return f"{name[:1]}***@{domain}" if email else ""


def _tone(since: datetime | None, until: datetime | None, now: datetime) -> str:
    if since is None or until is None or now < since + (until - since) * _SOON_AFTER:
        return "ok"
    return "soon" if now < until else "late"

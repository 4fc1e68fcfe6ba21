"""What staff see of users: lists, one whole, notes, sessions. Addresses go out whole to an admin alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db.models import Q, QuerySet

from wibestore.core import clock
from wibestore.core.actor import Actor, StaffRole
from wibestore.uploads.selectors import square_of
from wibestore.users import rules
from wibestore.users.errors import UserNotFound
from wibestore.users.models import SessionFamily, StaffNote, User
from wibestore.users.selectors.people import sessions_running
from wibestore.users.types import PlanCode, SessionInfo, StaffNoteInfo, StaffUserCard, StaffUserInfo

Ordering = Literal["-created_at", "-last_seen_at", "-sales_count"]
After = tuple[Any, UUID]
# What the pages are ordered by: an id tells when it was made.
_KEYS: dict[str, str] = {"-created_at": "id", "-last_seen_at": "last_seen_at", "-sales_count": "sales_count"}
_NOTES_SHOWN = 20
_SESSIONS_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffUserFilter:
    """Which users; what is left out asks for any. `name` and `email` are parts, `phone` is whole."""

    name: str = ""
    email: str = ""
    phone: str = ""
    ids: frozenset[UUID] | None = None
    role: StaffRole | None = None
    is_blocked: bool | None = None
    is_verified_seller: bool | None = None
    is_email_verified: bool | None = None
    plan: PlanCode | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class StaffUserPage:
    """Some users, and the position the next ones start after; None at the end."""

    users: list[StaffUserCard]
    next_after: After | None


def staff_user_page(
    *,
    actor: Actor,
    wanted: StaffUserFilter,
    ordering: Ordering = "-created_at",
    after: After | None = None,
    limit: int,
) -> StaffUserPage:
    """Return some users as staff see them; one query. Ordered by when they were last seen, others are left out."""
    key = _KEYS[ordering]
    rows = _rows(wanted)
    if ordering == "-last_seen_at":
        rows = rows.filter(last_seen_at__isnull=False)
    if after is not None:
        beyond = Q(id__lt=after[1])
        rows = rows.filter(beyond if key == "id" else Q(**{f"{key}__lt": after[0]}) | (Q(**{key: after[0]}) & beyond))
    found = list(rows.order_by(f"-{key}", *([] if key == "id" else ["-id"]))[: limit + 1])
    shown = found[:limit]
    last = (getattr(shown[-1], key), shown[-1].id) if len(found) > limit else None
    return StaffUserPage(users=[StaffUserCard(**_card(user, actor)) for user in shown], next_after=last)


def staff_user_get(*, actor: Actor, user_id: UUID) -> StaffUserInfo:
    """
    Return a user whole as staff see them.

    :raises UserNotFound: nobody has this id
    """
    user = User.objects.filter(id=user_id).first()
    if user is None:
        raise UserNotFound
    return StaffUserInfo(
        **_card(user, actor),
        about=user.about,
        phone=user.phone if actor.is_admin else rules.phone_masked(user.phone),
        language=user.language,
        time_zone=user.time_zone,
        blocked_reason=user.blocked_reason,
        blocked_verdict_id=user.blocked_verdict_id,
        is_closed=user.is_closed,
        is_superuser=user.is_superuser,
        verified_seller_at=user.verified_seller_at,
        verifiable_missing=rules.verifiable_missing(
            sales=user.sales_count,
            has_two_factor=user.totp_enabled_at is not None,
            is_email_verified=user.is_email_verified,
            rating=rules.rating_of(user.rating_sum, user.rating_count),
            rating_count=user.rating_count,
            is_blocked=user.is_blocked,
        ),
    )


def note_list(user_id: UUID) -> list[StaffNoteInfo]:
    """Return the newest notes of the staff on a user."""
    notes = StaffNote.objects.filter(user_id=user_id, deleted_at=None).order_by("-created_at", "-id")
    return [StaffNoteInfo(one.id, one.author_id, one.text, one.created_at) for one in notes[:_NOTES_SHOWN]]


def sessions_of(user_id: UUID) -> list[SessionInfo]:
    """Return the sessions of a user that still run, the newest use first."""
    running = SessionFamily.objects.filter(sessions_running(clock.now()), user_id=user_id)
    rows = running.order_by("-last_used_at", "-id")[:_SESSIONS_SHOWN]
    return [SessionInfo(one.id, one.ip, one.user_agent, one.created_at, one.last_used_at) for one in rows]


def _rows(wanted: StaffUserFilter) -> QuerySet[User]:
    rows = User.objects.all()
    if wanted.name:
        # Stored folded: LIKE finds it by the trigrams, where ILIKE would read every row.
        rows = rows.filter(username_skeleton__contains=rules.username_skeleton(wanted.name))
    if wanted.email:
        rows = rows.filter(email__contains=rules.email_clean(wanted.email))
    if wanted.phone:
        rows = rows.filter(phone=wanted.phone)
    if wanted.ids is not None:
        rows = rows.filter(id__in=wanted.ids)
    if wanted.role is not None:
        rows = rows.filter(is_staff=wanted.role != "", staff_role=wanted.role)
    if wanted.is_verified_seller is not None:
        rows = rows.filter(verified_seller_at__isnull=not wanted.is_verified_seller)
    plain = {
        "is_blocked": wanted.is_blocked,
        "is_email_verified": wanted.is_email_verified,
        "plan": wanted.plan,
        "created_at__gte": wanted.created_from,
        "created_at__lt": wanted.created_to,
    }
    return rows.filter(**{name: value for name, value in plain.items() if value is not None})


def _card(user: User, actor: Actor) -> dict[str, Any]:
    email = "" if user.is_closed else user.email
    return {
        "id": user.id,
        "username": user.username,
        "display_name": user.display_name or user.username,
        "avatar": square_of(user.avatar),
        "email": email if actor.is_admin or not email else rules.email_masked(email),
        "plan": user.plan,
        "staff_role": user.staff_role,
        "is_blocked": user.is_blocked,
        "blocked_at": user.blocked_at,
        "is_email_verified": user.is_email_verified,
        "has_two_factor": user.totp_enabled_at is not None,
        "is_verified_seller": user.verified_seller_at is not None,
        "rating": rules.rating_of(user.rating_sum, user.rating_count),
        "rating_count": user.rating_count,
        "sales_count": user.sales_count,
        "active_listing_count": user.active_listing_count,
        "created_at": user.created_at,
        "last_seen_at": user.last_seen_at,
    }

"""What staff do with users: roles, blocks lifted, the badge of a seller, notes, sessions ended."""

from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from redis.exceptions import RedisError

from wibestore.audit import services as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import ADMIN, Actor, StaffRole
from wibestore.core.errors import NotPermitted
from wibestore.core.public_cache import version_bump
from wibestore.users import events, rules
from wibestore.users.errors import (
    LastAdmin,
    NoteNotFound,
    NotVerifiable,
    UserBlockedAlready,
    UserNotBlocked,
    UserNotFound,
)
from wibestore.users.models import EndReason, StaffNote, User
from wibestore.users.selectors import SELLERS_VERSION
from wibestore.users.services.sessions import sessions_end
from wibestore.users.services.telling import fact_tell
from wibestore.users.types import StaffNoteInfo

# Who looks at one person again and again leaves one record in this time.
_QUIET_S = 600
# An admin is made or unmade by one at a time, so that the last one stays.
_ADMINS = Q(staff_role=ADMIN, is_blocked=False)


def _locked(user_id: UUID) -> User:
    user = User.objects.select_for_update(no_key=True).filter(id=user_id).first()
    if user is None:
        raise UserNotFound
    return user


def block_check(*, actor: Actor, user_id: UUID) -> None:
    """
    Let nobody block themselves, and an admin only a superuser.

    :raises NotPermitted: they may not
    :raises UserNotFound: nobody has this id
    :raises UserBlockedAlready: that is done
    """
    row = User.objects.filter(id=user_id).values_list("staff_role", "is_blocked").first()
    if row is None:
        raise UserNotFound
    role, is_blocked = row
    if user_id == actor.id or (role == ADMIN and not actor.is_superuser):
        raise NotPermitted
    if is_blocked:
        raise UserBlockedAlready


@transaction.atomic
def user_unblock(*, user_id: UUID, actor: Actor, reason: str, verdict_id: UUID | None = None) -> None:
    """
    Let a user sign in again; nothing else starts by itself.

    :param verdict_id: only a block by this verdict, so that one that has ended lifts no newer one
    :raises UserNotFound: nobody has this id
    :raises UserNotBlocked: they are not blocked
    """
    user = _locked(user_id)
    if verdict_id is not None and user.blocked_verdict_id != verdict_id:
        return
    if not user.is_blocked:
        raise UserNotBlocked
    before = {"is_blocked": True, "verdict_id": str(user.blocked_verdict_id or "")}
    user.is_blocked, user.blocked_at, user.blocked_reason, user.blocked_verdict_id = False, None, "", None
    user.save(update_fields=["is_blocked", "blocked_at", "blocked_reason", "blocked_verdict_id"])
    audit.audit_change(
        actor=actor,
        action="user.unblock",
        target="user",
        target_id=user_id,
        before=before,
        after={"is_blocked": False, "verdict_id": ""},
        reason=reason,
    )
    fact_tell(events.USER_UNBLOCKED, user_id)
    version_bump(SELLERS_VERSION)


@transaction.atomic
def role_set(*, actor: Actor, user_id: UUID, role: StaffRole, reason: str) -> None:
    """
    Give somebody a role of the staff, or take it; their sessions end.

    :raises NotPermitted: not an admin, one's own role, or `admin` given or taken by somebody who is no superuser
    :raises UserNotFound: nobody has this id, or the account was closed
    :raises LastAdmin: nobody would be left who gives roles
    """
    if not actor.is_admin or user_id == actor.id:
        raise NotPermitted
    # Those who could be the last one, always in one order: two who take each other's right cannot both succeed.
    admins = list(
        User.objects.select_for_update(no_key=True).filter(_ADMINS).order_by("id").values_list("id", flat=True)
    )
    user = _locked(user_id)
    if user.is_closed:
        raise UserNotFound
    before = user.staff_role
    if before == role:
        return
    if ADMIN in {before, role} and not actor.is_superuser:
        raise NotPermitted
    if before == ADMIN and admins == [user_id]:
        raise LastAdmin
    user.is_staff, user.staff_role, user.staff_role_changed_at = role != "", role, clock.now()
    user.is_superuser = user.is_superuser and role == ADMIN
    user.save(update_fields=["is_staff", "staff_role", "staff_role_changed_at", "is_superuser"])
    sessions_end(Q(user_id=user_id), EndReason.ENDED_BY_STAFF)
    audit.audit_change(
        actor=actor,
        action="user.role_changed",
        target="user",
        target_id=user_id,
        before={"staff_role": before},
        after={"staff_role": role},
        reason=reason,
    )
    outbox.publish(
        events.USER_ROLE_CHANGED,
        {"user_id": str(user_id), "by_id": str(actor.user_id), "role": role},
        sequence_key=f"user:{user_id}",
    )


@transaction.atomic
def seller_verify(*, actor: Actor, user_id: UUID, is_verified: bool, reason: str) -> None:
    """
    Give a seller the badge, or take it.

    :raises UserNotFound: nobody has this id
    :raises NotPermitted: it would be one's own
    :raises NotVerifiable: `params.missing` says what they lack
    """
    user = _locked(user_id)
    if user_id == actor.id:
        raise NotPermitted
    if (user.verified_seller_at is not None) == is_verified:
        return
    missing = rules.verifiable_missing(
        sales=user.sales_count,
        has_two_factor=user.totp_enabled_at is not None,
        is_email_verified=user.is_email_verified,
        rating=rules.rating_of(user.rating_sum, user.rating_count),
        rating_count=user.rating_count,
        is_blocked=user.is_blocked,
    )
    if is_verified and missing:
        raise NotVerifiable(missing=missing)
    user.verified_seller_at = clock.now() if is_verified else None
    user.verified_seller_by = actor.id if is_verified else None
    user.save(update_fields=["verified_seller_at", "verified_seller_by"])
    version_bump(SELLERS_VERSION)
    audit.audit_change(
        actor=actor,
        action="user.seller_verified" if is_verified else "user.seller_unverified",
        target="user",
        target_id=user_id,
        before={"is_verified_seller": not is_verified},
        after={"is_verified_seller": is_verified},
        reason=reason,
    )
    if is_verified:
        fact_tell(events.USER_SELLER_VERIFIED, user_id)


@transaction.atomic
def note_add(*, actor: Actor, user_id: UUID, text: str) -> StaffNoteInfo:
    """
    Write a note on a user for the others of the staff.

    :raises UserNotFound: nobody has this id
    """
    if not User.objects.filter(id=user_id).exists():
        raise UserNotFound
    note = StaffNote.objects.create(user_id=user_id, author_id=actor.user_id, text=text, created_at=clock.now())
    audit.audit_write(
        actor=actor, action="user.note_added", target="user", target_id=user_id, details={"note_id": str(note.id)}
    )
    return StaffNoteInfo(id=note.id, author_id=note.author_id, text=note.text, created_at=note.created_at)


@transaction.atomic
def note_delete(*, actor: Actor, user_id: UUID, note_id: UUID) -> None:
    """
    Take one's own note away; an admin takes anybody's.

    :raises NoteNotFound: there is none, or it is somebody else's
    """
    notes = StaffNote.objects.filter(id=note_id, user_id=user_id, deleted_at=None)
    if not actor.is_admin:
        notes = notes.filter(author_id=actor.user_id)
    if not notes.update(deleted_at=clock.now()):
        raise NoteNotFound
    audit.audit_write(
        actor=actor, action="user.note_deleted", target="user", target_id=user_id, details={"note_id": str(note_id)}
    )


@transaction.atomic
def sessions_end_of(*, actor: Actor, user_id: UUID, reason: str) -> int:
    """
    End every session of a user; return how many.

    :raises UserNotFound: nobody has this id
    :raises NotPermitted: they are an admin, and the actor is not
    """
    role = User.objects.filter(id=user_id).values_list("staff_role", flat=True).first()
    if role is None:
        raise UserNotFound
    if role == ADMIN and not actor.is_admin:
        raise NotPermitted
    ended = sessions_end(Q(user_id=user_id), EndReason.ENDED_BY_STAFF)
    details = {"count": ended, "reason": reason}
    audit.audit_write(actor=actor, action="user.sessions_ended", target="user", target_id=user_id, details=details)
    return ended


def search_note(*, actor: Actor, by: str, count: int) -> None:
    """Keep in the audit that somebody of the staff looked for people by an e-mail or a number, not by which."""
    audit.audit_write(
        actor=actor, action="staff.searched", target="user", target_id="", details={"by": by, "count": count}
    )


def view_note(*, actor: Actor, user_id: UUID, part: str = "detail") -> None:
    """Keep in the audit that somebody of the staff looked at a user; once in ten minutes for each session."""
    try:
        is_fresh = cache.add(f"staff:viewed:{part}:{actor.session_id}:{actor.id}:{user_id}", 1, _QUIET_S)
    except RedisError:
        is_fresh = True
    if not is_fresh:
        return
    audit.audit_write(actor=actor, action="staff.viewed", target="user", target_id=user_id, details={"part": part})

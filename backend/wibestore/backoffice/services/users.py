"""What staff do with people; each act with its reason in the audit."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wibestore.core.actor import Actor, StaffRole
from wibestore.core.errors import NotPermitted
from wibestore.moderation import services as moderation
from wibestore.moderation.types import SubjectKind, VerdictKind
from wibestore.users import selectors as users_selectors
from wibestore.users import services as users


@transaction.atomic
def user_block(*, actor: Actor, user_id: UUID, reason: str, text: str, expires_at: datetime | None) -> None:
    """
    Block somebody until staff lift it.

    :param reason: a code for the audit; text: what it was for, in words
    :param expires_at: not taken: nothing here ends a block by itself
    :raises NotPermitted: the actor is no moderator, or it is themselves, or an admin
    :raises UserNotFound: nobody has this id
    :raises UserBlockedAlready: that is done
    :raises ValidationFailed: it should end by itself
    """
    _moderator_only(actor)
    users.block_check(actor=actor, user_id=user_id)
    moderation.verdict_give(
        actor=actor,
        user_id=user_id,
        subject_kind=SubjectKind.USER,
        subject_id=user_id,
        kind=VerdictKind.BLOCK,
        reason=reason,
        text=text,
        expires_at=expires_at,
    )


@transaction.atomic
def user_unblock(*, actor: Actor, user_id: UUID, reason: str) -> None:
    """
    Let somebody in again.

    :raises NotPermitted: the actor is no moderator, or it is themselves
    :raises UserNotFound: nobody has this id
    :raises UserNotBlocked: they are not blocked
    """
    _moderator_only(actor)
    if user_id == actor.id:
        raise NotPermitted
    # Who was blocked before there were verdicts has none that could end.
    is_ended = moderation.block_end(actor=actor, user_id=user_id, reason=reason)
    if not is_ended or users_selectors.user_get(user_id).is_blocked:
        users.user_unblock(user_id=user_id, actor=actor, reason=reason)


def user_role_set(*, actor: Actor, user_id: UUID, role: StaffRole, reason: str) -> None:
    """
    Give somebody a role, or take it.

    :raises NotPermitted, UserNotFound, LastAdmin: see `users.services.role_set`
    """
    users.role_set(actor=actor, user_id=user_id, role=role, reason=reason)


def user_seller_verify(*, actor: Actor, user_id: UUID, is_verified: bool, reason: str) -> None:
    """
    Give a seller the badge, or take it.

    :raises NotPermitted, UserNotFound, NotVerifiable: see `users.services.seller_verify`
    """
    _moderator_only(actor)
    users.seller_verify(actor=actor, user_id=user_id, is_verified=is_verified, reason=reason)


def _moderator_only(actor: Actor) -> None:
    if not actor.is_moderator:
        raise NotPermitted

"""What staff do with people; each act with its reason in the audit."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wibestore.core.actor import Actor, StaffRole
from wibestore.core.errors import NotPermitted
from wibestore.users import services as users


@transaction.atomic
def user_block(*, actor: Actor, user_id: UUID, reason: str, text: str, expires_at: datetime | None) -> None:
    """
    Block somebody: a verdict that they read, with an end or without.

    :raises NotPermitted: the actor is no moderator, or it is themselves, or an admin
    :raises UserNotFound: nobody has this id
    :raises UserBlockedAlready: that is done
    """
    _moderator_only(actor)
    users.block_check(actor=actor, user_id=user_id)
    users.user_block(user_id=user_id, actor=actor, reason=text)


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

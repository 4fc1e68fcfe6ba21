"""May this actor do this? Pure answers, no writes."""

from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.moderation.types import VerdictKind


def can_moderate(actor: Actor) -> bool:
    """Tell whether the actor looks after reports and verdicts."""
    return actor.is_moderator


def can_judge(actor: Actor, accused_id: UUID) -> bool:
    """Tell whether the actor may decide on what is somebody's: nobody decides on themselves."""
    return can_moderate(actor) and actor.id != accused_id


def can_give(actor: Actor, user_id: UUID, kind: VerdictKind, *, is_admin: bool) -> bool:
    """Tell whether the actor may give this verdict; only a superuser blocks an admin."""
    return can_judge(actor, user_id) and (kind is not VerdictKind.BLOCK or not is_admin or actor.is_superuser)


def can_decide_appeal(actor: Actor, user_id: UUID, given_by: UUID) -> bool:
    """Tell whether the actor may decide an appeal: neither the person's own nor one against one's own verdict."""
    return can_judge(actor, user_id) and actor.id != given_by

"""Writes records of acts. Never changes one, never deletes one."""

from typing import Any
from uuid import UUID

from wibestore.audit.models import AuditRecord
from wibestore.core.actor import Actor

_USER_AGENT_LENGTH = 300
_IP_LENGTH = 45


def audit_write(
    *, actor: Actor, action: str, target: str, target_id: UUID | int | str, details: dict[str, Any] | None = None
) -> UUID:
    """
    Record that `actor` did `action` to the thing `target` and return the record's id.

    It belongs to the caller's transaction: what is rolled back was not done and leaves no record.

    :param action: a stable code, noun first (`listing.approved`)
    :param target: what kind of thing it was done to (`listing`)
    :param details: JSON values that explain the act; never secrets or chat text
    """
    record = AuditRecord.objects.create(
        actor_id=actor.id,
        actor_kind=actor.kind.value,
        actor_name=actor.name,
        action=action,
        target=target,
        target_id=str(target_id),
        details=details or {},
        ip=actor.ip[:_IP_LENGTH],
        user_agent=actor.user_agent[:_USER_AGENT_LENGTH],
    )
    return record.id


def audit_change(
    *,
    actor: Actor,
    action: str,
    target: str,
    target_id: UUID | int | str,
    before: dict[str, Any],
    after: dict[str, Any],
    reason: str = "",
    **details: Any,
) -> UUID:
    """
    Record a change with what was before and what is now, only where the two differ, and why.

    :param before: JSON values by name; never secrets or chat text
    :param after: the same names
    :param details: more JSON values that explain the act
    """
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    return audit_write(
        actor=actor,
        action=action,
        target=target,
        target_id=target_id,
        details={
            "before": {key: value for key, value in before.items() if key in changed},
            "after": {key: value for key, value in after.items() if key in changed},
            "reason": reason,
            **details,
        },
    )

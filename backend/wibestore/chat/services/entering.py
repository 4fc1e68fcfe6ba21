"""Staff come into a conversation with its dispute, and each time leave a trace."""

from uuid import UUID

from django.core.cache import cache
from redis.exceptions import RedisError

from wibestore.audit import services as audit
from wibestore.chat.selectors import chat_access
from wibestore.chat.types import ChatFacts, Party
from wibestore.core.actor import Actor

# Polling is one entry, not hundreds.
QUIET_S = 600


def staff_enter(*, actor: Actor, chat_id: UUID) -> tuple[ChatFacts, Party]:
    """
    Return a conversation and the actor's part in it; the entry of staff is written into the audit.

    :raises ChatNotFound: there is none, or it is not the actor's
    """
    chat, party = chat_access(actor=actor, chat_id=chat_id)
    if party is Party.STAFF and _is_fresh(actor, chat_id):
        audit.audit_write(
            actor=actor,
            action="chat.staff_entered",
            target="chat",
            target_id=chat_id,
            details={"order_id": str(chat.order_id)},
        )
    return chat, party


def _is_fresh(actor: Actor, chat_id: UUID) -> bool:
    try:
        return cache.add(f"chat:staff:{actor.session_id}:{actor.id}:{chat_id}", 1, QUIET_S)
    except RedisError:
        return True

"""Read marks, and blocks."""

from typing import Any
from uuid import UUID

from django.db import transaction

from wibestore.chat.errors import ChatNotFound
from wibestore.chat.models import Block, Message, Participant
from wibestore.chat.selectors import chat_access, unread_total
from wibestore.chat.services.telling import receipt_tell
from wibestore.chat.types import Party
from wibestore.core import clock
from wibestore.core.actor import Actor


@transaction.atomic
def chat_read(*, actor: Actor, chat_id: UUID, up_to: int) -> dict[str, Any]:
    """
    Note how far the actor has read, never backwards; return it in the shape of `ReadOut`.

    Staff leave no marks.

    :raises ChatNotFound: there is none, or it is not the actor's
    """
    chat, party = chat_access(actor=actor, chat_id=chat_id)
    if party is Party.STAFF:
        return {"read_up_to": 0, "unread_total": unread_total(actor.user_id)}
    # Held before the messages are counted: whoever sends one meanwhile adds it to what is counted here.
    mark = Participant.objects.select_for_update(no_key=True).get(conversation_id=chat_id, user_id=actor.user_id)
    up_to = min(up_to, chat.last_sequence)
    if up_to > mark.read_up_to:
        unread = Message.objects.filter(conversation_id=chat_id, sequence__gt=up_to, sender__isnull=False)
        mark.read_up_to, mark.unread_count = up_to, unread.exclude(sender_id=actor.user_id).count()
        mark.save(update_fields=["read_up_to", "unread_count"])
        receipt_tell(chat_id, actor.user_id, up_to)
    return {"read_up_to": mark.read_up_to, "unread_total": unread_total(actor.user_id)}


@transaction.atomic
def block_set(*, actor: Actor, chat_id: UUID, is_blocked: bool) -> dict[str, Any]:
    """
    Block the other side of a conversation, or take it back; return it in the shape of `BlockOut`.

    :raises ChatNotFound: there is none, or it is not the actor's own
    """
    chat, party = chat_access(actor=actor, chat_id=chat_id)
    if party is Party.STAFF:
        raise ChatNotFound
    [other] = chat.others(actor.id)
    if is_blocked:
        Block.objects.bulk_create(
            [Block(blocker_id=actor.user_id, blocked_id=other, created_at=clock.now())], ignore_conflicts=True
        )
    else:
        Block.objects.filter(blocker_id=actor.user_id, blocked_id=other).delete()
    return {"is_blocked": is_blocked}

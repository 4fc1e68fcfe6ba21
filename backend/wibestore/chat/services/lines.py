"""System lines: what happened to an order, in the conversation of its two."""

from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, UUIDField

from wibestore.chat.models import Message, Participant
from wibestore.chat.rules import line_params
from wibestore.chat.selectors import message_body
from wibestore.chat.services.opening import conversation_ensure
from wibestore.chat.services.sending import conversations_hold, conversations_move
from wibestore.chat.services.telling import line_tell
from wibestore.chat.types import Party
from wibestore.core import clock
from wibestore.core.statements import Select, Slot, Update, rows_insert
from wibestore.core.units import atomic

_ADDED = Select(lambda: Message.objects.filter(source_id=Slot("source", UUIDField())).values_list("id")[:1])
_LISTED = Update(
    lambda: Participant.objects.filter(conversation_id=Slot("chat", UUIDField())),
    lambda: {"listed_at": Slot("at", DateTimeField())},
)


@atomic
def system_line_add(*, topic: str, payload: dict[str, Any]) -> None:
    """
    Add the line of an order's fact to its conversation, once, however often the fact is handed over.

    A line is not counted as unread: orders have notifications of their own.
    """
    chat_id, _ = conversation_ensure(
        buyer_id=UUID(payload["buyer_id"]),
        seller_id=UUID(payload["seller_id"]),
        listing_id=UUID(payload["listing_id"]),
        order_id=UUID(payload["order_id"]),
    )
    chat = conversations_hold({chat_id})[chat_id]
    source_id = UUID(payload["message_id"])
    if _ADDED.first(source=source_id):
        return
    now = clock.now()
    sequence, at = chat.last_sequence + 1, max(chat.last_message_at or now, now)
    line = Message(
        conversation_id=chat_id,
        sequence=sequence,
        kind="system",
        party=Party.SYSTEM.value,
        event=topic,
        params=line_params(topic, payload),
        source_id=source_id,
        created_at=at,
    )
    rows_insert([line])
    conversations_move([(chat, sequence, at)])
    _LISTED.run(chat=chat_id, at=at)
    line_tell(message_body(line))

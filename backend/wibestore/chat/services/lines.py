"""System lines: what happened to an order, in the conversation of its two."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db.models import DateTimeField, IntegerField, UUIDField

from wibestore.chat.models import Conversation, Message, Participant
from wibestore.chat.rules import line_params
from wibestore.chat.selectors import message_body
from wibestore.chat.services.opening import conversation_ensure
from wibestore.chat.services.telling import line_tell
from wibestore.chat.types import Party
from wibestore.core import clock
from wibestore.core.statements import Select, Slot, Update, row_insert_unless_there
from wibestore.core.units import atomic

# Id, newest order, last sequence number and its time.
_Held = tuple[UUID, UUID | None, int, datetime | None]

_HELD = Select(
    lambda: (
        Conversation.objects.select_for_update(no_key=True)
        .filter(
            listing_id=Slot("listing", UUIDField()),
            buyer_id=Slot("buyer", UUIDField()),
            seller_id=Slot("seller", UUIDField()),
        )
        .values_list("id", "order_id", "last_sequence", "last_message_at")
    )
)
_MOVED = Update(
    lambda: Conversation.objects.filter(id=Slot("chat", UUIDField())),
    lambda: {
        "order_id": Slot("order", UUIDField()),
        "last_sequence": Slot("sequence", IntegerField()),
        "last_message_at": Slot("at", DateTimeField()),
    },
)
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
    order_id = UUID(payload["order_id"])
    chat_id, newest, last_sequence, last_at = _hold(
        buyer_id=UUID(payload["buyer_id"]),
        seller_id=UUID(payload["seller_id"]),
        listing_id=UUID(payload["listing_id"]),
        order_id=order_id,
    )
    now = clock.now()
    sequence, at = last_sequence + 1, max(last_at or now, now)
    line = Message(
        conversation_id=chat_id,
        sequence=sequence,
        kind="system",
        party=Party.SYSTEM.value,
        event=topic,
        params=line_params(topic, payload),
        source_id=UUID(payload["message_id"]),
        created_at=at,
    )
    # The conversation is held: if anything of the line is there already, it is the line itself.
    if not row_insert_unless_there(line):
        return
    # Ids grow with time: a fact of an older order that comes late does not take its conversation back.
    order = order_id if newest is None else max(newest, order_id)
    _MOVED.run(chat=chat_id, order=order, sequence=sequence, at=at)
    _LISTED.run(chat=chat_id, at=at)
    line_tell(message_body(line))


def _hold(*, buyer_id: UUID, seller_id: UUID, listing_id: UUID, order_id: UUID) -> _Held:
    """Hold the conversation of an order, made where it is not there, to the transaction's end."""
    found = _HELD.first(listing=listing_id, buyer=buyer_id, seller=seller_id)
    if found is None:
        conversation_ensure(buyer_id=buyer_id, seller_id=seller_id, listing_id=listing_id, order_id=order_id)
        [found] = _HELD.rows(listing=listing_id, buyer=buyer_id, seller=seller_id)
    return cast("_Held", found)

"""Messages as they are shown: a page of history, or what a reader has missed."""

from typing import Any
from uuid import UUID

from django.db.models import UUIDField

from wibestore.chat import policies
from wibestore.chat.errors import ChatNotFound
from wibestore.chat.models import Message, Participant
from wibestore.chat.rules import EXCERPT_AROUND, RESUME_MAX
from wibestore.chat.selectors.access import blocks_among, chat_access
from wibestore.chat.types import MessageExcerpt, Party, Resumed
from wibestore.core.actor import Actor
from wibestore.core.statements import Select, Slot

_MARKS = Select(
    lambda: (
        Participant.objects.filter(conversation_id=Slot("chat", UUIDField()))
        .order_by("id")
        .values_list("user_id", "read_up_to")
    )
)


def message_body(message: Message) -> dict[str, Any]:
    """Return a message in the shape of `MessageOut`, the same for every reader; a hidden one says nothing."""
    is_hidden = message.hidden_at is not None
    return {
        "id": message.id,
        "conversation_id": message.conversation_id,
        "sequence": message.sequence,
        "kind": message.kind,
        # Who of the staff it was stands in the audit.
        "sender_id": None if message.party == Party.STAFF else message.sender_id,
        "sender_party": message.party,
        "client_id": message.client_id,
        "text": "" if is_hidden else message.text,
        "image": None if is_hidden else message.image,
        "event": message.event,
        "params": message.params,
        "is_masked": message.is_masked,
        "is_hidden": is_hidden,
        "created_at": message.created_at,
    }


def message_page(
    *, actor: Actor, chat_id: UUID, before: int | None, after: int | None, page_size: int
) -> dict[str, Any]:
    """
    Return messages in the order of their sequence, in the shape of `MessagePage`.

    :raises ChatNotFound: there is none, or it is not the actor's
    """
    chat, _ = chat_access(actor=actor, chat_id=chat_id)
    messages = Message.objects.filter(conversation_id=chat_id, sequence__lte=chat.last_sequence)
    if after is not None:
        later = messages.filter(sequence__gt=after)
        if before is not None:
            later = later.filter(sequence__lt=before)
        shown = list(later.order_by("sequence")[:page_size])
    else:
        earlier = messages.filter(sequence__lt=before) if before is not None else messages
        shown = list(earlier.order_by("-sequence")[:page_size])[::-1]
    # Sequences have no gaps: they tell by themselves whether there is more.
    first, last = (shown[0].sequence, shown[-1].sequence) if shown else (1, chat.last_sequence)
    path = f"/api/v1/chats/{chat_id}/messages/?page_size={page_size}"
    return {
        "results": [message_body(message) for message in shown],
        "previous": f"{path}&before={first}" if first > 1 else None,
        "next": f"{path}&after={last}" if last < chat.last_sequence else None,
        "last_sequence": chat.last_sequence,
    }


def message_excerpt(*, message_id: UUID, reader_id: UUID) -> MessageExcerpt:
    """
    Return what one of the two hands over when they report a message: that one and five on each side, as stored.

    :raises ChatNotFound: there is none, it is not of the reader's own conversation, or the shop wrote it
    """
    found = Message.objects.select_related("conversation").filter(id=message_id).first()
    if found is None or found.sender_id is None or reader_id not in _people(found):
        raise ChatNotFound
    around = Message.objects.filter(
        conversation_id=found.conversation_id,
        sequence__range=(found.sequence - EXCERPT_AROUND, found.sequence + EXCERPT_AROUND),
    )
    return MessageExcerpt(
        message_id=found.id,
        conversation_id=found.conversation_id,
        sender_id=found.sender_id,
        is_hidden=found.hidden_at is not None,
        messages=[_stored(message) for message in around.order_by("sequence")],
    )


def _people(message: Message) -> tuple[UUID, UUID]:
    return message.conversation.buyer_id, message.conversation.seller_id


def _stored(message: Message) -> dict[str, Any]:
    """Return what may be kept as JSON of a message."""
    return {
        "id": str(message.id),
        "sequence": message.sequence,
        "party": message.party,
        "kind": message.kind,
        "text": message.text,
        "image": message.image,
        "event": message.event,
        "created_at": message.created_at.isoformat(),
    }


def resume_get(*, actor: Actor, chat_id: UUID, after: int) -> Resumed:
    """
    Return what came after a sequence number, at most 100 messages, and how far the two have read.

    :raises ChatNotFound: there is none, or it is not the actor's (any more)
    """
    chat, party = chat_access(actor=actor, chat_id=chat_id)
    missed = Message.objects.filter(conversation_id=chat_id, sequence__gt=after, sequence__lte=chat.last_sequence)
    messages = list(missed.order_by("sequence")[:RESUME_MAX]) if after < chat.last_sequence else []
    known = messages[-1].sequence if messages else chat.last_sequence
    marks = _MARKS.rows(chat=chat_id)
    data = {
        "conversation_id": chat_id,
        "last_sequence": known,
        "has_more": known < chat.last_sequence,
        "receipts": [{"conversation_id": chat_id, "user_id": user_id, "read_up_to": up_to} for user_id, up_to in marks],
    }
    can_send = policies.send_refusal_of(party, chat, blocks_among(chat.people)) is None
    return Resumed(
        messages=[message_body(message) for message in messages], data=data, people=chat.people, can_send=can_send
    )

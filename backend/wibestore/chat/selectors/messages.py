"""Messages as they are shown: a page of history, or what a reader has missed."""

from typing import Any
from uuid import UUID

from wibestore.chat import policies
from wibestore.chat.models import Message, Participant
from wibestore.chat.rules import RESUME_MAX
from wibestore.chat.selectors.access import blocks_among, chat_access
from wibestore.chat.types import Party, Resumed
from wibestore.core.actor import Actor


def message_body(message: Message) -> dict[str, Any]:
    """Return a message in the shape of `MessageOut`, the same for every reader."""
    return {
        "id": message.id,
        "conversation_id": message.conversation_id,
        "sequence": message.sequence,
        "kind": message.kind,
        # Who of the staff it was stands in the audit.
        "sender_id": None if message.party == Party.STAFF else message.sender_id,
        "sender_party": message.party,
        "client_id": message.client_id,
        "text": message.text,
        "image": message.image,
        "event": message.event,
        "params": message.params,
        "is_masked": message.is_masked,
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


def resume_get(*, actor: Actor, chat_id: UUID, after: int) -> Resumed:
    """
    Return what came after a sequence number, at most 100 messages, and how far the two have read.

    :raises ChatNotFound: there is none, or it is not the actor's (any more)
    """
    chat, party = chat_access(actor=actor, chat_id=chat_id)
    missed = Message.objects.filter(conversation_id=chat_id, sequence__gt=after, sequence__lte=chat.last_sequence)
    messages = list(missed.order_by("sequence")[:RESUME_MAX]) if after < chat.last_sequence else []
    known = messages[-1].sequence if messages else chat.last_sequence
    marks = Participant.objects.filter(conversation_id=chat_id).order_by("id").values("user_id", "read_up_to")
    data = {
        "conversation_id": chat_id,
        "last_sequence": known,
        "has_more": known < chat.last_sequence,
        "receipts": [{"conversation_id": chat_id, **mark} for mark in marks],
    }
    can_send = policies.send_refusal_of(party, chat, blocks_among(chat.people)) is None
    return Resumed(
        messages=[message_body(message) for message in messages], data=data, people=chat.people, can_send=can_send
    )

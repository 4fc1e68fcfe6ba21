"""Conversations for tests and demo data, made through the services like any other."""

from typing import Any
from uuid import UUID

from wibestore.chat import services
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.users.types import UserInfo


def chat_opened(buyer: UserInfo, listing_id: UUID) -> UUID:
    """Return the conversation of a buyer with the seller of a listing."""
    chat_id, _ = services.chat_open(actor=Actor.user(buyer.id), listing_id=listing_id, order_id=None)
    return chat_id


def chat_of_order(buyer: UserInfo, order_id: UUID) -> UUID:
    """Return the conversation of an order."""
    chat_id, _ = services.chat_open(actor=Actor.user(buyer.id), listing_id=None, order_id=order_id)
    return chat_id


def message_sent(
    chat_id: UUID, sender: UserInfo, text: str = "Salom", *, client_id: UUID | None = None
) -> dict[str, Any]:
    """Return a message that somebody has sent, in the shape of `MessageOut`."""
    actor = Actor.user(sender.id, is_staff=sender.is_staff)
    message = {"client_id": client_id or uuid7(), "text": text, "upload_id": None}
    return services.message_send(actor=actor, chat_id=chat_id, message=message)

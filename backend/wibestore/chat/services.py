"""Writing conversations."""

from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor


def chat_open(*, actor: Actor, listing_id: UUID | None, order_id: UUID | None) -> tuple[UUID, bool]:
    """Return the id of the conversation about a listing or an order, and whether it is new."""
    raise NotImplementedError


def message_send(*, actor: Actor, chat_id: UUID, message: dict[str, Any]) -> dict[str, Any]:
    """Store a message once and tell the conversation; return it in the shape of `MessageOut`."""
    raise NotImplementedError


def chat_read(*, actor: Actor, chat_id: UUID, up_to: int) -> dict[str, Any]:
    """Note how far the actor has read; return it in the shape of `ReadOut`."""
    raise NotImplementedError


def block_set(*, actor: Actor, chat_id: UUID, is_blocked: bool) -> dict[str, Any]:
    """Block the other side of a conversation, or take it back."""
    raise NotImplementedError

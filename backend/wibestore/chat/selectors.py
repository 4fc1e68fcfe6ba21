"""Reading conversations: only one's own, and for staff those of a dispute."""

from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor


def chat_page(*, actor: Actor, is_unread: bool, cursor: str, page_size: int) -> dict[str, Any]:
    """Return a page of the actor's conversations in the shape of `ChatPage`."""
    raise NotImplementedError


def chat_get_for(*, actor: Actor, chat_id: UUID) -> dict[str, Any]:
    """
    Return a conversation in the shape of `ChatOut`.

    :raises ChatNotFound: there is none, or it is not the actor's
    """
    raise NotImplementedError


def message_page(
    *, actor: Actor, chat_id: UUID, before: int | None, after: int | None, page_size: int
) -> dict[str, Any]:
    """
    Return messages in the order of their sequence, in the shape of `MessagePage`.

    :raises ChatNotFound: there is none, or it is not the actor's
    """
    raise NotImplementedError

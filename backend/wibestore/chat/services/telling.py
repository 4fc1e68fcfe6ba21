"""Tells sockets what was stored, from requests and handlers, after their commit."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from wibestore.chat import selectors
from wibestore.chat.frames import MESSAGE, RECEIPT, UNREAD, chat_group
from wibestore.core.realtime.groups import user_group
from wibestore.core.realtime.presence import groups_heard
from wibestore.core.realtime.sending import frame_send


def message_tell(message: dict[str, Any], recipients: Collection[UUID]) -> None:
    """Tell the conversation of a message, and its recipients that they have something to read."""
    chat_id = message["conversation_id"]
    _after_commit(partial(frame_send, chat_group(chat_id), MESSAGE, message, frame_id=message["id"]))
    unread_tell([(chat_id, recipient) for recipient in recipients])


def line_tell(message: dict[str, Any]) -> None:
    """Tell the conversation of a system line, where some process has it open: nearly never, of all orders."""
    _after_commit(partial(_line_send, chat_group(message["conversation_id"]), message))


def _line_send(group: str, message: dict[str, Any]) -> None:
    # After the commit: a window joins before it asks what was said, so it is either found here or reads the line.
    if groups_heard([group]):
        frame_send(group, MESSAGE, message, frame_id=message["id"])


def receipt_tell(chat_id: UUID, user_id: UUID, read_up_to: int) -> None:
    """Tell the conversation how far somebody has read, and their other windows what is left."""
    data = {"conversation_id": chat_id, "user_id": user_id, "read_up_to": read_up_to}
    _after_commit(partial(frame_send, chat_group(chat_id), RECEIPT, data))
    unread_tell([(chat_id, user_id)])


def unread_tell(pairs: Collection[tuple[UUID, UUID]]) -> None:
    """Tell readers on their own sockets how much of a conversation they have not read: (conversation, reader)."""
    if pairs:
        _after_commit(partial(_unread_send, pairs))


def _unread_send(pairs: Collection[tuple[UUID, UUID]]) -> None:
    for reader, data in selectors.unread_news(pairs):
        frame_send(user_group(reader), UNREAD, data)


def _after_commit(tell: Callable[[], None]) -> None:
    transaction.on_commit(tell, robust=True)

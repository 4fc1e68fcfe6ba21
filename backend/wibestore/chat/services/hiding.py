"""Hiding a message by a decision of the staff, and showing it again; why, moderation above knows."""

from functools import partial
from uuid import UUID

from django.db import transaction

from wibestore.audit import services as audit
from wibestore.chat.errors import ChatNotFound
from wibestore.chat.frames import HIDDEN, chat_group
from wibestore.chat.models import Message
from wibestore.chat.selectors import message_body
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.realtime.sending import frame_send


def message_hide(*, message_id: UUID, actor: Actor) -> None:
    """
    Show no more what a message says; its place stays. Twice is once.

    :raises ChatNotFound: there is no such message
    """
    _set(message_id, actor, is_hidden=True)


def message_show(*, message_id: UUID, actor: Actor) -> None:
    """
    Show again what a message says. Twice is once.

    :raises ChatNotFound: there is no such message
    """
    _set(message_id, actor, is_hidden=False)


@transaction.atomic
def _set(message_id: UUID, actor: Actor, *, is_hidden: bool) -> None:
    message = Message.objects.select_for_update(no_key=True).filter(pk=message_id).first()
    if message is None:
        raise ChatNotFound
    if (message.hidden_at is not None) is is_hidden:
        return
    message.hidden_at = clock.now() if is_hidden else None
    message.save(update_fields=["hidden_at"])
    audit.audit_change(
        actor=actor,
        action="message.hidden" if is_hidden else "message.shown",
        target="message",
        target_id=message.id,
        before={"is_hidden": not is_hidden},
        after={"is_hidden": is_hidden},
    )
    tell = partial(frame_send, chat_group(message.conversation_id), HIDDEN, message_body(message))
    transaction.on_commit(tell, robust=True)

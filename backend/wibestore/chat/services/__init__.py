"""Writing conversations: one door for messages, whether they come by HTTP or by a socket."""

from wibestore.chat.services.entering import staff_enter
from wibestore.chat.services.hiding import message_hide, message_show
from wibestore.chat.services.lines import system_line_add
from wibestore.chat.services.opening import chat_open
from wibestore.chat.services.reading import block_set, chat_read
from wibestore.chat.services.sending import message_send, messages_send

__all__ = [
    "block_set",
    "chat_open",
    "chat_read",
    "message_hide",
    "message_send",
    "message_show",
    "messages_send",
    "staff_enter",
    "system_line_add",
]

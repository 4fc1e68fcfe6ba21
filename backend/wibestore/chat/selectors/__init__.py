"""Reading conversations: only one's own, and for staff those of a dispute."""

from wibestore.chat.selectors.access import FACT_COLUMNS, blocks_among, chat_access, facts_of
from wibestore.chat.selectors.chats import chat_get_for, chat_page, unread_news, unread_total
from wibestore.chat.selectors.desk import chat_of_people
from wibestore.chat.selectors.messages import message_body, message_excerpt, message_page, resume_get
from wibestore.chat.selectors.people import traces_of

__all__ = [
    "FACT_COLUMNS",
    "blocks_among",
    "chat_access",
    "chat_get_for",
    "chat_of_people",
    "chat_page",
    "facts_of",
    "message_body",
    "message_excerpt",
    "message_page",
    "resume_get",
    "traces_of",
    "unread_news",
    "unread_total",
]

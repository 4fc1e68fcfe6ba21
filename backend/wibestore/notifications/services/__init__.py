"""Writing notifications, read marks and preferences; sending what leaves the shop."""

from wibestore.notifications.services.channels.email import emails_send
from wibestore.notifications.services.preferences import preferences_update
from wibestore.notifications.services.reading import (
    notifications_forget_old,
    notifications_read,
    notifications_read_all,
)
from wibestore.notifications.services.telling import fact_tell

__all__ = [
    "emails_send",
    "fact_tell",
    "notifications_forget_old",
    "notifications_read",
    "notifications_read_all",
    "preferences_update",
]

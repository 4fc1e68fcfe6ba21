"""Writing notifications, read marks and preferences; what leaves the shop is written down as letters."""

from wibestore.notifications.services.channels.email import read_among
from wibestore.notifications.services.preferences import preferences_update
from wibestore.notifications.services.reading import (
    notifications_forget_old,
    notifications_read,
    notifications_read_all,
)
from wibestore.notifications.services.telling import fact_tell

__all__ = [
    "fact_tell",
    "notifications_forget_old",
    "notifications_read",
    "notifications_read_all",
    "preferences_update",
    "read_among",
]

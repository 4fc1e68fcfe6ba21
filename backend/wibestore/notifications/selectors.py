"""Reading one's own notifications and preferences."""

from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor


def notification_page(
    *, actor: Actor, group: str | None, is_unread: bool, cursor: str, page_size: int
) -> dict[str, Any]:
    """Return a page of the actor's notifications in the shape of `NotificationPage`, in the actor's language."""
    raise NotImplementedError


def unread_count(user_id: UUID) -> int:
    """Return how many of the user's notifications are unread."""
    raise NotImplementedError


def preferences_get(user_id: UUID) -> dict[str, Any]:
    """Return what the user wants to be told, in the shape of `PreferencesOut`."""
    raise NotImplementedError

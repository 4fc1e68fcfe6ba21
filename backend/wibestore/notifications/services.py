"""Writing notifications, read marks and preferences."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor


def notifications_read(*, actor: Actor, ids: Sequence[UUID], must_exist: bool = False) -> int:
    """
    Mark the actor's notifications read, tell their other windows, and return how many are unread now.

    :raises NotificationNotFound: `must_exist` and none of them is the actor's
    """
    raise NotImplementedError


def notifications_read_all(*, actor: Actor, group: str | None) -> int:
    """Mark all of the actor's notifications read, or those of one group; return how many are unread now."""
    raise NotImplementedError


def preferences_update(
    *, actor: Actor, preferences: Sequence[dict[str, Any]], sound: bool | None, vibration: bool | None
) -> dict[str, Any]:
    """Change what the actor wants to be told; return it in the shape of `PreferencesOut`."""
    raise NotImplementedError

"""Shapes of notifications and of what a user wants to be told."""

from typing import Annotated, Literal

from pydantic import Field

from wibestore.core.api import Flag, Input, Output, Page, PageQuery
from wibestore.notifications.frames import Group, NotificationOut

Channel = Literal["socket", "email", "push", "telegram"]


class NotificationPage(Page[NotificationOut]):
    """Notifications, the newest first."""

    unread_count: int


class NotificationQuery(PageQuery):
    """Which notifications."""

    group: Group | None = None
    unread: bool = False


class UnreadCountOut(Output):
    """How many notifications are unread."""

    unread_count: int


class ReadAllIn(Input):
    """Mark everything read, or one group of it."""

    group: Group | None = None


class PreferenceOut(Output):
    """How one group reaches the user. In the list of notifications they always stand; `fixed` cannot be turned off."""

    group: Group
    channels: dict[Channel, bool]
    fixed: list[Channel]
    available: list[Channel] = Field(description="Those that work today; push and Telegram are prepared")


class PreferencesOut(Output):
    """What a user wants to be told, and whether important news may sound."""

    preferences: list[PreferenceOut]
    sound: bool
    vibration: bool


class PreferenceIn(Input):
    """Turn channels of one group on or off; what is left out stays."""

    group: Group
    channels: dict[Channel, Flag]


class PreferencesIn(Input):
    """Change preferences; what is left out stays."""

    preferences: Annotated[list[PreferenceIn], Field(max_length=20)] = []
    sound: Flag | None = None
    vibration: Flag | None = None

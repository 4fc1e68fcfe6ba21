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

    group: Annotated[Group | None, Field(description="Of this group alone")] = None
    unread: Annotated[bool, Field(description="Those alone that were not read")] = False


class UnreadCountOut(Output):
    """How many notifications are unread."""

    unread_count: int


class ReadAllIn(Input):
    """Mark everything read, or one group of it."""

    group: Annotated[Group | None, Field(description="Of this group alone; null: all")] = None


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

    group: Annotated[Group, Field(description="Which notifications are meant")]
    channels: Annotated[dict[Channel, Flag], Field(description="By which ways they come, and whether they do")]


class PreferencesIn(Input):
    """Change preferences; what is left out stays."""

    preferences: Annotated[
        list[PreferenceIn], Field(max_length=20, description="Groups that change; the others stay")
    ] = []
    sound: Annotated[Flag | None, Field(description="Whether the page may play a sound; null: as it is")] = None
    vibration: Annotated[Flag | None, Field(description="Whether the phone may vibrate; null: as it is")] = None

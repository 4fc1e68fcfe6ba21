"""What the user's own socket says: notifications, and orders, money and offers as they change."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import Input, Labels, Output
from wibestore.core.realtime.frames import client_frame, schema_of, server_frame
from wibestore.core.realtime.groups import user_group as user_group

MAX_IDS = 100
Group = Literal["order", "money", "offer", "chat", "review", "listing", "watching", "subscription", "security", "staff"]


class NotificationOut(Output):
    """
    One notification, in the three languages: the page picks its own; `link` is a path of the interface.

    Several of one kind about one thing that were not read yet are one, `count` of them.
    """

    id: UUID
    event: str = Field(description="The fact it tells of, such as order.delivered")
    group: Group
    title: Labels
    body: Labels
    link: str
    is_important: bool
    count: int
    is_read: bool
    created_at: datetime


class NotificationData(Output):
    """A new notification, or one that has grown."""

    notification: NotificationOut
    unread_count: int


class NotificationsReadData(Output):
    """These were read in another window; without ids: all."""

    ids: list[UUID]
    unread_count: int


class OrderChangedData(Output):
    """An order as its reader sees it now."""

    order: schema_of("OrderOut")  # type: ignore[valid-type]


class WalletChangedData(Output):
    """The reader's wallet now."""

    wallet: schema_of("WalletOut")  # type: ignore[valid-type]


class MarkReadIn(Input):
    """These notifications were read."""

    ids: Annotated[list[UUID], Field(min_length=1, max_length=MAX_IDS)]


class NotificationStateData(Output):
    """How the reader's list stands: said when the socket opens and after `resume`; ask again what is not known yet."""

    unread_count: int
    newest_id: UUID | None
    newest_at: datetime | None = Field(description="Grows when a notification that is there grows, too")


CREATED = server_frame("notification.created", NotificationData)
READ = server_frame("notification.read", NotificationsReadData)
NOTIFICATION_STATE = server_frame("notification.state", NotificationStateData)
ORDER_CHANGED = server_frame("order.changed", OrderChangedData)
WALLET_CHANGED = server_frame("wallet.changed", WalletChangedData)
MARK_READ = client_frame("notification.mark_read", MarkReadIn)

"""The user's own socket: notifications, and orders, money and offers as they change."""

from typing import ClassVar
from uuid import UUID

from channels.db import database_sync_to_async

from wibestore.core.errors import NotAuthenticated
from wibestore.core.realtime.consumer import SocketConsumer
from wibestore.core.realtime.frames import frame_encode
from wibestore.core.realtime.groups import user_group
from wibestore.notifications import selectors, services
from wibestore.notifications.frames import MARK_READ, NOTIFICATION_STATE, MarkReadIn


class NotificationConsumer(SocketConsumer):
    """Everything that is told to one user, in each of their windows."""

    # `resume` says after a break, and as a sign of life: how do I stand? Its number is for chats.
    handlers: ClassVar[dict[str, str]] = {MARK_READ: "mark_read", "resume": "resume"}

    async def groups_of(self) -> tuple[str, ...]:
        """Join the user's own group."""
        if self.user_id is None:
            raise NotAuthenticated
        return (user_group(self.user_id),)

    async def opened(self) -> None:
        """Say how the list stands: it may have changed since the page was made."""
        await self._say_state()

    async def mark_read(self, data: MarkReadIn, frame_id: UUID | None) -> None:
        """Mark notifications read, and answer with how the list stands: Redis may be away."""
        await database_sync_to_async(services.notifications_read)(actor=self.actor, ids=data.ids)
        await self._say_state(frame_id)

    async def resume(self, data: object, frame_id: UUID | None) -> None:
        """Say how the list stands; whoever does not know its newest asks for the list again."""
        await self._say_state(frame_id)

    async def _say_state(self, frame_id: UUID | None = None) -> None:
        state = await database_sync_to_async(selectors.list_state)(self.actor.user_id)
        self.deliver(frame_encode(NOTIFICATION_STATE, state, frame_id=frame_id))

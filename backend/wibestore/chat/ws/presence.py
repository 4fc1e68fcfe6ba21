"""Which users have a conversation open in this process; says so in Redis for as long as they have."""

import asyncio
import logging
from collections import Counter
from datetime import datetime
from uuid import UUID
from weakref import WeakKeyDictionary

from channels.db import database_sync_to_async

from wibestore.core.ids import uuid7
from wibestore.core.realtime.presence import RENEW_S, presence_end, presence_renew
from wibestore.users import services as users

logger = logging.getLogger("wibestore.realtime")


class Attendance:
    """One event loop's."""

    def __init__(self) -> None:
        self._holder = str(uuid7())
        self._open: Counter[UUID] = Counter()
        self._renewing: asyncio.Task[None] | None = None

    async def came(self, user_id: UUID) -> None:
        """Note one more open conversation of a user."""
        self._open[user_id] += 1
        await database_sync_to_async(presence_renew)(self._holder, [user_id])
        if self._renewing is None or self._renewing.done():
            self._renewing = asyncio.get_running_loop().create_task(self._renew())

    async def left(self, user_id: UUID) -> datetime | None:
        """Note one less; return when the user was last there, None while they are somewhere still."""
        self._open[user_id] -= 1
        if self._open[user_id] > 0:
            return None
        del self._open[user_id]
        seen_at: datetime | None = await database_sync_to_async(self._gone)(user_id)
        return seen_at

    def _gone(self, user_id: UUID) -> datetime | None:
        is_elsewhere = presence_end(self._holder, user_id)
        seen_at = users.user_seen(user_id=user_id)
        return None if is_elsewhere else seen_at

    async def _renew(self) -> None:
        while self._open:
            await asyncio.sleep(RENEW_S)
            try:
                await database_sync_to_async(presence_renew)(self._holder, list(self._open))
            except Exception:  # marks fade by themselves; the next round renews them
                logger.exception("Presence could not be renewed")


_attendances: WeakKeyDictionary[asyncio.AbstractEventLoop, Attendance] = WeakKeyDictionary()


def attendance_get() -> Attendance:
    """Return the attendance of the running event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _attendances:
        _attendances[loop] = Attendance()
    return _attendances[loop]

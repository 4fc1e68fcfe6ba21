"""
How much a user may say a minute over all their sockets in all processes: counted in Redis, a few at a time.

A process takes some of what the user may still say and spends that by itself, so that a frame costs no trip to Redis.
Together the processes never let through more than the limit; what one took and did not spend may be missing in another.
"""

import logging
import math
import time
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from wibestore.core.ratelimit.windows import rate_of

logger = logging.getLogger("wibestore.realtime")

# Of a limit of fifty, ten at a time.
SHARES = 5
# So long nobody asks a Redis that does not answer: each socket's own count holds meanwhile.
PAUSE_S = 5
TIMEOUT_S = 1

# How Redis says that it is away.
AWAY = (RedisError, OSError, TimeoutError)

_TAKE = """
local used = tonumber(redis.call('GET', KEYS[1]) or '0')
local taken = math.max(0, math.min(tonumber(ARGV[1]), tonumber(ARGV[2]) - used))
if taken > 0 then redis.call('INCRBY', KEYS[1], taken) end
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  left = tonumber(ARGV[3])
  redis.call('PEXPIRE', KEYS[1], left)
end
return {taken, left}
"""


@dataclass(slots=True)
class _Share:
    """What this process may still let a user say, and until when (seconds of `time.monotonic`)."""

    left: int
    ends_at: float


class Speaking:
    """One event loop's shares of what users may say."""

    def __init__(self) -> None:
        self._shares: dict[UUID, _Share] = {}
        self._script: Any = None
        self._silent_until = 0.0

    def forget(self, user_id: UUID) -> None:
        """Drop a user's share: their last socket here has gone. What was left of it counts as said."""
        self._shares.pop(user_id, None)

    async def wait_s(self, user_id: UUID) -> int:
        """Count one message of a user, and return for how many seconds they have to wait; 0 where they may."""
        share = self._shares.get(user_id)
        now = time.monotonic()
        if share is None or now >= share.ends_at or share.left == 0:
            share = await self._take(user_id, now)
        if share is None:
            return 0
        share.left -= 1
        # Below zero: Redis had nothing left to give, and is not asked again in this minute.
        return 0 if share.left >= 0 else math.ceil(share.ends_at - now)

    async def _take(self, user_id: UUID, now: float) -> _Share | None:
        """Take a share from Redis, None where it does not answer."""
        if now < self._silent_until:
            return None
        item = rate_of(settings.RATE_LIMIT_SOCKET)
        try:
            taken, left_ms = await self._taking()(
                keys=[f"limits:socket:{user_id}:{item.ending}"],
                args=[max(1, item.amount // SHARES), item.amount, item.window_ms],
            )
        except AWAY:
            logger.warning("What users say cannot be counted")
            self._silent_until = now + PAUSE_S
            return None
        share = self._shares.get(user_id)
        if share is None or now >= share.ends_at:
            share = self._shares[user_id] = _Share(0, now + left_ms / 1_000)
        # Another socket of the same user may have asked meanwhile: both shares count.
        share.left = max(0, share.left) + taken
        return share

    def _taking(self) -> Any:
        if self._script is None:
            # The try more is for a connection that was kept while the server started anew; by itself the client would
            # try for half a minute, and whoever says something would wait for it.
            client = Redis.from_url(
                settings.REDIS_URL,
                socket_connect_timeout=TIMEOUT_S,
                socket_timeout=TIMEOUT_S,
                retry=Retry(NoBackoff(), 1),
            )
            self._script = client.register_script(_TAKE)
        return self._script

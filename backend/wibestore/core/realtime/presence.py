"""
Who is there now: in Redis, by user and process, so that many sockets and processes count as one presence.

A process renews what it said of its users; what a dead one said is forgotten after a minute. With Redis away nobody
is known to be there.
"""

import logging
import time
from collections.abc import Collection
from functools import cache
from typing import Any
from uuid import UUID

import redis
from django.conf import settings
from redis.exceptions import RedisError

from wibestore.core.breaker import guarded_client

logger = logging.getLogger("wibestore.realtime")

LIFETIME_S = 60
RENEW_S = 20


def presence_renew(holder: str, user_ids: Collection[UUID]) -> None:
    """Say for another minute that these users are there, as `holder` (a process) sees it."""
    if not user_ids:
        return
    until = time.time() + LIFETIME_S
    try:
        pipeline = _client().pipeline(transaction=False)
        for user_id in user_ids:
            pipeline.zadd(_key(user_id), {holder: until})
            pipeline.expire(_key(user_id), LIFETIME_S)
        pipeline.execute()
    except RedisError:
        logger.warning("Presence could not be noted")


def presence_end(holder: str, user_id: UUID) -> bool:
    """Say that a user is there no more for `holder`, and tell whether another process still sees them."""
    try:
        _client().zrem(_key(user_id), holder)
    except RedisError:
        logger.warning("Presence could not be taken back")
    return user_id in present_of([user_id])


def present_of(user_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these users are there now; one round trip."""
    wanted = sorted(set(user_ids))
    if not wanted:
        return set()
    now = time.time()
    try:
        pipeline = _client().pipeline(transaction=False)
        for user_id in wanted:
            pipeline.zcount(_key(user_id), now, "+inf")
        counts: list[Any] = pipeline.execute()
    except RedisError:
        logger.warning("Presence cannot be read")
        return set()
    return {user_id for user_id, count in zip(wanted, counts, strict=True) if count}


def groups_heard(groups: Collection[str]) -> set[str]:
    """Return which of these groups some process has sockets in; all of them where Redis cannot say. One round trip."""
    # The name that channels_redis gives a group's channel; a test over the real layer holds us to it.
    layer = settings.CHANNEL_LAYERS["default"]["CONFIG"]
    prefix, [host] = layer["prefix"], layer["hosts"]
    channels = {f"{prefix}__group__{group}": group for group in groups}
    try:
        counts: Any = _layer_client(host["address"]).pubsub_numsub(*channels)
    except RedisError:
        logger.warning("Groups cannot be asked for")
        return set(groups)
    return {channels[channel.decode()] for channel, count in counts if count}


def _key(user_id: UUID) -> str:
    return f"presence:{user_id}"


@cache
def _client() -> "redis.Redis":
    return guarded_client(settings.REDIS_URL)


@cache
def _layer_client(address: str) -> "redis.Redis":
    # Where the channel layer publishes: it may have a Redis of its own.
    return guarded_client(address)

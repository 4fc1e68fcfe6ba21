"""
Things to look at again soon, noted in Redis as members of a set; a lost note costs time, never truth.

Whoever marks must be able to live with the note being lost: a periodic full pass sets right what was missed.
"""

import logging
from functools import cache
from typing import Any

import redis
from django.conf import settings
from redis.exceptions import RedisError

logger = logging.getLogger("wibestore.marks")

_TIMEOUT_S = 1


def mark(name: str, *members: str) -> None:
    """Note `members` under `name`; a second note of the same member changes nothing."""
    try:
        _client().sadd(_key(name), *members)
    except RedisError:
        logger.warning("A mark could not be noted", extra={"mark": name})


def marks_take(name: str, limit: int) -> list[str]:
    """Take up to `limit` members noted under `name` away and return them; several takers share them out."""
    try:
        taken: Any = _client().spop(_key(name), limit)
    except RedisError:
        logger.warning("Marks could not be taken", extra={"mark": name})
        return []
    return sorted(member.decode() for member in taken or [])


def _key(name: str) -> str:
    return f"marks:{name}"


@cache
def _client() -> "redis.Redis":
    return redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=_TIMEOUT_S, socket_timeout=_TIMEOUT_S)

"""
Notes in Redis: things to look at again soon, and what somebody is about to do; a lost note costs time, never truth.

Whoever marks must be able to live with the note being lost: a periodic full pass sets right what was missed.
"""

import logging
from collections.abc import Mapping
from functools import cache
from typing import Any

import redis
from django.conf import settings
from redis.exceptions import RedisError

from wibestore.core.breaker import guarded_client
from wibestore.core.lua import Script

logger = logging.getLogger("wibestore.marks")

_MARK_EACH = "for i, key in ipairs(KEYS) do redis.call('SADD', key, ARGV[i]) end"


def mark(name: str, *members: str) -> None:
    """Note `members` under `name`; a second note of the same member changes nothing."""
    try:
        _client().sadd(_key(name), *members)
    except RedisError:
        logger.warning("A mark could not be noted", extra={"mark": name})


def mark_each(members: Mapping[str, str]) -> None:
    """Note one member under each name, in one trip."""
    try:
        _script(_MARK_EACH)([*map(_key, members)], [*members.values()])
    except RedisError:
        logger.warning("A mark could not be noted", extra={"mark": ", ".join(members)})


def marks_take(name: str, limit: int) -> list[str]:
    """Take up to `limit` members noted under `name` away and return them; several takers share them out."""
    try:
        taken: Any = _client().spop(_key(name), limit)
    except RedisError:
        logger.warning("Marks could not be taken", extra={"mark": name})
        return []
    return sorted(member.decode() for member in taken or [])


def claim(name: str, seconds: int) -> bool:
    """Return True for the one who may do `name` now: until `release`, or for `seconds`, the others are told False."""
    try:
        return bool(_client().set(_key(name), 1, nx=True, ex=seconds))
    except RedisError:
        logger.warning("A claim could not be made", extra={"mark": name})
        return True


def release(name: str) -> None:
    """Let somebody claim `name` again; a release that is lost makes them wait until the claim's time is over."""
    try:
        _client().delete(_key(name))
    except RedisError:
        logger.warning("A claim could not be released", extra={"mark": name})


def _key(name: str) -> str:
    return f"marks:{name}"


@cache
def _client() -> "redis.Redis":
    return guarded_client(settings.REDIS_URL)


@cache
def _script(text: str) -> Script:
    return Script(_client(), text)

"""Fixed windows in Redis: a window begins with its first use, and every call is one script of Lua, so atomic."""

import hashlib
import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import redis
from django.conf import settings
from limits import parse
from redis.exceptions import RedisError

from wibestore.core.breaker import guarded_client
from wibestore.core.errors import RateLimited, Unavailable
from wibestore.core.lua import Script

logger = logging.getLogger("wibestore.ratelimit")

# Counts every key, repeats too, and tells of each the count and how long its window still lasts (ms). A key without
# an end, however it came to be, is given one: else somebody would be shut out for ever.
_COUNT = """
local told = {}
for i, key in ipairs(KEYS) do
  local count = redis.call('INCR', key)
  local left = redis.call('PTTL', key)
  if left < 0 then
    left = tonumber(ARGV[i])
    redis.call('PEXPIRE', key, left)
  end
  told[2 * i - 1], told[2 * i] = count, left
end
return told
"""
# Counts every key or, where one of them is used up, none: ARGV holds a window (ms) and an amount for each.
_TAKE = """
for i, key in ipairs(KEYS) do
  if tonumber(redis.call('GET', key) or '0') >= tonumber(ARGV[2 * i]) then return 0 end
end
for i, key in ipairs(KEYS) do
  redis.call('INCR', key)
  if redis.call('PTTL', key) < 0 then redis.call('PEXPIRE', key, ARGV[2 * i - 1]) end
end
return 1
"""


@dataclass(frozen=True, slots=True)
class Usage:
    """How much of a limit is used: what it allows, what is left of it, after how many seconds it begins anew."""

    limit: int
    remaining: int
    reset_s: int


@cache
def client() -> "redis.Redis":
    """Return the connection to Redis that limits and locks share."""
    return guarded_client(settings.REDIS_URL)


@cache
def script(text: str) -> Script:
    """Return a script that Redis keeps; it is called by its hash."""
    return Script(client(), text)


def forget_client() -> None:
    """Make a new connection at the next use: the address of Redis changed (tests)."""
    client.cache_clear()
    script.cache_clear()


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate such as "10/minute", read once: how much, in how long a window."""

    amount: int
    window_ms: int
    #: What the name of its window ends with: a limit that was changed begins anew.
    ending: str


@cache
def rate_of(rate: str) -> Rate:
    """Return a rate such as "10/minute"."""
    item = parse(rate)
    return Rate(item.amount, item.get_expiry() * 1_000, f"{item.amount}:{item.get_expiry()}")


def hit(rate: str, *keys: str, fail_open: bool = False) -> Usage | None:
    """
    Count one use of `keys` against `rate` (such as "10/minute").

    :return: how much is used, None when it could not be counted
    :raises RateLimited: the limit is used up; `params.retry_after_s` says for how many seconds
    :raises Unavailable: Redis is away and `fail_open` is False
    """
    return hit_all([(rate, ":".join(keys))], fail_open=fail_open)


def hit_all(limits: Sequence[tuple[str, str]], *, fail_open: bool = False) -> Usage | None:
    """
    Count one use against each (rate, key), all of them in one call, also where one is used up already.

    :return: how much is used of the limit that has least left, None when it could not be counted
    :raises RateLimited: one of them is used up; of several the one that lasts longest is told
    :raises Unavailable: Redis is away and `fail_open` is False
    """
    items = [rate_of(rate) for rate, _ in limits]
    names = [_name(item, key) for item, (_, key) in zip(items, limits, strict=True)]
    try:
        told = script(_COUNT)(keys=names, args=[item.window_ms for item in items])
    except RedisError as error:
        logger.warning("Rate limits cannot be checked", extra={"rates": [rate for rate, _ in limits]})
        if fail_open:
            return None
        raise Unavailable from error
    used = [
        (item.amount - count, _seconds(left_ms), item.amount)
        for item, count, left_ms in zip(items, told[::2], told[1::2], strict=True)
    ]
    over = [(reset_s, amount) for left, reset_s, amount in used if left < 0]
    if over:
        retry_after_s, amount = max(over)
        raise RateLimited(limit=amount, retry_after_s=retry_after_s)
    left, reset_s, amount = min(used, key=lambda one: (one[0], -one[1]))
    return Usage(limit=amount, remaining=left, reset_s=reset_s)


def hit_each(rate: str, scope: str, keys: Sequence[str]) -> list[int]:
    """
    Count one use for each of `keys`, repeats too, in one round trip; open when Redis is away.

    :return: for how many seconds each has to wait, 0 where it may
    """
    item = rate_of(rate)
    names = [_name(item, f"{scope}:{key}") for key in keys]
    try:
        told = script(_COUNT)(keys=names, args=[item.window_ms] * len(names))
    except RedisError:
        logger.warning("Rate limits cannot be checked", extra={"rate": rate})
        return [0] * len(names)
    return [
        _seconds(left_ms) if count > item.amount else 0 for count, left_ms in zip(told[::2], told[1::2], strict=True)
    ]


def address_limit(*, kind: str, address: str) -> bool:
    """
    Count one letter of a kind to an address by `ADDRESS_LIMITS` (T-32), and tell whether it may go.

    False means: send nothing and say nothing, so that nobody learns who gets letters. What may not go is not counted,
    and without Redis nothing goes.
    """
    digest = hashlib.sha256(address.strip().lower().encode()).hexdigest()
    items = [rate_of(rate) for rate in settings.ADDRESS_LIMITS]
    numbers = [number for item in items for number in (item.window_ms, item.amount)]
    try:
        is_taken = script(_TAKE)(keys=[_name(item, f"letters:{kind}:{digest}") for item in items], args=numbers)
    except RedisError:
        logger.warning("Rate limits cannot be checked", extra={"rate": "letters"})
        return False
    return bool(is_taken)


def _name(rate: Rate, key: str) -> str:
    return f"limits:{key}:{rate.ending}"


def _seconds(left_ms: int) -> int:
    return max(1, math.ceil(left_ms / 1_000))

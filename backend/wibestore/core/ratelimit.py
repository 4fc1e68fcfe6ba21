"""Rate limits kept in Redis, atomic (R6.2). Sign-in fails closed without Redis, reading fails open with a log line."""

import logging
import math
import time
from collections.abc import Sequence
from functools import cache
from ipaddress import ip_address, ip_network

import redis
from django.conf import settings
from django.http import HttpRequest
from django_ratelimit.core import get_usage
from limits import RateLimitItem, parse
from limits.storage import RedisStorage
from limits.strategies import FixedWindowRateLimiter
from redis.exceptions import RedisError

from wibestore.core.errors import RateLimited, Unavailable

logger = logging.getLogger("wibestore.ratelimit")

_IPV6 = 6
_IPV6_PREFIX = 64


@cache
def _limiter() -> FixedWindowRateLimiter:
    storage = RedisStorage(settings.REDIS_URL, key_prefix="limits", socket_connect_timeout=1, socket_timeout=1)
    return FixedWindowRateLimiter(storage)


@cache
def _client() -> "redis.Redis":
    return redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1)


@cache
def _item(rate: str) -> RateLimitItem:
    return parse(rate)


def hit(rate: str, *keys: str, fail_open: bool = False) -> None:
    """
    Count one use of `keys` against `rate` (such as "10/minute").

    :raises RateLimited: the limit is used up; `params.retry_after_s` says for how many seconds
    :raises Unavailable: Redis is away and `fail_open` is False
    """
    item = _item(rate)
    retry_after_s = 0
    try:
        if not _limiter().hit(item, *keys):
            retry_after_s = max(1, math.ceil(_limiter().get_window_stats(item, *keys).reset_time - time.time()))
    except RedisError as error:
        logger.warning("Rate limits cannot be checked", extra={"rate": rate})
        if fail_open:
            return
        raise Unavailable from error
    if retry_after_s:
        raise RateLimited(limit=item.amount, retry_after_s=retry_after_s)


def hit_each(rate: str, scope: str, keys: Sequence[str]) -> list[int]:
    """
    Count one use for each of `keys`, repeats too, in one round trip; open when Redis is away.

    :return: for how many seconds each has to wait, 0 where it may
    """
    item = _item(rate)
    window_s = item.get_expiry()
    number, passed_s = divmod(int(time.time()), window_s)
    names = [f"limits:{scope}:{key}:{number}" for key in keys]
    try:
        pipeline = _client().pipeline(transaction=False)
        for name in names:
            pipeline.incr(name)
        for name in set(names):
            pipeline.expire(name, window_s)
        counts = pipeline.execute()[: len(names)]
    except RedisError:
        logger.warning("Rate limits cannot be checked", extra={"rate": rate})
        return [0] * len(names)
    return [window_s - passed_s if count > item.amount else 0 for count in counts]


def check_api_limit(ip: str) -> None:
    """Count one API request of an address; open when Redis is away.

    :raises RateLimited: more than `RATE_LIMIT_API`
    """
    hit(settings.RATE_LIMIT_API, "api", _network(ip), fail_open=True)


def check_auth_limit(request: HttpRequest, action: str) -> None:
    """Count one attempt of an address at `action` (login, register, …); closed when Redis is away.

    :raises RateLimited: more than `RATE_LIMIT_AUTH`
    :raises Unavailable: Redis is away
    """
    rate = settings.RATE_LIMIT_AUTH
    try:
        # django-ratelimit itself knows only REMOTE_ADDR, and answers 500 when Redis is away.
        usage = get_usage(request, group=f"auth.{action}", key=_network_of, rate=rate, increment=True)
    except RedisError as error:
        logger.warning("Rate limits cannot be checked", extra={"rate": rate})
        raise Unavailable from error
    if usage is not None and usage["should_limit"]:
        raise RateLimited(limit=usage["limit"], retry_after_s=max(1, usage["time_left"]))


def check_day_limit(request: HttpRequest, action: str, rate: str) -> None:
    """Count one use of an address against a limit of its own (`rate`, such as "20/day"); closed when Redis is away.

    :raises RateLimited: more than `rate`
    :raises Unavailable: Redis is away
    """
    hit(rate, action, _network_of(action, request))


def check_refresh_limit(request: HttpRequest) -> None:
    """Count one refresh of an address. Its tokens cannot be guessed, so that a lost Redis signs nobody out.

    :raises RateLimited: more than `RATE_LIMIT_API`
    """
    hit(settings.RATE_LIMIT_API, "refresh", _network_of("refresh", request), fail_open=True)


def _network_of(_: str, request: HttpRequest) -> str:
    return _network(request.client_ip)  # type: ignore[attr-defined]


def _network(ip: str) -> str:
    """Return the address; for IPv6 the /64 it belongs to, because one customer owns all of that."""
    try:
        address = ip_address(ip)
    except ValueError:
        return ip
    return str(ip_network(f"{ip}/{_IPV6_PREFIX}", strict=False)) if address.version == _IPV6 else ip

"""Rate limits kept in Redis, atomic (R6.2). Sign-in fails closed without Redis, reading fails open with a log line."""

import logging
from functools import cache

from django.conf import settings
from limits import RateLimitItem, parse
from limits.storage import RedisStorage
from limits.strategies import FixedWindowRateLimiter
from redis.exceptions import RedisError

from wibestore.core.errors import RateLimited, Unavailable

logger = logging.getLogger("wibestore.ratelimit")


@cache
def _limiter() -> FixedWindowRateLimiter:
    storage = RedisStorage(settings.REDIS_URL, key_prefix="limits", socket_connect_timeout=1, socket_timeout=1)
    return FixedWindowRateLimiter(storage)


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
    try:
        allowed = _limiter().hit(item, *keys)
    except RedisError as error:
        logger.warning("Rate limits cannot be checked", extra={"rate": rate})
        if fail_open:
            return
        raise Unavailable from error
    if not allowed:
        raise RateLimited(limit=item.amount, retry_after_s=item.get_expiry())


def check_api_limit(ip: str) -> None:
    """Count one API request of an address; open when Redis is away.

    :raises RateLimited: more than `RATE_LIMIT_API`
    """
    hit(settings.RATE_LIMIT_API, "api", ip, fail_open=True)


def check_auth_limit(ip: str, action: str) -> None:
    """Count one attempt to sign in, register or reset of an address; closed when Redis is away.

    :raises RateLimited: more than `RATE_LIMIT_AUTH`
    :raises Unavailable: Redis is away
    """
    hit(settings.RATE_LIMIT_AUTH, "auth", action, ip)

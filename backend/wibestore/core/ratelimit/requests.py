"""The limits of HTTP requests: by user, by visitor, by the address they come from."""

import hashlib
import logging
from functools import lru_cache
from ipaddress import ip_address, ip_network
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django_ratelimit.core import get_usage
from redis.exceptions import RedisError

from wibestore.core.errors import RateLimited, Unavailable
from wibestore.core.ratelimit.windows import Usage, hit, hit_all

logger = logging.getLogger("wibestore.ratelimit")

_IPV6 = 6
_IPV6_PREFIX = 64


def check_api_limit(*, ip: str, user_id: UUID | None, user_agent: str) -> Usage | None:
    """
    Count one API request, in one call of Redis; open when Redis is away.

    A user has a limit of their own wherever they come from. A visitor shares one with those of the same address and
    the same browser, since gaming clubs and mobile networks share addresses; whatever comes from one address meets a
    far higher ceiling.

    :param user_id: whom a token of ours names; never what a caller merely says
    :return: how much of the tightest limit is used, None when it could not be counted
    :raises RateLimited: more than `RATE_LIMIT_API`, or than `RATE_LIMIT_API_IP` from the whole address
    """
    network = network_of(ip)
    if user_id is None:
        browser = hashlib.blake2b(user_agent.encode(errors="replace"), digest_size=8).hexdigest()
        own = f"api:visitor:{network}:{browser}"
    else:
        own = f"api:user:{user_id}"
    limits = [(settings.RATE_LIMIT_API, own), (settings.RATE_LIMIT_API_IP, f"api:ip:{network}")]
    return hit_all(limits, fail_open=True)


def check_auth_limit(request: HttpRequest, action: str) -> None:
    """Count one attempt of an address at `action` (login, register, …); closed when Redis is away.

    :raises RateLimited: more than `RATE_LIMIT_AUTH`
    :raises Unavailable: Redis is away
    """
    rate = settings.RATE_LIMIT_AUTH
    try:
        # django-ratelimit itself knows only REMOTE_ADDR, and answers 500 when Redis is away.
        usage = get_usage(request, group=f"auth.{action}", key=_key_of, rate=rate, increment=True)
    except RedisError as error:
        logger.warning("Rate limits cannot be checked", extra={"rate": rate})
        raise Unavailable from error
    if usage is not None and usage["should_limit"]:
        raise RateLimited(limit=usage["limit"], retry_after_s=max(1, usage["time_left"]))


def check_refresh_limit(request: HttpRequest) -> None:
    """Count one refresh of an address. Its tokens cannot be guessed, so that a lost Redis signs nobody out.

    :raises RateLimited: more than `RATE_LIMIT_API`
    """
    hit(settings.RATE_LIMIT_API, "refresh", _key_of("refresh", request), fail_open=True)


@lru_cache(maxsize=4_096)
def network_of(ip: str) -> str:
    """Return the address; for IPv6 the /64 it belongs to, because one customer owns all of that."""
    try:
        address = ip_address(ip)
    except ValueError:
        return ip
    return str(ip_network(f"{ip}/{_IPV6_PREFIX}", strict=False)) if address.version == _IPV6 else ip


def _key_of(_: str, request: HttpRequest) -> str:
    return network_of(request.client_ip)  # type: ignore[attr-defined]

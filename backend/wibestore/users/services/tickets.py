"""
Tickets for sockets: one use, half a minute, so that an address in a log opens nothing (security.md, A12).

A ticket is a JWT of a kind and audience of its own; its use is noted in Redis.
"""

import time
from datetime import timedelta
from typing import Any, Final

import jwt
from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from wibestore.core.actor import Actor
from wibestore.core.errors import Unavailable
from wibestore.core.ids import uuid7
from wibestore.users.errors import TokenInvalid
from wibestore.users.services.access import ALGORITHM, ISSUER, actor_of_claims, token_claims
from wibestore.users.types import SocketTicket

TOKEN_TYPE: Final = "ticket"
AUDIENCE: Final = "wibestore-sockets"
LIFETIME: Final = timedelta(seconds=30)
# How long a socket that a ticket opened may stay; then its owner takes another. The session is watched all the while.
SOCKET_LIFETIME: Final = timedelta(hours=1)


def ticket_issue(*, actor: Actor) -> SocketTicket:
    """Return a ticket of the actor's session, which opens one socket within 30 seconds."""
    now = int(time.time())
    lifetime = int(LIFETIME.total_seconds())
    claims = {
        "typ": TOKEN_TYPE,
        "aud": AUDIENCE,
        "iss": ISSUER,
        "jti": str(uuid7()),
        "sid": str(actor.session_id),
        "sub": str(actor.user_id),
        "iat": now,
        "exp": now + lifetime,
    }
    return SocketTicket(ticket=jwt.encode(claims, settings.JWT_KEY, algorithm=ALGORITHM), expires_in=lifetime)


def socket_authenticate(*, token: str, ip: str, user_agent: str) -> tuple[Actor, float]:
    """
    Return who opens a socket with a ticket or an access token, and until when it is good (seconds since 1970).

    :raises TokenInvalid: neither, or the ticket was used before
    :raises TokenExpired: its time is over
    :raises UserBlocked: the user was blocked
    :raises SessionRevoked: the session was ended
    :raises Unavailable: whether the ticket was used cannot be told: Redis is away
    """
    if _is_ticket(token):
        claims = token_claims(token, kind=TOKEN_TYPE, audience=AUDIENCE)
        _use_once(claims)
        ends_at = time.time() + SOCKET_LIFETIME.total_seconds()
    else:
        claims = token_claims(token)
        ends_at = float(claims["exp"])
    return actor_of_claims(claims, ip=ip, user_agent=user_agent), ends_at


def _is_ticket(token: str) -> bool:
    try:
        return bool(jwt.decode(token, options={"verify_signature": False}).get("typ") == TOKEN_TYPE)
    except (jwt.InvalidTokenError, ValueError, TypeError) as error:
        raise TokenInvalid from error


def _use_once(claims: dict[str, Any]) -> None:
    try:
        is_first = cache.add(f"ticket:{claims['jti']}", 1, int(LIFETIME.total_seconds()) * 2)
    except RedisError as error:
        raise Unavailable(retry_after_s=1) from error
    if not is_first:
        raise TokenInvalid

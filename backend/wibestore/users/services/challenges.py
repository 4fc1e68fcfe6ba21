"""
What stands between the two steps of a sign-in: a short signed JWT of a kind of its own, with few tries.

It dies with the password and the e-mail it was given for. Its tries are counted in Redis before a code is looked at.
"""

import hmac
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

import jwt
from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from wibestore.core.errors import Unavailable
from wibestore.core.ids import uuid7
from wibestore.users.errors import ChallengeInvalid, TokenExpired, TokenInvalid
from wibestore.users.models import User
from wibestore.users.services.access import ALGORITHM, ISSUER, token_claims
from wibestore.users.services.marks import credentials_mark
from wibestore.users.types import Challenge

TOKEN_TYPE: Final = "challenge"
AUDIENCE: Final = "wibestore-challenge"
LIFETIME: Final = timedelta(minutes=5)
MAX_TRIES: Final = 5
_CLAIMS = ("typ", "aud", "iss", "jti", "sub", "iat", "exp", "mark", "google")
_KEPT_S = int(LIFETIME.total_seconds()) * 2


@dataclass(frozen=True, slots=True)
class Passing:
    """A challenge that holds: whose it is, and the Google account that is linked when it is passed ("": none)."""

    id: str
    user: User
    google_sub: str


def challenge_issue(*, user: User, google_sub: str = "") -> Challenge:
    """Return what the second step is done with, by whoever has done the first."""
    now = int(time.time())
    lifetime = int(LIFETIME.total_seconds())
    claims = {
        "typ": TOKEN_TYPE,
        "aud": AUDIENCE,
        "iss": ISSUER,
        "jti": str(uuid7()),
        "sub": str(user.id),
        "iat": now,
        "exp": now + lifetime,
        "mark": credentials_mark(user),
        "google": google_sub,
    }
    token = jwt.encode(claims, settings.JWT_KEY, algorithm=ALGORITHM)
    return Challenge(challenge=token, methods=("totp", "recovery"), expires_in=lifetime)


def challenge_read(challenge: str) -> Passing:
    """
    Count one try of a challenge and return whose it is.

    :raises ChallengeInvalid: not ours, too old, used, tried too often, or overtaken by a change of the account
    :raises Unavailable: tries cannot be counted: Redis is away
    """
    try:
        claims = token_claims(challenge, kind=TOKEN_TYPE, audience=AUDIENCE, required=_CLAIMS)
        user_id = UUID(claims["sub"])
    except (TokenInvalid, TokenExpired, ValueError, TypeError, AttributeError) as error:
        raise ChallengeInvalid from error
    user = User.objects.filter(id=user_id, totp_enabled_at__isnull=False, is_closed=False).first()
    if user is None or not hmac.compare_digest(str(claims["mark"]), credentials_mark(user)):
        raise ChallengeInvalid
    if _tries(str(claims["jti"])) > MAX_TRIES:
        raise ChallengeInvalid
    return Passing(id=str(claims["jti"]), user=user, google_sub=str(claims["google"]))


def challenge_use(passing: Passing) -> None:
    """
    Use a challenge up.

    :raises ChallengeInvalid: somebody was faster
    :raises Unavailable: Redis is away
    """
    try:
        is_first = cache.add(f"challenge:{passing.id}:used", 1, _KEPT_S)
    except RedisError as error:
        raise Unavailable(retry_after_s=1) from error
    if not is_first:
        raise ChallengeInvalid


def _tries(challenge_id: str) -> int:
    key = f"challenge:{challenge_id}"
    try:
        cache.add(key, 0, _KEPT_S)
        count: int = cache.incr(key)
    except (RedisError, ValueError) as error:
        raise Unavailable(retry_after_s=1) from error
    return count

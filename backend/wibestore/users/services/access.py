"""Access tokens: short JWTs of one kind, one algorithm, checked against their session at every request."""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import jwt
from django.conf import settings
from django.db.models import UUIDField
from django.db.models.functions import Now

from wibestore.core import clock
from wibestore.core.actor import Actor, ActorKind
from wibestore.core.ids import uuid7
from wibestore.core.statements import Select, Slot
from wibestore.users.errors import SessionRevoked, TokenExpired, TokenInvalid, UserBlocked
from wibestore.users.models import SessionFamily

ALGORITHM = "HS256"
TOKEN_TYPE = "access"
ISSUER = "wibestore"
AUDIENCE = "wibestore-api"
MAX_TOKEN_LENGTH = 2_000

_SESSION = Select(
    lambda: SessionFamily.objects.filter(
        id=Slot("session_id", UUIDField()), user_id=Slot("user_id", UUIDField())
    ).values_list(
        "ended_at",
        "user__is_blocked",
        "user__staff_role",
        "user__is_superuser",
        "user__language",
        "user__is_email_verified",
        "user__totp_enabled_at",
        "stepped_up_at",
        Now(),
    )
)
_CLAIMS = ["typ", "aud", "iss", "jti", "sid", "sub", "iat", "exp"]


class AccessToken:
    """The access token of a request, by its `Authorization`: decoded once, whoever asks and how often."""

    def __init__(self, authorization: str) -> None:
        scheme, _, token = authorization.partition(" ")
        self._token = token if scheme.lower() == "bearer" else ""
        self._claims: dict[str, Any] | None = None
        self._error: TokenInvalid | TokenExpired | None = None
        #: Whether the request says anything of who asks.
        self.is_given = authorization != ""

    @property
    def is_bearer(self) -> bool:
        """Tell whether there is a token to look at."""
        return self._token != ""

    def claims(self) -> dict[str, Any]:
        """
        Return the token's claims.

        :raises TokenInvalid: not one of ours
        :raises TokenExpired: its time is over
        """
        if self._error is not None:
            raise self._error
        if self._claims is None:
            try:
                self._claims = token_claims(self._token)
            except (TokenInvalid, TokenExpired) as error:
                self._error = error
                raise
        return self._claims

    def user_id(self) -> UUID | None:
        """
        Return whom it names, by its signature and expiry alone: no query, and no right to anything.

        For counting requests, before anybody asks whether the session still runs. None where it is no token of ours.
        """
        if not self.is_bearer:
            return None
        try:
            return _token_ids(self.claims())[0]
        except (TokenInvalid, TokenExpired):
            return None


def access_issue(*, user_id: UUID, session_id: UUID) -> str:
    """Return an access token that names the user and the session; it ends after `ACCESS_TOKEN_LIFETIME`."""
    issued_at = int(time.time())
    claims = {
        "typ": TOKEN_TYPE,
        "aud": AUDIENCE,
        "iss": ISSUER,
        "jti": str(uuid7()),
        "sid": str(session_id),
        "sub": str(user_id),
        "iat": issued_at,
        "exp": issued_at + int(settings.ACCESS_TOKEN_LIFETIME.total_seconds()),
    }
    return jwt.encode(claims, settings.JWT_KEY, algorithm=ALGORITHM)


def access_authenticate(*, token: str, ip: str, user_agent: str) -> Actor:
    """
    Return who holds an access token: one query, so that sign-out, block and staff rights count at once.

    :raises TokenInvalid: not a token of ours (a `NotAuthenticated`)
    :raises TokenExpired: its time is over (a `NotAuthenticated`)
    :raises UserBlocked: the user was blocked
    :raises SessionRevoked: the session was ended
    """
    return actor_of_claims(token_claims(token), ip=ip, user_agent=user_agent)


def actor_of_claims(claims: dict[str, Any], *, ip: str, user_agent: str) -> Actor:
    """
    Return the user whom checked claims name, if their session still runs: one query.

    :raises TokenInvalid: the claims name nobody
    :raises UserBlocked: the user was blocked
    :raises SessionRevoked: the session was ended
    """
    user_id, session_id = _token_ids(claims)
    session = _SESSION.first(session_id=session_id, user_id=user_id)
    if session is None:
        raise SessionRevoked
    ended_at, is_blocked, role, is_superuser, language, is_verified, totp_enabled_at, stepped_up_at, asked = session
    if is_blocked:
        raise UserBlocked
    if ended_at is not None:
        raise SessionRevoked
    # Asked here, once for everything: staff rights count on many routes, not on the staff's own alone.
    is_factor_due = settings.STAFF_NEEDS_TWO_FACTOR and role != "" and totp_enabled_at is None
    is_step_up_due = role != "" and not is_factor_due and not _rights_run(stepped_up_at, clock.told(asked))
    has_rights = role != "" and not (is_factor_due or is_step_up_due)
    return Actor(
        kind=ActorKind.USER,
        id=user_id,
        session_id=session_id,
        is_staff=has_rights,
        staff_role=role if has_rights else "",
        is_superuser=is_superuser and has_rights,
        language=language,
        ip=ip,
        user_agent=user_agent,
        is_email_verified=is_verified,
        has_two_factor=totp_enabled_at is not None,
        stepped_up_at=stepped_up_at,
        is_two_factor_due=is_factor_due,
        is_step_up_due=is_step_up_due,
    )


def _rights_run(proved_at: datetime | None, now: datetime) -> bool:
    """Tell whether a session that has proved who it is so long ago still has the rights of the staff."""
    lifetime: timedelta = settings.STAFF_RIGHTS_FOR
    return not lifetime or (proved_at is not None and now - proved_at <= lifetime)


def token_claims(
    token: str, *, kind: str = TOKEN_TYPE, audience: str = AUDIENCE, required: Sequence[str] = _CLAIMS
) -> dict[str, Any]:
    """
    Return the claims of a token of ours of this kind, for this audience.

    :param required: the claims it must have
    :raises TokenInvalid: not one of ours
    :raises TokenExpired: its time is over
    """
    if len(token) > MAX_TOKEN_LENGTH:
        raise TokenInvalid
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            settings.JWT_KEY,
            algorithms=[ALGORITHM],
            audience=audience,
            issuer=ISSUER,
            options={"require": list(required), "strict_aud": True},
        )
    except jwt.ExpiredSignatureError as error:
        raise TokenExpired from error
    except (jwt.InvalidTokenError, ValueError, TypeError) as error:
        raise TokenInvalid from error
    if claims["typ"] != kind:
        raise TokenInvalid
    return claims


def _token_ids(claims: dict[str, Any]) -> tuple[UUID, UUID]:
    try:
        return UUID(claims["sub"]), UUID(claims["sid"])
    except (ValueError, TypeError, AttributeError) as error:
        raise TokenInvalid from error

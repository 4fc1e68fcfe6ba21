"""
What Google signs: its keys, fetched rarely and kept, and the one place that says whether a token holds.

PyJWT checks signature and times; the keys are fetched here, because its own client follows no Cache-Control and asks
again for every unknown key (docs/adr/0024-google-by-pyjwt.md).
"""

import hmac
import logging
import re
import threading
import time
from dataclasses import dataclass
from typing import Any, Final

import httpx
import jwt
import orjson
from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from wibestore.core.errors import Unavailable
from wibestore.users import rules
from wibestore.users.errors import GoogleInvalid, GoogleOff

logger = logging.getLogger("wibestore.auth")

ALGORITHM: Final = "RS256"
ISSUERS: Final = ("https://accounts.google.com", "accounts.google.com")
TIMEOUT_S: Final = 5.0
KEEP_MIN_S, KEEP_DEFAULT_S, KEEP_MAX_S = 300, 3_600, 86_400
# Google away: keys are used so much longer than they are fresh, and asked for again so rarely.
STALE_MAX_S: Final = 86_400
RETRY_S: Final = 30
UNKNOWN_RETRY_S: Final = 60
MAX_KEYS: Final = 20
MAX_BYTES: Final = 65_536
LEEWAY_S: Final = 10
# How long ago Google may have signed it.
MAX_AGE_S: Final = 600
_NONCE_KEPT_S: Final = 1_200
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age=([0-9]{1,9})")
_SUB = re.compile(r"[\x21-\x7e]{1,64}")


@dataclass(frozen=True, slots=True)
class GoogleIdentity:
    """Whom Google has signed for; `sub` alone is who they are, the e-mail only helps to meet them."""

    sub: str
    email: str
    name: str


class _Unfit(Exception):
    """Why a token does not hold; for the log alone."""


def credential_read(*, credential: str, nonce: str, max_age_s: int = MAX_AGE_S) -> GoogleIdentity:
    """
    Return whom Google has signed for, for this shop and this browser.

    :param nonce: what this browser was given; "" where it was given none
    :param max_age_s: how long ago Google may have signed it
    :raises GoogleOff: Google is not asked here
    :raises GoogleInvalid: anything else than a fresh token of Google's for us; the log says what
    :raises Unavailable: Google's keys cannot be had
    """
    if not settings.GOOGLE_CLIENT_ID:
        raise GoogleOff
    try:
        return _identity(_claims(credential), nonce, max_age_s)
    except _Unfit as unfit:
        logger.info("A token of Google's was refused", extra={"reason": str(unfit)})
        raise GoogleInvalid from None


def nonce_use(nonce: str) -> None:
    """
    Use a nonce up, so that what Google signed for it works once.

    :raises GoogleInvalid: it was used before
    :raises Unavailable: Redis is away
    """
    try:
        is_first = cache.add(f"google:{nonce}", 1, _NONCE_KEPT_S)
    except RedisError as error:
        raise Unavailable(retry_after_s=1) from error
    if not is_first:
        logger.info("A token of Google's was refused", extra={"reason": "nonce used"})
        raise GoogleInvalid


def nonce_is_used(nonce: str) -> bool:
    """Tell whether a nonce was used up; yes where that cannot be told."""
    try:
        return cache.get(f"google:{nonce}") is not None
    except RedisError:
        return True


def _claims(credential: str) -> dict[str, Any]:
    try:
        header = jwt.get_unverified_header(credential)
    except jwt.InvalidTokenError:
        raise _Unfit("not a token") from None
    kid = header.get("kid")
    if header.get("alg") != ALGORITHM or not isinstance(kid, str):
        raise _Unfit("algorithm")
    key = keys.get(kid)
    if key is None:
        raise _Unfit("unknown key")
    try:
        claims: dict[str, Any] = jwt.decode(
            credential,
            key,
            algorithms=[ALGORITHM],
            audience=settings.GOOGLE_CLIENT_ID,
            issuer=list(ISSUERS),
            leeway=LEEWAY_S,
            options={"require": ["iss", "aud", "sub", "iat", "exp", "nonce"], "strict_aud": True},
        )
    except (jwt.InvalidTokenError, ValueError, TypeError) as error:
        raise _Unfit(type(error).__name__) from None
    return claims


def _identity(claims: dict[str, Any], nonce: str, max_age_s: int) -> GoogleIdentity:
    sub, email, name = claims["sub"], claims.get("email", ""), claims.get("name", "")
    are_texts = all(isinstance(said, str) for said in (sub, email))
    checks = {
        "nonce": bool(nonce) and hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()),
        "azp": claims.get("azp", settings.GOOGLE_CLIENT_ID) == settings.GOOGLE_CLIENT_ID,
        "age": time.time() - claims["iat"] <= max_age_s + LEEWAY_S,
        "email_verified": claims.get("email_verified") is True,
        "form": are_texts and _SUB.fullmatch(sub) is not None and 0 < len(email) <= 254,
    }
    if wrong := [check for check, is_right in checks.items() if not is_right]:
        raise _Unfit(", ".join(wrong))
    return GoogleIdentity(sub=sub, email=rules.email_clean(email), name=name if isinstance(name, str) else "")


class _Keys:
    """Google's public keys, kept by this process as long as Google says."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self._keys: dict[str, Any] = {}
        self._fresh_until = self._retry_at = self._unknown_retry_at = 0.0

    def get(self, kid: str) -> Any:
        """
        Return a key by its id; None where Google has none of that id.

        :raises Unavailable: there are no keys at all
        """
        with self._lock:
            now = time.time()
            if now >= self._fresh_until and now >= self._retry_at:
                self._fetch(now)
            elif kid not in self._keys and self._keys and now >= self._unknown_retry_at:
                self._unknown_retry_at = now + UNKNOWN_RETRY_S
                self._fetch(now)
            if now >= self._fresh_until + STALE_MAX_S:
                self._keys = {}
            if not self._keys:
                raise Unavailable(retry_after_s=RETRY_S)
            return self._keys.get(kid)

    def _fetch(self, now: float) -> None:
        self._retry_at = now + RETRY_S
        try:
            body, cache_control = _fetched(settings.GOOGLE_KEYS_URL)
            found = _keys_of(body)
        except (httpx.HTTPError, ValueError, jwt.PyJWTError) as error:
            logger.warning("Google's keys could not be fetched", extra={"error": type(error).__name__})
            return
        said = _MAX_AGE.search(cache_control)
        keep_s = int(said[1]) if said else KEEP_DEFAULT_S
        self._keys = found
        self._fresh_until = now + min(max(keep_s, KEEP_MIN_S), KEEP_MAX_S)


def _fetched(url: str) -> tuple[bytes, str]:
    """Return the body and Cache-Control of Google's answer; at most so many bytes within so many seconds."""
    ends_at, body = time.monotonic() + TIMEOUT_S, b""
    with httpx.stream("GET", url, timeout=TIMEOUT_S, follow_redirects=False, trust_env=False) as answer:
        if answer.status_code != 200:
            raise ValueError(f"status {answer.status_code}")
        for part in answer.iter_bytes():
            body += part
            if len(body) > MAX_BYTES or time.monotonic() > ends_at:
                raise ValueError("too much or too slow")
        return body, answer.headers.get("Cache-Control", "")


def _keys_of(body: bytes) -> dict[str, Any]:
    """Return the keys for signatures by their ids; anything else in the set is left out."""
    document = orjson.loads(body)
    entries = document.get("keys") if isinstance(document, dict) else None
    if not isinstance(entries, list):
        raise ValueError("no keys")
    found = {
        entry["kid"]: jwt.PyJWK.from_dict(entry, algorithm=ALGORITHM).key
        for entry in entries[:MAX_KEYS]
        if isinstance(entry, dict)
        and entry.get("kty") == "RSA"
        and entry.get("use", "sig") == "sig"
        and isinstance(entry.get("kid"), str)
    }
    if not found:
        raise ValueError("no keys")
    return found


keys = _Keys()

"""Facts of deposits: limits, references, what a webhook's body may leave behind. No ORM, no clock."""

import re
import secrets
from collections.abc import Mapping
from datetime import timedelta

from django.utils.crypto import salted_hmac

from wibestore.core.money import Som
from wibestore.core.text import CARD_NUMBER

MIN_DEPOSIT = Som(1_000)
MAX_DEPOSIT = Som(100_000_000)

REFERENCE_LENGTH = 12
_REFERENCE_FLOOR = 10 ** (REFERENCE_LENGTH - 1)

# How long a pending deposit is left alone before its provider is asked about it (again): longer each time.
_PAUSES = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 120, 300, 900))

MAX_STORED_BODY = 16_000
# Long words are tried from their beginning alone (else a body of one word costs seconds); a value in quotes may hold
# escaped ones.
_SECRET_VALUE = re.compile(
    r'("?(?:(?<!\w)\w*(?:password|key|token|secret)|otp|sign|sign_string|signature)"?\s*[:=]\s*)'
    r'("(?:[^"\\]|\\.)*"|[^&,}\s]+)',
    re.IGNORECASE,
)
# A card's number stands alone: a provider's hexadecimal ids hold long runs of digits too.
_LONE_NUMBER = re.compile(r"(?<![0-9A-Za-z])" + CARD_NUMBER.pattern + r"(?![0-9A-Za-z])")
_CARD_DIGITS = 16
# Headers that tell who called and how, never what only the caller knows.
KEPT_HEADERS = frozenset({"content-type", "content-length", "user-agent", "x-request-id", "x-forwarded-for", "host"})


def reference_new() -> str:
    """Return 12 random digits without a leading zero: a provider that reads a number loses nothing."""
    return str(_REFERENCE_FLOOR + secrets.randbelow(9 * _REFERENCE_FLOOR))


def pause_before_verifying(count: int) -> timedelta:
    """Return how long to wait after the provider was asked `count` times in vain."""
    return _PAUSES[min(count, len(_PAUSES) - 1)]


def body_mask(body: bytes) -> str:
    """Return the beginning of a webhook's body as storable text without card numbers, keys and signatures."""
    text = body[:MAX_STORED_BODY].decode("utf-8", errors="replace").replace("\x00", "�")
    return _SECRET_VALUE.sub(r'\1"***"', _LONE_NUMBER.sub(_masked, text))


def headers_kept(headers: Mapping[str, str]) -> dict[str, str]:
    """Return of a call's headers (lower-case names) what may be stored, each cut to 200 characters."""
    return {name: value[:200] for name, value in headers.items() if name in KEPT_HEADERS}


def password_hash(provider: str, password: str) -> str:
    """Return 64 hex digits by which a provider's password is known; without the shop's secret key they say nothing."""
    return salted_hmac(f"payments.provider_password.{provider}", password, algorithm="sha256").hexdigest()


def name_masked(name: str) -> str:
    """Return a person's name as a cash desk may show it: `A***`."""
    return f"{name[:1]}***"


def _masked(number: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", number.group())
    if len(digits) < _CARD_DIGITS and digits[0] in "01":
        # No card begins so; milliseconds since 1970 do.
        return number.group()
    return f"{digits[:4]}****{digits[-4:]}"

"""Facts of deposits: limits, references, what a webhook's body may leave behind. No ORM, no clock."""

import re
import secrets

from wibestore.core.money import Som
from wibestore.core.text import CARD_NUMBER

MIN_DEPOSIT = Som(1_000)
MAX_DEPOSIT = Som(100_000_000)

REFERENCE_LENGTH = 12
_REFERENCE_FLOOR = 10 ** (REFERENCE_LENGTH - 1)

MAX_STORED_BODY = 4_000
_SECRET_VALUE = re.compile(
    r'("?(?:password|key|token|otp|secret|sign\w*)"?\s*[:=]\s*)("[^"]*"|[^&,}\s]+)', re.IGNORECASE
)


def reference_new() -> str:
    """Return 12 random digits without a leading zero: a provider that reads a number loses nothing."""
    return str(_REFERENCE_FLOOR + secrets.randbelow(9 * _REFERENCE_FLOOR))


def body_mask(body: bytes) -> str:
    """Return the beginning of a webhook's body as storable text without card numbers, keys and signatures."""
    text = body[:MAX_STORED_BODY].decode("utf-8", errors="replace").replace("\x00", "�")
    return _SECRET_VALUE.sub(r'\1"***"', CARD_NUMBER.sub(_masked, text))


def _masked(number: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", number.group())
    return f"{digits[:4]}****{digits[-4:]}"

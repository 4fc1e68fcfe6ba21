"""Identifiers: UUIDv7, so that keys sort by the time they were made."""

import secrets
import time
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID

# Ids are made by the clock of a process, moments by the database's: by so much a range of ids reaches further.
CLOCK_MARGIN = timedelta(minutes=5)
_RANDOM_BITS = 74
_STEP_BITS = 32
_BELOW_TIME = 80
_MARGIN_MS = CLOCK_MARGIN // timedelta(milliseconds=1)
_lock = Lock()
_newest = 0


def uuid7() -> UUID:
    """
    Return a new UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits.

    Of one process, each is greater than those before it (§6.2, method 2): facts that one transaction
    writes within a millisecond keep their order. Where the clock was put back further than a range of
    ids reaches, it is followed: else what is made now would be looked for among what a wrong clock called tomorrow's.
    """
    global _newest
    milliseconds = time.time_ns() // 1_000_000
    random_bits = secrets.randbits(_RANDOM_BITS)
    value = (milliseconds & (2**48 - 1)) << _BELOW_TIME
    value |= 0x7 << 76
    value |= (random_bits >> 62) << 64
    value |= 0b10 << 62
    value |= random_bits & (2**62 - 1)
    with _lock:
        if value <= _newest and (_newest >> _BELOW_TIME) - milliseconds <= _MARGIN_MS:
            value = _newest + 1 + secrets.randbits(_STEP_BITS)
        _newest = value
    return UUID(int=value)


def uuid7_from(moment: datetime) -> UUID:
    """Return the lowest UUIDv7 of the moment's millisecond: what was made since has a greater one or this."""
    milliseconds = int(moment.timestamp() * 1000)
    return UUID(int=(milliseconds & (2**48 - 1)) << _BELOW_TIME | 0x7 << 76 | 0b10 << 62)

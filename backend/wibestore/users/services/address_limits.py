"""How many letters anybody may cause to one address: two an hour, five a day (T-32). Whoever asks is not told."""

from wibestore.core.errors import RateLimited
from wibestore.core.ratelimit import hit


def may_write_to(kind: str, address: str) -> bool:
    """
    Count one letter of a kind to an address; False: send nothing, say nothing.

    :raises Unavailable: Redis is away, so that it cannot be told
    """
    try:
        hit("2/hour", kind, address)
        hit("5/day", kind, address)
    except RateLimited:
        return False
    return True

"""What is true of watching; no ORM, no clock."""

import hashlib
from datetime import datetime, timedelta

SEARCHES_MAX = 20
WATCHES_MAX = 200
NAME_LENGTH = 60
QUERY_LENGTH = 2_000
# A search is told of at most once in so long; what comes meanwhile is told together.
GATHERED_FOR = timedelta(hours=1)
# What was found is remembered so long: a listing that comes back on sale is no news within that time.
MATCHES_KEPT_FOR = timedelta(days=90)


def query_hash(query: str) -> str:
    """Return what stands for a query's one spelling where it must be unique."""
    return hashlib.blake2b(query.encode(), digest_size=16).hexdigest()


def tell_at(*, now: datetime, told_at: datetime | None) -> datetime:
    """Return when news of a search are to be told: at once, or an hour after the last time."""
    return now if told_at is None else max(now, told_at + GATHERED_FOR)

"""What is dear to make and the same for everybody: made by one of those who ask at once, read by the others."""

from collections.abc import Callable

from django.db import transaction

from wibestore.core.public_cache import kept
from wibestore.core.turns import turn_take


def kept_once[T](key: str, build: Callable[[], T], *, keep_s: int) -> T:
    """
    Return what `build` returned for `key` at most `keep_s` seconds ago; two who find nothing never build both.

    :raises OperationalError: whoever builds it takes longer than anybody waits for a lock
    """
    return kept(key, lambda: _in_turn(key, build, keep_s), keep_s=keep_s)


def _in_turn[T](key: str, build: Callable[[], T], keep_s: int) -> T:
    with transaction.atomic():
        turn_take(key)
        # Whoever had the turn before may have kept it meanwhile.
        return kept(key, build, keep_s=keep_s)

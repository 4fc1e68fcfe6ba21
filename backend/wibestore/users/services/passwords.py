"""Passwords: which will do; hashing, at most two at once in a process, a short queue, then "busy" (security.md, A1)."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from wibestore.core.errors import FieldError, Unavailable
from wibestore.core.text import is_storable
from wibestore.users import rules
from wibestore.users.models import User

HASHES_AT_ONCE = 2
MAX_WAITING = 20
MAX_WAIT_S = 5.0

_places = threading.BoundedSemaphore(HASHES_AT_ONCE + MAX_WAITING)
_hashing = threading.BoundedSemaphore(HASHES_AT_ONCE)


@contextmanager
def hashing_turn() -> Iterator[None]:
    """
    Wait for a turn to hash.

    :raises Unavailable: too many wait already, or the wait took too long
    """
    if not _places.acquire(blocking=False):
        raise Unavailable
    try:
        if not _hashing.acquire(timeout=MAX_WAIT_S):
            raise Unavailable
        try:
            yield
        finally:
            _hashing.release()
    finally:
        _places.release()


def password_hash(password: str) -> str:
    """
    Return the stored form of a password.

    :raises Unavailable: too many hashes at once
    """
    with hashing_turn():
        return make_password(password)


def password_matches(user: User | None, password: str) -> bool:
    """
    Tell whether `password` is the user's; for nobody, do the same work and say no.

    :raises Unavailable: too many hashes at once
    """
    with hashing_turn():
        if user is None:
            make_password(password)
            return False
        return user.check_password(password)


def password_errors(password: str, user: User) -> list[FieldError]:
    """Return what is wrong with a new password of `user`."""
    if not is_storable(password):
        return [FieldError("/password", "invalid_password", "This holds a character that cannot be used")]
    if rules.SITE_NAME in password.casefold():
        return [FieldError("/password", "password_too_common", "This is too easy to guess for this shop")]
    try:
        validate_password(password, user)
    except ValidationError as error:
        return [FieldError("/password", one.code or "invalid_password", one.messages[0]) for one in error.error_list]
    return []

"""Signed opaque cursors for long lists (R1.7)."""

import hashlib
from typing import Any

from django.core import signing

from wibestore.core.errors import ValidationFailed

_SALT = "cursor"
MAX_CURSOR_LENGTH = 512


def cursor_scope(name: str, **filters: Any) -> str:
    """Return what a cursor is made for: the list `name` with all its filters, in few letters; None is no filter."""
    chosen = sorted((key, str(value)) for key, value in filters.items() if value is not None)
    return f"{name}:{hashlib.blake2b(repr(chosen).encode(), digest_size=9).hexdigest()}"


def cursor_encode(position: list[Any], *, scope: str) -> str:
    """
    Return an opaque cursor for `position`; `scope` names the list and its ordering.

    Signed without the time, so that the same page stays the same bytes and keeps its ETag.
    """
    return signing.Signer(salt=_SALT).sign_object([scope, position])


def cursor_decode(cursor: str, *, scope: str) -> list[Any]:
    """
    Return the position inside `cursor`.

    :raises ValidationFailed: forged, damaged, or made for another list or ordering
    """
    refusal = ValidationFailed.of("?cursor", "invalid_cursor", "This cursor does not belong to this list")
    if len(cursor) > MAX_CURSOR_LENGTH:
        raise refusal
    try:
        made_for, position = signing.Signer(salt=_SALT).unsign_object(cursor)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise refusal from error
    if made_for != scope or not isinstance(position, list):
        raise refusal
    return position

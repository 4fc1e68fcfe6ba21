"""Signed opaque cursors for long lists (R1.7)."""

from typing import Any

from django.core import signing

from wibestore.core.errors import ValidationFailed

_SALT = "cursor"
MAX_CURSOR_LENGTH = 512


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

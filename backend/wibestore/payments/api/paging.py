"""Cursors of the wallet's history."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from wibestore.core.cursor import cursor_decode, cursor_encode

After = tuple[datetime, UUID]


def page_position(cursor: str, user_id: UUID) -> After | None:
    """
    Return where the page behind `cursor` starts, None for the first one.

    :raises ValidationFailed: forged, or made for another list
    """
    if not cursor:
        return None
    created_at, line_id = cursor_decode(cursor, scope=_scope(user_id))
    return datetime.fromisoformat(created_at), UUID(line_id)


def next_path(request: HttpRequest, after: After | None, user_id: UUID) -> str | None:
    """Return the address of the page that starts after `after`, with all of this one's parameters."""
    if after is None:
        return None
    created_at, line_id = after
    query = request.GET.copy()
    query["cursor"] = cursor_encode([created_at.isoformat(), str(line_id)], scope=_scope(user_id))
    return f"{request.path}?{query.urlencode()}"


def _scope(user_id: UUID) -> str:
    return f"transactions:{user_id}"

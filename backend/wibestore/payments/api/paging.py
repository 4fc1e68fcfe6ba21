"""Cursors of the wallet's lists: where a page ended, by time and id."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from wibestore.core.cursor import cursor_decode, cursor_encode

After = tuple[datetime, UUID]


def page_position(cursor: str, scope: str) -> After | None:
    """
    Return where the page behind `cursor` starts, None for the first one.

    :param scope: names the list, whose it is, and what changes its order
    :raises ValidationFailed: forged, or made for another list
    """
    if not cursor:
        return None
    created_at, line_id = cursor_decode(cursor, scope=scope)
    return datetime.fromisoformat(created_at), UUID(line_id)


def next_path(request: HttpRequest, after: After | None, scope: str) -> str | None:
    """Return the address of the page that starts after `after`, with all of this one's parameters."""
    if after is None:
        return None
    created_at, line_id = after
    query = request.GET.copy()
    query["cursor"] = cursor_encode([created_at.isoformat(), str(line_id)], scope=scope)
    return f"{request.path}?{query.urlencode()}"

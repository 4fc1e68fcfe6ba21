"""Reading one's own notifications and preferences."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Q

from wibestore.core.actor import Actor
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.notifications.models import Alert, Notification, Preference
from wibestore.notifications.rules import AVAILABLE, CHANNELS, FIXED, GROUPS, LANGUAGES, channel_is_on, rendered

PATH = "/api/v1/profile/notifications/"


def notification_page(
    *, actor: Actor, group: str | None, is_unread: bool, cursor: str, page_size: int
) -> dict[str, Any]:
    """Return a page of the actor's notifications in the shape of `NotificationPage`."""
    scope = f"notifications:{group or ''}:{int(is_unread)}"
    rows = Notification.objects.filter(user_id=actor.user_id).order_by("-created_at", "-id")
    if group:
        rows = rows.filter(group=group)
    if is_unread:
        rows = rows.filter(read_at=None)
    if cursor:
        at, last_id = cursor_decode(cursor, scope=scope)
        at = datetime.fromisoformat(at)
        # The first condition is for the index; the second decides among those of the same instant.
        rows = rows.filter(created_at__lte=at).filter(Q(created_at__lt=at) | Q(id__lt=UUID(last_id)))
    found = list(rows[: page_size + 1])
    shown = found[:page_size]
    following = None
    if len(found) > page_size:
        position = cursor_encode([shown[-1].created_at.isoformat(), str(shown[-1].id)], scope=scope)
        wanted = {"group": group, "unread": "true" if is_unread else None, "page_size": page_size, "cursor": position}
        following = f"{PATH}?{urlencode({name: value for name, value in wanted.items() if value})}"
    return {
        "results": [notification_shown(row) for row in shown],
        "next": following,
        "previous": None,
        "unread_count": unread_count(actor.user_id),
    }


def notification_shown(row: Notification) -> dict[str, Any]:
    """
    Return a row in the shape of `NotificationOut`; for this module's own services and selectors.

    In every language: the page is read in the one it is shown in, which need not be the account's.
    """
    words = {language: rendered(row.event, row.role, row.params, language) for language in LANGUAGES}
    return {
        "id": row.id,
        "event": row.event,
        "group": row.group,
        "title": {language: title for language, (title, _) in words.items()},
        "body": {language: body for language, (_, body) in words.items()},
        "link": row.link,
        "is_important": row.is_important,
        "count": row.count,
        "is_read": row.read_at is not None,
        "created_at": row.created_at,
    }


def unread_count(user_id: UUID) -> int:
    """Return how many of the user's notifications are unread."""
    return Notification.objects.filter(user_id=user_id, read_at=None).count()


def unread_counts(user_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return how many notifications are unread, by user, in one query; users without any are left out."""
    unread = Notification.objects.filter(user_id__in=user_ids, read_at=None).order_by()
    return dict(unread.values("user_id").annotate(unread=Count("id")).values_list("user_id", "unread"))


def list_state(user_id: UUID) -> dict[str, Any]:
    """Return how the user's list stands, in the shape of `NotificationStateData`."""
    newest = (
        Notification.objects.filter(user_id=user_id)
        .order_by("-created_at", "-id")
        .values_list("id", "created_at")
        .first()
    )
    newest_id, newest_at = newest or (None, None)
    return {"unread_count": unread_count(user_id), "newest_id": newest_id, "newest_at": newest_at}


def preferences_get(user_id: UUID) -> dict[str, Any]:
    """Return what the user wants to be told, in the shape of `PreferencesOut`."""
    wishes = {
        (group, channel): is_on
        for group, channel, is_on in Preference.objects.filter(user_id=user_id).values_list("group", "channel", "is_on")
    }
    alert = Alert.objects.filter(pk=user_id).first() or Alert(pk=user_id)
    return {
        "preferences": [
            {
                "group": group,
                "channels": {
                    channel: channel_is_on(group, channel, wishes.get((group, channel))) for channel in CHANNELS
                },
                "fixed": list(FIXED.get(group, ())),
                "available": list(AVAILABLE),
            }
            for group in GROUPS
        ],
        "sound": alert.sound,
        "vibration": alert.vibration,
    }

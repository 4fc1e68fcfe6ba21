"""One fact told to everybody the table names: rows of their lists, letters, frames; once, however often it comes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from wibestore.core import clock
from wibestore.core.realtime.groups import user_group
from wibestore.core.realtime.sending import frame_send
from wibestore.notifications.frames import CREATED
from wibestore.notifications.models import Notification, Preference
from wibestore.notifications.rules import TABLE, Row, Telling, channel_is_on
from wibestore.notifications.selectors import notification_shown, unread_counts
from wibestore.notifications.services.channels.email import CHANNEL as EMAIL
from wibestore.notifications.services.channels.email import emails_enqueue
from wibestore.notifications.services.live import Telegram, live_frames
from wibestore.users import selectors as users

# A row that has grown remembers so many of its facts; a repeat comes soon or never.
_MESSAGES_KEPT = 50


@transaction.atomic
def fact_tell(*, topic: str, message_id: UUID, payload: dict[str, Any]) -> None:
    """Tell a fact to those whom the table names, and to open screens after the commit."""
    row = TABLE[topic]
    frames = live_frames(row.live, {**payload, "topic": topic})
    told = _recipients(row, payload)
    if told:
        frames += _notify(topic, message_id, str(payload[row.subject]), payload, told)
    transaction.on_commit(lambda: _send(frames), robust=True)


def _recipients(row: Row, payload: dict[str, Any]) -> list[tuple[UUID, Telling]]:
    told: list[tuple[UUID, Telling]] = []
    for telling in row.tellings:
        is_doer = telling.not_by and payload.get("by") == telling.to
        is_excepted = telling.unless and payload.get(telling.unless)
        if is_doer or is_excepted or (telling.only and not payload.get(telling.only)):
            continue
        people = users.staff_ids() if telling.to == "staff" else [UUID(payload[f"{telling.to}_id"])]
        told += [(person, telling) for person in people]
    return told


def _notify(
    topic: str, message_id: UUID, subject: str, payload: dict[str, Any], told: Sequence[tuple[UUID, Telling]]
) -> list[Telegram]:
    """Store what is new of it and return the frames for those who want them."""
    now = clock.now()
    known = _known(topic, message_id, subject, {person for person, _ in told})
    new, grown = [], []
    for person, telling in told:
        old = known.get((person, telling.to))
        if old is None:
            new.append(_notification(topic, message_id, subject, payload, person, telling, now))
        elif message_id not in old.message_ids:
            _grow(old, message_id, payload, telling, now)
            grown.append(old)
    if new:
        Notification.objects.bulk_create(new)
    if grown:
        Notification.objects.bulk_update(grown, ["params", "link", "count", "message_ids", "created_at"])
    rows = [*new, *grown]
    return _tell(rows, now) if rows else []


def _known(topic: str, message_id: UUID, subject: str, people: set[UUID]) -> dict[tuple[UUID, str], Notification]:
    """Return what takes this fact in, by user and role: the row that has it already, else the unread one."""
    rows = (
        Notification.objects.select_for_update(no_key=True)
        .filter(Q(read_at=None) | Q(message_ids__contains=[message_id]), user_id__in=people)
        .filter(subject=subject, event=topic)
        .order_by("id")
    )
    found: dict[tuple[UUID, str], Notification] = {}
    for row in sorted(rows, key=lambda one: message_id in one.message_ids):
        found[row.user_id, row.role] = row
    return found


def _notification(
    topic: str,
    message_id: UUID,
    subject: str,
    payload: dict[str, Any],
    person: UUID,
    telling: Telling,
    now: datetime,
) -> Notification:
    return Notification(
        user_id=person,
        event=topic,
        role=telling.to,
        group=telling.group,
        subject=subject,
        params=_params(telling, payload),
        link=telling.link.format(**payload),
        is_important=telling.is_important,
        message_ids=[message_id],
        created_at=now,
    )


def _grow(row: Notification, message_id: UUID, payload: dict[str, Any], telling: Telling, now: datetime) -> None:
    row.params, row.link = _params(telling, payload), telling.link.format(**payload)
    row.count += 1
    row.message_ids = [*row.message_ids, message_id][-_MESSAGES_KEPT:]
    row.created_at = now


def _params(telling: Telling, payload: dict[str, Any]) -> dict[str, Any]:
    return {name: payload.get(name) for name in sorted(telling.params)}


def _tell(rows: Sequence[Notification], now: datetime) -> list[Telegram]:
    people = {row.user_id for row in rows}
    wishes = {
        (user_id, group, channel): is_on
        for user_id, group, channel, is_on in Preference.objects.filter(user_id__in=people).values_list(
            "user_id", "group", "channel", "is_on"
        )
    }

    def wants(row: Notification, channel: str) -> bool:
        return channel_is_on(row.group, channel, wishes.get((row.user_id, row.group, channel)))

    emails_enqueue([row.id for row in rows if row.is_important and wants(row, EMAIL)], now)
    languages, unread = users.languages_of(people), unread_counts(people)
    return [
        (
            row.user_id,
            CREATED,
            {
                "notification": notification_shown(row, language=languages[row.user_id]),
                "unread_count": unread.get(row.user_id, 0),
            },
        )
        for row in rows
        if wants(row, "socket")
    ]


def _send(frames: Sequence[Telegram]) -> None:
    for person, kind, data in frames:
        frame_send(user_group(person), kind, data)

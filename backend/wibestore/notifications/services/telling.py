"""One fact told to everybody the table names: rows of their lists, letters, frames; once, however often it comes."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import transaction
from django.db.models import CharField, Q, UUIDField

from wibestore.core import clock
from wibestore.core.realtime.groups import user_group
from wibestore.core.realtime.presence import groups_heard
from wibestore.core.realtime.sending import frame_send
from wibestore.core.statements import IsAnyOf, Select, Slot, rows_insert
from wibestore.core.units import atomic
from wibestore.notifications.frames import CREATED
from wibestore.notifications.models import Notification, Preference
from wibestore.notifications.rules import FIXED, TABLE, Live, Row, Telling, channel_is_on
from wibestore.notifications.selectors import notification_shown, unread_counts
from wibestore.notifications.services.channels.email import CHANNEL as EMAIL
from wibestore.notifications.services.channels.email import letters_write
from wibestore.notifications.services.live import Fact, Telegram, hearers, live_frames
from wibestore.users import selectors as users

# A row that has grown remembers so many of its facts; a repeat comes soon or never.
_MESSAGES_KEPT = 50

_KNOWN = Select(
    lambda: (
        Notification.objects.select_for_update(no_key=True)
        .filter(
            Q(read_at=None) | Q(message_ids__contains=Slot("messages", ArrayField(UUIDField()))),
            IsAnyOf("user_id", "people", UUIDField()),
            subject=Slot("subject", CharField()),
            event=Slot("event", CharField()),
        )
        .order_by("id")
    )
)
_WISHES = Select(
    lambda: Preference.objects.filter(IsAnyOf("user_id", "people", UUIDField())).values_list(
        "user_id", "group", "channel", "is_on"
    )
)

Recipient = tuple[UUID, Telling]
Told = tuple[Notification, Telling]


@atomic
def fact_tell(*, topic: str, message_id: UUID, payload: dict[str, Any]) -> None:
    """Tell a fact to those whom the table names, and to open screens after the commit."""
    row = TABLE[topic]
    fact = Fact(topic, message_id, payload)
    told = _recipients(row, payload)
    shown = _notify(fact, row.subject_in(payload), told) if told else []
    wishes = _Wishes({one.user_id for one, _ in shown})
    if shown:
        letters_write(fact, shown, wishes.of(EMAIL))
    transaction.on_commit(lambda: _screens_tell(row.live, fact, [one for one, _ in shown], wishes), robust=True)


class _Wishes:
    """What some people wish to be told of: read once, and not before it matters."""

    def __init__(self, people: Collection[UUID]) -> None:
        self._people = people
        self._known: dict[tuple[UUID, str, str], bool] | None = None

    def of(self, channel: str) -> Callable[[Notification], bool]:
        """Return what tells whether the reader of a notification wants it by this channel."""

        def wants(row: Notification) -> bool:
            if channel in FIXED.get(row.group, ()):
                return True
            return channel_is_on(row.group, channel, self._all().get((row.user_id, row.group, channel)))

        return wants

    def _all(self) -> dict[tuple[UUID, str, str], bool]:
        if self._known is None:
            rows = _WISHES.rows(people=self._people)
            self._known = {(user_id, group, channel): is_on for user_id, group, channel, is_on in rows}
        return self._known


def _screens_tell(live: Live, fact: Fact, shown: Sequence[Notification], wishes: _Wishes) -> None:
    """
    Tell open screens, for whom alone all that is read which they are to show.

    After the commit: a window that opens meanwhile joins its group before it asks how things stand, so it is either
    found here or sees what was committed.
    """
    people = hearers(live, fact.payload) | {row.user_id for row in shown}
    groups = {user_group(person): person for person in people}
    heard = {groups[group] for group in groups_heard(groups)} if groups else set()
    if heard:
        wants = wishes.of("socket")
        created = [row for row in shown if row.user_id in heard and wants(row)]
        frames = live_frames(live, fact, heard) + _created(created)
        for person, kind, data in frames:
            frame_send(user_group(person), kind, data)


def _recipients(row: Row, payload: dict[str, Any]) -> list[Recipient]:
    told: list[Recipient] = []
    # Somebody may be meant by two tellings: an admin has the rights of every role.
    known: set[tuple[UUID, str]] = set()
    for telling in row.tellings:
        is_doer = telling.not_by and payload.get("by") == telling.to
        is_excepted = telling.unless and payload.get(telling.unless)
        if is_doer or is_excepted or (telling.only and not payload.get(telling.only)):
            continue
        people = users.staff_ids(telling.staff_role) if telling.to == "staff" else [UUID(payload[f"{telling.to}_id"])]
        told += [(person, telling) for person in people if (person, telling.to) not in known]
        known |= {(person, telling.to) for person in people}
    return told


def _notify(fact: Fact, subject: str, told: Sequence[Recipient]) -> list[Told]:
    """Store what is new of it, and return that."""
    now = clock.now()
    known = _known(fact, subject, {person for person, _ in told})
    new: list[Told] = []
    grown: list[Told] = []
    for person, telling in told:
        old = known.get((person, telling.to))
        if old is None:
            new.append((_notification(fact, subject, person, telling, now), telling))
        elif fact.message_id not in old.message_ids:
            _grow(old, fact, telling, now)
            grown.append((old, telling))
    if new:
        rows_insert([row for row, _ in new])
    if grown:
        Notification.objects.bulk_update(
            [row for row, _ in grown], ["params", "link", "count", "message_ids", "created_at"]
        )
    return [*new, *grown]


def _known(fact: Fact, subject: str, people: set[UUID]) -> dict[tuple[UUID, str], Notification]:
    """Return what takes this fact in, by user and role: the row that has it already, else the unread one."""
    rows = _KNOWN.objects(people=people, subject=subject, event=fact.topic, messages=[fact.message_id])
    found: dict[tuple[UUID, str], Notification] = {}
    for row in sorted(rows, key=lambda one: fact.message_id in one.message_ids):
        found[row.user_id, row.role] = row
    return found


def _notification(fact: Fact, subject: str, person: UUID, telling: Telling, now: datetime) -> Notification:
    return Notification(
        user_id=person,
        event=fact.topic,
        role=telling.to,
        group=telling.group,
        subject=subject,
        params=_params(telling, fact.payload),
        link=telling.link.format(**fact.payload),
        is_important=telling.is_important,
        message_ids=[fact.message_id],
        created_at=now,
    )


def _grow(row: Notification, fact: Fact, telling: Telling, now: datetime) -> None:
    row.params, row.link = _params(telling, fact.payload), telling.link.format(**fact.payload)
    row.count += 1
    row.message_ids = [*row.message_ids, fact.message_id][-_MESSAGES_KEPT:]
    row.created_at = now


def _params(telling: Telling, payload: dict[str, Any]) -> dict[str, Any]:
    return {name: payload.get(name) for name in sorted(telling.params)}


def _created(rows: Sequence[Notification]) -> list[Telegram]:
    if not rows:
        return []
    people = {row.user_id for row in rows}
    unread = unread_counts(people)
    return [
        (
            row.user_id,
            CREATED,
            {
                "notification": notification_shown(row),
                "unread_count": unread.get(row.user_id, 0),
            },
        )
        for row in rows
    ]

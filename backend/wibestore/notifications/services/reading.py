"""Read marks, and forgetting what is old."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.realtime.groups import user_group
from wibestore.core.realtime.sending import frame_send
from wibestore.notifications.errors import NotificationNotFound
from wibestore.notifications.frames import READ
from wibestore.notifications.models import Notification
from wibestore.notifications.selectors import unread_count

KEEP = timedelta(days=90)
FORGET_BATCH = 1_000
MAX_BATCHES = 200
# So many ids fit into one frame.
_IDS_IN_FRAME = 500


@transaction.atomic
def notifications_read(*, actor: Actor, ids: Sequence[UUID], must_exist: bool = False) -> int:
    """
    Mark the actor's notifications read, tell their other windows, and return how many are unread now.

    :raises NotificationNotFound: `must_exist` and none of them is the actor's
    """
    mine = Notification.objects.filter(user_id=actor.user_id, id__in=ids)
    if must_exist and not mine.exists():
        raise NotificationNotFound
    return _read(actor.user_id, list(mine.filter(read_at=None).values_list("id", flat=True)))


@transaction.atomic
def notifications_read_all(*, actor: Actor, group: str | None) -> int:
    """Mark all of the actor's notifications read, or those of one group; return how many are unread now."""
    unread = Notification.objects.filter(user_id=actor.user_id, read_at=None)
    if group:
        unread = unread.filter(group=group)
    return _read(actor.user_id, list(unread.values_list("id", flat=True)))


def notifications_forget_old() -> int:
    """Delete notifications older than 90 days, a batch for a transaction; return how many."""
    before, forgotten = clock.now() - KEEP, 0
    for _ in range(MAX_BATCHES):
        old = Notification.objects.filter(created_at__lt=before).order_by("created_at")
        ids = list(old.values_list("id", flat=True)[:FORGET_BATCH])
        Notification.objects.filter(id__in=ids).delete()
        forgotten += len(ids)
        if len(ids) < FORGET_BATCH:
            break
    return forgotten


def _read(user_id: UUID, ids: list[UUID]) -> int:
    if ids:
        Notification.objects.filter(id__in=ids, read_at=None).update(read_at=clock.now())
    left = unread_count(user_id)
    for start in range(0, len(ids), _IDS_IN_FRAME):
        data = {"ids": ids[start : start + _IDS_IN_FRAME], "unread_count": left}
        transaction.on_commit(lambda data=data: frame_send(user_group(user_id), READ, data), robust=True)  # type: ignore[misc]
    return left

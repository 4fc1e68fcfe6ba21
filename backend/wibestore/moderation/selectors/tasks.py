"""The queue of listings that wait for a look: its pages, its counts, who holds what."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.core.errors import NotPermitted
from wibestore.core.tunables import tunable
from wibestore.listings.selectors import SearchedWords
from wibestore.moderation.models import ReviewTask
from wibestore.moderation.rules.flags import CODES
from wibestore.moderation.rules.looking import sla_at_of, tone_of
from wibestore.moderation.types import Claim, QueueCounts, TaskInfo, TaskKind, TaskStatus
from wibestore.users import selectors as users

Ordering = Literal["oldest", "newest", "flags"]
Claimed = Literal["mine", "free", "others"]
# The keys of each ordering, and which of them fall.
_ORDERS: dict[str, tuple[str, ...]] = {
    "oldest": ("submitted_at", "id"),
    "newest": ("-submitted_at", "-id"),
    "flags": ("-flag_level", "submitted_at", "id"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """Which looks are asked for; None means any."""

    flag: str | None = None
    claimed: Claimed | None = None
    kind: Literal["new", "changed"] | None = None
    game_id: int | None = None
    seller_id: UUID | None = None
    query: SearchedWords | None = None
    is_nothing: bool = False


def waiting_tasks() -> QuerySet[ReviewTask]:
    """Return the looks that wait: a listing that left the queue by itself has none, whatever its row still says."""
    return ReviewTask.objects.filter(status=TaskStatus.OPEN.value, listing__status="pending")


def with_now(rows: QuerySet[ReviewTask]) -> QuerySet[Any]:
    """Return the rows with the time they are read at, for `task_infos`."""
    return rows.annotate(asked_at=clock.now_expression())


def is_free(now: datetime) -> Q:
    """Return the condition of a look that nobody holds."""
    return Q(claimed_until=None) | Q(claimed_until__lte=now)


def task_of(listing_id: UUID) -> TaskInfo | None:
    """Return the look that a listing waits for, or None: two queries."""
    return tasks_of([listing_id]).get(listing_id)


def tasks_of(listing_ids: Collection[UUID]) -> dict[UUID, TaskInfo]:
    """Return the looks that these listings wait for, by listing: two queries whatever their number."""
    rows = list(with_now(waiting_tasks().filter(listing_id__in=listing_ids))) if listing_ids else []
    return {task.listing_id: task for task in task_infos(rows)}


def task_page(
    *, actor: Actor, wanted: TaskFilter, ordering: Ordering, scope: str, cursor: str, page_size: int
) -> tuple[list[TaskInfo], str]:
    """
    Return a page of looks that wait, and the cursor of the next one ("": there is none): two queries.

    :param scope: names every filter, so that a cursor is of this list alone
    :raises ValidationFailed: the cursor is not of this list
    """
    scope = f"tasks:{ordering}:{scope}"
    rows = _filtered(actor, wanted)
    if cursor:
        rows = rows.filter(_beyond(ordering, cursor_decode(cursor, scope=scope)))
    found = list(with_now(rows).order_by(*_ORDERS[ordering])[: page_size + 1])
    page = found[:page_size]
    has_more = len(found) > page_size
    after = cursor_encode(_position(page[-1], ordering), scope=scope) if has_more else ""
    return task_infos(page), after


def queue_counts(*, actor: Actor) -> QueueCounts:
    """
    Return how much waits for a look: two queries.

    :raises NotPermitted: the actor is no moderator
    """
    if not actor.is_moderator:
        raise NotPermitted
    now = clock.now()
    late = Q(submitted_at__lt=now - timedelta(hours=sla_hours()))
    mine = Q(claimed_by=actor.id, claimed_until__gt=now)
    by_flag: dict[str, Any] = {code: Count("id", filter=Q(flags__contains=[{"code": code}])) for code in CODES}
    found = waiting_tasks().aggregate(
        waiting=Count("id"),
        late=Count("id", filter=late),
        mine=Count("id", filter=mine),
        oldest_at=Min("submitted_at"),
        **by_flag,
    )
    flags = {code: found.pop(code) for code in CODES}
    return QueueCounts(**found, by_flag={code: count for code, count in flags.items() if count})


def sla_hours() -> float:
    """Return within how many hours a listing is to be looked at."""
    return tunable("moderation.sla_hours")


def task_infos(rows: Iterable[Any]) -> list[TaskInfo]:
    """Return looks (`with_now`) with who holds them: one query."""
    tasks = list(rows)
    if not tasks:
        return []
    now, hours = tasks[0].asked_at, sla_hours()
    held = {task.claimed_by for task in tasks if task.claimed_until is not None and task.claimed_until > now}
    names = {user_id: card.username for user_id, card in users.seller_cards(held).items()} if held else {}
    return [_info(task, now, hours, names) for task in tasks]


def _info(task: ReviewTask, now: datetime, hours: float, names: dict[UUID, str]) -> TaskInfo:
    sla_at = sla_at_of(task.submitted_at, hours)
    claim = None
    if task.claimed_by in names and task.claimed_until is not None and task.claimed_until > now:
        claim = Claim(task.claimed_by, names[task.claimed_by], task.claimed_until)
    return TaskInfo(
        id=task.id,
        listing_id=task.listing_id,
        kind=TaskKind(task.kind),
        submitted_at=task.submitted_at,
        sla_at=sla_at,
        tone=tone_of(submitted_at=task.submitted_at, sla_at=sla_at, now=now),
        claim=claim,
        flags=task.flags,
    )


def _filtered(actor: Actor, wanted: TaskFilter) -> QuerySet[ReviewTask]:
    rows = waiting_tasks()
    if wanted.is_nothing:
        return rows.none()
    columns = {
        "kind": wanted.kind,
        "listing__game_id": wanted.game_id,
        "listing__seller_id": wanted.seller_id,
        "listing__search_vector": wanted.query and wanted.query.query(),
    }
    rows = rows.filter(**{name: value for name, value in columns.items() if value is not None})
    if wanted.flag is not None:
        rows = rows.filter(flags__contains=[{"code": wanted.flag}])
    if wanted.claimed is None:
        return rows
    now = clock.now()
    if wanted.claimed == "free":
        return rows.filter(is_free(now))
    held = rows.filter(claimed_until__gt=now)
    return held.filter(claimed_by=actor.id) if wanted.claimed == "mine" else held.exclude(claimed_by=actor.id)


def _position(task: ReviewTask, ordering: Ordering) -> list[Any]:
    position: list[Any] = [task.submitted_at.isoformat(), str(task.id)]
    return [task.flag_level, *position] if ordering == "flags" else position


def _beyond(ordering: Ordering, position: list[Any]) -> Q:
    *level, moment, task_id = position
    at, last_id = datetime.fromisoformat(moment), UUID(task_id)
    if ordering == "newest":
        return Q(submitted_at__lt=at) | Q(submitted_at=at, id__lt=last_id)
    later = Q(submitted_at__gt=at) | Q(submitted_at=at, id__gt=last_id)
    return Q(flag_level__lt=level[0]) | Q(flag_level=level[0]) & later if level else later

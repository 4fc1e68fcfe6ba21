"""A listing as a moderator looks at it, and the list of listings of the staff."""

from typing import Any, Literal
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, ValidationFailed
from wibestore.games import selectors as games
from wibestore.games.errors import GameNotFound
from wibestore.games.types import GameInfo
from wibestore.listings import selectors as listings
from wibestore.listings.selectors import ListingCards, ListingFilter
from wibestore.moderation.models import ApprovedContent, ReviewTask
from wibestore.moderation.rules.diff import Difference, differences
from wibestore.moderation.rules.looking import CHECKLIST
from wibestore.moderation.selectors.noticing import likenesses_of, same_pictures_of, seller_past
from wibestore.moderation.selectors.tasks import (
    Claimed,
    Ordering,
    TaskFilter,
    task_infos,
    task_page,
    tasks_of,
    with_now,
)
from wibestore.moderation.types import PastLook, TaskInfo, TaskStatus
from wibestore.users import selectors as users
from wibestore.users.errors import UserNotFound

HISTORY_MAX = 10
_PENDING = "pending"
# What only a moderator's card has: decisions on several listings say which version of each was read.
_MORE = ("version",)
# How the lists of listings call these orders.
_BY_DATE = {"oldest": "created_at", "newest": "-created_at"}


def look_page(
    *,
    actor: Actor,
    status: str,
    game: str | None,
    seller: str | None,
    search: str | None,
    ordering: Ordering | None,
    flag: str | None,
    claimed: Claimed | None,
    kind: Literal["new", "changed"] | None,
    cursor: str,
    page_size: int,
) -> ListingCards:
    """
    Return a page of listings of one status with the looks they wait for.

    Newest first unless said; what waits may also be ordered by its flags and narrowed by what is known of its look.

    :param game: a game's slug
    :param seller: a username; nobody's listings where there is no such user
    :raises NotPermitted: the actor is no moderator
    :raises ValidationFailed: there is no such game, the cursor is not of this list, or what does not wait is to be
        ordered or narrowed by its look
    """
    if not actor.is_moderator:
        raise NotPermitted
    query = listings.search_query(search) if search else None
    seller_id, is_unknown = _seller_of(seller)
    is_nothing = is_unknown or (bool(search) and query is None)
    of_game = _game_of(game)
    by_look = {"flag": flag, "claimed": claimed, "kind": kind}
    asked = [name for name, value in by_look.items() if value is not None]
    if status == _PENDING and (asked or ordering in ("oldest", "flags")):
        wanted = TaskFilter(
            flag=flag,
            claimed=claimed,
            kind=kind,
            game_id=of_game.id if of_game else None,
            seller_id=seller_id,
            query=query,
            is_nothing=is_nothing,
        )
        scope = f"{flag}:{claimed}:{kind}:{game}:{seller}:{search}"
        order: Ordering = ordering or "newest"
        tasks, after = task_page(
            actor=actor, wanted=wanted, ordering=order, scope=scope, cursor=cursor, page_size=page_size
        )
        cards = listings.cards_by_ids([task.listing_id for task in tasks], more=_MORE)
        return _with_looks(ListingCards(cards, after, ""), {task.listing_id: task for task in tasks})
    if asked or ordering == "flags":
        pointer = f"?{asked[0]}" if asked else "?ordering"
        raise ValidationFailed.of(pointer, "only_pending", "Only what waits for a look has one")
    found = listings.listing_page(
        ListingFilter(statuses=(status,), game=of_game, seller_id=seller_id, query=query, is_nothing=is_nothing),
        ordering=_BY_DATE[ordering or "newest"],
        cursor=cursor,
        page_size=page_size,
        more=_MORE,
    )
    return _with_looks(found, tasks_of([card["id"] for card in found.results]) if status == _PENDING else {})


def look_get(*, actor: Actor, listing_id: UUID) -> dict[str, Any]:
    """
    Return a listing of any status with everything a moderator decides by; its credentials stay sealed.

    :raises NotPermitted: the actor is no moderator
    :raises ListingNotFound: there is none
    """
    if not actor.is_moderator:
        raise NotPermitted
    listing = listings.listing_get_for(actor=actor, listing_id=listing_id)
    of_listing = with_now(ReviewTask.objects.filter(listing_id=listing_id))
    looks = list(of_listing.order_by("-submitted_at", "-id")[: HISTORY_MAX + 1])
    waiting = [task for task in looks if task.status == TaskStatus.OPEN.value and listing["status"] == _PENDING]
    task = next(iter(task_infos(waiting)), None)
    game = games.game_get(listing["game"]["slug"])
    past = seller_past(listing["seller"]["id"])
    same_pictures, kin = likenesses_of(listing_id)
    return {
        **listing,
        "task": task_shape(task),
        "flags": task.flags if task else [],
        "checklist": [{"code": code, "label": label} for code, label in CHECKLIST.items()],
        "diff": diff_of(listing_id, listing),
        "seller_facts": {
            "sales": listing["seller"]["sales_count"],
            "rejected_30d": past.rejected,
            "verdicts": past.verdicts,
            "is_verified": listing["seller"]["is_verified"],
        },
        "price_hint": listings.price_hint_of(game=game, attributes=listing["attributes"]),
        "fingerprint_kin": kin,
        "same_pictures": same_pictures,
        "history": _history(looks),
    }


def diff_of(listing_id: UUID, content: dict[str, Any]) -> list[Difference] | None:
    """Return what `content` says otherwise than what was approved; None where that was never kept: one query."""
    approved = ApprovedContent.objects.filter(listing_id=listing_id).values_list("content", flat=True).first()
    return None if approved is None else differences(approved, content)


def task_shape(task: TaskInfo | None) -> dict[str, Any] | None:
    """Return a look in the shape of `ReviewTaskOut`."""
    if task is None:
        return None
    return {
        "id": task.id,
        "kind": task.kind.value,
        "submitted_at": task.submitted_at,
        "sla_at": task.sla_at,
        "tone": task.tone,
        "claimed_by": {"id": task.claim.user_id, "username": task.claim.username} if task.claim else None,
        "claimed_until": task.claim.until if task.claim else None,
        "flags": task.flags,
    }


def _with_looks(page: ListingCards, tasks: dict[UUID, TaskInfo]) -> ListingCards:
    same = same_pictures_of([card["id"] for card in page.results]) if page.results else {}
    results = [
        {**card, "same_pictures": same.get(card["id"], []), "task": task_shape(tasks.get(card["id"]))}
        for card in page.results
    ]
    return ListingCards(results, page.next, page.previous)


def _history(looks: list[ReviewTask]) -> list[PastLook]:
    decided = [task for task in looks if task.decided_by is not None and task.decided_at is not None][:HISTORY_MAX]
    cards = users.seller_cards({task.decided_by for task in decided if task.decided_by}) if decided else {}
    return [
        PastLook(
            decided_at=task.decided_at,  # type: ignore[arg-type]  # the decided ones have it
            decided_by=cards[task.decided_by].username if task.decided_by in cards else "",
            status=TaskStatus(task.status),
            reason=task.decision.get("reason", ""),
            fields=[one["field"] for one in task.decision.get("field_reasons", [])],
        )
        for task in decided
    ]


def _game_of(slug: str | None) -> GameInfo | None:
    if slug is None:
        return None
    try:
        return games.game_get(slug)
    except GameNotFound as error:
        raise ValidationFailed.of("?game", "invalid_choice", "There is no such game") from error


def _seller_of(username: str | None) -> tuple[UUID | None, bool]:
    """Return the user's id, and whether a name was given that nobody has."""
    if username is None:
        return None, False
    try:
        return users.public_user_get(username).id, False
    except UserNotFound:
        return None, True

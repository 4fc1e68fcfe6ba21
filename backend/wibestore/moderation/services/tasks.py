"""The queue of listings that wait for a look: what comes in, who takes what, what is mended."""

from datetime import timedelta
from uuid import UUID

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, ValidationFailed
from wibestore.core.tunables import tunable
from wibestore.core.units import atomic
from wibestore.games import selectors as games
from wibestore.games.errors import GameNotFound
from wibestore.listings import selectors as listings
from wibestore.listings.errors import InvalidListingTransition, ListingNotFound
from wibestore.listings.types import ListingContent
from wibestore.moderation.errors import LookClaimed, QueueEmpty
from wibestore.moderation.models import ReviewTask
from wibestore.moderation.rules.flags import level_of
from wibestore.moderation.selectors.noticing import flags_of
from wibestore.moderation.selectors.tasks import is_free, waiting_tasks
from wibestore.moderation.types import TaskKind, TaskStatus
from wibestore.users import selectors as users

_PENDING = "pending"
MEND_MAX = 200


@atomic
def task_note(listing_id: UUID) -> None:
    """Put a listing that was submitted into the queue, with what is noticed of it; may run twice."""
    try:
        listing = listings.listing_content(listing_id)
    except ListingNotFound:
        return
    if listing.status == _PENDING:
        task_locked(listing)


@atomic
def task_claim(*, actor: Actor, listing_id: UUID) -> None:
    """
    Take a look at a listing, or keep it longer: nobody else decides on it meanwhile.

    :raises NotPermitted: the actor is no moderator, or the listing is their own
    :raises ListingNotFound: there is none
    :raises InvalidListingTransition: it does not wait for a look
    :raises LookClaimed: somebody else holds it; `params.by`, `params.until`
    """
    listing = look_check(actor, listing_id)
    if listing.status != _PENDING:
        raise InvalidListingTransition(status=listing.status, event="claim", allowed_events=[])
    task = task_locked(listing)
    holder_check(task, actor)
    _claim(task, actor)


@atomic
def task_claim_next(*, actor: Actor, game: str | None = None) -> UUID:
    """
    Take the look that waits longest and that nobody holds; return its listing. Many at once take different ones.

    :param game: a game's slug, for those of one game alone
    :raises NotPermitted: the actor is no moderator
    :raises ValidationFailed: there is no such game
    :raises QueueEmpty: nothing waits that nobody holds
    """
    if not actor.is_moderator:
        raise NotPermitted
    waiting = waiting_tasks().filter(is_free(clock.now())).exclude(listing__seller_id=actor.user_id)
    if game is not None:
        waiting = waiting.filter(listing__game_id=_game_id(game))
    locked = waiting.select_for_update(of=("self",), skip_locked=True, no_key=True)
    task = locked.order_by("submitted_at", "id").first()
    if task is None:
        raise QueueEmpty
    _fresh(task, listings.listing_content(task.listing_id))
    _claim(task, actor)
    return task.listing_id


@atomic
def task_release(*, actor: Actor, listing_id: UUID) -> None:
    """
    Give back a look that the actor holds; nothing happens where nobody holds it.

    :raises NotPermitted: the actor is no moderator
    :raises ListingNotFound: there is none
    :raises LookClaimed: somebody else holds it
    """
    if not actor.is_moderator:
        raise NotPermitted
    rows = ReviewTask.objects.select_for_update(no_key=True)
    task = rows.filter(listing_id=listing_id, status=TaskStatus.OPEN.value).first()
    if task is None:
        # For its refusal alone.
        listings.listing_content(listing_id)
    if task is None or task.claimed_by is None:
        return
    holder_check(task, actor)
    task.claimed_by = task.claimed_until = None
    task.save(update_fields=["claimed_by", "claimed_until"])
    audit.audit_write(actor=actor, action="review.released", target="listing", target_id=listing_id)


def tasks_mend(limit: int = MEND_MAX) -> int:
    """
    Give what waits without a look one, and end the looks of what no longer waits; return how many that were.

    A fact may be lost or late, and a listing may leave the queue without one (its seller archives it). Each look is
    made in a transaction of its own.
    """
    open_tasks = ReviewTask.objects.filter(status=TaskStatus.OPEN.value)
    gone = list(open_tasks.exclude(listing__status=_PENDING).order_by("id").values_list("id", flat=True)[:limit])
    open_tasks.filter(id__in=gone).update(status=TaskStatus.GONE.value, decided_at=clock.now())
    known = set(open_tasks.values_list("listing_id", flat=True))
    missing = [listing_id for listing_id in listings.waiting_ids() if listing_id not in known][:limit]
    for listing_id in missing:
        task_note(listing_id)
    return len(gone) + len(missing)


def look_check(actor: Actor, listing_id: UUID) -> ListingContent:
    """
    Return a listing that the actor may look at and decide on.

    :raises NotPermitted: the actor is no moderator, or the listing is their own
    :raises ListingNotFound: there is none
    """
    if not actor.is_moderator:
        raise NotPermitted
    listing = listings.listing_content(listing_id)
    if listing.seller_id == actor.user_id:
        raise NotPermitted("Somebody else of the staff decides on your own listing")
    return listing


def task_locked(listing: ListingContent) -> ReviewTask:
    """Return the open look at a listing, its row locked and its flags those of the listing's version; made if none."""
    rows = ReviewTask.objects.select_for_update(no_key=True)
    task = rows.filter(listing_id=listing.id, status=TaskStatus.OPEN.value).first()
    if task is not None:
        _fresh(task, listing)
        return task
    flags = flags_of(listing)
    # Of two that make it at once, the second gets the first one's.
    task, _ = rows.get_or_create(
        listing_id=listing.id,
        status=TaskStatus.OPEN.value,
        defaults={
            "listing_version": listing.version,
            "kind": TaskKind.CHANGED.value if listing.is_changed else TaskKind.NEW.value,
            "submitted_at": listing.submitted_at,
            "flags": [{"code": flag.code, "level": flag.level, "params": flag.params} for flag in flags],
            "flag_level": level_of(flags),
        },
    )
    return task


def holder_check(task: ReviewTask, actor: Actor) -> None:
    """
    Refuse whoever does not hold a look that somebody holds.

    :raises LookClaimed: `params.by` until `params.until`
    """
    if task.claimed_by is None or task.claimed_until is None or task.claimed_until <= clock.now():
        return
    if task.claimed_by == actor.user_id:
        return
    holder = users.seller_cards([task.claimed_by])[task.claimed_by]
    raise LookClaimed(by=holder.username, until=task.claimed_until.isoformat())


def _fresh(task: ReviewTask, listing: ListingContent) -> None:
    """Notice anew what has changed since: a seller may correct what waits."""
    if task.listing_version == listing.version:
        return
    flags = flags_of(listing)
    task.listing_version, task.flag_level = listing.version, level_of(flags)
    task.flags = [{"code": flag.code, "level": flag.level, "params": flag.params} for flag in flags]
    task.save(update_fields=["listing_version", "flags", "flag_level"])


def _claim(task: ReviewTask, actor: Actor) -> None:
    task.claimed_by = actor.user_id
    task.claimed_until = clock.now() + timedelta(minutes=tunable("moderation.claim_minutes"))
    task.save(update_fields=["claimed_by", "claimed_until"])
    details = {"until": task.claimed_until.isoformat()}
    audit.audit_write(
        actor=actor, action="review.claimed", target="listing", target_id=task.listing_id, details=details
    )


def _game_id(slug: str) -> int:
    try:
        return games.game_get(slug).id
    except GameNotFound as error:
        raise ValidationFailed.of("/game", "invalid_choice", "There is no such game") from error

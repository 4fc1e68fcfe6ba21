"""Saved searches: kept, renamed, looked at, thrown away."""

from uuid import UUID

from django.db import transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.turns import turn_take
from wibestore.listings import selectors as listings
from wibestore.watching.errors import SavedSearchExists, SavedSearchLimitReached, SavedSearchNotFound
from wibestore.watching.models import SavedSearch
from wibestore.watching.rules import SEARCHES_MAX, query_hash


@transaction.atomic
def search_save(*, actor: Actor, name: str, query: str, is_alerting: bool) -> UUID:
    """
    Save filters of the catalog under a name, and return the id of the saved search.

    What is on sale already is nothing new to it: it begins to look from now on.

    :param query: the filters as the address of the catalog has them, in any spelling
    :raises ValidationFailed: `listings/` would refuse the filters, or there are none
    :raises SavedSearchExists: the actor keeps these filters already; `params.saved_search_id`
    :raises SavedSearchLimitReached: the actor keeps 20 searches; `params.limit`
    """
    wanted = listings.listings_wanted(query)
    # Whoever saves in two windows at once is counted one after the other.
    turn_take(f"saved-searches:{actor.user_id}")
    mine = SavedSearch.objects.filter(user_id=actor.user_id)
    known = list(mine.values_list("id", "slot", "query_hash"))
    hashed = query_hash(wanted.query)
    for known_id, _, known_hash in known:
        if known_hash == hashed:
            raise SavedSearchExists(saved_search_id=str(known_id))
    free = set(range(1, SEARCHES_MAX + 1)) - {slot for _, slot, _ in known}
    if not free:
        raise SavedSearchLimitReached(limit=SEARCHES_MAX)
    now = clock.now()
    return SavedSearch.objects.create(
        user_id=actor.user_id,
        slot=min(free),
        name=name,
        query=wanted.query,
        query_hash=hashed,
        game_id=wanted.game_id,
        min_price=wanted.min_price,
        max_price=wanted.max_price,
        is_alerting=is_alerting,
        seen_at=now,
        created_at=now,
    ).id


@transaction.atomic
def search_change(
    *, actor: Actor, saved_search_id: UUID, name: str | None = None, is_alerting: bool | None = None
) -> None:
    """
    Rename the actor's saved search, or turn its alerts on or off; None leaves as it is.

    What was found while they were off is not told afterwards.

    :raises SavedSearchNotFound: absent, or another's
    """
    search = _own_lock(actor, saved_search_id)
    if name is not None:
        search.name = name
    if is_alerting is not None and is_alerting is not search.is_alerting:
        search.is_alerting, search.tell_at = is_alerting, None
        search.matches.filter(told_at=None).update(told_at=clock.now())
    search.save(update_fields=["name", "is_alerting", "tell_at"])


@transaction.atomic
def search_seen(*, actor: Actor, saved_search_id: UUID) -> None:
    """
    Note that the actor has looked at what a saved search finds: nothing of it is new, and nothing is left to tell.

    :raises SavedSearchNotFound: absent, or another's
    """
    search = _own_lock(actor, saved_search_id)
    search.seen_at, search.tell_at = clock.now(), None
    search.matches.filter(seen_at=None).update(seen_at=search.seen_at)
    search.save(update_fields=["seen_at", "tell_at"])


@transaction.atomic
def search_delete(*, actor: Actor, saved_search_id: UUID) -> None:
    """
    Throw the actor's saved search away, with what was found for it.

    :raises SavedSearchNotFound: absent, or another's
    """
    _own_lock(actor, saved_search_id).delete()


def _own_lock(actor: Actor, saved_search_id: UUID) -> SavedSearch:
    mine = SavedSearch.objects.select_for_update(no_key=True).filter(user_id=actor.user_id, id=saved_search_id)
    search = mine.first()
    if search is None:
        raise SavedSearchNotFound
    return search

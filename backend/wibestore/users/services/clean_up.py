"""
Forgetting users who never proved their e-mail, a week after they registered (docs/identity.md).

Only those of whom nothing is left anywhere: other modules keep plain ids of users, so each says whom it knows. And only
those who are away: whoever can do anything has an access token, and with it a session that was used within its 15
minutes. So what a request under way has not committed yet cannot be a trace of somebody who is forgotten.
"""

import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.uploads import services as uploads
from wibestore.users.models import SessionFamily, User
from wibestore.users.services.two_factor import two_factor_forget

logger = logging.getLogger("wibestore.auth")

Ask = Callable[[Collection[UUID]], set[UUID]]
BATCH = 500
# Whoever is here now may be leaving a trace this very moment.
QUIET_FOR = timedelta(hours=1)
_ACTOR = Actor.system("users.clean_up")
_asks: dict[str, Ask] = {}


def traces_register(name: str, ask: Ask) -> None:
    """Let a module say which of some users it keeps anything of: they must not be forgotten."""
    _asks[name] = ask


def unverified_forget(limit: int = BATCH) -> int:
    """Delete users who registered long ago, never proved their e-mail and left no trace; return how many."""
    now = clock.now()
    forgotten, after = 0, None
    while forgotten < limit:
        rows = _overdue(now).order_by("id")
        ids = list((rows if after is None else rows.filter(id__gt=after)).values_list("id", flat=True)[:BATCH])
        if not ids:
            break
        after = ids[-1]
        known = _with_traces(ids)
        forgotten += sum(_forget(user_id, now) for user_id in ids if user_id not in known)
    return forgotten


def _overdue(now: datetime) -> QuerySet[User]:
    is_old = Q(created_at__lt=now - settings.UNVERIFIED_KEPT)
    is_away = Q(last_seen_at=None) | Q(last_seen_at__lt=now - QUIET_FOR)
    # Of its own: a session is renewed in one transaction, and that its user was there is noted in the next.
    lately = SessionFamily.objects.filter(user_id=OuterRef("id"), last_used_at__gte=now - QUIET_FOR)
    # A block is remembered, a closed account too; Google has proved the address itself.
    is_plain = Q(is_staff=False, is_superuser=False, is_blocked=False, is_closed=False, google_sub=None)
    return User.objects.filter(is_old, is_away, is_plain, ~Exists(lately), is_email_verified=False)


def _with_traces(ids: Collection[UUID]) -> set[UUID]:
    return set().union(*(ask(ids) for ask in _asks.values()))


def _forget(user_id: UUID, now: datetime) -> bool:
    with transaction.atomic():
        # Whoever proves themselves, signs in or renews a session at this moment has one of these rows, or waits for it:
        # they come before, and are seen below, or after, and find nobody. Users before sessions, as everywhere.
        user = User.objects.select_for_update().filter(id=user_id).first()
        list(SessionFamily.objects.select_for_update().filter(user_id=user_id).order_by("id").values_list("id"))
        # Asked by statements of their own: each sees what was committed while this one waited for the locks.
        if user is None or not _overdue(now).filter(id=user_id).exists() or _with_traces([user_id]):
            return False
        uploads.images_detach(user_id)
        two_factor_forget(user_id)
        user.delete()
        audit.audit_write(actor=_ACTOR, action="user.forgotten", target="user", target_id=user_id)
    logger.info("A user who never proved their e-mail was forgotten", extra={"user_id": str(user_id)})
    return True

"""Facts on a user that the modules above record: rating, sales, plan, block."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, IntegerField, Q, UUIDField

from wibestore.audit import services as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.public_cache import version_bump
from wibestore.core.statements import IsAnyOf, Select, Slot, Update
from wibestore.core.units import atomic
from wibestore.users.errors import UserNotFound
from wibestore.users.models import EndReason, User
from wibestore.users.selectors import SELLERS_VERSION
from wibestore.users.services.sessions import sessions_end
from wibestore.users.types import PlanCode

MAX_REASON_LENGTH = 500
_BLOCK = ("is_blocked", "blocked_at", "blocked_reason", "blocked_verdict_id")


def rating_add(*, user_id: UUID, stars_delta: int, count_delta: int) -> None:
    """
    Add a review's stars to a seller's rating, or take them away (negative deltas).

    :param stars_delta: change of the sum of stars
    :param count_delta: change of the number of reviews
    :raises UserNotFound: nobody has this id
    """
    _update(user_id, rating_sum=F("rating_sum") + stars_delta, rating_count=F("rating_count") + count_delta)


def rating_lock(*, user_id: UUID) -> tuple[int, int]:
    """
    Return the sum of a seller's stars and the number of their reviews; both stay so to the transaction's end.

    :raises UserNotFound: nobody has this id
    """
    users = User.objects.select_for_update(no_key=True).filter(id=user_id)
    rating = users.values_list("rating_sum", "rating_count").first()
    if rating is None:
        raise UserNotFound
    return rating


_SALES = Select(
    lambda: (
        User.objects.select_for_update(no_key=True)
        .filter(IsAnyOf("id", "ids", UUIDField()))
        .order_by("id")
        .values_list("id", "sales_count")
    )
)
_SALES_COUNTED = Update(
    lambda: User.objects.filter(IsAnyOf("id", "ids", UUIDField())),
    lambda: {"sales_count": F("sales_count") + Slot("change", IntegerField())},
)


@atomic
def sales_add(changes: Mapping[UUID, int]) -> dict[UUID, int]:
    """
    Count completed sales of sellers and return how many each has then.

    Their rows are locked in the order of their ids, also where the change is nothing: who counts several sales at
    once, or moves the money of several people, holds these rows before the accounts of any of them.

    :param changes: by seller; negative when a sale is taken back
    :raises UserNotFound: nobody has one of the ids
    """
    counts = {user_id: count + changes[user_id] for user_id, count in _SALES.rows(ids=changes)}
    if len(counts) != len(changes):
        raise UserNotFound
    by_change: dict[int, list[UUID]] = {}
    for user_id, change in changes.items():
        by_change.setdefault(change, []).append(user_id)
    for change, ids in by_change.items():
        if change:
            _SALES_COUNTED.run(ids=ids, change=change)
    return counts


def active_listings_add(*, user_id: UUID, count: int) -> None:
    """
    Count a seller's listings on offer; negative when they leave it.

    :raises UserNotFound: nobody has this id
    """
    _update(user_id, active_listing_count=F("active_listing_count") + count)


def active_listings_set(*, user_id: UUID, count: int) -> None:
    """
    Set how many listings a seller has on offer, as they were counted anew.

    :raises UserNotFound: nobody has this id
    """
    _update(user_id, active_listing_count=count)


def plan_set(*, user_id: UUID, plan: PlanCode) -> None:
    """
    Show the plan a user has now on their cards.

    :raises UserNotFound: nobody has this id
    """
    _update(user_id, plan=plan)


@transaction.atomic
def user_block(*, user_id: UUID, actor: Actor, reason: str, verdict_id: UUID | None = None) -> None:
    """
    Block a user: every session ends now, signing in is refused, and the badge of a seller is gone.

    Blocking twice changes nothing.

    :param reason: for staff, at most 500 characters
    :param verdict_id: the verdict that says so, where there is one
    :raises UserNotFound: nobody has this id
    """
    user = User.objects.select_for_update(no_key=True).filter(id=user_id).first()
    if user is None:
        raise UserNotFound
    if user.is_blocked:
        return
    user.is_blocked, user.blocked_at, user.blocked_reason = True, clock.now(), reason[:MAX_REASON_LENGTH]
    user.blocked_verdict_id, user.verified_seller_at, user.verified_seller_by = verdict_id, None, None
    user.save(update_fields=[*_BLOCK, "verified_seller_at", "verified_seller_by"])
    sessions_end(Q(user_id=user_id), EndReason.BLOCKED)
    audit.audit_write(actor=actor, action="user.block", target="user", target_id=user_id, details={"reason": reason})
    payload = {"user_id": str(user_id)} | ({"verdict_id": str(verdict_id)} if verdict_id else {})
    outbox.publish("user.blocked", payload, sequence_key=f"user:{user_id}")
    version_bump(SELLERS_VERSION)


def _update(user_id: UUID, **columns: Any) -> None:
    if not User.objects.filter(id=user_id).update(**columns):
        raise UserNotFound


def user_seen(*, user_id: UUID) -> datetime | None:
    """Note that a user was there until now; return when that is, None where nobody has this id."""
    User.objects.filter(id=user_id).update(last_seen_at=clock.now_expression())
    return User.objects.filter(id=user_id).values_list("last_seen_at", flat=True).first()

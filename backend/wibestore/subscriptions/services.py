"""Writes of subscriptions. The user's `plan` column is kept true through the users module's door."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from wibestore.core import clock
from wibestore.subscriptions.errors import PlanNotFound
from wibestore.subscriptions.models import FREE, Plan, Subscription, SubscriptionStatus
from wibestore.subscriptions.types import PlanCode, SubscriptionInfo
from wibestore.users import services as users

SWEEP_BATCH = 100


def subscription_grant(*, user_id: UUID, plan: PlanCode, days: int) -> SubscriptionInfo | None:
    """
    Give the user `days` days of `plan`, from now or on top of what is left of the same plan.

    Another running plan ends. The free plan ends what runs and returns None.

    :raises PlanNotFound: there is no such plan
    :raises ValueError: `days` is not positive
    """
    if days <= 0:
        raise ValueError("a subscription lasts at least a day")
    if not Plan.objects.filter(code=plan).exists():
        raise PlanNotFound(plan=plan)
    try:
        return _grant(user_id, plan, timedelta(days=days))
    except IntegrityError:
        # Two first grants at once: the loser of the unique index now finds the winner's row and adds to it.
        return _grant(user_id, plan, timedelta(days=days))


@transaction.atomic
def _grant(user_id: UUID, plan: PlanCode, length: timedelta) -> SubscriptionInfo | None:
    now = clock.now()
    running = (
        Subscription.objects.select_for_update(no_key=True)
        .filter(user_id=user_id, status=SubscriptionStatus.ACTIVE)
        .first()
    )
    if running and running.plan_id == plan and running.ends_at > now:
        running.ends_at += length
        running.save(update_fields=["ends_at"])
        return SubscriptionInfo.of(running)
    if running:
        _end(running, now)
    users.plan_set(user_id=user_id, plan=plan)
    if plan == FREE:
        return None
    return SubscriptionInfo.of(
        Subscription.objects.create(user_id=user_id, plan_id=plan, starts_at=now, ends_at=now + length)
    )


def _end(subscription: Subscription, now: datetime) -> None:
    subscription.status = SubscriptionStatus.ENDED
    subscription.ends_at = max(subscription.starts_at, min(subscription.ends_at, now))
    subscription.save(update_fields=["status", "ends_at"])


def subscriptions_sweep(limit: int = SWEEP_BATCH) -> int:
    """End up to `limit` subscriptions past their time, put their users back on the free plan; return how many."""
    with transaction.atomic():
        now = clock.now()
        due = (
            Subscription.objects.select_for_update(skip_locked=True, no_key=True)
            .filter(status=SubscriptionStatus.ACTIVE, ends_at__lte=now)
            .order_by("ends_at")[:limit]
        )
        ended = list(due)
        for subscription in ended:
            _end(subscription, now)
            users.plan_set(user_id=subscription.user_id, plan=FREE)
        return len(ended)

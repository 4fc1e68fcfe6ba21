"""Time on a plan that nobody pays for: the staff's and the demo's."""

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from wibestore.core import clock
from wibestore.subscriptions.errors import PlanNotFound
from wibestore.subscriptions.models import Plan, Subscription
from wibestore.subscriptions.rules import FREE
from wibestore.subscriptions.services.rows import row_end, row_locked
from wibestore.subscriptions.types import PlanCode, SubscriptionInfo
from wibestore.users import services as users


def subscription_grant(*, user_id: UUID, plan: PlanCode, days: int) -> SubscriptionInfo | None:
    """
    Give the user `days` days of `plan`, from now or on top of what is left of the same plan.

    Another running plan ends, and whatever was paid for it with it. The free plan ends what runs and returns None.

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
    running = row_locked(user_id)
    now = clock.now()
    if running and running.plan_id == plan and running.ends_at > now:
        running.ends_at += length
        running.is_end_told = False
        running.save(update_fields=["ends_at", "is_end_told"])
        return SubscriptionInfo.of(running)
    if running:
        row_end(running, now)
    users.plan_set(user_id=user_id, plan=plan)
    if plan == FREE:
        return None
    return SubscriptionInfo.of(
        Subscription.objects.create(user_id=user_id, plan_id=plan, starts_at=now, ends_at=now + length)
    )

"""Rows for tests and seeds, made through the services."""

from uuid import UUID

from wibestore.subscriptions import services
from wibestore.subscriptions.types import PlanCode, SubscriptionInfo


def subscription_granted(user_id: UUID, *, plan: PlanCode = "premium", days: int = 30) -> SubscriptionInfo:
    """Return a running subscription of the user to a paid plan."""
    granted = services.subscription_grant(user_id=user_id, plan=plan, days=days)
    if granted is None:
        raise ValueError("the free plan needs no subscription")
    return granted

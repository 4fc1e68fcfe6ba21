"""Reads of plans and of who has which."""

from uuid import UUID

from wibestore.core import clock
from wibestore.subscriptions.models import FREE, Plan, Subscription, SubscriptionStatus
from wibestore.subscriptions.types import PlanInfo, PlanTerms, plan_code


def plan_list() -> list[PlanInfo]:
    """Return all plans, cheapest first."""
    return [
        PlanInfo(
            code=plan_code(plan.code),
            name=plan.name,
            description=plan.description,
            price=int(plan.price),
            period_days=plan.period_days,
            commission_bps=plan.commission_bps,
            active_listing_limit=plan.active_listing_limit,
            features=plan.features,
        )
        for plan in Plan.objects.order_by("position")
    ]


def plan_terms(user_id: UUID) -> PlanTerms:
    """Return the commission and limits that hold for the user now; an ended subscription is the free plan."""
    running = Subscription.objects.filter(user_id=user_id, status=SubscriptionStatus.ACTIVE, ends_at__gt=clock.now())
    code = running.values_list("plan_id", flat=True).first() or FREE
    plan = Plan.objects.get(code=code)
    return PlanTerms(plan_code(plan.code), plan.commission_bps, plan.active_listing_limit, plan.withdrawal_daily_limit)

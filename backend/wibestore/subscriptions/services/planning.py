"""
Plans as an admin sets them. Orders keep the rate they were made with; a renewal costs no more than was told.
"""

from typing import Any

from django.db import transaction

from wibestore.audit import services as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import FieldError, NotPermitted, ValidationFailed
from wibestore.subscriptions import selectors
from wibestore.subscriptions.errors import PlanNotFound
from wibestore.subscriptions.models import Plan
from wibestore.subscriptions.rules import FREE
from wibestore.subscriptions.types import PlanInfo

PLAN_CHANGED = "plan.changed"
_PRICES = ("price", "yearly_price")
_CHANGING = (
    *("name", "description", "features", "price", "yearly_price"),
    *("commission_bps", "active_listing_limit", "withdrawal_daily_limit"),
)


@transaction.atomic
def plan_update(*, actor: Actor, code: str, changes: dict[str, Any], reason: str) -> PlanInfo:
    """
    Change a plan for whoever takes it or sells from now on, and record what it was before.

    :param changes: of the columns that may change, those that do
    :raises NotPermitted: the actor is no admin
    :raises PlanNotFound: there is no such plan
    :raises ValidationFailed: the free plan would cost something
    """
    if not actor.is_admin:
        raise NotPermitted
    plan = Plan.objects.select_for_update(no_key=True).filter(code=code).first()
    if plan is None:
        raise PlanNotFound(plan=code)
    wrong = [name for name in _PRICES if plan.code == FREE and changes.get(name)]
    if wrong:
        raise ValidationFailed([FieldError(f"/{name}", "max_value", "This plan is free", {"max": 0}) for name in wrong])
    before = {name: getattr(plan, name) for name in _CHANGING}
    after = {**before, **{name: changes[name] for name in _CHANGING if name in changes}}
    if after == before:
        return selectors.plan_info(plan)
    for name, value in after.items():
        setattr(plan, name, value)
    plan.updated_at = clock.now()
    plan.save(update_fields=[*_CHANGING, "updated_at"])
    audit.audit_change(
        actor=actor,
        action=PLAN_CHANGED,
        target="plan",
        target_id=code,
        before=_plain(before),
        after=_plain(after),
        reason=reason,
    )
    payload = {"plan": code, "name": plan.name, "by": str(actor.user_id)}
    outbox.publish(PLAN_CHANGED, payload, sequence_key=f"plan:{code}")
    return selectors.plan_info(plan)


def _plain(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: int(value) if isinstance(value, int) else value for name, value in columns.items()}

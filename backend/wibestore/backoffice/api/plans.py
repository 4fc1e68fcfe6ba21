"""Addresses where an admin sets the plans."""

from datetime import datetime
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from wibestore.backoffice.api.provider_schemas import Reason
from wibestore.core.actor import Actor
from wibestore.core.api import CLEANED, Input, Labels, Output, SomAmount, actor_of, admin_only, problems
from wibestore.core.money import BASIS_POINTS
from wibestore.core.once import answer_once
from wibestore.subscriptions import selectors, services
from wibestore.subscriptions.types import PlanCode, StaffPlan
from wibestore.users.services import step_up_check

router = Router(tags=["admin"], auth=admin_only)
_MAX_LISTINGS = 100_000
_MAX_FEATURES = 12


class AdminPlanOut(Output):
    """A plan, how many have it now, and when it was changed last."""

    code: PlanCode
    name: str
    description: Labels
    price: int
    yearly_price: int
    period_days: int
    commission_bps: int
    active_listing_limit: int
    withdrawal_daily_limit: int
    features: list[Labels]
    subscriber_count: int
    updated_at: datetime | None


class WordsIn(Input):
    """Words in the three languages of the interface."""

    uz: Annotated[str, Field(min_length=1, max_length=200, description="In Uzbek"), CLEANED]
    ru: Annotated[str, Field(min_length=1, max_length=200, description="In Russian"), CLEANED]
    en: Annotated[str, Field(min_length=1, max_length=200, description="In English"), CLEANED]


class PlanIn(Input):
    """What changes of a plan, and why; what is left out stays."""

    price: Annotated[SomAmount | None, Field(description="Whole so'm a month")] = None
    yearly_price: Annotated[SomAmount | None, Field(description="Whole so'm a year")] = None
    commission_bps: Annotated[
        int | None,
        Field(
            strict=True, ge=0, le=BASIS_POINTS, description="What the shop keeps of a sale, in basis points (100 = 1%)"
        ),
    ] = None
    active_listing_limit: Annotated[
        int | None, Field(strict=True, ge=1, le=_MAX_LISTINGS, description="How many listings may be on sale at once")
    ] = None
    withdrawal_daily_limit: Annotated[
        SomAmount | None, Field(description="Whole so'm that may leave within 24 hours")
    ] = None
    name: Annotated[str | None, Field(min_length=1, max_length=32, description="As people read it"), CLEANED] = None
    description: Annotated[WordsIn | None, Field(description="A sentence on it, in three languages")] = None
    features: Annotated[
        list[WordsIn] | None, Field(max_length=_MAX_FEATURES, description="What it offers, in the order to show")
    ] = None
    reason: Reason


@router.get("/admin/plans/", response={200: list[AdminPlanOut], **problems(401, 403)})
def admin_plan_list(request: HttpRequest) -> Any:
    """List the plans with how many have each."""
    return [_plan(one) for one in selectors.staff_plan_list(actor=actor_of(request))]


@router.patch("/admin/plans/{plan_code}/", response={200: AdminPlanOut, **problems(401, 403, 404, 422)})
def admin_plan_change(request: HttpRequest, plan_code: str, data: PlanIn) -> HttpResponse:
    """Change a plan from now on: orders keep their rate, and a renewal costs no more than was told."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)
    changes = data.model_dump(exclude={"reason"}, exclude_none=True)

    def effect() -> AdminPlanOut:
        services.plan_update(actor=actor, code=plan_code, changes=changes, reason=data.reason)
        return AdminPlanOut.model_validate(_changed(actor, plan_code))

    return answer_once(request, data, effect)


def _changed(actor: Actor, code: str) -> dict[str, Any]:
    return next(_plan(one) for one in selectors.staff_plan_list(actor=actor) if one.plan.code == code)


def _plan(one: StaffPlan) -> dict[str, Any]:
    shown = {name: getattr(one.plan, name) for name in type(one.plan).__slots__}
    return {**shown, "subscriber_count": one.subscriber_count, "updated_at": one.updated_at}

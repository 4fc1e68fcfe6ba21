"""Reads of plans and of who has which."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, DateTimeField, F, Q, QuerySet, UUIDField

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.core.money import Som
from wibestore.core.statements import Select, Slot
from wibestore.ledger import selectors as ledger
from wibestore.subscriptions import rules
from wibestore.subscriptions.errors import PlanNotFound
from wibestore.subscriptions.models import Plan, Subscription, SubscriptionCharge, SubscriptionStatus
from wibestore.subscriptions.rules import FREE, FREE_TERMS, GRACE, Decision, Held, Standing
from wibestore.subscriptions.types import (
    ChargeInfo,
    MySubscription,
    PeriodCode,
    PlanCode,
    PlanInfo,
    PlanTerms,
    StaffPlan,
    SubscriptionQuote,
    Terms,
    plan_code,
)
from wibestore.users import selectors as users

MAX_CHARGES = 100


def plan_list() -> list[PlanInfo]:
    """Return all plans, cheapest first."""
    return [plan_info(plan) for plan in Plan.objects.order_by("position")]


def staff_plan_list(*, actor: Actor) -> list[StaffPlan]:
    """
    Return all plans with how many have each now, cheapest first. Two queries.

    :raises NotPermitted: the actor is no admin
    """
    if not actor.is_admin:
        raise NotPermitted
    running = Subscription.objects.filter(status=SubscriptionStatus.ACTIVE).order_by().values("plan_id")
    counts = {row["plan_id"]: row["count"] for row in running.annotate(count=Count("id"))}
    return [
        StaffPlan(plan_info(plan), counts.get(plan.code, 0), plan.updated_at)
        for plan in Plan.objects.order_by("position")
    ]


def plan_info(plan: Plan) -> PlanInfo:
    """Return what everybody may read of a stored plan."""
    return PlanInfo(
        code=plan_code(plan.code),
        name=plan.name,
        description=plan.description,
        price=int(plan.price),
        yearly_price=int(plan.yearly_price),
        period_days=plan.period_days,
        commission_bps=plan.commission_bps,
        active_listing_limit=plan.active_listing_limit,
        withdrawal_daily_limit=int(plan.withdrawal_daily_limit),
        features=plan.features,
    )


def plan_terms(user_id: UUID, *, now: datetime | None = None) -> PlanTerms:
    """
    Return the commission and limits that hold for the user; an ended subscription is the free plan. One statement.

    :param now: the moment that is meant; the database's own time when left out
    """
    if now is None:
        terms = _terms_at(user_id, clock.now_expression(), clock.now_expression(-GRACE))[0]
    else:
        terms = _TERMS_AT.rows(user_id=user_id, now=now, since=now - GRACE)[0]
    code, commission_bps, active_listing_limit, withdrawal_daily_limit = terms
    return PlanTerms(plan_code(code), commission_bps, active_listing_limit, withdrawal_daily_limit)


def _terms_at(user_id: Any, now: Any, since: Any) -> QuerySet[Plan, tuple[str, int, int, Som]]:
    running = Subscription.objects.filter(
        Q(ends_at__gt=now) | Q(auto_renew=True, ends_at__gt=since), user_id=user_id, status=SubscriptionStatus.ACTIVE
    )
    plans = Plan.objects.filter(Q(code=FREE) | Q(code__in=running.values("plan_id"))).order_by("-position")
    return plans.values_list("code", "commission_bps", "active_listing_limit", "withdrawal_daily_limit")[:1]


_TERMS_AT = Select(
    lambda: _terms_at(Slot("user_id", UUIDField()), Slot("now", DateTimeField()), Slot("since", DateTimeField()))
)


def my_subscription(actor: Actor) -> MySubscription:
    """Return the actor's own subscription as it stands now, with its receipts."""
    # The running one, else the latest that ended.
    row = Subscription.objects.filter(user_id=actor.user_id).order_by("status", F("starts_at").desc()).first()
    now = clock.now()
    held = held_of(row) if row is not None and row.status == SubscriptionStatus.ACTIVE else None
    standing = rules.standing_of(held, now)
    is_running = held is not None and standing is not Standing.FREE
    terms, follows = (held.terms, held.follows) if held is not None and is_running else (FREE_TERMS, FREE_TERMS)
    return MySubscription(
        plan=terms.plan,
        period=terms.period,
        status=standing.value if is_running else "ended" if row else "free",
        starts_at=row.starts_at if row else None,
        ends_at=row.ends_at if row else None,
        access_until=held.access_until if held is not None and is_running else None,
        auto_renew=follows != FREE_TERMS,
        next_plan=follows.plan,
        next_period=follows.period,
        price_next=int(price_next(row, follows)) if row is not None and is_running else 0,
        can_cancel=is_running and follows != FREE_TERMS,
        can_resume=is_running and follows != terms and bool(terms.period),
        charges=_charges(actor.user_id),
        server_time=now,
    )


def quote_get(*, actor: Actor, plan: PlanCode, period: PeriodCode) -> SubscriptionQuote:
    """
    Return what a change to `plan` and `period` would mean for the actor now.

    :raises PlanNotFound: there is no such plan
    """
    wanted = FREE_TERMS if plan == FREE else Terms(plan, period)
    row = Subscription.objects.filter(user_id=actor.user_id, status=SubscriptionStatus.ACTIVE).first()
    price, length = offer_of(wanted)
    decision = rules.decide(held_of(row) if row else None, wanted, price=price, length=length, now=clock.now())
    return quote_of(actor.user_id, wanted, decision)


def quote_of(user_id: UUID, wanted: Terms, decision: Decision) -> SubscriptionQuote:
    """Return a decision as the user may read it; for this module's own services and selectors."""
    plan = _plan(wanted.plan)
    return SubscriptionQuote(
        plan=wanted.plan,
        period=wanted.period,
        change=decision.change.value,
        price=int(decision.price),
        credit=int(decision.credit),
        amount_due=int(decision.amount),
        effective="now" if decision.is_at_once else "period_end",
        starts_at=decision.starts_at,
        ends_at=decision.ends_at,
        commission_bps=plan.commission_bps,
        available=int(ledger.wallet_balances(user_id).available),
        active_listing_limit=plan.active_listing_limit,
        listings_over_limit=max(0, users.active_listing_count(user_id) - plan.active_listing_limit),
    )


def offer_of(wanted: Terms) -> tuple[Som, timedelta]:
    """
    Return what terms cost, and for how long; for this module's own services and selectors.

    :raises PlanNotFound: there is no such plan
    """
    if wanted == FREE_TERMS:
        return Som(0), timedelta(0)
    plan = _plan(wanted.plan)
    if wanted.period == "yearly":
        return plan.yearly_price, timedelta(days=rules.YEAR_DAYS)
    return plan.price, timedelta(days=plan.period_days)


def price_next(row: Subscription, follows: Terms) -> Som:
    """Return what the next period costs: no more than the sum that was told, whatever the plan costs by now."""
    price, _ = offer_of(follows)
    return price if row.told_amount is None else min(row.told_amount, price)


def held_of(row: Subscription) -> Held:
    """Return what a stored row says; for this module's own services and selectors."""
    terms = Terms(plan_code(row.plan_id), row.period)  # type: ignore[arg-type]
    follows = FREE_TERMS
    if row.auto_renew:
        follows = Terms(plan_code(row.next_plan_id), row.next_period) if row.next_plan_id else terms  # type: ignore[arg-type]
    return Held(terms, follows, row.starts_at, row.ends_at, row.price)


def _plan(code: PlanCode) -> Plan:
    plan = Plan.objects.filter(code=code).first()
    if plan is None:
        raise PlanNotFound(plan=code)
    return plan


def _charges(user_id: UUID) -> list[ChargeInfo]:
    mine = SubscriptionCharge.objects.filter(subscription__user_id=user_id).order_by("-charged_at", "-id")
    return [
        ChargeInfo(
            id=charge.id,
            at=charge.charged_at,
            plan=plan_code(charge.plan_id),
            period=charge.period,  # type: ignore[arg-type]
            amount=int(charge.amount),
            credit=int(charge.credit),
            starts_at=charge.starts_at,
            ends_at=charge.ends_at,
            kind=charge.kind,  # type: ignore[arg-type]
        )
        for charge in mine[:MAX_CHARGES]
    ]


def traces_of(user_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these users have or had a subscription."""
    return set(Subscription.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True))

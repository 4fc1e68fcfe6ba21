"""Shapes of plans and subscriptions."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from wibestore.core.api import Input, Labels, Output, SomAmount


class PlanOut(Output):
    """A plan: what it costs, the commission and the limits it gives."""

    code: Literal["free", "premium", "pro"]
    name: str
    description: Labels
    price: int
    yearly_price: int
    period_days: int
    commission_bps: int
    active_listing_limit: int
    withdrawal_daily_limit: int
    features: list[Labels]


class PlanListOut(Output):
    """All plans, cheapest first."""

    results: list[PlanOut]


class ChargeOut(Output):
    """A receipt: what one period was paid with, from the wallet and from credit."""

    id: UUID
    at: datetime
    plan: Literal["premium", "pro"]
    period: Literal["monthly", "yearly"]
    amount: int
    credit: int
    starts_at: datetime
    ends_at: datetime
    kind: Literal["start", "renewal", "upgrade"]


class SubscriptionOut(Output):
    """The caller's subscription; granted time has no `period`. What follows at `ends_at` is in `next_…`."""

    plan: Literal["free", "premium", "pro"]
    status: Literal["free", "active", "grace", "ended"]
    period: Literal["", "monthly", "yearly"]
    starts_at: datetime | None
    ends_at: datetime | None
    access_until: datetime | None
    auto_renew: bool
    next_plan: Literal["free", "premium", "pro"]
    next_period: Literal["", "monthly", "yearly"]
    price_next: int
    can_cancel: bool
    can_resume: bool
    charges: list[ChargeOut]
    server_time: datetime


class QuoteQuery(BaseModel):
    """Which change is meant. The free plan has no period; there it is not looked at."""

    plan: Annotated[Literal["free", "premium", "pro"], Field(description="The plan to change to")]
    period: Annotated[Literal["monthly", "yearly"], Field(description="For how long it is paid at once")] = "monthly"


class QuoteOut(Output):
    """What a change would cost and do. `credit` is the unused part of what was paid; `amount_due` is taken now."""

    plan: Literal["free", "premium", "pro"]
    period: Literal["", "monthly", "yearly"]
    change: Literal["start", "renew", "upgrade", "downgrade", "keep", "cancel", "none"]
    price: int
    credit: int
    amount_due: int
    effective: Literal["now", "period_end"]
    starts_at: datetime | None
    ends_at: datetime | None
    commission_bps: int
    available: int
    active_listing_limit: int
    listings_over_limit: int


class PurchaseIn(Input):
    """A plan to have, at the amount that the quote named."""

    plan: Annotated[Literal["premium", "pro"], Field(description="The plan to change to")]
    period: Annotated[Literal["monthly", "yearly"], Field(description="For how long it is paid at once")]
    expected_amount: SomAmount

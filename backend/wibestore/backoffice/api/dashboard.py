"""Addresses of the shop's numbers, and of what waits for whoever of the staff asks."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from wibestore.backoffice import selectors
from wibestore.core.api import Day, Output, actor_of, problems, staff_only

router = Router(tags=["admin"], auth=staff_only)
QueueName = Literal[
    "listings", "reports", "appeals", "disputes", "support", "withdrawals", "differences", "outbox_dead"
]
Sum = Annotated[int | None, Field(description="So'm; null for a moderator")]


class DashboardQuery(BaseModel):
    """The parameters of `admin/dashboard/`: at most 400 days, the last thirty where none are named."""

    first_on: Annotated[Day | None, Field(description="From this day of Tashkent on")] = None
    last_on: Annotated[Day | None, Field(description="Up to this day of Tashkent, inclusive")] = None
    compare: Annotated[bool, Field(description="With as many days before them")] = False
    step: Annotated[Literal["day", "week", "month"], Field(description="What one point of the chart sums up")] = "day"


class PeriodOut(Output):
    """The days that are shown, both inclusive."""

    first_on: date
    last_on: date


class DashboardTotalsOut(Output):
    """The sums of a period."""

    gmv_paid: Sum
    gmv_completed: Sum
    commission: Sum
    take_rate_bps: Sum
    orders_paid: int
    orders_completed: int
    refunded: Sum
    new_users: int
    viewers: int = Field(description="Different visitors of each day, added up")
    conversion_bps: int
    deposits_amount: Sum
    withdrawals_amount: Sum


class DashboardStepOut(Output):
    """One day, week or month of the chart, by its first day."""

    on: date
    gmv_completed: Sum
    commission: Sum
    orders_paid: int
    new_users: int
    viewers: int


class LiabilitiesOut(Output):
    """What the shop owes people, by where it lies; debts are below zero."""

    available: int
    held: int
    payout_reserved: int
    escrow: int
    debt: int
    total: int


class ClearingOut(Output):
    """What a provider holds for the shop; below zero is what the shop owes it."""

    provider: str
    amount: int


class GameSalesOut(Output):
    """What one game sold."""

    slug: str
    name: str
    gmv_completed: Sum
    orders_completed: int


class QueueOut(Output):
    """What waits for the staff."""

    name: QueueName
    count: int
    oldest_at: datetime | None
    sla_at: datetime | None
    tone: Literal["ok", "soon", "late"]


class DashboardOut(Output):
    """The shop's numbers; what is money is null for a moderator, and only the own queues are there."""

    as_of: datetime | None = Field(description="When the latest of the days was counted")
    live_as_of: datetime | None = Field(description="When what is owed was counted")
    period: PeriodOut
    totals: DashboardTotalsOut
    before: DashboardTotalsOut | None
    series: list[DashboardStepOut]
    orders_by_state: dict[str, int]
    liabilities: LiabilitiesOut | None
    clearing: list[ClearingOut] | None
    gap: int | None = Field(description="By how much kept balances and postings differ: always zero, else red")
    games: list[GameSalesOut]
    queues: list[QueueOut]


@router.get("/admin/dashboard/", response={200: DashboardOut, **problems(401, 403)})
def admin_dashboard(request: HttpRequest, query: Query[DashboardQuery]) -> Any:
    """Show how the shop is doing: counted days, what is owed, and what waits."""
    return selectors.dashboard_get(actor=actor_of(request), **query.model_dump())

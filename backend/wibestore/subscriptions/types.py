"""What subscriptions hands over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast
from uuid import UUID

from wibestore.core.money import Som

PlanCode = Literal["free", "premium", "pro"]
PeriodCode = Literal["", "monthly", "yearly"]
StatusCode = Literal["free", "active", "grace", "ended"]
ChangeCode = Literal["start", "renew", "upgrade", "downgrade", "keep", "cancel", "none"]
ChargeCode = Literal["start", "renewal", "upgrade"]


def plan_code(code: str) -> PlanCode:
    """Return a stored code as what it is."""
    return cast("PlanCode", code)


@dataclass(frozen=True, slots=True)
class Terms:
    """What somebody has or wants: a plan and what is paid for at a time; free and granted time have no period."""

    plan: PlanCode
    period: PeriodCode = ""


@dataclass(frozen=True, slots=True)
class PlanTerms:
    """The commission and the limits a user's plan gives now."""

    code: PlanCode
    commission_bps: int
    active_listing_limit: int
    withdrawal_daily_limit: Som


@dataclass(frozen=True, slots=True)
class PlanInfo:
    """A plan as everybody sees it; texts are `{"uz": …, "ru": …, "en": …}`, prices are so'm for one period."""

    code: PlanCode
    name: str
    description: dict[str, str]
    price: int
    yearly_price: int
    period_days: int
    commission_bps: int
    active_listing_limit: int
    withdrawal_daily_limit: int
    features: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class StaffPlan:
    """A plan as an admin sees it: how many have it now, and when it was changed last."""

    plan: PlanInfo
    subscriber_count: int
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class SubscriptionInfo:
    """A user's paid or granted time on a plan."""

    id: UUID
    user_id: UUID
    plan: PlanCode
    starts_at: datetime
    ends_at: datetime
    status: str

    @classmethod
    def of(cls, row: Any) -> "SubscriptionInfo":
        """Return what the stored row says."""
        return cls(row.id, row.user_id, plan_code(row.plan_id), row.starts_at, row.ends_at, row.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeInfo:
    """A receipt of one period: `amount` came from the wallet, `credit` from what was left of the period before."""

    id: UUID
    at: datetime
    plan: PlanCode
    period: PeriodCode
    amount: int
    credit: int
    starts_at: datetime
    ends_at: datetime
    kind: ChargeCode


@dataclass(frozen=True, slots=True, kw_only=True)
class MySubscription:
    """
    A user's own subscription as it stands now, with the receipts of all they ever had, newest first.

    `next_plan` and `next_period` are what follows at `ends_at`, for `price_next`; the plan's terms hold until
    `access_until` even if the wallet cannot pay then.
    """

    plan: PlanCode
    status: StatusCode
    period: PeriodCode
    starts_at: datetime | None
    ends_at: datetime | None
    access_until: datetime | None
    auto_renew: bool
    next_plan: PlanCode
    next_period: PeriodCode
    price_next: int
    can_cancel: bool
    can_resume: bool
    charges: list[ChargeInfo]
    server_time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionQuote:
    """
    What a change to `plan` and `period` would mean for its asker now; so'm.

    `amount_due` is taken at once: the price less the credit, or nothing where the change waits for the period's
    end. `listings_over_limit` stay on sale; new ones are refused while there are too many.
    """

    plan: PlanCode
    period: PeriodCode
    change: ChangeCode
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

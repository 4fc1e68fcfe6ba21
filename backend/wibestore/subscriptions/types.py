"""What subscriptions hands over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast
from uuid import UUID

from wibestore.core.money import Som

PlanCode = Literal["free", "premium", "pro"]


def plan_code(code: str) -> PlanCode:
    """Return a stored code as what it is."""
    return cast("PlanCode", code)


@dataclass(frozen=True, slots=True)
class PlanTerms:
    """The commission and the limits a user's plan gives now."""

    code: PlanCode
    commission_bps: int
    active_listing_limit: int
    withdrawal_daily_limit: Som


@dataclass(frozen=True, slots=True)
class PlanInfo:
    """A plan as everybody sees it; texts are `{"uz": …, "ru": …, "en": …}`, the price is so'm for one period."""

    code: PlanCode
    name: str
    description: dict[str, str]
    price: int
    period_days: int
    commission_bps: int
    active_listing_limit: int
    features: list[dict[str, str]]


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

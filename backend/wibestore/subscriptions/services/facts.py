"""What subscriptions tell. A charge's fact holds all that its receipt says, so that a letter needs no question."""

from datetime import datetime
from typing import Any

from wibestore.core import outbox
from wibestore.subscriptions.models import ChargeKind, Subscription, SubscriptionCharge
from wibestore.subscriptions.types import Terms

STARTED = "subscription.started"
RENEWED = "subscription.renewed"
CHANGED = "subscription.changed"
CANCELLED = "subscription.cancelled"
RENEWAL_DUE = "subscription.renewal_due"
PAYMENT_FAILED = "subscription.payment_failed"
ENDED = "subscription.ended"
_OF_CHARGE = {ChargeKind.START: STARTED, ChargeKind.RENEWAL: RENEWED, ChargeKind.UPGRADE: CHANGED}


def charge_tell(row: Subscription, charge: SubscriptionCharge) -> None:
    """Tell that a period was charged and begins."""
    _tell(
        _OF_CHARGE[ChargeKind(charge.kind)],
        row,
        change=charge.kind,
        charge_id=str(charge.id),
        number=charge.number,
        plan=charge.plan_id,
        period=charge.period,
        amount=int(charge.amount),
        credit=int(charge.credit),
        starts_at=charge.starts_at,
        ends_at=charge.ends_at,
        charged_at=charge.charged_at,
        entry_id=str(charge.entry_id) if charge.entry_id else None,
    )


def follows_tell(row: Subscription, follows: Terms, *, change: str) -> None:
    """Tell that something else follows at the period's end: a lower plan, nothing, or again what runs."""
    topic = CANCELLED if change == "cancel" else CHANGED
    _tell(topic, row, change=change, next_plan=follows.plan, next_period=follows.period)


def due_tell(row: Subscription, follows: Terms, *, amount: int) -> None:
    """Tell that the period ends soon, and what follows for how much."""
    _tell(RENEWAL_DUE, row, next_plan=follows.plan, next_period=follows.period, amount=amount)


def failure_tell(row: Subscription, *, amount: int, missing: int, access_until: datetime) -> None:
    """Tell that the wallet could not pay the next period, and until when the plan is kept."""
    _tell(PAYMENT_FAILED, row, amount=amount, missing=missing, access_until=access_until, retry_at=row.retry_at)


def end_tell(row: Subscription, *, reason: str) -> None:
    """Tell that the free plan holds now, and why."""
    _tell(ENDED, row, reason=reason)


def _tell(topic: str, row: Subscription, **facts: Any) -> None:
    payload = {
        "subscription_id": str(row.id),
        "user_id": str(row.user_id),
        "plan": row.plan_id,
        "period": row.period,
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        **facts,
    }
    plain = {key: value.isoformat() if isinstance(value, datetime) else value for key, value in payload.items()}
    outbox.publish(topic, plain, sequence_key=f"subscription:{row.id}")

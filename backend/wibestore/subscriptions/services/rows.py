"""The row of a user's running subscription: locking it, beginning a paid period on it, ending it."""

from datetime import datetime
from uuid import UUID

from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.types import AccountKind, AccountRef, EntryKind, PostingLine
from wibestore.subscriptions.models import ChargeKind, Subscription, SubscriptionCharge, SubscriptionStatus
from wibestore.subscriptions.rules import Decision
from wibestore.subscriptions.services.facts import charge_tell
from wibestore.subscriptions.types import Terms
from wibestore.users import services as users

_PERIOD_COLUMNS = (
    *("plan", "period", "price", "starts_at", "ends_at", "auto_renew", "next_plan", "next_period", "retry_at"),
    *("is_end_told", "told_amount", "charge_count"),
)
_END_COLUMNS = ("status", "ends_at", "auto_renew", "next_plan", "next_period", "retry_at")


def row_locked(user_id: UUID) -> Subscription | None:
    """Return the user's running subscription under its row lock, the first lock of every change of it."""
    return (
        Subscription.objects.select_for_update(no_key=True)
        .filter(user_id=user_id, status=SubscriptionStatus.ACTIVE)
        .first()
    )


def period_begin(row: Subscription, kind: ChargeKind, terms: Terms, decision: Decision, now: datetime) -> None:
    """
    Charge the wallet for a period of `terms` and begin it on a locked row; the receipt and the fact come with it.

    :raises InsufficientFunds: the wallet does not hold the amount; the caller's transaction must be undone
    """
    if decision.starts_at is None or decision.ends_at is None:
        raise ValueError("a paid period has a beginning and an end")
    if row.plan_id != terms.plan or not row.charge_count:
        # Before the money: releases of orders lock the user first and the wallet second, too.
        users.plan_set(user_id=row.user_id, plan=terms.plan)
    row.charge_count += 1
    charge = SubscriptionCharge(
        subscription=row,
        number=row.charge_count,
        kind=kind,
        plan_id=terms.plan,
        period=terms.period,
        amount=decision.amount,
        credit=decision.credit,
        starts_at=decision.starts_at,
        ends_at=decision.ends_at,
        charged_at=now,
        entry_id=_post(row, decision.amount),
    )
    row.plan_id, row.period, row.price = terms.plan, terms.period, decision.price
    row.starts_at, row.ends_at = decision.starts_at, decision.ends_at
    row.auto_renew, row.next_plan, row.next_period = True, None, ""
    row.retry_at, row.is_end_told, row.told_amount = None, False, None
    row.save(update_fields=_PERIOD_COLUMNS)
    charge.save(force_insert=True)
    charge_tell(row, charge)


def _post(row: Subscription, amount: Som) -> UUID | None:
    if not amount:
        return None
    entry = ledger.post(
        kind=EntryKind.SUBSCRIPTION,
        postings=[
            PostingLine(AccountRef.available(row.user_id), -amount),
            PostingLine(AccountRef.platform(AccountKind.PLATFORM_SUBSCRIPTIONS), amount),
        ],
        idempotency_key=f"subscription:{row.id}:{row.charge_count}",
        reference=f"subscription:{row.id}",
    )
    if not entry.is_new:
        # The row is locked and its charges are counted: an old entry means the rows and the ledger disagree.
        raise RuntimeError(f"charge {row.charge_count} of subscription {row.id} was posted before")
    return entry.id


def row_end(row: Subscription, now: datetime) -> None:
    """Put a locked row away; the user's plan is the caller's to set."""
    row.status = SubscriptionStatus.ENDED
    row.ends_at = max(row.starts_at, min(row.ends_at, now))
    row.auto_renew, row.next_plan, row.next_period, row.retry_at = False, None, "", None
    row.save(update_fields=_END_COLUMNS)

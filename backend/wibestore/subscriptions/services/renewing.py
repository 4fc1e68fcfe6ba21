"""
What happens to subscriptions by themselves: renewal, grace, the end, and the word before it.

Late is safe, twice is safe, several at once are safe: each sweep takes rows that no other holds, and looks
again under the lock.
"""

import logging
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from wibestore.core import clock
from wibestore.core.money import Som
from wibestore.ledger.errors import InsufficientFunds
from wibestore.subscriptions import selectors
from wibestore.subscriptions.models import ChargeKind, Subscription, SubscriptionStatus
from wibestore.subscriptions.rules import FREE, FREE_TERMS, NOTICE, RETRY_AFTER, Change, Decision, Held
from wibestore.subscriptions.services.facts import due_tell, end_tell, failure_tell
from wibestore.subscriptions.services.rows import period_begin, row_end, row_locked
from wibestore.users import selectors as users_selectors
from wibestore.users import services as users

logger = logging.getLogger("wibestore.subscriptions")

SWEEP_BATCH = 500


def subscriptions_sweep(limit: int = SWEEP_BATCH) -> int:
    """Renew up to `limit` subscriptions past their period or end them; return how many were looked after."""
    due = _due(clock.now()).order_by("ends_at", "id").values_list("id", flat=True)[:limit]
    return sum(_sweep_one(subscription_id) for subscription_id in list(due))


def _due(now: datetime) -> QuerySet[Subscription]:
    is_time = Q(retry_at=None) | Q(retry_at__lte=now)
    return Subscription.objects.filter(is_time, status=SubscriptionStatus.ACTIVE, ends_at__lte=now)


def _sweep_one(subscription_id: UUID) -> bool:
    try:
        with transaction.atomic():
            now = clock.now()
            # The conditions again: another sweep, a purchase or a deposit may have been here meanwhile.
            row = _due(now).select_for_update(skip_locked=True, no_key=True).filter(pk=subscription_id).first()
            if row is None:
                return False
            _go_on(row, now)
    except Exception:  # a bug with one subscription must not keep the others: it is logged and tried again
        logger.exception("A subscription could not be swept", extra={"subscription_id": str(subscription_id)})
        return False
    return True


@transaction.atomic
def subscription_retry(*, user_id: UUID) -> bool:
    """Ask the wallet of a user in grace again, now that money came in; tell whether the subscription goes on."""
    row = row_locked(user_id)
    now = clock.now()
    if row is None or row.retry_at is None or now >= selectors.held_of(row).access_until:
        return False
    return _renew(row, selectors.held_of(row), now) == 0


def _go_on(row: Subscription, now: datetime) -> None:
    held = selectors.held_of(row)
    if held.follows == FREE_TERMS:
        _end(row, now, reason="cancelled" if held.terms.period else "granted")
        return
    if users_selectors.user_get(row.user_id).is_blocked:
        # Somebody who cannot sign in cannot cancel.
        _end(row, now, reason="blocked")
        return
    missing = _renew(row, held, now)
    if not missing:
        return
    if now >= held.access_until:
        _end(row, now, reason="unpaid")
        return
    is_first = row.retry_at is None
    row.retry_at = min(now + RETRY_AFTER, held.access_until)
    row.told_amount = selectors.price_next(row, held.follows)
    row.save(update_fields=["retry_at", "told_amount"])
    if is_first:
        failure_tell(row, amount=int(row.told_amount), missing=missing, access_until=held.access_until)


def _renew(row: Subscription, held: Held, now: datetime) -> int:
    """Charge the next period; return how much the wallet lacked for it, 0 when it goes on."""
    _, length = selectors.offer_of(held.follows)
    price = selectors.price_next(row, held.follows)
    # What nobody swept while the grace ran out was not kept either: it starts anew instead of in the past.
    starts_at = held.ends_at if now < held.access_until else now
    decision = Decision(
        Change.RENEW, price, Som(0), price, is_at_once=True, starts_at=starts_at, ends_at=starts_at + length
    )
    try:
        with transaction.atomic():
            period_begin(row, ChargeKind.RENEWAL, held.follows, decision, now)
    except InsufficientFunds as refusal:
        row.refresh_from_db()
        return int(refusal.params["missing"])
    return 0


def _end(row: Subscription, now: datetime, *, reason: str) -> None:
    row_end(row, now)
    users.plan_set(user_id=row.user_id, plan=FREE)
    end_tell(row, reason=reason)


def subscriptions_remind(limit: int = SWEEP_BATCH) -> int:
    """Tell up to `limit` users that their period ends within three days, once; return how many."""
    now = clock.now()
    with transaction.atomic():
        soon = Subscription.objects.select_for_update(skip_locked=True, no_key=True).filter(
            status=SubscriptionStatus.ACTIVE, is_end_told=False, ends_at__gt=now, ends_at__lte=now + NOTICE
        )
        rows = list(soon.order_by("ends_at", "id")[:limit])
        for row in rows:
            follows = selectors.held_of(row).follows
            row.is_end_told, row.told_amount = True, selectors.offer_of(follows)[0]
            row.save(update_fields=["is_end_told", "told_amount"])
            due_tell(row, follows, amount=int(row.told_amount))
    return len(rows)

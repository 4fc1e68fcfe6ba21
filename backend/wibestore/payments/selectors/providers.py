"""How the payment providers are doing today, for the staff."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q, Sum

from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.core.money import Som
from wibestore.payments.models import (
    PaymentMethod,
    ProviderCall,
    ProviderTransaction,
    Reconciliation,
    TransactionState,
    Withdrawal,
)
from wibestore.payments.providers.registry import SANDBOX, is_connected
from wibestore.payments.rules.withdrawals import WithdrawalState
from wibestore.payments.types import ProviderDay

_DAY = timedelta(days=1)
# Of payouts that end today none was asked for earlier.
_LONGEST_PAYOUT = timedelta(days=30)
_SERVER_ERROR = 500


def provider_days(*, actor: Actor, midnight: datetime, now: datetime) -> list[ProviderDay]:
    """
    Return each provider with its day so far, in the order of the methods. Five queries.

    :raises NotPermitted: the actor is not of finance
    """
    if not actor.is_finance:
        raise NotPermitted
    deposits = _by_provider(
        ProviderTransaction.objects.filter(state=TransactionState.SUCCEEDED, finished_at__gte=midnight), Sum("amount")
    )
    paid = Withdrawal.objects.filter(
        state=WithdrawalState.PAID, finished_at__gte=midnight, requested_at__gt=midnight - _LONGEST_PAYOUT
    )
    payouts = _by_provider(paid, Sum("amount"))
    failing = Q(outcome__in=["", "error"]) | Q(response_status__gte=_SERVER_ERROR)
    calls = _by_provider(ProviderCall.objects.filter(failing, received_at__gt=now - _DAY), Count("id"))
    compared = _comparisons()
    return [
        ProviderDay(
            code=row.code,
            name=row.name,
            is_enabled=row.is_enabled,
            is_connected=is_connected(row.code),
            min_amount=int(row.min_amount),
            max_amount=int(row.max_amount),
            deposits_today=Som(deposits.get(row.code, 0)),
            payouts_today=Som(payouts.get(row.code, 0)),
            calls_failed_24h=calls.get(row.code, 0),
            last_reconciled_on=compared.get(row.code, (None, 0))[0],
            open_differences=compared.get(row.code, (None, 0))[1],
        )
        for row in PaymentMethod.objects.order_by("position")
        if row.code != SANDBOX or settings.SANDBOX_PAYMENTS
    ]


def _by_provider(rows: Any, what: Any) -> dict[str, int]:
    return {row["provider"]: int(row["what"]) for row in rows.order_by().values("provider").annotate(what=what)}


def _comparisons() -> dict[str, tuple[date | None, int]]:
    still_open = Count("differences", filter=Q(differences__isnull=False, differences__resolved_at=None))
    rows = Reconciliation.objects.order_by().values("provider").annotate(last=Max("day"), still_open=still_open)
    return {row["provider"]: (row["last"], row["still_open"]) for row in rows}

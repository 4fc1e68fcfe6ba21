"""Reads of providers' attempts: as the providers may be told of them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from wibestore.payments.models import Deposit, ProviderPassword, ProviderTransaction, TransactionState
from wibestore.payments.providers.base import AttemptInfo
from wibestore.payments.providers.requests import StatementOrder, StatementRequest

_PERFORMED = frozenset({TransactionState.SUCCEEDED, TransactionState.REVERSED})


def attempt_info(row: ProviderTransaction, deposit: Deposit) -> AttemptInfo:
    """Return what may be told of an attempt at `deposit`."""
    is_performed = row.state in _PERFORMED
    return AttemptInfo(
        id=row.id,
        number=row.number,
        external_id=row.external_id,
        reference=deposit.reference,
        amount=row.amount,
        state=row.state,
        reason=row.reason,
        provider_time=row.provider_time,
        created_at=row.created_at,
        performed_at=row.finished_at if is_performed else None,
        cancelled_at=row.reversed_at if is_performed else row.finished_at,
        details=row.details,
    )


def statement_get(provider: str, request: StatementRequest) -> list[AttemptInfo]:
    """Return the provider's attempts that it asks for, ascending by the time it asks by."""
    span = (request.first, request.last)
    if request.order is StatementOrder.OPENED:
        wanted, order = Q(provider_time__range=span), "provider_time"
    else:
        wanted, order = Q(state=TransactionState.SUCCEEDED, finished_at__range=span), "finished_at"
    rows: Iterable[ProviderTransaction] = (
        ProviderTransaction.objects.filter(wanted, provider=provider).select_related("deposit").order_by(order, "id")
    )
    return [attempt_info(row, row.deposit) for row in rows]


def has_due_attempts(provider: str, now: datetime) -> bool:
    """Tell whether an open attempt of the provider is past its time."""
    due = ProviderTransaction.objects.filter(provider=provider, state=TransactionState.CREATED, expires_at__lte=now)
    return due.exists()


def provider_password_hash(provider: str) -> str:
    """Return by what the password is known that the provider has chosen; empty where it has chosen none."""
    chosen = ProviderPassword.objects.filter(provider=provider).values_list("hash", flat=True).first()
    return chosen or ""

"""Reads of the daily comparison: our side of it, and what it has found."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.core.money import Som
from wibestore.payments.models import (
    DepositStatus,
    ProviderTransaction,
    ReconciliationDifference,
    TransactionState,
    Withdrawal,
)
from wibestore.payments.rules.reconciliation import LineKind, OurLine, StatementLine
from wibestore.payments.rules.withdrawals import WithdrawalState
from wibestore.payments.types import DifferenceInfo, DifferencePage

_CREDITED = (TransactionState.SUCCEEDED, TransactionState.REVERSED)


def our_lines(provider: str, *, first: datetime, end: datetime, named: Iterable[StatementLine]) -> list[OurLine]:
    """
    Return what we have of a provider's payments and payouts between `first` and `end`, and what `named` names.

    A payout is known to the provider by our reference where it has given no id of its own.
    """
    ids: dict[LineKind, set[str]] = {kind: set() for kind in LineKind}
    for line in named:
        ids[line.kind].add(line.external_id)
    span = Q(finished_at__gte=first, finished_at__lt=end)
    credited = ProviderTransaction.objects.filter(
        span | Q(external_id__in=ids[LineKind.PAYMENT]),
        provider=provider,
        state__in=_CREDITED,
        finished_at__isnull=False,
    ).select_related("deposit")
    lines = [
        OurLine(
            LineKind.PAYMENT,
            row.external_id,
            row.deposit.reference,
            row.amount,
            row.finished_at,
            stands=row.state == TransactionState.SUCCEEDED,
            is_leaving=row.deposit.status == DepositStatus.REFUNDING,
            asked_by=row.deposit.external_id,
        )
        for row in credited
        if row.finished_at is not None
    ]
    paid = Withdrawal.objects.filter(
        span | Q(external_id__in=ids[LineKind.PAYOUT]), provider=provider, state=WithdrawalState.PAID
    )
    return lines + [
        OurLine(
            LineKind.PAYOUT, row.external_id or row.reference, row.reference, Som(row.amount - row.fee), row.finished_at
        )
        for row in paid
        if row.finished_at is not None
    ]


def difference_page(
    *,
    actor: Actor,
    is_open: bool,
    provider: str = "",
    kind: str = "",
    day: date | None = None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> DifferencePage:
    """
    Return some differences, the oldest first, and where the next ones start (None at the end).

    :param day: the day that was compared; empty words ask for any

    :raises NotPermitted: the actor is not of the staff
    """
    if not actor.is_finance:
        raise NotPermitted
    rows = ReconciliationDifference.objects.filter(resolved_at__isnull=is_open).select_related("reconciliation")
    named = {"reconciliation__provider": provider, "kind": kind, "reconciliation__day": day}
    rows = rows.filter(**{name: value for name, value in named.items() if value})
    if after:
        rows = rows.filter(found_at__gte=after[0]).filter(Q(found_at__gt=after[0]) | Q(id__gt=after[1]))
    found = list(rows.order_by("found_at", "id")[: limit + 1])
    shown = found[:limit]
    return DifferencePage(
        differences=[_info(row) for row in shown],
        next_after=(shown[-1].found_at, shown[-1].id) if len(found) > limit else None,
    )


def _info(row: ReconciliationDifference) -> DifferenceInfo:
    return DifferenceInfo(
        id=row.id,
        provider=row.reconciliation.provider,
        day=row.reconciliation.day,
        kind=row.kind,
        line_kind=row.line_kind,
        external_id=row.external_id,
        reference=row.reference,
        our_amount=row.our_amount,
        their_amount=row.their_amount,
        occurred_at=row.occurred_at,
        found_at=row.found_at,
        resolved_at=row.resolved_at,
        note=row.note,
    )

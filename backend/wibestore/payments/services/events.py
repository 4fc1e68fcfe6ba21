"""The one place where a provider's word moves a deposit, its attempt and the ledger: once, whoever repeats it."""

import logging
from datetime import datetime

from django.db import transaction

from wibestore.core import clock, outbox
from wibestore.ledger import services as ledger
from wibestore.ledger.types import AccountRef, EntryKind, PostingLine
from wibestore.payments.models import Deposit, DepositStatus, ProviderTransaction, TransactionState
from wibestore.payments.providers.base import EventKind, Outcome, OutcomeCode, ProviderEvent
from wibestore.payments.selectors import DEPOSIT_SUCCEEDED, deposit_sequence_key

logger = logging.getLogger("wibestore.payments")


@transaction.atomic
def provider_event_apply(*, provider: str, event: ProviderEvent) -> Outcome:
    """
    Apply an authenticated event of `provider` to its deposit and return what was decided.

    A repeated event changes nothing and gets the first one's outcome. A success for a deposit that has expired or
    failed meanwhile still credits the payer (T3: never lost); a failure after the success is ignored.
    """
    # Every event of a deposit waits here for the one before it: what follows sees its result.
    deposit = (
        Deposit.objects.select_for_update(no_key=True).filter(reference=event.reference, method_id=provider).first()
    )
    if deposit is None:
        return Outcome(OutcomeCode.UNKNOWN_REFERENCE)
    if event.amount != deposit.amount:
        return Outcome(OutcomeCode.WRONG_AMOUNT)
    now = clock.now()
    attempt = _attempt_of(provider, deposit, event, now)
    if attempt.deposit_id != deposit.id:
        return Outcome(OutcomeCode.TRANSACTION_CONFLICT)
    decide = _succeed if event.kind is EventKind.SUCCEEDED else _fail
    code = decide(deposit, attempt, event, now)
    return Outcome(code, attempt.id, attempt.state)


def _attempt_of(provider: str, deposit: Deposit, event: ProviderEvent, now: datetime) -> ProviderTransaction:
    new = ProviderTransaction(
        provider=provider,
        external_id=event.external_id,
        deposit=deposit,
        amount=event.amount,
        details=dict(event.details),
        provider_time=event.occurred_at,
        created_at=now,
    )
    ProviderTransaction.objects.bulk_create([new], ignore_conflicts=True)
    return ProviderTransaction.objects.get(provider=provider, external_id=event.external_id)


def _succeed(deposit: Deposit, attempt: ProviderTransaction, event: ProviderEvent, now: datetime) -> OutcomeCode:
    if attempt.state == TransactionState.SUCCEEDED:
        return OutcomeCode.ACCEPTED
    if deposit.status == DepositStatus.SUCCEEDED:
        _attempt_end(attempt, TransactionState.REFUSED, now)
        return OutcomeCode.ALREADY_PAID
    attempt.is_late = deposit.status != DepositStatus.PENDING or deposit.expires_at <= now
    _attempt_end(attempt, TransactionState.SUCCEEDED, now)
    _deposit_end(deposit, DepositStatus.SUCCEEDED, now)
    _credit(deposit, is_late=attempt.is_late)
    return OutcomeCode.ACCEPTED


def _fail(deposit: Deposit, attempt: ProviderTransaction, event: ProviderEvent, now: datetime) -> OutcomeCode:
    if attempt.state in {TransactionState.SUCCEEDED, TransactionState.REFUSED}:
        logger.warning("A provider reported a failure after the success", extra={"provider": attempt.provider})
        return OutcomeCode.IGNORED
    if attempt.state == TransactionState.CREATED:
        attempt.failure_code = event.failure_code
        _attempt_end(attempt, TransactionState.FAILED, now)
    if deposit.status == DepositStatus.PENDING:
        deposit.failure_code = event.failure_code
        _deposit_end(deposit, DepositStatus.FAILED, now)
    return OutcomeCode.ACCEPTED


def _attempt_end(attempt: ProviderTransaction, state: TransactionState, now: datetime) -> None:
    attempt.state = state
    attempt.finished_at = now
    attempt.save(update_fields=["state", "is_late", "failure_code", "finished_at"])


def _deposit_end(deposit: Deposit, status: DepositStatus, now: datetime) -> None:
    deposit.status = status
    if status == DepositStatus.SUCCEEDED:
        deposit.failure_code = ""
    deposit.finished_at = now
    deposit.save(update_fields=["status", "failure_code", "finished_at"])


def _credit(deposit: Deposit, *, is_late: bool) -> None:
    reference = f"deposit:{deposit.id}"
    ledger.post(
        kind=EntryKind.DEPOSIT,
        postings=[
            PostingLine(AccountRef.provider(deposit.method_id), -deposit.amount),
            PostingLine(AccountRef.available(deposit.user_id), deposit.amount),
        ],
        idempotency_key=reference,
        reference=reference,
    )
    outbox.publish(
        DEPOSIT_SUCCEEDED,
        {
            "deposit_id": str(deposit.id),
            "user_id": str(deposit.user_id),
            "amount": int(deposit.amount),
            "order_id": str(deposit.order_id) if deposit.order_id else None,
            "is_late": is_late,
        },
        sequence_key=deposit_sequence_key(deposit.id),
    )

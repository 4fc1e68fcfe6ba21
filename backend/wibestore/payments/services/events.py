"""The one place where a provider's word moves a deposit, its attempt and the ledger: once, whoever repeats it."""

import logging
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from wibestore.core import clock, outbox
from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.types import AccountRef, EntryKind, PostingLine
from wibestore.payments.events import DEPOSIT_REVERSED, DEPOSIT_SUCCEEDED
from wibestore.payments.models import Deposit, DepositStatus, ProviderTransaction, TransactionState
from wibestore.payments.providers.base import EventKind, Outcome, OutcomeCode, ProviderEvent
from wibestore.payments.selectors import deposit_sequence_key

logger = logging.getLogger("wibestore.payments")


class ReversalMode(StrEnum):
    """Whether a provider asks for the money back, or has taken it and only tells so."""

    REQUESTED = "requested"
    REPORTED = "reported"


@transaction.atomic
def provider_event_apply(*, provider: str, event: ProviderEvent) -> Outcome:
    """
    Apply an authenticated event of `provider` to its deposit and return what was decided.

    A repeated event changes nothing and gets the first one's outcome. A success for a deposit that has expired or
    failed meanwhile still credits the payer (T3: never lost); a failure after the success is ignored. Reversals:
    `deposit_reverse`.
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
    code = _DECISIONS[event.kind](deposit, attempt, event, now)
    return Outcome(code, attempt.id, attempt.state)


def deposit_reverse(*, provider: str, event: ProviderEvent, mode: ReversalMode) -> Outcome:
    """
    Take a deposit back as `provider` asks or reports, once, and return what was decided (escrow.md §2, T20).

    Requested: what was not spent goes back, else nothing moves and the outcome is SPENT. Reported: the money is gone,
    so that what is available is taken and the rest becomes the user's debt. A reversal that comes before its success
    keeps that from being credited.

    :param event: names the attempt by `external_id`; its kind is put right by `mode`
    """
    kind = EventKind.REVERSAL_REQUESTED if mode is ReversalMode.REQUESTED else EventKind.REVERSED
    return provider_event_apply(provider=provider, event=replace(event, kind=kind))


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
    if attempt.state == TransactionState.REVERSED:
        logger.warning("A provider reported a success after its reversal", extra={"provider": attempt.provider})
        return OutcomeCode.IGNORED
    if deposit.status in {DepositStatus.SUCCEEDED, DepositStatus.REVERSED}:
        _attempt_end(attempt, TransactionState.REFUSED, now)
        return OutcomeCode.ALREADY_PAID
    attempt.is_late = deposit.status != DepositStatus.PENDING or deposit.expires_at <= now
    _attempt_end(attempt, TransactionState.SUCCEEDED, now)
    _deposit_end(deposit, DepositStatus.SUCCEEDED, now)
    _credit(deposit, is_late=attempt.is_late)
    return OutcomeCode.ACCEPTED


def _fail(deposit: Deposit, attempt: ProviderTransaction, event: ProviderEvent, now: datetime) -> OutcomeCode:
    if attempt.state in {TransactionState.SUCCEEDED, TransactionState.REFUSED, TransactionState.REVERSED}:
        logger.warning("A provider reported a failure after the success", extra={"provider": attempt.provider})
        return OutcomeCode.IGNORED
    if attempt.state == TransactionState.CREATED:
        attempt.failure_code = event.failure_code
        _attempt_end(attempt, TransactionState.FAILED, now)
    if deposit.status == DepositStatus.PENDING:
        deposit.failure_code = event.failure_code
        _deposit_end(deposit, DepositStatus.FAILED, now)
    return OutcomeCode.ACCEPTED


def _reverse(deposit: Deposit, attempt: ProviderTransaction, event: ProviderEvent, now: datetime) -> OutcomeCode:
    if attempt.state == TransactionState.REVERSED:
        return OutcomeCode.ACCEPTED
    was_credited = attempt.state == TransactionState.SUCCEEDED
    if was_credited:
        debt = _take_back(deposit, is_requested=event.kind is EventKind.REVERSAL_REQUESTED)
        if debt is None:
            return OutcomeCode.SPENT
        deposit.status, deposit.reversed_at = DepositStatus.REVERSED, now
        deposit.save(update_fields=["status", "reversed_at"])
        _tell_reversed(deposit, debt=debt)
    elif deposit.status == DepositStatus.PENDING:
        deposit.failure_code = "reversed"
        _deposit_end(deposit, DepositStatus.FAILED, now)
    _attempt_end(attempt, TransactionState.REVERSED, now)
    return OutcomeCode.ACCEPTED


_DECISIONS = {
    EventKind.SUCCEEDED: _succeed,
    EventKind.FAILED: _fail,
    EventKind.REVERSAL_REQUESTED: _reverse,
    EventKind.REVERSED: _reverse,
}


def _take_back(deposit: Deposit, *, is_requested: bool) -> Som | None:
    """Take the money out of the wallet and return what becomes debt; None where it would and nothing may be owed."""
    # Held until the transaction ends: what is taken is what is there.
    available = ledger.available_lock(deposit.user_id)
    taken = min(available, deposit.amount)
    debt = Som(deposit.amount - taken)
    if debt and is_requested:
        return None
    ledger.post(
        kind=EntryKind.DEPOSIT_REVERSAL,
        postings=[
            PostingLine(AccountRef.available(deposit.user_id), -taken),
            PostingLine(AccountRef.debt(deposit.user_id), -debt),
            PostingLine(AccountRef.provider(deposit.method_id), deposit.amount),
        ],
        idempotency_key=f"deposit:{deposit.id}:reversal",
        reference=f"deposit:{deposit.id}",
    )
    return debt


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
    ledger.debt_settle(user_ids=[deposit.user_id], cause=reference)
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


def _tell_reversed(deposit: Deposit, *, debt: Som) -> None:
    payload = {
        "deposit_id": str(deposit.id),
        "user_id": str(deposit.user_id),
        "amount": int(deposit.amount),
        "debt": int(debt),
        "order_id": str(deposit.order_id) if deposit.order_id else None,
    }
    outbox.publish(DEPOSIT_REVERSED, payload, sequence_key=deposit_sequence_key(deposit.id))

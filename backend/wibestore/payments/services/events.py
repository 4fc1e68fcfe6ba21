"""Applies what a provider says has happened to a deposit: once, whoever repeats it."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from wibestore.core import clock
from wibestore.payments.models import CREDITED_STATUSES, Deposit, DepositStatus, ProviderTransaction, TransactionState
from wibestore.payments.providers.base import EventKind, Outcome, OutcomeCode, ProviderEvent
from wibestore.payments.selectors import attempt_info
from wibestore.payments.services import attempts


class ReversalMode(StrEnum):
    """Whether a provider asks for the money back, or has taken it and only tells so."""

    REQUESTED = "requested"
    REPORTED = "reported"


@transaction.atomic
def provider_event_apply(*, provider: str, event: ProviderEvent, at: datetime | None = None) -> Outcome:
    """
    Apply an authenticated event of `provider` to its deposit and return what was decided.

    A repeated event changes nothing and gets the first one's outcome. A success for a deposit that has expired or
    failed meanwhile still credits the payer (T3: never lost), but where it is ours to refuse (`can_refuse`); a failure
    after the success is ignored. Reversals: `deposit_reverse`.

    :param at: the database's time, where the caller has just asked for it
    """
    # Every event of a deposit waits here for the one before it: what follows sees its result.
    deposit = (
        Deposit.objects.select_for_update(no_key=True).filter(reference=event.reference, method_id=provider).first()
    )
    if deposit is None:
        return Outcome(OutcomeCode.UNKNOWN_REFERENCE)
    if event.amount != deposit.amount:
        return Outcome(OutcomeCode.WRONG_AMOUNT)
    if deposit.external_id and event.external_id != deposit.external_id:
        return Outcome(OutcomeCode.TRANSACTION_CONFLICT)
    now = at or clock.now()
    attempt = _attempt_of(provider, deposit, event, now)
    if attempt.deposit_id != deposit.id:
        return Outcome(OutcomeCode.TRANSACTION_CONFLICT)
    is_repeat = attempt.state != TransactionState.CREATED
    code = _decide(deposit, attempt, event, now)
    info = attempt_info(attempt, deposit)
    return Outcome(code, attempt.id, attempt.state, is_repeat=is_repeat, attempt=info)


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


def _decide(deposit: Deposit, attempt: ProviderTransaction, event: ProviderEvent, now: datetime) -> OutcomeCode:
    if event.kind is EventKind.FAILED:
        return attempts.fail(deposit, attempt, event.failure_code, now)
    if event.kind is not EventKind.SUCCEEDED:
        is_requested = event.kind is EventKind.REVERSAL_REQUESTED
        return attempts.take_back(deposit, attempt, is_requested=is_requested, now=now)
    has_ended = deposit.status != DepositStatus.PENDING and deposit.status not in CREDITED_STATUSES
    if event.can_refuse and (has_ended or (deposit.status == DepositStatus.PENDING and deposit.expires_at <= now)):
        return OutcomeCode.CLOSED
    return attempts.succeed(deposit, attempt, now)

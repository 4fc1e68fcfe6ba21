"""Answers what providers ask (`providers.requests`): each call once, however often it is repeated (R8.1)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import CharField, DateTimeField, QuerySet, UUIDField

from wibestore.core import clock
from wibestore.core.statements import Select, Slot, row_insert_unless_there
from wibestore.payments.models import (
    CREDITED_STATUSES,
    Deposit,
    DepositStatus,
    FiscalReceipt,
    ProviderPassword,
    ProviderTransaction,
    TransactionState,
)
from wibestore.payments.providers.base import Outcome, OutcomeCode, PayableInfo
from wibestore.payments.providers.requests import (
    AttemptRef,
    FiscalNote,
    PasswordChange,
    PaymentCancel,
    PaymentHold,
    PaymentInquiry,
    PaymentLookup,
    PaymentPerform,
    PaymentTake,
    ProviderRequest,
    StatementRequest,
)
from wibestore.payments.rules import name_masked, password_hash
from wibestore.payments.selectors import attempt_info, has_due_attempts, statement_get
from wibestore.payments.services import attempts

EXPIRY_BATCH = 100

_PROVIDER, _EXTERNAL_ID = Slot("provider", CharField()), Slot("external_id", CharField())
_BY_REFERENCE = Select(lambda: _locked().filter(reference=Slot("reference", CharField()), method_id=_PROVIDER))
_ASKED = Select(lambda: Deposit.objects.filter(reference=Slot("reference", CharField()), method_id=_PROVIDER))
_PAYER_NAME = Select(lambda: Deposit.objects.filter(id=Slot("deposit_id", UUIDField())).values_list("user__username"))
_BY_ATTEMPT = Select(lambda: _locked().filter(transactions__provider=_PROVIDER, transactions__external_id=_EXTERNAL_ID))
_KNOWN = Select(lambda: ProviderTransaction.objects.filter(provider=_PROVIDER, external_id=_EXTERNAL_ID))
_HOLDING = Select(
    lambda: ProviderTransaction.objects.filter(
        deposit_id=Slot("deposit_id", UUIDField()),
        state=TransactionState.CREATED,
        expires_at__gt=Slot("now", DateTimeField()),
    ).values_list("id")[:1]
)


@transaction.atomic
def provider_request_apply(*, provider: str, request: ProviderRequest, at: datetime | None = None) -> Outcome:
    """
    Do what `provider` asks and return what was decided; what is refused changes nothing.

    :param at: the database's time, where the caller has just asked for it
    """
    handler: Callable[[str, Any, datetime], Outcome] = _HANDLERS[type(request)]
    return handler(provider, request, at or clock.now())


def attempts_expire(limit: int = EXPIRY_BATCH) -> int:
    """End up to `limit` open attempts past their time (Payme's twelve hours); return how many. May run twice."""
    now = clock.now()
    due = ProviderTransaction.objects.filter(state=TransactionState.CREATED, expires_at__lte=now)
    rows = due.order_by("expires_at").values_list("provider", "external_id")[:limit]
    return sum(_expire(provider, external_id, now) for provider, external_id in rows)


@transaction.atomic
def _expire(provider: str, external_id: str, now: datetime) -> int:
    found = _found(provider, AttemptRef(external_id))
    return 0 if isinstance(found, Outcome) else int(attempts.lapse(*found, now))


def _inquire(provider: str, request: PaymentInquiry, now: datetime) -> Outcome:
    deposit = _first(_ASKED.objects(provider=provider, reference=request.reference))
    if deposit is None:
        return Outcome(OutcomeCode.UNKNOWN_REFERENCE)
    if request.amount is not None and request.amount != deposit.amount:
        return Outcome(OutcomeCode.WRONG_AMOUNT)
    code = _payable_code(deposit, now)
    if code is OutcomeCode.ACCEPTED and _is_held(deposit, now):
        code = OutcomeCode.BUSY
    if code is not OutcomeCode.ACCEPTED:
        return Outcome(code)
    ((payer_name,),) = _PAYER_NAME.rows(deposit_id=deposit.id)
    return Outcome(code, payable=_payable(deposit, payer_name))


def _hold(provider: str, request: PaymentHold, now: datetime) -> Outcome:
    deposit = _first(_BY_REFERENCE.objects(provider=provider, reference=request.reference))
    if deposit is None:
        return Outcome(OutcomeCode.UNKNOWN_REFERENCE)
    if request.amount != deposit.amount:
        return Outcome(OutcomeCode.WRONG_AMOUNT)
    known: list[ProviderTransaction] = _KNOWN.objects(provider=provider, external_id=request.external_id)
    if known:
        return _held_before(deposit, known[0], now)
    expires_at = None if request.lifetime is None else request.occurred_at + request.lifetime
    if expires_at is not None and expires_at <= now:
        return Outcome(OutcomeCode.WRONG_STATE)
    code = _payable_code(deposit, now)
    if code is OutcomeCode.ACCEPTED and request.is_exclusive and _is_held(deposit, now):
        code = OutcomeCode.BUSY
    if code is not OutcomeCode.ACCEPTED:
        return Outcome(code)
    row = ProviderTransaction(
        provider=provider,
        external_id=request.external_id,
        deposit=deposit,
        amount=request.amount,
        details=dict(request.details),
        provider_time=request.occurred_at,
        created_at=now,
        expires_at=expires_at,
    )
    # The same id may be opening another deposit at this moment: its lock is not ours.
    if not row_insert_unless_there(row):
        return Outcome(OutcomeCode.TRANSACTION_CONFLICT)
    return _told(OutcomeCode.ACCEPTED, deposit, row)


def _held_before(deposit: Deposit, attempt: ProviderTransaction, now: datetime) -> Outcome:
    if attempt.deposit_id != deposit.id:
        return Outcome(OutcomeCode.TRANSACTION_CONFLICT)
    attempts.lapse(deposit, attempt, now)
    is_open = attempt.state == TransactionState.CREATED
    return _told(OutcomeCode.ACCEPTED if is_open else OutcomeCode.WRONG_STATE, deposit, attempt, is_repeat=True)


def _perform(provider: str, request: PaymentPerform, now: datetime) -> Outcome:
    found = _found(provider, request.attempt)
    if isinstance(found, Outcome):
        return found
    deposit, attempt = found
    attempts.lapse(deposit, attempt, now)
    if attempt.state in {TransactionState.FAILED, TransactionState.REVERSED}:
        return _told(OutcomeCode.WRONG_STATE, deposit, attempt)
    if attempt.state == TransactionState.REFUSED:
        return _told(OutcomeCode.ALREADY_PAID, deposit, attempt, is_repeat=True)
    is_repeat = attempt.state == TransactionState.SUCCEEDED
    return _told(attempts.succeed(deposit, attempt, now), deposit, attempt, is_repeat=is_repeat)


def _take(provider: str, request: PaymentTake, now: datetime) -> Outcome:
    deposit = _deposit_locked(provider, request.reference)
    code = _take_code(deposit, request, now)
    if deposit is None or code is not OutcomeCode.ACCEPTED:
        # Asked under the lock, so that a repeat sees what the first one has done.
        known = ProviderTransaction.objects.select_related("deposit")
        first = known.filter(provider=provider, external_id=request.external_id).first()
        return Outcome(code) if first is None else _told(OutcomeCode.ACCEPTED, first.deposit, first, is_repeat=True)
    row = ProviderTransaction(
        provider=provider,
        external_id=request.external_id,
        deposit=deposit,
        amount=request.amount,
        provider_time=request.occurred_at,
        created_at=now,
    )
    taken = attempts.take(deposit, row, now)
    if taken.id != row.id:
        return _told(OutcomeCode.ACCEPTED, taken.deposit, taken, is_repeat=True)
    return replace(_told(OutcomeCode.ACCEPTED, deposit, taken), payable=_payable(deposit, deposit.user.username))


def _take_code(deposit: Deposit | None, request: PaymentTake, now: datetime) -> OutcomeCode:
    if deposit is None:
        return OutcomeCode.UNKNOWN_REFERENCE
    return OutcomeCode.WRONG_AMOUNT if request.amount != deposit.amount else _payable_code(deposit, now)


def _cancel(provider: str, request: PaymentCancel, now: datetime) -> Outcome:
    found = _found(provider, request.attempt)
    if isinstance(found, Outcome):
        return found
    deposit, attempt = found
    attempts.lapse(deposit, attempt, now)
    if attempt.state == TransactionState.CREATED:
        attempts.release(deposit, attempt, failure_code=request.failure_code, reason=request.reason, now=now)
        return _told(OutcomeCode.ACCEPTED, deposit, attempt)
    if attempt.state != TransactionState.SUCCEEDED:
        return _told(OutcomeCode.ACCEPTED, deposit, attempt, is_repeat=True)
    code = attempts.take_back(deposit, attempt, is_requested=True, reason=request.reason, now=now)
    return _told(code, deposit, attempt)


def _look_up(provider: str, request: PaymentLookup, now: datetime) -> Outcome:
    found = _found(provider, request.attempt)
    if isinstance(found, Outcome):
        return found
    deposit, attempt = found
    attempts.lapse(deposit, attempt, now)
    return _told(OutcomeCode.ACCEPTED, deposit, attempt)


def _state(provider: str, request: StatementRequest, now: datetime) -> Outcome:
    # What has lapsed is told as lapsed, however many there are.
    while has_due_attempts(provider, now):
        attempts_expire()
    return Outcome(OutcomeCode.ACCEPTED, attempts=statement_get(provider, request))


def _fiscal_note(provider: str, request: FiscalNote, now: datetime) -> Outcome:
    found = _found(provider, request.attempt)
    if isinstance(found, Outcome):
        return found
    deposit, attempt = found
    FiscalReceipt.objects.update_or_create(
        transaction=attempt,
        kind=request.kind.value,
        defaults={"data": dict(request.data), "received_at": now},
    )
    return _told(OutcomeCode.ACCEPTED, deposit, attempt)


def _password_change(provider: str, request: PasswordChange, now: datetime) -> Outcome:
    values = {"hash": password_hash(provider, request.password), "changed_at": now}
    ProviderPassword.objects.update_or_create(provider=provider, defaults=values)
    return Outcome(OutcomeCode.ACCEPTED)


_HANDLERS: dict[type, Callable[[str, Any, datetime], Outcome]] = {
    PaymentInquiry: _inquire,
    PaymentHold: _hold,
    PaymentPerform: _perform,
    PaymentTake: _take,
    PaymentCancel: _cancel,
    PaymentLookup: _look_up,
    StatementRequest: _state,
    FiscalNote: _fiscal_note,
    PasswordChange: _password_change,
}


def _payable_code(deposit: Deposit, now: datetime) -> OutcomeCode:
    if deposit.status in CREDITED_STATUSES:
        return OutcomeCode.ALREADY_PAID
    if deposit.status != DepositStatus.PENDING or deposit.expires_at <= now:
        return OutcomeCode.CLOSED
    return OutcomeCode.ACCEPTED


def _payable(deposit: Deposit, payer_name: str) -> PayableInfo:
    return PayableInfo(deposit.reference, deposit.amount, name_masked(payer_name))


def _is_held(deposit: Deposit, now: datetime) -> bool:
    return bool(_HOLDING.rows(deposit_id=deposit.id, now=now))


def _first(found: list[Deposit]) -> Deposit | None:
    return found[0] if found else None


def _locked() -> QuerySet[Deposit]:
    return Deposit.objects.select_for_update(no_key=True, of=("self",))


def _deposit_locked(provider: str, reference: str) -> Deposit | None:
    # With its payer, whose name a cash desk may be shown.
    return _locked().select_related("user").filter(reference=reference, method_id=provider).first()


def _found(provider: str, named: AttemptRef) -> tuple[Deposit, ProviderTransaction] | Outcome:
    """Lock the deposit of the attempt that is named, and return both; what does not fit together as an outcome."""
    if named.reference is None:
        deposit = _first(_BY_ATTEMPT.objects(provider=provider, external_id=named.external_id))
        if deposit is None:
            return Outcome(OutcomeCode.UNKNOWN_TRANSACTION)
    else:
        deposit = _first(_BY_REFERENCE.objects(provider=provider, reference=named.reference))
        if deposit is None:
            return Outcome(OutcomeCode.UNKNOWN_REFERENCE)
    if named.details and not named.external_id:
        attempt = deposit.transactions.filter(details__contains=named.details, provider=provider).first()
    else:
        tried = _KNOWN.objects(provider=provider, external_id=named.external_id)
        attempt = next((row for row in tried if row.deposit_id == deposit.id), None)
    if attempt is None or (named.number is not None and named.number != attempt.number):
        return Outcome(OutcomeCode.UNKNOWN_TRANSACTION)
    if named.amount is not None and named.amount != deposit.amount:
        return _told(OutcomeCode.WRONG_AMOUNT, deposit, attempt)
    return deposit, attempt


def _told(code: OutcomeCode, deposit: Deposit, attempt: ProviderTransaction, *, is_repeat: bool = False) -> Outcome:
    info = attempt_info(attempt, deposit)
    return Outcome(code, attempt.id, attempt.state, is_repeat=is_repeat, attempt=info)

"""
How one attempt at one deposit moves. The caller holds the deposit's row, so that each sees what the last has done.

`succeed`, `take`, `fail`, `release`, `take_back` and `refund_give_up` are the only places where a provider's word
changes a deposit, its attempt and the ledger; `refund_begin` is where its owner's does.
"""

import logging
from datetime import datetime

from wibestore.core import outbox
from wibestore.core.money import Som
from wibestore.core.statements import row_insert_unless_there, row_update
from wibestore.ledger import services as ledger
from wibestore.ledger.types import AccountRef, EntryKind, PostingLine
from wibestore.payments.events import (
    DEPOSIT_FAILED,
    DEPOSIT_REFUND_REFUSED,
    DEPOSIT_REFUNDED,
    DEPOSIT_REVERSED,
    DEPOSIT_SUCCEEDED,
)
from wibestore.payments.models import (
    CREDITED_STATUSES,
    Deposit,
    DepositRefund,
    DepositStatus,
    ProviderTransaction,
    TransactionState,
)
from wibestore.payments.providers.base import OutcomeCode
from wibestore.payments.rules.refunds import OPEN_REFUNDS, RefundStatus
from wibestore.payments.selectors import deposit_sequence_key

logger = logging.getLogger("wibestore.payments")

#: Payme's own number for "not performed in time"; the only reason that we give ourselves.
REASON_TIMEOUT = 4


def succeed(deposit: Deposit, attempt: ProviderTransaction, now: datetime) -> OutcomeCode:
    """Credit the attempt's deposit, once. One that has ended meanwhile is credited all the same (T3: never lost)."""
    if attempt.state == TransactionState.SUCCEEDED:
        return OutcomeCode.ACCEPTED
    if attempt.state == TransactionState.REVERSED:
        logger.warning("A provider reported a success after its reversal", extra={"provider": attempt.provider})
        return OutcomeCode.IGNORED
    if deposit.status in CREDITED_STATUSES:
        _attempt_end(attempt, TransactionState.REFUSED, now)
        return OutcomeCode.ALREADY_PAID
    attempt.is_late = deposit.status != DepositStatus.PENDING or deposit.expires_at <= now
    _attempt_end(attempt, TransactionState.SUCCEEDED, now)
    _deposit_end(deposit, DepositStatus.SUCCEEDED, now)
    _credit(deposit, is_late=attempt.is_late)
    return OutcomeCode.ACCEPTED


def take(deposit: Deposit, attempt: ProviderTransaction, now: datetime) -> ProviderTransaction:
    """
    Store a new attempt at a payable deposit as succeeded and credit it, by one statement less than `succeed`.

    :returns: the attempt with its number; another's where the provider's id was used before, and nothing is credited
    """
    attempt.state, attempt.finished_at = TransactionState.SUCCEEDED, now
    # The same id may be paying another deposit at this moment: its lock is not ours.
    if not row_insert_unless_there(attempt):
        known = ProviderTransaction.objects.select_related("deposit")
        return known.get(provider=attempt.provider, external_id=attempt.external_id)
    _deposit_end(deposit, DepositStatus.SUCCEEDED, now)
    _credit(deposit, is_late=False)
    return attempt


def fail(deposit: Deposit, attempt: ProviderTransaction, failure_code: str, now: datetime) -> OutcomeCode:
    """End the attempt and, while it waits, its deposit; after a success this is ignored."""
    if attempt.state in {TransactionState.SUCCEEDED, TransactionState.REFUSED, TransactionState.REVERSED}:
        logger.warning("A provider reported a failure after the success", extra={"provider": attempt.provider})
        return OutcomeCode.IGNORED
    if attempt.state == TransactionState.CREATED:
        attempt.failure_code = failure_code
        _attempt_end(attempt, TransactionState.FAILED, now)
    if deposit.status == DepositStatus.PENDING:
        deposit.failure_code = failure_code
        _deposit_end(deposit, DepositStatus.FAILED, now)
        unpaid_tell(DEPOSIT_FAILED, deposit)
    return OutcomeCode.ACCEPTED


def release(
    deposit: Deposit, attempt: ProviderTransaction, *, failure_code: str, reason: int | None, now: datetime
) -> None:
    """End an open attempt; its deposit can be paid by another one. What went wrong is noted for its owner."""
    attempt.failure_code, attempt.reason = failure_code, reason
    _attempt_end(attempt, TransactionState.FAILED, now)
    if deposit.status == DepositStatus.PENDING:
        deposit.failure_code = failure_code
        deposit.save(update_fields=["failure_code"])


def lapse(deposit: Deposit, attempt: ProviderTransaction, now: datetime) -> bool:
    """End an open attempt that is past its time; return whether it was."""
    if attempt.state != TransactionState.CREATED or attempt.expires_at is None or attempt.expires_at > now:
        return False
    release(deposit, attempt, failure_code="timeout", reason=REASON_TIMEOUT, now=now)
    return True


def take_back(
    deposit: Deposit,
    attempt: ProviderTransaction,
    *,
    is_requested: bool,
    reason: int | None = None,
    now: datetime,
) -> OutcomeCode:
    """
    Take the attempt's money back, once (escrow.md §2, T20).

    What is on its way back already (`refund_begin`) has left the wallet: then only that way ends.

    :param is_requested: the provider asks, so that nothing moves where the money was spent (SPENT); else it has taken
        the money already, and what is not there becomes the user's debt
    """
    if attempt.state == TransactionState.REVERSED:
        return OutcomeCode.ACCEPTED
    if attempt.state == TransactionState.SUCCEEDED:
        is_refunding = deposit.status == DepositStatus.REFUNDING
        debt = Som(0) if is_refunding else _debit(deposit, is_requested=is_requested)
        if debt is None:
            return OutcomeCode.SPENT
        deposit.status, deposit.reversed_at = DepositStatus.REVERSED, now
        deposit.save(update_fields=["status", "reversed_at"])
        if is_refunding:
            open_one = DepositRefund.objects.filter(deposit=deposit, state__in=list(OPEN_REFUNDS))
            open_one.update(state=RefundStatus.REFUNDED, ask_at=None, finished_at=now)
            _tell(DEPOSIT_REFUNDED, deposit)
        else:
            _tell_reversed(deposit, debt=debt)
    elif deposit.status == DepositStatus.PENDING:
        deposit.failure_code = "reversed"
        _deposit_end(deposit, DepositStatus.FAILED, now)
        unpaid_tell(DEPOSIT_FAILED, deposit)
    attempt.state, attempt.reason, attempt.reversed_at = TransactionState.REVERSED, reason, now
    attempt.save(update_fields=["state", "reason", "reversed_at"])
    return OutcomeCode.ACCEPTED


def refund_begin(deposit: Deposit, now: datetime) -> None:
    """Take a succeeded deposit's money out of the wallet, to go back by its provider; all of it must be there."""
    ledger.post(
        kind=EntryKind.DEPOSIT_REFUND,
        postings=[
            PostingLine(AccountRef.available(deposit.user_id), Som(-deposit.amount)),
            PostingLine(AccountRef.provider(deposit.method_id), deposit.amount),
        ],
        idempotency_key=f"deposit:{deposit.id}:refund",
        reference=f"deposit:{deposit.id}",
        # The deposit's row is held, and nobody has wanted it back before.
        is_first=True,
    )
    deposit.status = DepositStatus.REFUNDING
    deposit.save(update_fields=["status"])
    DepositRefund.objects.create(deposit=deposit, state=RefundStatus.REQUESTED, requested_at=now, ask_at=now)


def refund_give_up(deposit: Deposit, refund: DepositRefund, failure_code: str, now: datetime) -> None:
    """Put the money of an open refund, which the provider keeps, back into the wallet."""
    reference = f"deposit:{deposit.id}"
    ledger.post(
        kind=EntryKind.DEPOSIT_REFUND_RETURN,
        postings=[
            PostingLine(AccountRef.provider(deposit.method_id), Som(-deposit.amount)),
            PostingLine(AccountRef.available(deposit.user_id), deposit.amount),
        ],
        idempotency_key=f"{reference}:refund_return",
        reference=reference,
        is_first=True,
    )
    ledger.debt_settle(user_ids=[deposit.user_id], cause=f"{reference}:refund_return")
    deposit.status = DepositStatus.SUCCEEDED
    deposit.save(update_fields=["status"])
    refund.state, refund.failure_code = RefundStatus.REFUSED, failure_code
    refund.ask_at, refund.finished_at = None, now
    refund.save(update_fields=["state", "failure_code", "ask_at", "finished_at"])
    _tell(DEPOSIT_REFUND_REFUSED, deposit, failure_code=failure_code)


def unpaid_tell(topic: str, deposit: Deposit) -> None:
    """Tell that a deposit ended without its money."""
    _tell(topic, deposit, failure_code=deposit.failure_code)


def _tell(topic: str, deposit: Deposit, **more: str) -> None:
    payload = {
        "deposit_id": str(deposit.id),
        "user_id": str(deposit.user_id),
        "amount": int(deposit.amount),
        "order_id": str(deposit.order_id) if deposit.order_id else None,
        **more,
    }
    outbox.publish(topic, payload, sequence_key=deposit_sequence_key(deposit.id))


def _debit(deposit: Deposit, *, is_requested: bool) -> Som | None:
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
    row_update(attempt, "state", "is_late", "failure_code", "reason", "finished_at")


def _deposit_end(deposit: Deposit, status: DepositStatus, now: datetime) -> None:
    deposit.status = status
    if status == DepositStatus.SUCCEEDED:
        deposit.failure_code = ""
    deposit.finished_at = now
    row_update(deposit, "status", "failure_code", "finished_at")


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
        # The deposit's row is held, and it was not credited yet.
        is_first=True,
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

"""
Deposits that go back to where they were paid from, where the provider can be asked for that.

The money leaves the wallet first, in the transaction of the request, so that it cannot be spent meanwhile; the
provider is asked afterwards by a sweep, never under a lock. A refund is `sent` before the call, so that a crash in
between leaves one that is asked about before it is sent again. Lock order: deposit → refund → ledger accounts.
"""

import logging
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.db import transaction

from wibestore.audit.services import audit_write
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.ledger import services as ledger
from wibestore.payments import selectors
from wibestore.payments.errors import DepositNotFound, ProviderNotFound, ProviderUnavailable, RefundUnavailable
from wibestore.payments.models import Deposit, DepositRefund, TransactionState
from wibestore.payments.providers.base import PaymentProvider
from wibestore.payments.providers.refunds import RefundAnswer, RefundOrder, RefundState
from wibestore.payments.providers.registry import provider_get
from wibestore.payments.rules.refunds import OPEN_REFUNDS, RefundStatus
from wibestore.payments.rules.withdrawals import pause_before_asking
from wibestore.payments.services import attempts
from wibestore.payments.types import DepositInfo

logger = logging.getLogger("wibestore.payments")

SEND_BATCH = 50
MANY_QUESTIONS = 10
_SETTLER = Actor.system("payments.refund_settle")


@transaction.atomic
def deposit_refund(*, actor: Actor, deposit_id: UUID) -> DepositInfo:
    """
    Take the actor's deposit out of the wallet, on its way back to where it was paid from; return how it stands then.

    :raises DepositNotFound: absent, or somebody else's
    :raises RefundUnavailable: it cannot go back now (`params.reason`)
    """
    rows = Deposit.objects.select_for_update(no_key=True, of=("self",))
    deposit = rows.filter(pk=deposit_id, user_id=actor.user_id).first()
    if deposit is None:
        raise DepositNotFound
    # Held until the transaction ends: what is looked at next is what is taken.
    ledger.available_lock(deposit.user_id)
    now = clock.now()
    if hindrance := selectors.refund_hindrance(deposit, now=now):
        raise RefundUnavailable(reason=hindrance.value)
    attempts.refund_begin(deposit, now)
    return selectors.deposit_get_for(actor=actor, deposit_id=deposit_id)


def refunds_send(limit: int = SEND_BATCH) -> int:
    """
    Ask the providers for up to `limit` refunds whose time for it has come; return how many have ended.

    Several may run at once. A provider that is silent once is left alone until the next sweep.
    """
    due = DepositRefund.objects.filter(ask_at__lte=clock.now()).order_by("ask_at", "id")
    silent: set[str] = set()
    return sum(_deal(*row, silent) for row in due.values_list("id", "deposit__method_id")[:limit])


@transaction.atomic
def refund_settle(*, reference: str, is_refunded: bool, note: str) -> bool:
    """
    End a refund as a person has found out at the provider that it ended; return whether it was open.

    :param reference: the deposit's
    :param note: who said so, and where
    :raises DepositNotFound: there is none
    """
    deposit_id = Deposit.objects.filter(reference=reference).values_list("id", flat=True).first()
    if deposit_id is None:
        raise DepositNotFound
    if not _end(deposit_id, is_refunded=is_refunded, failure_code="" if is_refunded else "settled_by_staff"):
        return False
    details = {"is_refunded": is_refunded, "note": note}
    audit_write(actor=_SETTLER, action="refund.settled", target="deposit", target_id=deposit_id, details=details)
    return True


@dataclass(frozen=True, slots=True)
class _Claim:
    """A refund that this sweep deals with; `is_new` until the provider may have heard of it."""

    deposit_id: UUID
    order: RefundOrder
    is_new: bool


def _deal(refund_id: UUID, code: str, silent: set[str]) -> int:
    if code in silent:
        return 0
    try:
        provider = provider_get(code)
        claimed = _claim(refund_id)
        return _note(claimed, _ask(provider, claimed)) if claimed else 0
    except (ProviderNotFound, ProviderUnavailable, RefundUnavailable):
        logger.warning("A provider could not be asked about refunds", extra={"provider": code})
        silent.add(code)
    except Exception:  # a bug with one refund must not keep the others' money: it is logged and tried again
        logger.exception("A refund could not be sent", extra={"refund_id": str(refund_id)})
    return 0


@transaction.atomic
def _claim(refund_id: UUID) -> _Claim | None:
    """Make the refund `sent` and put the next question off; None where somebody else has it."""
    now = clock.now()
    rows = DepositRefund.objects.select_for_update(skip_locked=True, no_key=True, of=("self",))
    row = rows.select_related("deposit").filter(pk=refund_id, ask_at__lte=now).first()
    if row is None:
        return None
    is_new = row.state == RefundStatus.REQUESTED
    row.state, row.sent_at = RefundStatus.SENT, row.sent_at or now
    row.ask_count += 1
    row.ask_at = now + pause_before_asking(row.ask_count, settings.PAYOUT_FIRST_PAUSE)
    row.save(update_fields=["state", "sent_at", "ask_count", "ask_at"])
    if row.ask_count == MANY_QUESTIONS:
        logger.error("A refund has had no final answer for long", extra={"refund_id": str(row.id)})
    return _Claim(row.deposit_id, _order_of(row.deposit), is_new=is_new)


def _order_of(deposit: Deposit) -> RefundOrder:
    attempt = deposit.transactions.get(state=TransactionState.SUCCEEDED)
    return RefundOrder(
        external_id=attempt.external_id,
        reference=deposit.reference,
        amount=deposit.amount,
        paid_at=attempt.finished_at or attempt.created_at,
        details=attempt.details,
    )


def _ask(provider: PaymentProvider, claimed: _Claim) -> RefundAnswer:
    """Send what the provider cannot have heard of; else ask first, and send only what it has not done."""
    if claimed.is_new:
        return provider.payment_refund(claimed.order)
    answer = provider.refund_verify(claimed.order)
    if answer.state is RefundState.STANDS:
        answer = provider.payment_refund(replace(claimed.order, is_repeat=True))
    return answer


def _note(claimed: _Claim, answer: RefundAnswer) -> int:
    """Record what the provider said; 1 when the refund has ended by it, 0 where that was known already."""
    if answer.state not in {RefundState.REFUNDED, RefundState.REFUSED}:
        return 0
    is_refunded = answer.state is RefundState.REFUNDED
    return int(_end(claimed.deposit_id, is_refunded=is_refunded, failure_code=answer.failure_code))


@transaction.atomic
def _end(deposit_id: UUID, *, is_refunded: bool, failure_code: str) -> bool:
    """End an open refund and return whether it was open; the provider's own call may have come first."""
    deposit = Deposit.objects.select_for_update(no_key=True, of=("self",)).get(pk=deposit_id)
    refund = DepositRefund.objects.select_for_update(no_key=True).filter(deposit=deposit).first()
    if refund is None or refund.state not in OPEN_REFUNDS:
        return False
    now = clock.now()
    if is_refunded:
        attempt = deposit.transactions.get(state=TransactionState.SUCCEEDED)
        attempts.take_back(deposit, attempt, is_requested=False, now=now)
    else:
        attempts.refund_give_up(deposit, refund, failure_code, now)
    return True

"""
Sends approved withdrawals to their providers, and asks how those went that nobody knows of.

A provider is never called under a lock. A withdrawal is `sent` before the call, so that a crash in between leaves
one that is asked about, not one that is paid twice: the provider knows it by its reference.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.db import transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.payments import policies, selectors
from wibestore.payments.errors import (
    InvalidWithdrawalTransition,
    PayoutUnsupported,
    ProviderUnavailable,
    WithdrawalNotFound,
)
from wibestore.payments.models import Withdrawal
from wibestore.payments.providers.base import PaymentProvider, PayoutAnswer, PayoutOrder, PayoutState
from wibestore.payments.rules.withdrawals import WithdrawalEvent, WithdrawalState, pause_before_asking
from wibestore.payments.services.withdrawals import withdrawal_locked, withdrawal_transition

logger = logging.getLogger("wibestore.payments")

SEND_BATCH = 50
MANY_QUESTIONS = 10
# A provider that prepares payouts first answers twice; more is a fault of its adapter.
_MAX_CALLS = 3
_SENDER = Actor.system("payments.withdrawals_send")
_EVENTS = {PayoutState.PAID: WithdrawalEvent.PAY, PayoutState.FAILED: WithdrawalEvent.RETURN}


def withdrawals_send(limit: int = SEND_BATCH) -> int:
    """
    Send up to `limit` approved withdrawals, ask about up to `limit` sent ones; return how many have ended.

    Several may run at once. A provider that is silent once is left alone until the next sweep.
    """
    silent: set[str] = set()
    approved = Withdrawal.objects.filter(state=WithdrawalState.APPROVED).order_by("approved_at", "id")
    due = Withdrawal.objects.filter(ask_at__lte=clock.now()).order_by("ask_at", "id")
    sent = [_deal(row, _claim_approved, silent) for row in approved.values_list("id", "provider")[:limit]]
    asked = [_deal(row, _claim_due, silent) for row in due.values_list("id", "provider")[:limit]]
    return sum(sent) + sum(asked)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A withdrawal that this sweep deals with; `is_new` until the provider may have heard of it."""

    withdrawal_id: UUID
    order: PayoutOrder
    is_new: bool


def _deal(row: tuple[UUID, str], claim: Callable[[UUID], _Claim | None], silent: set[str]) -> int:
    withdrawal_id, code = row
    if code in silent:
        return 0
    try:
        provider = selectors.payout_provider_get(code)
        claimed = claim(withdrawal_id)
        return _note(claimed, code, _ask(provider, claimed)) if claimed else 0
    except (PayoutUnsupported, ProviderUnavailable):
        logger.warning("A provider could not be asked about payouts", extra={"provider": code})
        silent.add(code)
    except Exception:  # a bug with one withdrawal must not keep the others' money: it is logged and tried again
        logger.exception("A withdrawal could not be sent", extra={"withdrawal_id": str(withdrawal_id)})
    return 0


@transaction.atomic
def _claim_approved(withdrawal_id: UUID) -> _Claim | None:
    """Make the withdrawal `sent`; None where somebody else has it, or its owner owes money."""
    try:
        row = withdrawal_locked(withdrawal_id, skip_locked=True)
        withdrawal_transition(row.id, WithdrawalEvent.SEND, _SENDER)
    except (WithdrawalNotFound, InvalidWithdrawalTransition):
        return None
    return _Claim(row.id, _order_of(row), is_new=True)


@transaction.atomic
def _claim_due(withdrawal_id: UUID) -> _Claim | None:
    """Put the next question off, so that nobody else asks now; None where somebody else has it."""
    try:
        row = withdrawal_locked(withdrawal_id, skip_locked=True)
    except WithdrawalNotFound:
        return None
    now = clock.now()
    if row.ask_at is None or row.ask_at > now:
        return None
    row.ask_count += 1
    row.ask_at = now + pause_before_asking(row.ask_count, settings.PAYOUT_FIRST_PAUSE)
    row.save(update_fields=["ask_count", "ask_at"])
    if row.ask_count == MANY_QUESTIONS:
        logger.error("A payout has had no final answer for long", extra={"withdrawal_id": str(row.id)})
    return _Claim(row.id, _order_of(row), is_new=False)


def _order_of(row: Withdrawal) -> PayoutOrder:
    amount = Som(row.amount - row.fee)
    return PayoutOrder(reference=row.reference, amount=amount, token=row.card.token, external_id=row.external_id)


def _ask(provider: PaymentProvider, claimed: _Claim) -> PayoutAnswer:
    """Send what the provider does not know yet, go on with what it has prepared, else only ask."""
    order = claimed.order
    answer = PayoutAnswer(PayoutState.NOT_FOUND) if claimed.is_new else provider.payout_verify(order)
    for _ in range(_MAX_CALLS):
        if answer.state not in {PayoutState.NOT_FOUND, PayoutState.PREPARED}:
            return answer
        if answer.external_id:
            _external_id_keep(claimed.withdrawal_id, answer.external_id)
            order = replace(order, external_id=answer.external_id)
        answer = provider.payout_create(order)
    return PayoutAnswer(PayoutState.UNKNOWN)


def _note(claimed: _Claim, code: str, answer: PayoutAnswer) -> int:
    """Record what the provider said; 1 when the withdrawal has ended by it."""
    if answer.external_id:
        _external_id_keep(claimed.withdrawal_id, answer.external_id)
    event = _EVENTS.get(answer.state)
    if event is None:
        return 0
    try:
        withdrawal_transition(claimed.withdrawal_id, event, policies.provider_actor(code), reason=answer.failure_code)
    except InvalidWithdrawalTransition:
        # Somebody else has recorded the same answer.
        return 0
    return 1


def _external_id_keep(withdrawal_id: UUID, external_id: str) -> None:
    Withdrawal.objects.filter(pk=withdrawal_id).update(external_id=external_id)

"""Reads of payment methods and deposits."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.ledger import selectors as ledger
from wibestore.ledger.types import AccountRef
from wibestore.payments.errors import DepositNotFound, MethodUnavailable, PayoutUnsupported, ProviderNotFound
from wibestore.payments.models import CREDITED_STATUSES, Deposit, DepositRefund, DepositStatus, PaymentMethod
from wibestore.payments.providers.base import PaymentProvider
from wibestore.payments.providers.registry import SANDBOX, is_connected, provider_get
from wibestore.payments.rules.refunds import OPEN_REFUNDS, RefundHindrance
from wibestore.payments.types import DepositInfo, MethodInfo, RefundInfo


def deposit_sequence_key(deposit_id: UUID) -> str:
    """Return the outbox sequence of one deposit's facts."""
    return f"deposit:{deposit_id}"


def method_list() -> list[MethodInfo]:
    """Return the payment methods in the order to show; the sandbox only where it is switched on."""
    rows = PaymentMethod.objects.order_by("position")
    return [_method_info(row) for row in rows if row.code != SANDBOX or settings.SANDBOX_PAYMENTS]


def method_get_usable(code: str) -> MethodInfo:
    """
    Return the method `code`, ready for a deposit.

    :raises MethodUnavailable: unknown, not connected or disabled (`params.reason`)
    """
    row = PaymentMethod.objects.filter(code=code).first()
    if row is None:
        raise MethodUnavailable(reason="unknown")
    method = _method_info(row)
    if not method.is_available:
        raise MethodUnavailable(reason=method.unavailable_reason)
    return method


def payout_provider_get(code: str) -> PaymentProvider:
    """
    Return the connected provider `code` that can pay out to cards.

    :raises PayoutUnsupported: it cannot, or is unknown or not connected
    """
    try:
        provider = provider_get(code)
    except ProviderNotFound as error:
        raise PayoutUnsupported(method=code) from error
    if not provider.can_pay_out:
        raise PayoutUnsupported(method=code)
    return provider


def _method_info(row: PaymentMethod) -> MethodInfo:
    reason = "" if is_connected(row.code) else "not_connected"
    return MethodInfo(
        code=row.code,
        name=row.name,
        description=row.description,
        min_amount=int(row.min_amount),
        max_amount=int(row.max_amount),
        fee_bps=row.fee_bps,
        unavailable_reason=reason if row.is_enabled else "disabled",
        can_withdraw=row.is_enabled and not reason and provider_get(row.code).can_pay_out,
    )


def deposit_get_for(*, actor: Actor, deposit_id: UUID) -> DepositInfo:
    """
    Return the actor's own deposit.

    :raises DepositNotFound: absent, or somebody else's
    """
    row = Deposit.objects.filter(pk=deposit_id, user_id=actor.user_id).first()
    if row is None:
        raise DepositNotFound
    if row.status not in CREDITED_STATUSES:
        return DepositInfo.of(row)
    movement = ledger.movement_id_of(row.user_id, deposit_sequence_key(row.id))
    return DepositInfo.of(row, transaction_id=movement, refund=_refund_info(row))


def refund_hindrance(row: Deposit, *, now: datetime) -> RefundHindrance | None:
    """Return why the deposit cannot go back to where it was paid from now; None where it can."""
    refund = DepositRefund.objects.filter(deposit=row).first()
    return _hindrance_of(row, refund, now)


def _refund_info(row: Deposit) -> RefundInfo:
    refund = DepositRefund.objects.filter(deposit=row).first()
    hindrance = _hindrance_of(row, refund, clock.now())
    reason = hindrance.value if hindrance else ""
    if refund is None:
        return RefundInfo(is_possible=hindrance is None, reason=reason)
    return RefundInfo(
        is_possible=False,
        reason=reason,
        status="refunding" if refund.state in OPEN_REFUNDS else refund.state,
        failure_code=refund.failure_code,
        requested_at=refund.requested_at,
        finished_at=refund.finished_at,
    )


def _hindrance_of(row: Deposit, refund: DepositRefund | None, now: datetime) -> RefundHindrance | None:
    if row.status == DepositStatus.REFUNDING:
        return RefundHindrance.REFUNDING
    if row.status != DepositStatus.SUCCEEDED:
        return RefundHindrance.NOT_SUCCEEDED
    if refund is not None:
        return RefundHindrance.REFUSED
    return _refusal_of_provider(row, now) or _refusal_of_wallet(row)


def _refusal_of_provider(row: Deposit, now: datetime) -> RefundHindrance | None:
    if not is_connected(row.method_id):
        return RefundHindrance.NOT_CONNECTED
    provider = provider_get(row.method_id)
    if not provider.can_refund:
        return RefundHindrance.UNSUPPORTED
    until = provider.refund_until(row.finished_at or row.created_at)
    return RefundHindrance.TOO_LATE if until is not None and until <= now else None


def _refusal_of_wallet(row: Deposit) -> RefundHindrance | None:
    if ledger.account_balance(AccountRef.debt(row.user_id)) < 0:
        return RefundHindrance.IN_DEBT
    available = ledger.account_balance(AccountRef.available(row.user_id))
    return RefundHindrance.SPENT if available < row.amount else None


def has_succeeded_deposit_waiting(order_id: UUID) -> bool:
    """Tell whether money was paid in for the order and orders has not heard of it yet (T4's guard)."""
    paid = Deposit.objects.filter(order_id=order_id, status=DepositStatus.SUCCEEDED).values_list("id", flat=True)
    keys = [deposit_sequence_key(deposit_id) for deposit_id in paid]
    return bool(keys) and OutboxMessage.objects.filter(sequence_key__in=keys, relayed_at=None).exists()

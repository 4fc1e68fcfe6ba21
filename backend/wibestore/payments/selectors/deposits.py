"""Reads of payment methods and deposits."""

from uuid import UUID

from django.conf import settings

from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.payments.errors import DepositNotFound, MethodUnavailable, PayoutUnsupported, ProviderNotFound
from wibestore.payments.models import Deposit, DepositStatus, PaymentMethod
from wibestore.payments.providers.base import PaymentProvider
from wibestore.payments.providers.registry import SANDBOX, is_connected, provider_get
from wibestore.payments.types import DepositInfo, MethodInfo


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
    return DepositInfo.of(row)


def has_succeeded_deposit_waiting(order_id: UUID) -> bool:
    """Tell whether money was paid in for the order and orders has not heard of it yet (T4's guard)."""
    paid = Deposit.objects.filter(order_id=order_id, status=DepositStatus.SUCCEEDED).values_list("id", flat=True)
    keys = [deposit_sequence_key(deposit_id) for deposit_id in paid]
    return bool(keys) and OutboxMessage.objects.filter(sequence_key__in=keys, relayed_at=None).exists()

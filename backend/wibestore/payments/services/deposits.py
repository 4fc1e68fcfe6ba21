"""Deposits: made by their owner, ended by a provider's word or by time."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import ValidationFailed
from wibestore.core.ids import uuid7
from wibestore.core.money import Som
from wibestore.payments import selectors
from wibestore.payments.errors import ProviderNotFound, ProviderUnavailable
from wibestore.payments.models import Deposit, DepositStatus, ProviderTransaction, TransactionState
from wibestore.payments.providers.base import Payer
from wibestore.payments.providers.registry import provider_get
from wibestore.payments.providers.requests import PaymentPerform
from wibestore.payments.rules import reference_new
from wibestore.payments.services.events import provider_event_apply
from wibestore.payments.services.requests import provider_request_apply
from wibestore.payments.types import DepositInfo, MethodInfo

logger = logging.getLogger("wibestore.payments")

EXPIRY_BATCH = 100
ASK_FOR = timedelta(days=1)


def deposit_create(
    *, actor: Actor, method: str, amount: Som, order_id: UUID | None = None, return_path: str = ""
) -> DepositInfo:
    """
    Open a deposit and return it with the address where its owner pays.

    The provider is asked before any row is written, so that no lock waits for it. What the order is, and whether it
    can still be paid, is not looked at here: orders hears of the paid deposit.

    :raises MethodUnavailable: the method is unknown, not connected or disabled
    :raises ValidationFailed: the amount is outside the method's limits
    :raises ProviderUnavailable: the provider did not answer
    """
    usable = selectors.method_get_usable(method)
    _check_amount(usable, amount)
    provider = provider_get(usable.code)
    deposit_id, reference = uuid7(), reference_new()
    payment = provider.create_payment(
        amount,
        Payer(actor.user_id, actor.language),
        reference=reference,
        return_url=f"{settings.PUBLIC_URL}/wallet/deposits/{deposit_id}",
    )
    now = clock.now()
    row = Deposit.objects.create(
        id=deposit_id,
        reference=reference,
        user_id=actor.user_id,
        method_id=usable.code,
        amount=amount,
        order_id=order_id,
        return_path=return_path,
        payment_url=payment.payment_url,
        external_id=payment.external_id,
        created_at=now,
        expires_at=now + settings.DEPOSIT_LIFETIMES.get(usable.code, provider.deposit_lifetime),
    )
    return DepositInfo.of(row)


def _check_amount(method: MethodInfo, amount: Som) -> None:
    if amount < method.min_amount:
        raise ValidationFailed.of("/amount", "min_value", "Too small for this method", min=method.min_amount)
    if amount > method.max_amount:
        raise ValidationFailed.of("/amount", "max_value", "Too large for this method", max=method.max_amount)


def deposits_expire(limit: int = EXPIRY_BATCH) -> int:
    """
    End up to `limit` pending deposits of each provider past their time and return how many have expired.

    The provider is asked first: one that was paid while its webhook got lost is credited instead. Silence is not a
    no: while the provider cannot be asked its deposits stay pending, for `ASK_FOR` at most. One that an open attempt
    holds waits for that.
    """
    now = clock.now()
    due = Deposit.objects.filter(~_is_held(now), status=DepositStatus.PENDING, expires_at__lte=now)
    methods = list(due.order_by("method_id").values_list("method_id", flat=True).distinct())
    return sum(_expire_of(method, due, now, limit) for method in methods)


def _is_held(now: datetime) -> Exists:
    """Say of a deposit that an open attempt may still be performed: its provider was promised so."""
    return Exists(
        ProviderTransaction.objects.filter(deposit=OuterRef("pk"), state=TransactionState.CREATED, expires_at__gt=now)
    )


def _expire_of(code: str, due: QuerySet[Deposit], now: datetime, limit: int) -> int:
    """End the due deposits of one provider; one that was silent once in this sweep is not asked again."""
    expired, is_silent = 0, False
    oldest = due.filter(method_id=code).order_by("expires_at").values_list("id", "reference", "expires_at")
    for deposit_id, reference, expires_at in oldest[:limit]:
        is_silent = is_silent or not _ask_provider(code, reference)
        if is_silent and expires_at > now - ASK_FOR:
            break
        expired += _expire(deposit_id, now)
    return expired


def _ask_provider(code: str, reference: str) -> bool:
    """Ask the provider about a payment and apply its word; return whether it could be asked."""
    try:
        event = provider_get(code).verify_payment(reference)
    except (ProviderUnavailable, ProviderNotFound):
        logger.warning("A provider could not be asked before a deposit expired", extra={"provider": code})
        return False
    if isinstance(event, PaymentPerform):
        provider_request_apply(provider=code, request=event)
    elif event is not None:
        provider_event_apply(provider=code, event=event)
    return True


@transaction.atomic
def _expire(deposit_id: UUID, now: datetime) -> int:
    pending = Deposit.objects.select_for_update(skip_locked=True, no_key=True).filter(
        ~_is_held(now), pk=deposit_id, status=DepositStatus.PENDING
    )
    row = pending.first()
    if row is None:
        return 0
    row.status = DepositStatus.EXPIRED
    row.finished_at = now
    row.save(update_fields=["status", "finished_at"])
    return 1

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
from wibestore.payments.errors import (
    DepositNotFound,
    InvalidDepositConfirmation,
    ProviderNotFound,
    ProviderUnavailable,
    WrongCode,
)
from wibestore.payments.events import DEPOSIT_EXPIRED
from wibestore.payments.models import Deposit, DepositStatus, ProviderTransaction, TransactionState
from wibestore.payments.providers.base import CardOrder, Payer
from wibestore.payments.providers.registry import provider_get
from wibestore.payments.providers.requests import PaymentPerform
from wibestore.payments.rules import pause_before_verifying, reference_new
from wibestore.payments.services import attempts
from wibestore.payments.services.cards import card_to_charge
from wibestore.payments.services.events import provider_event_apply
from wibestore.payments.services.requests import provider_request_apply
from wibestore.payments.types import DepositInfo, MethodInfo

logger = logging.getLogger("wibestore.payments")

EXPIRY_BATCH = 100
VERIFY_BATCH = 50
ASK_FOR = timedelta(days=1)


def deposit_create(
    *,
    actor: Actor,
    method: str,
    amount: Som,
    order_id: UUID | None = None,
    card_id: UUID | None = None,
    return_path: str = "",
) -> DepositInfo:
    """
    Open a deposit and return it with the address where its owner pays, or, by the bound card `card_id`, unconfirmed.

    The provider is asked before any row is written, so that no lock waits for it. What the order is, and whether it
    can still be paid, is not looked at here: orders hears of the paid deposit. No card is charged here: what is
    charged must be stored before (`deposit_confirm`).

    :raises MethodUnavailable: the method is unknown, not connected or disabled
    :raises ValidationFailed: the amount is outside the method's limits
    :raises CardNotFound: no such card, or somebody else's
    :raises CardNotActive: it is pending, or removed
    :raises CardPaymentUnsupported: the method charges no cards, or the card is of another one
    :raises ProviderUnavailable: the provider did not answer
    """
    usable = selectors.method_get_usable(method)
    _check_amount(usable, amount)
    provider = provider_get(usable.code)
    row = Deposit(
        id=uuid7(),
        reference=reference_new(),
        user_id=actor.user_id,
        method_id=usable.code,
        amount=amount,
        order_id=order_id,
        return_path=return_path,
    )
    if card_id is None:
        payment = provider.create_payment(
            amount,
            Payer(actor.user_id, actor.language),
            reference=row.reference,
            return_url=f"{settings.PUBLIC_URL}/wallet/deposits/{row.id}",
        )
        row.payment_url, row.external_id = payment.payment_url, payment.external_id
    else:
        row.card = card_to_charge(actor.user_id, card_id, provider)
        charge = provider.card_charge(_order_of(row, row.card.token, actor))
        row.external_id, row.needs_code = charge.external_id, charge.needs_code
    row.created_at = clock.now()
    row.expires_at = row.created_at + settings.DEPOSIT_LIFETIMES.get(usable.code, provider.deposit_lifetime)
    row.ask_at = row.created_at + pause_before_verifying(0) if provider.can_be_asked else None
    row.save(force_insert=True)
    return DepositInfo.of(row)


def _order_of(row: Deposit, token: str, actor: Actor) -> CardOrder:
    return CardOrder(row.reference, row.amount, token=token, ip=actor.ip, user_agent=actor.user_agent)


def deposit_confirm(*, actor: Actor, deposit_id: UUID, code: str) -> DepositInfo:
    """
    Let the actor's bound card pay the deposit, by the code its owner was sent; return how it stands then.

    It stays pending where the provider gives no final answer: then it is asked later (`deposits_verify`), and nobody
    may say that nothing was charged. One that has succeeded is returned as it is. No lock is held while the provider
    is asked: its callback may come first, and counts once with this.

    :raises DepositNotFound: absent, or somebody else's
    :raises InvalidDepositConfirmation: it waits for no card, or has ended otherwise
    :raises WrongCode: nothing was charged, the deposit waits for another code
    :raises CodeExpired: nothing was charged
    """
    row = Deposit.objects.filter(pk=deposit_id, user_id=actor.user_id).first()
    if row is None:
        raise DepositNotFound
    if row.status != DepositStatus.SUCCEEDED:
        _check_confirmable(row, code)
        try:
            event = provider_get(row.method_id).card_confirm(row.external_id, code)
        except ProviderUnavailable:
            logger.warning("A card payment has no answer yet", extra={"provider": row.method_id})
            event = None
        if event is not None:
            provider_event_apply(provider=row.method_id, event=event)
    return selectors.deposit_get_for(actor=actor, deposit_id=deposit_id)


def _check_confirmable(row: Deposit, code: str) -> None:
    if row.card_id is None or row.status != DepositStatus.PENDING or row.expires_at <= clock.now():
        raise InvalidDepositConfirmation(status=row.status)
    if row.needs_code and not code:
        raise WrongCode


def deposits_verify(limit: int = VERIFY_BATCH) -> int:
    """
    Ask the providers about up to `limit` pending deposits whose time for it has come; return how many were asked.

    Several may run at once. A provider that is silent once is left alone until the next sweep.
    """
    due = Deposit.objects.filter(status=DepositStatus.PENDING, ask_at__lte=clock.now()).order_by("ask_at", "id")
    silent: set[str] = set()
    asked = 0
    for deposit_id, code in due.values_list("id", "method_id")[:limit]:
        if code in silent:
            continue
        transaction_id = _claim(deposit_id)
        if transaction_id is None:
            continue
        asked += 1
        try:
            if not _ask_provider(code, transaction_id):
                silent.add(code)
        except Exception:  # a bug with one deposit must not keep the others waiting
            logger.exception("A deposit could not be verified", extra={"deposit_id": str(deposit_id)})
    return asked


@transaction.atomic
def _claim(deposit_id: UUID) -> str | None:
    """Put the next question off, so that nobody else asks now; return by what to ask, None where somebody else does."""
    now = clock.now()
    pending = Deposit.objects.select_for_update(skip_locked=True, no_key=True).filter(
        pk=deposit_id, status=DepositStatus.PENDING, ask_at__lte=now
    )
    row = pending.first()
    if row is None:
        return None
    row.ask_count += 1
    row.ask_at = now + pause_before_verifying(row.ask_count)
    row.save(update_fields=["ask_count", "ask_at"])
    return row.external_id or row.reference


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
    oldest = (
        due.filter(method_id=code).order_by("expires_at").values_list("id", "reference", "external_id", "expires_at")
    )
    for deposit_id, reference, external_id, expires_at in oldest[:limit]:
        is_silent = is_silent or not _ask_provider(code, external_id or reference)
        if is_silent and expires_at > now - ASK_FOR:
            break
        expired += _expire(deposit_id, now)
    return expired


def _ask_provider(code: str, transaction_id: str) -> bool:
    """
    Ask the provider about a payment and apply its word; return whether it could be asked.

    :param transaction_id: the provider's own id of it, the deposit's reference where it gave none
    """
    try:
        event = provider_get(code).verify_payment(transaction_id)
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
    attempts.unpaid_tell(DEPOSIT_EXPIRED, row)
    return 1

"""Deposits, cards and withdrawals for tests and demo people, made through the services."""

from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import orjson
from django.conf import settings

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.payments import selectors, services
from wibestore.payments.models import Deposit, PayoutCard, ProviderCall, ReconciliationDifference
from wibestore.payments.providers.base import CardEvent, CardEventKind, EventKind, ProviderEvent, WebhookPayload
from wibestore.payments.providers.registry import SANDBOX
from wibestore.payments.providers.sandbox.cards import TEST_CARDS, SandboxCard
from wibestore.payments.providers.sandbox.wire import signed_headers
from wibestore.payments.rules.reconciliation import LineKind, StatementLine
from wibestore.payments.types import CardInfo, DepositInfo, WithdrawalInfo


def deposit_pending(user_id: UUID, amount: int, *, order_id: UUID | None = None) -> DepositInfo:
    """Return a sandbox deposit that waits for its payer."""
    return services.deposit_create(actor=Actor.user(user_id), method=SANDBOX, amount=Som(amount), order_id=order_id)


def deposit_succeeded(user_id: UUID, amount: int, *, order_id: UUID | None = None) -> DepositInfo:
    """Return a paid sandbox deposit; the money is in the user's wallet."""
    deposit = deposit_pending(user_id, amount, order_id=order_id)
    services.provider_event_apply(provider=SANDBOX, event=success_event(deposit))
    return DepositInfo.of(Deposit.objects.get(pk=deposit.id))


def success_event(deposit: DepositInfo, *, external_id: str = "") -> ProviderEvent:
    """Return the sandbox's word that the deposit was paid."""
    return ProviderEvent(
        kind=EventKind.SUCCEEDED,
        external_id=external_id or f"sbx_{uuid4().hex}",
        reference=deposit.reference,
        amount=deposit.amount,
        occurred_at=clock.now(),
    )


def card_pending(user_id: UUID) -> CardInfo:
    """Return a card whose owner has not named it yet."""
    return services.card_bind_start(actor=Actor.user(user_id), method=SANDBOX)


def card_active(user_id: UUID, card: SandboxCard = TEST_CARDS[0]) -> CardInfo:
    """Return a card that money can be paid out to, named on the sandbox bank's page; the bank knows its token."""
    pending = card_pending(user_id)
    reference = PayoutCard.objects.values_list("reference", flat=True).get(pk=pending.id)
    services.sandbox_binding_note(reference=reference, card=card)
    services.card_event_apply(provider=SANDBOX, event=bound_event(reference))
    return selectors.card_get_for(actor=Actor.user(user_id), card_id=pending.id)


def bound_event(reference: str) -> CardEvent:
    """Return the sandbox's word about the card that was named on its page for the binding `reference`."""
    binding = services.sandbox_binding_get(reference)
    return CardEvent(
        kind=CardEventKind.BOUND,
        external_id=binding.external_id,
        reference=reference,
        occurred_at=clock.now(),
        token=binding.token,
        mask=binding.mask,
        holder=binding.holder,
    )


def withdrawal_requested(user_id: UUID, amount: int, *, card_id: UUID | None = None) -> WithdrawalInfo:
    """Return a withdrawal that waits for the staff; without a card, to a new one. The money must be there."""
    return services.withdrawal_create(
        actor=Actor.user(user_id), amount=Som(amount), card_id=card_id or card_active(user_id).id
    )


def provider_call_kept(user_id: UUID) -> UUID:
    """Return the id of an authentic call as it was kept: the sandbox's word about a new deposit of the user."""
    deposit = deposit_pending(user_id, 50_000)
    notice = {
        "event": "payment.succeeded",
        "id": f"sbx_{uuid4().hex}",
        "reference": deposit.reference,
        "amount": int(deposit.amount),
        "occurred_at": int(clock.now().timestamp()),
        "failure_code": "",
    }
    body = orjson.dumps(notice)
    headers = {
        name.lower(): value
        for name, value in signed_headers(settings.SANDBOX_WEBHOOK_SECRET, body, clock.now()).items()
    }
    payload = WebhookPayload(method="POST", headers=headers, body=body, received_at=clock.now())
    services.webhook_receive(provider=SANDBOX, payload=payload)
    return ProviderCall.objects.values_list("id", flat=True).latest("received_at")


def difference_open() -> UUID:
    """Return the id of a difference that nobody has dealt with: a payment that only the provider has."""
    now = clock.now()
    line = StatementLine(LineKind.PAYMENT, uuid4().hex, "100000000001", Som(50_000), now)
    services.reconcile(provider=SANDBOX, day=now.astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date(), lines=[line])
    return ReconciliationDifference.objects.values_list("id", flat=True).get(external_id=line.external_id)

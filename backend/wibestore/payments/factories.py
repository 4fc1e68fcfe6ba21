"""Deposits for tests and demo people, made through the services."""

from uuid import UUID, uuid4

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.payments import services
from wibestore.payments.models import Deposit
from wibestore.payments.providers.base import EventKind, ProviderEvent
from wibestore.payments.providers.registry import SANDBOX
from wibestore.payments.types import DepositInfo


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

"""Deposits, cards and withdrawals for tests and demo people, made through the services."""

from uuid import UUID, uuid4

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.payments import selectors, services
from wibestore.payments.models import Deposit, PayoutCard
from wibestore.payments.providers.base import CardEvent, CardEventKind, EventKind, ProviderEvent
from wibestore.payments.providers.registry import SANDBOX
from wibestore.payments.providers.sandbox.cards import TEST_CARDS, SandboxCard
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
    """Return a card that money can be paid out to, as the sandbox bank would have told of it."""
    pending = card_pending(user_id)
    services.card_event_apply(provider=SANDBOX, event=bound_event(pending.id, card))
    return selectors.card_get_for(actor=Actor.user(user_id), card_id=pending.id)


def bound_event(card_id: UUID, card: SandboxCard = TEST_CARDS[0]) -> CardEvent:
    """Return the sandbox's word that the pending card was named."""
    return CardEvent(
        kind=CardEventKind.BOUND,
        external_id=f"sbx_{uuid4().hex}",
        reference=PayoutCard.objects.values_list("reference", flat=True).get(pk=card_id),
        occurred_at=clock.now(),
        token=f"sbxc_{uuid4().hex}",
        mask=card.mask,
        holder=card.holder,
    )


def withdrawal_requested(user_id: UUID, amount: int, *, card_id: UUID | None = None) -> WithdrawalInfo:
    """Return a withdrawal that waits for the staff; without a card, to a new one. The money must be there."""
    return services.withdrawal_create(
        actor=Actor.user(user_id), amount=Som(amount), card_id=card_id or card_active(user_id).id
    )

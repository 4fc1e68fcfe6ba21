"""Payout cards: named by their owner on the provider's own page, kept as a token and a mask."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.text import clean_text, holds_card_number
from wibestore.core.tunables import tunable
from wibestore.payments import selectors
from wibestore.payments.errors import (
    CardInUse,
    CardLimitReached,
    CardNotActive,
    CardNotFound,
    CardPaymentUnsupported,
    ProviderNotFound,
    ProviderUnavailable,
)
from wibestore.payments.events import CARD_ADDED, CARD_REMOVED
from wibestore.payments.models import ForgottenCard, PayoutCard, Withdrawal
from wibestore.payments.providers.base import CardEvent, CardEventKind, Outcome, OutcomeCode, Payer, PaymentProvider
from wibestore.payments.providers.registry import provider_get
from wibestore.payments.rules import reference_new
from wibestore.payments.rules.cards import BINDING_LIFETIME, MAX_CARDS, CardStatus, is_mask, is_token
from wibestore.payments.rules.withdrawals import OPEN_STATES
from wibestore.payments.types import CardInfo
from wibestore.users import selectors as users

logger = logging.getLogger("wibestore.payments")

EXPIRY_BATCH = 100
_MAX_HOLDER_LENGTH = 64
_ATTEMPTS = 10


def card_bind_start(*, actor: Actor, method: str) -> CardInfo:
    """
    Open a binding and return the pending card with the address where its owner names it.

    The provider is asked before any row is written, so that no lock waits for it.

    :raises PayoutUnsupported: the method is unknown, not connected, or pays nothing out
    :raises CardLimitReached: the actor has `MAX_CARDS` cards
    :raises ProviderUnavailable: the provider did not answer
    """
    provider = selectors.payout_provider_get(method)
    _free_slot(actor.user_id)
    reference = reference_new()
    started = provider.card_bind_start(
        Payer(actor.user_id, actor.language, phone=_phone_of(actor.user_id)),
        reference=reference,
        return_url=f"{settings.PUBLIC_URL}/wallet/cards",
    )
    now = clock.now()
    row = PayoutCard(
        reference=reference,
        user_id=actor.user_id,
        method_id=method,
        external_id=started.external_id,
        bind_url=started.bind_url,
        created_at=now,
        expires_at=now + BINDING_LIFETIME,
    )
    return selectors.card_info(_insert(row))


@transaction.atomic
def card_event_apply(*, provider: str, event: CardEvent) -> Outcome:
    """
    Apply an authenticated event of `provider` to the card it is about and return what was decided.

    A repeated event changes nothing and gets the first one's outcome. A card that was removed meanwhile stays so; one
    that the user has already is not added twice.
    """
    card = _card_locked(provider, event)
    if card is None:
        return Outcome(OutcomeCode.UNKNOWN_REFERENCE)
    if card.status == CardStatus.ACTIVE:
        return Outcome(OutcomeCode.ACCEPTED, card.id, card.status)
    if card.status == CardStatus.REMOVED:
        return Outcome(OutcomeCode.IGNORED, card.id, card.status)
    now = clock.now()
    card.external_id = event.external_id
    if event.kind is CardEventKind.FAILED:
        _remove(card, now, failure_code=event.failure_code)
    elif not _is_storable(event):
        logger.error("A provider sent a card that cannot be kept", extra={"provider": provider})
        _remove(card, now, failure_code="not_storable")
    elif _has_card(card, event.token):
        _remove(card, now, failure_code="known_already")
    else:
        _bind(card, event, now)
    return Outcome(OutcomeCode.ACCEPTED, card.id, card.status)


@transaction.atomic
def card_remove(*, actor: Actor, card_id: UUID) -> None:
    """
    Remove the actor's card: its token is forgotten, its mask stays for the withdrawals that went to it.

    Its provider is told later to forget it too (`cards_forget`).

    :raises CardNotFound: absent, somebody else's, or removed already
    :raises CardInUse: a withdrawal to it is not finished
    """
    card = next((card for card in cards_lock(actor.user_id) if card.id == card_id), None)
    if card is None or card.status == CardStatus.REMOVED:
        raise CardNotFound
    if Withdrawal.objects.filter(card=card, state__in=list(OPEN_STATES)).exists():
        raise CardInUse
    _forget(card)


@transaction.atomic
def cards_remove_all(*, user_id: UUID) -> None:
    """Remove every card of somebody whose account is closed; nothing is on its way to them by then."""
    for card in cards_lock(user_id):
        if card.status != CardStatus.REMOVED:
            _forget(card)


def card_to_charge(user_id: UUID, card_id: UUID, provider: PaymentProvider) -> PayoutCard:
    """
    Return the user's own card, bound at `provider`, that can pay.

    :raises CardNotFound: absent, or somebody else's
    :raises CardNotActive: it is pending, or removed
    :raises CardPaymentUnsupported: the provider charges no cards, or the card is of another one
    """
    card = PayoutCard.objects.filter(pk=card_id, user_id=user_id).first()
    if card is None:
        raise CardNotFound
    if card.status != CardStatus.ACTIVE:
        raise CardNotActive(status=card.status)
    if not provider.can_charge_card or card.method_id != provider.code:
        raise CardPaymentUnsupported(method=provider.code)
    return card


def cards_expire(limit: int = EXPIRY_BATCH) -> int:
    """
    Remove up to `limit` pending cards that nobody named in time and return how many are gone.

    The provider is asked first: one that was named while its webhook got lost is added instead.
    """
    now = clock.now()
    due = PayoutCard.objects.filter(status=CardStatus.PENDING, expires_at__lte=now).order_by("expires_at")[:limit]
    silent: set[str] = set()
    expired = 0
    for card_id, method, reference, external_id in due.values_list("id", "method_id", "reference", "external_id"):
        event = _ask_provider(method, reference, external_id, silent)
        if event is not None:
            card_event_apply(provider=method, event=event)
        expired += _expire(card_id, now)
    return expired


def cards_lock(user_id: UUID) -> list[PayoutCard]:
    """
    Lock all of a user's cards in id order and return them.

    Cards are never deleted, so whoever changes a user's cards or takes from their daily limit waits here for the one
    before. The first lock of both: cards → withdrawal → ledger accounts.
    """
    return list(PayoutCard.objects.select_for_update(no_key=True).filter(user_id=user_id).order_by("id"))


def _insert(card: PayoutCard) -> PayoutCard:
    """Store the card in a free place of its user."""
    for _ in range(_ATTEMPTS):
        card.slot = _free_slot(card.user_id)
        try:
            with transaction.atomic():
                card.save(force_insert=True)
        except IntegrityError:
            # The place was taken at the same moment: look again.
            continue
        return card
    raise CardLimitReached(limit=MAX_CARDS)


def _free_slot(user_id: UUID) -> int:
    taken = PayoutCard.objects.filter(user_id=user_id, slot__isnull=False).values_list("slot", flat=True)
    free = set(range(1, MAX_CARDS + 1)) - {slot for slot in taken if slot}
    if not free:
        raise CardLimitReached(limit=MAX_CARDS)
    return min(free)


def _card_locked(provider: str, event: CardEvent) -> PayoutCard | None:
    """Return the card that `event` is about, by the provider's own id of the binding where it names no reference."""
    named = {"reference": event.reference} if event.reference else {"external_id": event.external_id}
    found = PayoutCard.objects.filter(**named, method_id=provider).values_list("id", "user_id").first()
    if found is None:
        return None
    card_id, user_id = found
    # All of them: two bindings of the same card at once must see each other.
    return next(card for card in cards_lock(user_id) if card.id == card_id)


def _phone_of(user_id: UUID) -> str:
    return users.me_get(user_id).phone.removeprefix("+")


def _is_storable(event: CardEvent) -> bool:
    return is_token(event.token) and is_mask(event.mask) and not holds_card_number(event.holder)


def _has_card(card: PayoutCard, token: str) -> bool:
    return PayoutCard.objects.filter(
        user_id=card.user_id, method_id=card.method_id, token=token, status=CardStatus.ACTIVE
    ).exists()


def _bind(card: PayoutCard, event: CardEvent, now: datetime) -> None:
    card.status = CardStatus.ACTIVE
    card.token, card.mask, card.holder = event.token, event.mask, clean_text(event.holder)[:_MAX_HOLDER_LENGTH]
    card.bound_at = now
    card.usable_from = now + timedelta(hours=tunable("cards.freeze_hours"))
    card.save(update_fields=["status", "external_id", "token", "mask", "holder", "bound_at", "usable_from"])
    _tell(CARD_ADDED, card)


def _forget(card: PayoutCard) -> None:
    was_active, token, now = card.status == CardStatus.ACTIVE, card.token, clock.now()
    if token:
        ForgottenCard.objects.create(provider=card.method_id, token=token, ask_at=now)
    _remove(card, now)
    if was_active:
        _tell(CARD_REMOVED, card)


def _remove(card: PayoutCard, now: datetime, *, failure_code: str = "") -> None:
    card.status, card.token, card.slot, card.failure_code, card.removed_at = (
        CardStatus.REMOVED,
        "",
        None,
        failure_code,
        now,
    )
    card.save(update_fields=["status", "external_id", "token", "slot", "failure_code", "removed_at"])


def _tell(topic: str, card: PayoutCard) -> None:
    payload = {"card_id": str(card.id), "user_id": str(card.user_id), "method": card.method_id, "mask": card.mask}
    outbox.publish(topic, payload, sequence_key=f"card:{card.id}")


def _ask_provider(code: str, reference: str, external_id: str, silent: set[str]) -> CardEvent | None:
    """Return what the provider says; one that was silent once in this sweep is not asked again (`silent`)."""
    if code in silent:
        return None
    try:
        return provider_get(code).card_bind_verify(reference, external_id)
    except (ProviderUnavailable, ProviderNotFound):
        logger.warning("A provider could not be asked before a card expired", extra={"provider": code})
        silent.add(code)
        return None


@transaction.atomic
def _expire(card_id: UUID, now: datetime) -> int:
    pending = PayoutCard.objects.select_for_update(skip_locked=True, no_key=True).filter(
        pk=card_id, status=CardStatus.PENDING
    )
    row = pending.first()
    if row is None:
        return 0
    _remove(row, now, failure_code="expired")
    return 1

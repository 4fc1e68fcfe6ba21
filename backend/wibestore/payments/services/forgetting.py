"""Lets providers forget the cards that their owners have removed."""

import logging
from uuid import UUID

from django.conf import settings
from django.db import transaction

from wibestore.core import clock
from wibestore.payments.errors import ProviderNotFound, ProviderUnavailable
from wibestore.payments.models import ForgottenCard, PayoutCard
from wibestore.payments.providers.registry import provider_get
from wibestore.payments.rules.cards import CardStatus
from wibestore.payments.rules.withdrawals import pause_before_asking

logger = logging.getLogger("wibestore.payments")

FORGET_BATCH = 50
MAX_QUESTIONS = 30


def cards_forget(limit: int = FORGET_BATCH) -> int:
    """
    Let the providers forget up to `limit` removed cards whose time for it has come; return how many are gone.

    Several may run at once. One that is refused is tried again with growing pauses, `MAX_QUESTIONS` times at most. A
    card that somebody has added meanwhile, or has beside, is left alone.
    """
    due = ForgottenCard.objects.filter(ask_at__lte=clock.now()).order_by("ask_at", "id")
    return sum(_forget(card_id) for card_id in due.values_list("id", flat=True)[:limit])


def _forget(card_id: UUID) -> int:
    row = _claim(card_id)
    if row is None:
        return 0
    if not PayoutCard.objects.filter(token=row.token, status=CardStatus.ACTIVE).exists():
        try:
            _tell_provider(row)
        except (ProviderUnavailable, ProviderNotFound):
            logger.warning("A provider could not be told to forget a card", extra={"provider": row.provider})
            if row.ask_count < MAX_QUESTIONS:
                return 0
            logger.exception("A provider keeps a removed card", extra={"provider": row.provider})
    row.delete()
    return 1


@transaction.atomic
def _claim(card_id: UUID) -> ForgottenCard | None:
    """Put the next try off, so that nobody else tries now; None where somebody else does."""
    now = clock.now()
    row = ForgottenCard.objects.select_for_update(skip_locked=True).filter(pk=card_id, ask_at__lte=now).first()
    if row is None:
        return None
    row.ask_count += 1
    row.ask_at = now + pause_before_asking(row.ask_count, settings.PAYOUT_FIRST_PAUSE)
    row.save(update_fields=["ask_count", "ask_at"])
    return row


def _tell_provider(row: ForgottenCard) -> None:
    provider = provider_get(row.provider)
    if provider.can_forget_card:
        provider.card_forget(row.token)

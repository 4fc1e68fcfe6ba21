"""Reads of payout cards."""

from uuid import UUID

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.payments.errors import CardNotFound
from wibestore.payments.models import PayoutCard
from wibestore.payments.rules.cards import MAX_CARDS, CardStatus, brand_of
from wibestore.payments.types import CardInfo


def card_list(*, actor: Actor) -> list[CardInfo]:
    """Return the actor's cards, the newest first, without removed ones and those that nobody named in time."""
    rows = PayoutCard.objects.filter(user_id=actor.user_id).exclude(status=CardStatus.REMOVED).order_by("-created_at")
    now = clock.now()
    shown = [row for row in rows if row.status == CardStatus.ACTIVE or row.expires_at > now]
    return [card_info(row) for row in shown[: 2 * MAX_CARDS]]


def card_get_for(*, actor: Actor, card_id: UUID) -> CardInfo:
    """
    Return the actor's own card, removed or not.

    :raises CardNotFound: absent, or somebody else's
    """
    row = PayoutCard.objects.filter(pk=card_id, user_id=actor.user_id).first()
    if row is None:
        raise CardNotFound
    return card_info(row)


def card_info(row: PayoutCard) -> CardInfo:
    """Return what the stored row says; only a pending card has somewhere to go and name it."""
    return CardInfo(
        id=row.id,
        user_id=row.user_id,
        method=row.method_id,
        mask=row.mask,
        brand=brand_of(row.mask),
        holder=row.holder,
        status=row.status,
        usable_from=row.usable_from,
        bind_url=row.bind_url if row.status == CardStatus.PENDING else "",
        created_at=row.created_at,
    )

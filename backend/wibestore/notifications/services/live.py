"""What open screens learn of a fact: the order, the wallets and the offer as each reader sees them now."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.listings import selectors as listings
from wibestore.listings.errors import OfferNotFound
from wibestore.notifications.frames import ORDER_CHANGED, WALLET_CHANGED
from wibestore.notifications.rules import Live
from wibestore.orders import selectors as orders
from wibestore.payments import selectors as payments

# Whose, of what kind, with which data.
Telegram = tuple[UUID, str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, as the outbox says it."""

    topic: str
    message_id: UUID
    payload: dict[str, Any]


def hearers(live: Live, payload: dict[str, Any]) -> set[UUID]:
    """Return whose screens a fact may change."""
    names = {f"{role}_id" for role in live.wallet}
    names |= {"buyer_id", "seller_id"} if live.order else set()
    names |= _readers(payload) if live.offer else set()
    return {UUID(payload[name]) for name in names}


def live_frames(live: Live, fact: Fact, heard: Collection[UUID]) -> list[Telegram]:
    """
    Return the frames that follow a fact. They tell how things stand now, so that a late one does no harm.

    :param heard: who has a screen open; nothing is read for others
    """
    frames: list[Telegram] = []
    if live.order:
        shown = orders.order_of_parties(UUID(fact.payload["order_id"]))
        frames += [(person, ORDER_CHANGED, {"order": order}) for person, order in shown.items() if person in heard]
    for role in live.wallet:
        owner = UUID(fact.payload[f"{role}_id"])
        if owner in heard:
            frames.append((owner, WALLET_CHANGED, {"wallet": payments.wallet_get(actor=Actor.user(owner))}))
    if live.offer:
        frames += _offer_frames(live.offer, fact, heard)
    return frames


def _readers(payload: dict[str, Any]) -> set[str]:
    # The seller asked not to hear of offers below the floor.
    return {"buyer_id"} if payload.get("is_floor") else {"buyer_id", "seller_id"}


def _offer_frames(kind: str, fact: Fact, heard: Collection[UUID]) -> list[Telegram]:
    frames: list[Telegram] = []
    for name in sorted(_readers(fact.payload)):
        reader = UUID(fact.payload[name])
        if reader not in heard:
            continue
        try:
            offer = listings.offer_get_for(actor=Actor.user(reader), offer_id=UUID(fact.payload["offer_id"]))
        except OfferNotFound:
            continue
        frames.append((reader, kind, {"offer": offer, "event": fact.topic}))
    return frames

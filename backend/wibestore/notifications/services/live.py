"""What open screens learn of a fact: the order, the wallets and the offer as each reader sees them now."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.listings import selectors as listings
from wibestore.listings.errors import OfferNotFound
from wibestore.notifications.frames import ORDER_CHANGED, WALLET_CHANGED
from wibestore.notifications.rules import Live
from wibestore.orders import selectors as orders
from wibestore.orders.types import OrderInfo
from wibestore.payments import selectors as payments

# Whose, of what kind, with which data.
Telegram = tuple[UUID, str, dict[str, Any]]


@dataclass
class Fact:
    """Something that happened: what the outbox says of it, and its order, read once for all who are told."""

    topic: str
    message_id: UUID
    payload: dict[str, Any]

    @cached_property
    def order(self) -> dict[UUID, OrderInfo]:
        """Return the order as each of its parties sees it now."""
        return orders.order_of_parties(UUID(self.payload["order_id"]))


def live_frames(live: Live, fact: Fact) -> list[Telegram]:
    """Return the frames that follow a fact. They tell how things stand now, so that a late one does no harm."""
    frames: list[Telegram] = []
    if live.order:
        frames += [(person, ORDER_CHANGED, {"order": order}) for person, order in fact.order.items()]
    for role in live.wallet:
        owner = UUID(fact.payload[f"{role}_id"])
        frames.append((owner, WALLET_CHANGED, {"wallet": payments.wallet_get(actor=Actor.user(owner))}))
    if live.offer:
        frames += _offer_frames(live.offer, fact)
    return frames


def _offer_frames(kind: str, fact: Fact) -> list[Telegram]:
    payload = fact.payload
    # The seller asked not to hear of offers below the floor.
    readers = ("buyer_id",) if payload.get("is_floor") else ("buyer_id", "seller_id")
    frames: list[Telegram] = []
    for name in readers:
        reader = UUID(payload[name])
        try:
            offer = listings.offer_get_for(actor=Actor.user(reader), offer_id=UUID(payload["offer_id"]))
        except OfferNotFound:
            continue
        frames.append((reader, kind, {"offer": offer, "event": fact.topic}))
    return frames

"""What open screens learn of a fact: the order, the wallets and the offer as each reader sees them now."""

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


def live_frames(live: Live, payload: dict[str, Any]) -> list[Telegram]:
    """Return the frames that follow a fact. They tell how things stand now, so that a late one does no harm."""
    frames: list[Telegram] = []
    if live.order:
        seen = orders.order_of_parties(UUID(payload["order_id"]))
        frames += [(person, ORDER_CHANGED, {"order": order}) for person, order in seen.items()]
    for role in live.wallet:
        owner = UUID(payload[f"{role}_id"])
        frames.append((owner, WALLET_CHANGED, {"wallet": payments.wallet_get(actor=Actor.user(owner))}))
    if live.offer:
        frames += _offer_frames(live.offer, payload)
    return frames


def _offer_frames(kind: str, payload: dict[str, Any]) -> list[Telegram]:
    # The seller asked not to hear of offers below the floor.
    readers = ("buyer_id",) if payload.get("is_floor") else ("buyer_id", "seller_id")
    frames: list[Telegram] = []
    for name in readers:
        reader = UUID(payload[name])
        try:
            offer = listings.offer_get_for(actor=Actor.user(reader), offer_id=UUID(payload["offer_id"]))
        except OfferNotFound:
            continue
        frames.append((reader, kind, {"offer": offer, "event": payload["topic"]}))
    return frames

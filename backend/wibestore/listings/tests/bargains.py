"""What the tests of price offers look at: everything stored of an offer, and how to bring one anywhere."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from wibestore.core.clock import travel
from wibestore.core.models import Heartbeat, OutboxMessage
from wibestore.core.money import Som
from wibestore.listings import services
from wibestore.listings.factories import listing_active, offer_accepted, offer_open, offer_step
from wibestore.listings.models import Listing, OfferMove, PriceOffer
from wibestore.listings.rules.offers import OPEN_FOR
from wibestore.listings.rules.offers import OfferState as S
from wibestore.listings.services.offers import HEARTBEAT
from wibestore.listings.types import OfferInfo
from wibestore.users.types import UserInfo

PRICE = 250_000
SECOND = timedelta(seconds=1)


def row(offer_id: UUID) -> PriceOffer:
    """Return an offer's row."""
    return PriceOffer.objects.get(id=offer_id)


def steps(offer_id: UUID) -> list[tuple[int, str, str, int]]:
    """Return an offer's story as it is stored: (seq, event, party, amount)."""
    return list(
        OfferMove.objects.filter(offer_id=offer_id).order_by("seq").values_list("seq", "event", "party", "amount")
    )


def facts(offer_id: UUID) -> list[tuple[str, dict[str, Any]]]:
    """Return what the outbox tells of an offer, in order: (topic, payload)."""
    told = OutboxMessage.objects.filter(sequence_key=f"offer:{offer_id}").order_by("id")
    return list(told.values_list("topic", "payload"))


def topics(offer_id: UUID) -> list[str]:
    """Return the topics alone."""
    return [topic for topic, _ in facts(offer_id)]


def everything() -> tuple[list[Any], ...]:
    """Return every row that an offer or a reservation may change."""
    return (
        list(PriceOffer.objects.order_by("id").values()),
        list(OfferMove.objects.order_by("id").values()),
        list(Listing.objects.order_by("id").defer("search_vector").values()),
        list(OutboxMessage.objects.order_by("id").values("topic", "payload")),
    )


def offer_in(state: S, buyer: UserInfo, seller: UserInfo, *, amount: int = 200_000) -> OfferInfo:
    """Return an offer for a new listing that came into `state` by the services."""
    listing = listing_active(seller.id, price=PRICE)
    if state in (S.ACCEPTED, S.USED):
        offer = offer_accepted(buyer, listing, amount=amount)
        if state is S.USED:
            services.listing_reserve(listing_id=listing.id, buyer_id=buyer.id, price=Som(amount))
            return replace(offer, version=offer.version + 1)
        return offer
    offer = offer_open(buyer, listing, amount=amount)
    if state is S.DECLINED:
        return offer_step(offer, "decline", seller.id)
    if state is S.WITHDRAWN:
        return offer_step(offer, "withdraw", buyer.id)
    if state is S.EXPIRED:
        sweep_after(OPEN_FOR + SECOND)
        return replace(offer, version=offer.version + 1)
    return offer


def sweep_after(wait: timedelta) -> int:
    """Sweep when so much time has passed, as a sweep that was never away; return how many offers moved."""
    Heartbeat.objects.filter(name=HEARTBEAT).delete()
    with travel(wait):
        return services.offers_sweep()

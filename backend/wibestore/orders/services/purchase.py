"""Making an order (T1)."""

import secrets
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.db.models import UUIDField

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.core.statements import Select, Slot, row_insert_unless_there
from wibestore.core.units import atomic
from wibestore.listings import services as listings
from wibestore.listings.types import ReservedListing
from wibestore.orders import selectors
from wibestore.orders.errors import TooManyOpen
from wibestore.orders.models import Order
from wibestore.orders.rules import CREATED, MAX_UNPAID, Event, OrderState, Party, commission_of
from wibestore.orders.services.facts import facts_of
from wibestore.orders.services.steps import move
from wibestore.orders.services.story import Story, story_add
from wibestore.orders.types import OrderInfo
from wibestore.subscriptions import selectors as subscriptions
from wibestore.users import selectors as users
from wibestore.users.errors import UserBlocked

# Letters and digits that nobody mixes up when they are said.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_NUMBER_LENGTH = 6
_ATTEMPTS = 10

_TAKEN = Select(
    lambda: Order.objects.filter(buyer_id=Slot("buyer", UUIDField()), unpaid_slot__gt=0).values_list("unpaid_slot")
)


@atomic
def order_create(
    *,
    actor: Actor,
    listing_id: UUID,
    price: int,
    pay_with: Literal["wallet", "provider"] = "wallet",
    pay_now: bool = False,
) -> OrderInfo:
    """
    Reserve a listing for the actor at the price they saw (T1); no money moves unless they pay at once (T2, T5).

    Commission and rate are frozen from the seller's plan, the listing as a snapshot.

    :param pay_now: pay from the wallet in the same transaction: there is a paid order or none at all
    :raises UserBlocked: the actor may not buy
    :raises ListingNotFound: absent, or not public
    :raises ListingNotActive: sold, reserved by somebody else, or not on sale
    :raises OwnListing: nobody buys from themselves
    :raises PriceChanged: the price is not the one the buyer saw; `params.price` is the new one
    :raises TooManyOpen: the buyer has `MAX_UNPAID` unpaid orders already
    :raises InsufficientFunds: the wallet does not hold the price (`pay_now`)
    """
    listing = listings.listing_reserve(listing_id=listing_id, buyer_id=actor.user_id, price=Som(price))
    cards, blocked = users.cards_and_blocked({actor.user_id, listing.seller_id})
    if actor.user_id in blocked:
        raise UserBlocked
    story = Story(_order_of(listing, buyer_id=actor.user_id, pay_with=pay_with))
    order, now = story.order, story.order.created_at
    story_add(story, CREATED, Party.BUYER, actor, at=now)
    story.facts += facts_of(order, CREATED)
    if pay_now:
        move(story, Event.PAY, actor)
    story.write(save=_insert)
    if listing.offer_id is not None:
        listings.offer_order_note(offer_id=listing.offer_id, order_id=order.id)
    return selectors.order_info(order, actor=actor, now=now, cards=cards, steps=story.steps)


def _order_of(listing: ReservedListing, *, buyer_id: UUID, pay_with: str) -> Order:
    now = clock.now()
    rate_bps = subscriptions.plan_terms(listing.seller_id, now=now).commission_bps
    return Order(
        number=_number(),
        buyer_id=buyer_id,
        seller_id=listing.seller_id,
        listing_id=listing.id,
        state=OrderState.AWAITING_PAYMENT,
        price=listing.price,
        rate_bps=rate_bps,
        commission=commission_of(listing.price, rate_bps),
        delivery=listing.delivery,
        sla_minutes=listing.delivery_sla_minutes,
        pay_with=pay_with,
        snapshot=listing.snapshot,
        pay_by=now + (settings.PAY_BY_WALLET if pay_with == "wallet" else settings.PAY_BY_PROVIDER),
        created_at=now,
        updated_at=now,
    )


def _insert(order: Order) -> None:
    """Store the order; while it is not paid, in a free place of the buyer."""
    for _ in range(_ATTEMPTS):
        order.unpaid_slot = _free_slot(order.buyer_id) if order.state == OrderState.AWAITING_PAYMENT else None
        if row_insert_unless_there(order):
            return
        # The number or the place was taken at the same moment: look again.
        order.number = _number()
    raise RuntimeError("no free order number")


def _number() -> str:
    return "O-" + "".join(secrets.choice(_ALPHABET) for _ in range(_NUMBER_LENGTH))


def _free_slot(buyer_id: UUID) -> int:
    free = set(range(1, MAX_UNPAID + 1)) - {slot for (slot,) in _TAKEN.rows(buyer=buyer_id)}
    if not free:
        raise TooManyOpen(limit=MAX_UNPAID)
    return min(free)

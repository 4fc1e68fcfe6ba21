"""Reads of orders: one whole, or a page of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.db.models import Q, UUIDField

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.core.ids import CLOCK_MARGIN, uuid7_from
from wibestore.core.statements import Select, Slot
from wibestore.orders import policies
from wibestore.orders.errors import OrderNotFound
from wibestore.orders.models import Order, OrderEvent
from wibestore.orders.rules import (
    MAX_REPLACEMENTS,
    REVIEW_WINDOW,
    Event,
    OrderState,
    Party,
    events_open,
    is_overdue,
    reasons_open,
    settlement_of,
    wipe_at,
)
from wibestore.orders.selectors.situations import DisputeFacts, dispute_facts, situation_of
from wibestore.orders.types import OrderCard, OrderInfo, OrderPage, OrderStep, OrderWanted, ReviewableOrder
from wibestore.users import selectors as users
from wibestore.users.types import SellerCard
from wibestore.vault import selectors as vault

Side = Literal["any", "buyer", "seller"]
_CARD_COLUMNS = (
    *("id", "number", "state", "price", "refund_amount", "rate_bps", "version", "created_at", "dispute_id"),
    *("pay_by", "deliver_by", "auto_cancel_at", "auto_release_at", "respond_by", "available_at"),
)
_STEPS = Select(lambda: OrderEvent.objects.filter(order_id=Slot("order", UUIDField())).order_by("seq"))
_LISTING_FIELDS = ("id", "code", "title", "game", "image", "attributes")


def order_get_for(*, actor: Actor, order_id: UUID) -> OrderInfo:
    """
    Return the whole order as `actor` sees it.

    :raises OrderNotFound: absent, or not theirs
    """
    order = Order.objects.filter(pk=order_id).first()
    if order is None or not policies.can_read_order(actor, order):
        raise OrderNotFound
    return order_info(order, actor=actor, now=clock.now())


def order_of_parties(order_id: UUID) -> dict[UUID, OrderInfo]:
    """Return the order as its buyer and as its seller sees it, by who; its parts are read once. Empty when absent."""
    order = Order.objects.filter(pk=order_id).first()
    if order is None:
        return {}
    people = (order.buyer_id, order.seller_id)
    cards, steps, now = users.seller_cards(people), _STEPS.objects(order=order.id), clock.now()
    return {person: order_info(order, actor=Actor.user(person), now=now, cards=cards, steps=steps) for person in people}


def order_page(
    *,
    actor: Actor,
    side: Side = "any",
    states: Sequence[str] = (),
    after: tuple[datetime, UUID] | None = None,
    limit: int,
) -> OrderPage:
    """
    Return the actor's own orders, newest first.

    :param side: which part the actor has in them; states: only these, all when empty
    :param after: (created_at, id) of the last order of the page before
    """
    orders = Order.objects.filter(_mine(actor.user_id, side)).order_by("-created_at", "-id")
    if states:
        orders = orders.filter(state__in=states)
    if after:
        # The first condition is for the index; the second decides among orders of the same instant.
        orders = orders.filter(created_at__lte=after[0]).filter(Q(created_at__lt=after[0]) | Q(id__lt=after[1]))
    return _page(list(orders[: limit + 1]), actor=actor, limit=limit)


def _page(rows: list[Order], *, actor: Actor, limit: int) -> OrderPage:
    shown = rows[:limit]
    cards = users.seller_cards({person for row in shown for person in (row.buyer_id, row.seller_id)})
    facts, now = dispute_facts(shown), clock.now()
    orders_shown = []
    for row in shown:
        party = policies.party_of(actor, row)
        allowed, _ = _events_of(row, actor=actor, party=party, now=now, facts=facts)
        orders_shown.append(OrderCard(**_card(row, party=party, allowed=allowed, now=now, cards=cards)))
    return OrderPage(
        orders=orders_shown,
        next_position=(shown[-1].created_at, shown[-1].id) if len(rows) > limit else None,
    )


def staff_order_page(
    *, actor: Actor, wanted: OrderWanted, after: tuple[datetime, UUID] | None = None, limit: int
) -> OrderPage:
    """
    Return everybody's orders for a moderator, newest first.

    :param after: (created_at, id) of the last order of the page before
    :raises NotPermitted: the actor is no moderator
    """
    if not actor.is_moderator:
        raise NotPermitted
    # An id says when the order was made: the newest come by the primary key.
    orders = Order.objects.filter(_wanted(wanted)).order_by("-id")
    if after:
        orders = orders.filter(id__lt=after[1])
    return _page(list(orders[: limit + 1]), actor=actor, limit=limit)


def _wanted(wanted: OrderWanted) -> Q:
    if wanted.is_nobodys:
        return Q(pk__in=())
    named = {
        "number": wanted.number,
        "buyer_id": wanted.buyer_id,
        "seller_id": wanted.seller_id,
        "listing_id": wanted.listing_id,
        "state__in": list(wanted.states) or None,
        "created_at__gte": wanted.since,
        "created_at__lt": wanted.until,
        "id__gte": uuid7_from(wanted.since - CLOCK_MARGIN) if wanted.since else None,
        "id__lt": uuid7_from(wanted.until + CLOCK_MARGIN) if wanted.until else None,
    }
    return Q(**{name: value for name, value in named.items() if value is not None})


def reviewable_order(*, order_id: UUID, buyer_id: UUID) -> ReviewableOrder:
    """
    Return what `reviews` needs of its author's order.

    :raises OrderNotFound: absent, or `buyer_id` is not its buyer
    """
    order = Order.objects.filter(pk=order_id, buyer_id=buyer_id).first()
    if order is None:
        raise OrderNotFound
    return ReviewableOrder(
        id=order.id,
        listing_id=order.listing_id,
        buyer_id=order.buyer_id,
        seller_id=order.seller_id,
        is_completed=order.state == OrderState.COMPLETED,
        review_until=_review_until(order),
        review_id=order.review_id,
    )


def order_number(order_id: UUID) -> str | None:
    """Return the number that people call the order by, None where there is no such order."""
    return Order.objects.filter(pk=order_id).values_list("number", flat=True).first()


def order_numbers(ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the numbers of these orders; no query for none."""
    return dict(Order.objects.filter(id__in=ids).values_list("id", "number")) if ids else {}


def order_id_of(number: str) -> UUID | None:
    """Return the order that people call so; None where there is none."""
    return Order.objects.filter(number=number).values_list("id", flat=True).first()


def order_info(
    order: Order,
    *,
    actor: Actor,
    now: datetime,
    cards: dict[UUID, SellerCard] | None = None,
    steps: Sequence[OrderEvent] | None = None,
) -> OrderInfo:
    """
    Return the whole order as `actor` sees it; for this module's own services and selectors.

    :param cards: its two people by id, where the caller has them; steps: its whole story likewise
    """
    if cards is None:
        cards = users.seller_cards({order.buyer_id, order.seller_id})
    facts = dispute_facts([order])
    party, until = policies.party_of(actor, order), _review_until(order)
    allowed, blocked = _events_of(order, actor=actor, party=party, now=now, facts=facts)
    return OrderInfo(
        **_card(order, party=party, allowed=allowed, now=now, cards=cards),
        delivery=order.delivery,
        paid_at=order.paid_at,
        delivered_at=order.delivered_at,
        replacements_left=MAX_REPLACEMENTS - order.replacements,
        dispute_reasons=[str(reason) for reason in reasons_open(order.state, party or "")]
        if Event.DISPUTE in allowed
        else [],
        events=[
            OrderStep(
                seq=step.seq,
                event=step.event,
                by=step.party,
                state=step.state,
                reason=step.reason,
                created_at=step.created_at,
            )
            for step in (_STEPS.objects(order=order.id) if steps is None else steps)
        ],
        # Staff look only inside a dispute: an order without one and without a look of the buyer's has none.
        reveals=vault.reveal_list(order.id) if order.revealed_at or order.dispute_id else [],
        blocked_events=blocked,
        review_id=order.review_id,
        can_review=party is Party.BUYER and order.review_id is None and until is not None and now < until,
        credentials_wipe_at=_wipe_at(order),
        credentials_wiped_at=order.credentials_wiped_at,
        server_time=now,
    )


def _mine(user_id: UUID, side: Side) -> Q:
    sides = {"buyer": Q(buyer_id=user_id), "seller": Q(seller_id=user_id)}
    return sides.get(side) or sides["buyer"] | sides["seller"]


def _card(
    order: Order, *, party: Party | None, allowed: list[str], now: datetime, cards: dict[UUID, SellerCard]
) -> dict[str, Any]:
    parts = settlement_of(order.price, order.refund_amount, order.rate_bps)
    return {
        **{name: getattr(order, name) for name in _CARD_COLUMNS},
        "is_overdue": is_overdue(order.state, order.deliver_by, now),
        "commission": parts.commission,
        "seller_amount": parts.seller,
        "has_dispute": order.state == OrderState.DISPUTED,
        "listing": {name: order.snapshot[name] for name in _LISTING_FIELDS},
        "buyer": cards[order.buyer_id],
        "seller": cards[order.seller_id],
        "party": str(party),
        "allowed_events": allowed,
    }


def _events_of(
    order: Order, *, actor: Actor, party: Party | None, now: datetime, facts: Mapping[UUID, DisputeFacts]
) -> tuple[list[str], dict[str, str]]:
    if party is None:
        return [], {}
    own = facts.get(order.dispute_id) if order.dispute_id else None
    allowed, blocked = events_open(party, situation_of(order, now=now, party=party, facts=own))
    may = partial(policies.may_ever, actor, party)
    return [event for event in allowed if may(event)], {event: why for event, why in blocked.items() if may(event)}


def _review_until(order: Order) -> datetime | None:
    if order.state != OrderState.COMPLETED or order.completed_at is None:
        return None
    return order.completed_at + REVIEW_WINDOW


def _wipe_at(order: Order) -> datetime | None:
    if order.credentials_wiped_at is not None:
        return None
    return wipe_at(
        state=order.state,
        is_delivered=order.delivered_at is not None,
        moved_at=order.updated_at,
        available_at=order.available_at,
        kept=settings.CREDENTIALS_KEPT,
    )

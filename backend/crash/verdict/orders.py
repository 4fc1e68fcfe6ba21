"""Promises about orders, their stories and the things sold."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from uuid import UUID

from crash.verdict.endings import CANCELLED, COMPLETED, FINAL, PARTIALLY_REFUNDED, REFUNDED, endings_of
from crash.verdict.facts import Case
from wibestore.orders.models import Order
from wibestore.orders.rules import CREATED, LIVE_STATES, MOVES

_HAND_OVERS = {"instant", "deliver"}


def orders_are_those_that_customers_know(case: Case) -> Iterator[str]:
    """No order is lost, and none exists that nobody was told of."""
    told = {purchase.order_id: purchase for purchase in case.record.purchases if purchase.order_id}
    yield from (f"{told[key]}: its order {key} is lost." for key in told.keys() - case.facts.orders.keys())
    for key in case.facts.orders.keys() - told.keys():
        yield f"Order {key} ({case.facts.orders[key].state}) exists and nobody was told of it."


def orders_end_as_answered(case: Case) -> Iterator[str]:
    """No order is half done: each one ended where the answers to its people lead, with what they say went back."""
    for purchase in case.record.purchases:
        order = case.facts.orders.get(purchase.order_id) if purchase.order_id else None
        endings = endings_of(purchase)
        if order is None:
            continue
        if order.state not in endings:
            yield f"{purchase}: order {order.id} is {order.state}, expected {' or '.join(endings)}."
        elif order.paid_at is not None and order.refund_amount != endings[order.state]:
            yield f"{purchase}: {order.refund_amount} of order {order.id} went back, expected {endings[order.state]}."


def stories_explain_orders(case: Case) -> Iterator[str]:
    """Each order's story has the steps 1 to its version, each one a move of the table, the last one its state."""
    for order in case.facts.orders.values():
        events = case.facts.events.get(order.id, [])
        if [event.seq for event in events] != list(range(1, order.version + 1)):
            yield f"Order {order.id} has version {order.version} and steps {[event.seq for event in events]}."
            continue
        if events[0].event != CREATED or events[-1].state != order.state:
            yield f"Order {order.id} is {order.state}; its story goes from {events[0].event} to {events[-1].state}."
        for before, event in pairwise(events):
            if (before.state, event.event, event.party) not in MOVES:
                yield f"Order {order.id}: {event.event} by {event.party} is no move from {before.state}."


def nothing_is_sold_twice(case: Case) -> Iterator[str]:
    """A listing has one buyer at most, and is where its newest order left it."""
    takers = Counter(order.listing_id for order in case.facts.orders.values() if _has_it(order))
    yield from (f"Listing {listing_id} has {count} buyers." for listing_id, count in takers.items() if count > 1)
    newest: dict[UUID, Order] = {}
    for order in sorted(case.facts.orders.values(), key=lambda order: order.created_at):
        newest[order.listing_id] = order
    for listing_id, order in newest.items():
        expected = _listing_after(case, order)
        if case.facts.listings[listing_id] != expected:
            yield f"Listing {listing_id} is {case.facts.listings[listing_id]}, expected {expected} after {order.id}."


def credentials_follow_orders(case: Case) -> Iterator[str]:
    """Who has paid for login data has them; who never got any has none."""
    for order in case.facts.orders.values():
        given = set(case.facts.credentials.get(order.id, []))
        was_handed_over = any(event.event in _HAND_OVERS for event in case.facts.events.get(order.id, []))
        must = {order.listing_id} if _has_it(order) and was_handed_over else set()
        may = {order.listing_id} if was_handed_over else set()
        if not must <= given <= may:
            yield f"Order {order.id} ({order.state}) has the login data of {given}."


def _has_it(order: Order) -> bool:
    return order.state in {COMPLETED, PARTIALLY_REFUNDED} or order.state in LIVE_STATES


def _listing_after(case: Case, order: Order) -> str:
    if order.state not in FINAL:
        return "reserved"
    if order.state in {COMPLETED, PARTIALLY_REFUNDED}:
        return "sold"
    events = case.facts.events[order.id]
    if order.state == CANCELLED:
        is_left_by_seller = order.paid_at is not None and events[-1].party != "staff"
        return "paused" if is_left_by_seller else "active"
    was_sold = any(event.state == COMPLETED for event in events)
    is_spoilt = order.id in case.facts.seen or was_sold or events[-1].event == "silence"
    return "quarantined" if is_spoilt and order.state == REFUNDED else "active"

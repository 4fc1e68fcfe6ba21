"""Promises about what happens by itself: everything that is due, once, and nothing before its time."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from django.conf import settings

from crash.verdict.facts import Case
from wibestore.orders.models import CLOCKS, Order, OrderEvent
from wibestore.orders.rules import Event, OrderState

#: The least time between a step and the clock's move that follows it.
WAITS: dict[tuple[str, str], Callable[[Order], timedelta]] = {
    (OrderState.AWAITING_PAYMENT, Event.TIME_OUT): lambda order: (
        settings.PAY_BY_WALLET if order.pay_with == "wallet" else settings.PAY_BY_PROVIDER
    ),
    (OrderState.PAID, Event.TIME_OUT): lambda _: settings.AUTO_CANCEL_AFTER,
    (OrderState.DELIVERED, Event.AUTO_RELEASE): lambda _: settings.AUTO_RELEASE_AFTER,
    (OrderState.COMPLETED, Event.MATURE): lambda _: timedelta(hours=settings.NEW_SELLER_HOLD_HOURS),
}


def every_clock_has_fired(case: Case) -> Iterator[str]:
    """No clock of any order has passed without its move."""
    for order in case.facts.orders.values():
        for clock in CLOCKS:
            due: datetime | None = getattr(order, clock)
            if due is not None and due <= case.facts.now:
                yield f"Order {order.id} ({order.state}): {clock} passed {case.facts.now - due} ago."


def nothing_fires_early(case: Case) -> Iterator[str]:
    """A clock's move comes after its time, and each release or refund once."""
    for order, before, event in _fired(case):
        waited, least = event.created_at - before.created_at, WAITS[before.state, event.event](order)
        if waited < least:
            yield f"Order {order.id}: {event.event} came after {waited}, not before {least} have passed."
    for order in case.facts.orders.values():
        for name in (Event.CONFIRM, Event.AUTO_RELEASE, Event.TIME_OUT, Event.MATURE):
            count = sum(event.event == name for event in case.facts.events.get(order.id, []))
            if count > 1:
                yield f"Order {order.id}: {name} happened {count} times."


def lateness(case: Case) -> list[timedelta]:
    """Return how late each clock's move came, the latest first."""
    late = [
        event.created_at - before.created_at - WAITS[before.state, event.event](order)
        for order, before, event in _fired(case)
    ]
    return sorted(late, reverse=True)


def _fired(case: Case) -> Iterator[tuple[Order, OrderEvent, OrderEvent]]:
    for order in case.facts.orders.values():
        events = case.facts.events.get(order.id, [])
        for before, event in pairwise(events):
            if (before.state, event.event) in WAITS and event.party == "system":
                yield order, before, event

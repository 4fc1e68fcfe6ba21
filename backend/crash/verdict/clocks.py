"""Promises about what happens by itself: everything that is due, once, and nothing before its time."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from django.conf import settings

from crash.verdict.facts import Case
from wibestore.orders.models import CLOCKS, Order, OrderEvent

#: How long an order must have been in a state before a clock moves it, all its times in that state together: a
#: dispute stops the clocks. The seconds that are left meanwhile are kept as a fraction, hence the tolerance.
WAITS: dict[str, Callable[[Order, str], timedelta]] = {
    "time_out": lambda order, state: (
        settings.AUTO_CANCEL_AFTER
        if state == "paid"
        else (settings.PAY_BY_WALLET if order.pay_with == "wallet" else settings.PAY_BY_PROVIDER)
    ),
    "auto_release": lambda *_: settings.AUTO_RELEASE_AFTER,
    "mature": lambda *_: timedelta(hours=settings.NEW_SELLER_HOLD_HOURS),
    "remind": lambda *_: settings.RESPOND_WITHIN,
    "silence": lambda *_: settings.RESPOND_WITHIN,
}
#: Steps after which the clock of the state they lead to begins anew.
_RESTARTS = frozenset({"replace_credentials", "dispute", "remind"})
_ONCE = ("auto_release", "time_out", "mature", "silence")
_TOLERANCE = timedelta(milliseconds=1)


def every_clock_has_fired(case: Case) -> Iterator[str]:
    """No clock of any order has passed without its move, nor one that asks the bank about a payout."""
    for order in case.facts.orders.values():
        for clock in CLOCKS:
            due: datetime | None = getattr(order, clock)
            if due is not None and due <= case.facts.now:
                yield f"Order {order.id} ({order.state}): {clock} passed {case.facts.now - due} ago."
    for withdrawal in case.facts.withdrawals.values():
        if withdrawal.state in {"approved", "sent"}:
            yield f"{withdrawal} is still {withdrawal.state}."


def nothing_fires_early(case: Case) -> Iterator[str]:
    """A clock's move comes after its time, and each one once."""
    for order, event, late in _fired(case):
        if late < -_TOLERANCE:
            yield f"Order {order.id}: {event.event} came {-late} before its time."
    for order_id, events in case.facts.events.items():
        count = Counter(event.event for event in events)
        yield from (f"Order {order_id}: {name} happened {count[name]} times." for name in _ONCE if count[name] > 1)


def lateness(case: Case) -> list[timedelta]:
    """Return how late each clock's move came, the latest first."""
    return sorted((late for _, _, late in _fired(case)), reverse=True)


def _fired(case: Case) -> Iterator[tuple[Order, OrderEvent, timedelta]]:
    """Return each clock's move, and how long after its time it came."""
    for order in case.facts.orders.values():
        spent: dict[str, timedelta] = {}
        for before, event in pairwise(case.facts.events.get(order.id, [])):
            spent[before.state] = spent.get(before.state, timedelta()) + event.created_at - before.created_at
            if event.event in WAITS and event.party == "system":
                yield order, event, spent[before.state] - WAITS[event.event](order, before.state)
            if event.event in _RESTARTS:
                spent.pop(str(event.state), None)

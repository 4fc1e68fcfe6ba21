"""
What the visitors were promised against what the tables say: a sentence for everything that does not fit.

Like the verdict of `crash` it believes nobody but the visitors. It knows nothing of the database: `facts` reads that.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

ORDER, PAY, REVEAL, CONFIRM = "order", "pay", "reveal", "confirm"
_PAID_STATES = frozenset({"paid", "delivered", "completed"})
_UNPAID_STATES = frozenset({"awaiting_payment", "cancelled"})


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order as it is stored."""

    id: str
    buyer: str
    listing: str
    price: int
    state: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the tables say: of this run's orders, of those wallets before and after, of what else was promised."""

    orders: Sequence[OrderRow]
    wallets_before: Mapping[str, int]
    wallets_after: Mapping[str, int]
    messages: frozenset[str] = frozenset()
    listings: frozenset[str] = frozenset()


@dataclass(slots=True)
class Told:
    """A purchase as its buyer knows it: the status of each step that was answered (0: it never was)."""

    number: str
    buyer: str
    listing: str
    order_id: str = ""
    steps: dict[str, int] = field(default_factory=dict)

    def is_yes(self, step: str) -> bool:
        """Tell whether the shop said yes to a step."""
        return 200 <= self.steps.get(step, 0) < 300

    def is_no(self, step: str) -> bool:
        """Tell whether the shop refused a step."""
        return self.steps.get(step, 0) >= 300


def purchases_of(record: Sequence[Mapping[str, Any]]) -> list[Told]:
    """Return the purchases that the visitors wrote down."""
    found: dict[str, Told] = {}
    for line in record:
        if line["kind"] == "begun":
            found[line["purchase"]] = Told(line["purchase"], line["buyer"], line["listing"])
        elif line["kind"] == "answer":
            told = found[line["purchase"]]
            told.steps[line["step"]] = line["status"]
            if line["step"] == ORDER and told.is_yes(ORDER):
                told.order_id = line["id"]
    return list(found.values())


def differences(record: Sequence[Mapping[str, Any]], facts: Facts) -> list[str]:
    """Return a sentence for each difference, none where everything is accounted for."""
    purchases = purchases_of(record)
    return [
        *_orders(purchases, facts),
        *_wallets(purchases, facts),
        *(f"Message {one} is lost." for one in sorted(_ids(record, "message", "client_id") - facts.messages)),
        *(f"Listing {one} is lost." for one in sorted(_ids(record, "listing", "id") - facts.listings)),
    ]


def _ids(record: Sequence[Mapping[str, Any]], kind: str, name: str) -> set[str]:
    return {line[name] for line in record if line["kind"] == kind}


def _orders(purchases: Sequence[Told], facts: Facts) -> Iterator[str]:
    stored = {order.id: order for order in facts.orders}
    for told in purchases:
        if told.order_id:
            yield from _order(told, stored.get(told.order_id))
    known = {told.order_id for told in purchases}
    # An order whose answer never came may be there, once.
    unanswered = {(told.buyer, told.listing) for told in purchases if not told.order_id and not told.is_no(ORDER)}
    for order in facts.orders:
        if order.id not in known and (order.buyer, order.listing) not in unanswered:
            yield f"Order {order.id} ({order.state}) exists and nobody was told of it."
    takers = Counter(order.listing for order in facts.orders if order.state in _PAID_STATES)
    yield from (f"Listing {listing} has {count} buyers." for listing, count in takers.items() if count > 1)


def _order(told: Told, order: OrderRow | None) -> Iterator[str]:
    if order is None:
        yield f"Order {told.order_id} is lost."
        return
    if (order.buyer, order.listing) != (told.buyer, told.listing):
        yield f"Order {order.id} is not what its buyer ordered."
    if told.is_yes(CONFIRM):
        expected = frozenset({"completed"})
    elif told.is_yes(PAY):
        # Whoever was not answered does not know whether it is confirmed.
        expected = _PAID_STATES
    else:
        expected = _UNPAID_STATES if told.is_no(PAY) else _UNPAID_STATES | _PAID_STATES
    if order.state not in expected:
        yield f"Order {order.id} is {order.state}, expected {' or '.join(sorted(expected))}."


def _wallets(purchases: Sequence[Told], facts: Facts) -> Iterator[str]:
    """A wallet lost the price of each order that is paid; every payment the buyer was told of is among them."""
    spent: Counter[str] = Counter()
    paid = set()
    for order in facts.orders:
        if order.state in _PAID_STATES:
            spent[order.buyer] += order.price
            paid.add(order.id)
    for owner, before in facts.wallets_before.items():
        after = facts.wallets_after.get(owner, 0)
        if after != before - spent[owner]:
            yield f"The wallet of {owner} holds {after}, expected {before} - {spent[owner]}."
    for told in purchases:
        if told.is_yes(PAY) and told.order_id not in paid:
            yield f"Order {told.order_id} was paid for and is not paid."

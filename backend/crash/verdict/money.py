"""Promises about money. What everybody must have is computed from the people's answers alone."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from uuid import UUID

from crash.record import Purchase
from crash.stock import RATE_BPS
from crash.verdict.endings import (
    AWAITING,
    CANCELLED,
    COMPLETED,
    FINAL,
    PARTIALLY_REFUNDED,
    REFUNDED,
    deposit_of,
    endings_of,
    payout_ending,
)
from crash.verdict.facts import Case, Entry, Lines
from wibestore.ledger import services as ledger
from wibestore.ledger.types import AccountKind as Kind
from wibestore.ledger.types import EntryKind
from wibestore.orders.models import Order, OrderEvent

#: The entry that brings an order to its end, by that end.
_ENTRY_OF_END = {
    COMPLETED: EntryKind.ORDER_RELEASE,
    PARTIALLY_REFUNDED: EntryKind.ORDER_SETTLEMENT,
    REFUNDED: EntryKind.ORDER_REFUND,
    CANCELLED: EntryKind.ORDER_REFUND,
}


def wallets_are_exact(case: Case) -> Iterator[str]:
    """A buyer has what they had and paid in, less what they bought and took out."""
    available = {buyer.id: buyer.funds for buyer in case.record.buyers}
    reserved = dict.fromkeys(available, 0)
    for purchase in case.record.purchases:
        available[purchase.person.id] += deposit_of(purchase) - _spent(case, purchase)
    for payout in case.record.payouts:
        ending = payout_ending(payout)
        available[payout.person.id] -= payout.amount if ending in {"requested", "paid"} else 0
        reserved[payout.person.id] += payout.amount if ending == "requested" else 0
    yield from _differences(case, Kind.USER_AVAILABLE, available)
    yield from _differences(case, Kind.USER_PAYOUT_RESERVED, reserved)
    yield from _differences(case, Kind.USER_DEBT, dict.fromkeys(available, 0))


def sellers_are_paid_once(case: Case) -> Iterator[str]:
    """A seller has the price of each sold item less the commission, nothing held any more, and as many sales."""
    earned = {seller.id: 0 for seller in case.record.sellers}
    sales = {seller.id: seller.sales for seller in case.record.sellers}
    for purchase in case.record.purchases:
        kept = _spent(case, purchase)
        earned[purchase.item.seller.id] += kept - _commission(kept)
        sales[purchase.item.seller.id] += _ending(case, purchase) == COMPLETED
    yield from _differences(case, Kind.USER_AVAILABLE, earned)
    yield from _differences(case, Kind.USER_HELD, dict.fromkeys(earned, 0))
    for seller_id, count in sales.items():
        if case.facts.sales[seller_id] != count:
            yield f"Seller {seller_id} is counted {case.facts.sales[seller_id]} sales, made {count}."


def the_shop_has_its_part(case: Case) -> Iterator[str]:
    """The shop has the commission of each sale; the providers brought and took what people say."""
    purchases, payouts = case.record.purchases, case.record.payouts
    paid_in = sum(buyer.funds for buyer in case.record.buyers) + sum(map(deposit_of, purchases))
    paid_out = sum(payout.amount for payout in payouts if payout_ending(payout) == "paid")
    expected = {
        Kind.PLATFORM_COMMISSION: sum(_commission(_spent(case, one)) for one in purchases),
        Kind.PROVIDER_CLEARING: paid_out - paid_in,
        Kind.PLATFORM_PAYOUT_CLEARING: 0,
    }
    for kind, amount in expected.items():
        found = case.facts.balances.get((kind, None), 0)
        if found != amount:
            yield f"{kind} is {found}, expected {amount}."


def escrow_holds_open_orders_only(case: Case) -> Iterator[str]:
    """The escrow of a finished order is empty, that of a paid one holds its price."""
    for order in case.facts.orders.values():
        is_holding = order.state not in FINAL and order.state != AWAITING
        found = case.facts.balances.get((Kind.ORDER_ESCROW, order.id), 0)
        if found != (order.price if is_holding else 0):
            yield f"The escrow of order {order.id} ({order.state}, price {order.price}) holds {found}."


def entries_follow_stories(case: Case) -> Iterator[str]:
    """Each step of an order that moves money wrote its entry, once and to the so'm; nothing else did."""
    for order in case.facts.orders.values():
        steps = pairwise(case.facts.events.get(order.id, []))
        expected = sorted(str(kind) for before, event in steps if (kind := _entry_of(before, event)))
        entries = case.facts.entries.get(f"order:{order.id}", [])
        if sorted(entry.kind for entry in entries) != expected:
            yield f"Order {order.id} has the entries {[entry.kind for entry in entries]}, expected {expected}."
        yield from (
            f"Order {order.id}: entry {entry.key} moves {entry.lines}."
            for entry in entries
            if _without_zero(_lines(order, entry)) != entry.lines
        )


def deposits_are_credited_once(case: Case) -> Iterator[str]:
    """What was paid at the bank is in the wallet once, however late and often the bank tells it."""
    paid: dict[UUID, Purchase] = {}
    for purchase in case.record.purchases:
        opened = purchase.done("deposit")
        if opened is not None and purchase.is_paid_at_bank:
            paid[UUID(opened.body["id"])] = purchase
    for deposit_id, deposit in case.facts.deposits.items():
        entries = case.facts.entries.get(f"deposit:{deposit_id}", [])
        credited = sum(entry.lines.get((Kind.USER_AVAILABLE, deposit.user_id), 0) for entry in entries)
        by = paid.get(deposit_id)
        expected = deposit_of(by) if by else 0
        is_kept = deposit.status == "succeeded"
        if credited != expected or is_kept is not bool(expected):
            yield f"Deposit {deposit_id} is {deposit.status}: {expected} came, {credited} were credited."


def books_are_right(_: Case) -> Iterator[str]:
    """`ledger_check` has nothing to say."""
    yield from ledger.ledger_check()


def _ending(case: Case, purchase: Purchase) -> str:
    endings = endings_of(purchase)
    if len(endings) > 1 and purchase.order_id:
        # Two endings are right; the order must then agree with itself, which other promises prove.
        order = case.facts.orders.get(purchase.order_id)
        return str(order.state) if order is not None else ""
    return next(iter(endings), "")


def _spent(case: Case, purchase: Purchase) -> int:
    """Return what the buyer paid and did not get back."""
    ending, endings = _ending(case, purchase), endings_of(purchase)
    return purchase.item.price - endings[ending] if ending in endings else 0


def _commission(amount: int) -> int:
    return amount * RATE_BPS // 10_000


def _differences(case: Case, kind: Kind, expected: dict[UUID, int]) -> Iterator[str]:
    for user_id, amount in expected.items():
        found = case.facts.balances.get((kind, user_id), 0)
        if found != amount:
            yield f"{kind} of {user_id} is {found}, expected {amount} ({found - amount:+})."


def _entry_of(before: OrderEvent, event: OrderEvent) -> EntryKind | None:
    """Return the kind of entry that a step wrote; None for a step that moves no money."""
    if event.event == "mature":
        return EntryKind.HOLD_MATURED
    if before.state == AWAITING:
        return EntryKind.ORDER_HOLD if event.event == "pay" else None
    if before.state == COMPLETED and event.event == "dispute":
        return EntryKind.ORDER_CLAIM
    # Whatever ends a paid order empties its escrow, and nothing else does.
    return _ENTRY_OF_END.get(event.state)


def _lines(order: Order, entry: Entry) -> Lines:
    """Return what an entry of an order must move."""
    kept = order.price - order.refund_amount if entry.kind == EntryKind.ORDER_SETTLEMENT else order.price
    if entry.kind == EntryKind.HOLD_MATURED:
        kept = order.price - order.refund_amount
    commission = _commission(kept)
    earned = kept - commission
    escrow, shop = (Kind.ORDER_ESCROW.value, order.id), (Kind.PLATFORM_COMMISSION.value, None)
    buyer = (Kind.USER_AVAILABLE.value, order.buyer_id)
    held, available = (Kind.USER_HELD.value, order.seller_id), (Kind.USER_AVAILABLE.value, order.seller_id)
    place = held if held in entry.lines else available
    lines: dict[str, Lines] = defaultdict(dict)
    lines[EntryKind.ORDER_HOLD] = {buyer: -order.price, escrow: order.price}
    lines[EntryKind.ORDER_REFUND] = {buyer: order.price, escrow: -order.price}
    lines[EntryKind.ORDER_RELEASE] = {escrow: -order.price, place: earned, shop: commission}
    lines[EntryKind.ORDER_SETTLEMENT] = {
        escrow: -order.price,
        buyer: order.price - kept,
        place: earned,
        shop: commission,
    }
    lines[EntryKind.ORDER_CLAIM] = {held: -earned, shop: -commission, escrow: order.price}
    lines[EntryKind.HOLD_MATURED] = {held: -earned, available: earned}
    return lines[entry.kind]


def _without_zero(lines: Lines) -> Lines:
    return {account: amount for account, amount in lines.items() if amount}

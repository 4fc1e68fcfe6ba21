"""Promises about money. What everybody must have is computed from the customers' answers alone."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from uuid import UUID

from crash.record import Purchase
from crash.stock import RATE_BPS
from crash.verdict.endings import COMPLETED, deposit_of, endings_of
from crash.verdict.facts import Case, Entry
from wibestore.ledger import services as ledger
from wibestore.ledger.types import AccountKind as Kind
from wibestore.ledger.types import EntryKind
from wibestore.orders.models import Order
from wibestore.orders.rules import Event, OrderState

#: The entry that a step from a state writes; steps that are not here move no money.
ENTRY_OF = {
    (OrderState.AWAITING_PAYMENT, Event.PAY): EntryKind.ORDER_HOLD,
    (OrderState.PAID, Event.DECLINE): EntryKind.ORDER_REFUND,
    (OrderState.PAID, Event.CANCEL): EntryKind.ORDER_REFUND,
    (OrderState.PAID, Event.TIME_OUT): EntryKind.ORDER_REFUND,
    (OrderState.DELIVERED, Event.CONFIRM): EntryKind.ORDER_RELEASE,
    (OrderState.DELIVERED, Event.AUTO_RELEASE): EntryKind.ORDER_RELEASE,
    (OrderState.COMPLETED, Event.MATURE): EntryKind.HOLD_MATURED,
}
_FINAL = set(OrderState) - {
    OrderState.AWAITING_PAYMENT, OrderState.PAID, OrderState.DELIVERED, OrderState.DISPUTED
}  # fmt: skip


def wallets_are_exact(case: Case) -> Iterator[str]:
    """A buyer has what they had and paid in, less what they bought."""
    available = {buyer.id: buyer.funds for buyer in case.record.buyers}
    for purchase in case.record.purchases:
        available[purchase.buyer.id] += deposit_of(purchase) - (
            purchase.item.price if _is_bought(case, purchase) else 0
        )
    yield from _differences(case, Kind.USER_AVAILABLE, available)


def sellers_are_paid_once(case: Case) -> Iterator[str]:
    """A seller has the price of each sold item less the commission, nothing held any more, and as many sales."""
    earned = {seller.id: 0 for seller in case.record.sellers}
    sales = {seller.id: seller.sales for seller in case.record.sellers}
    for purchase in filter(lambda one: _is_bought(case, one), case.record.purchases):
        earned[purchase.item.seller.id] += purchase.item.price - _commission(purchase.item.price)
        sales[purchase.item.seller.id] += 1
    yield from _differences(case, Kind.USER_AVAILABLE, earned)
    yield from _differences(case, Kind.USER_HELD, dict.fromkeys(earned, 0))
    for seller_id, count in sales.items():
        if case.facts.sales[seller_id] != count:
            yield f"Seller {seller_id} is counted {case.facts.sales[seller_id]} sales, made {count}."


def the_shop_has_its_part(case: Case) -> Iterator[str]:
    """The shop has the commission of each sale; what came from the providers is what customers paid in."""
    purchases = case.record.purchases
    commission = sum(_commission(one.item.price) for one in purchases if _is_bought(case, one))
    paid_in = sum(buyer.funds for buyer in case.record.buyers) + sum(map(deposit_of, purchases))
    for kind, expected in ((Kind.PLATFORM_COMMISSION, commission), (Kind.PROVIDER_CLEARING, -paid_in)):
        found = case.facts.balances[kind, None]
        if found != expected:
            yield f"{kind} is {found}, expected {expected}."


def escrow_holds_open_orders_only(case: Case) -> Iterator[str]:
    """The escrow of a finished order is empty, that of a paid one holds its price."""
    for order in case.facts.orders.values():
        is_holding = order.state not in _FINAL and order.state != OrderState.AWAITING_PAYMENT
        found = case.facts.balances.get((Kind.ORDER_ESCROW, order.id), 0)
        if found != (order.price if is_holding else 0):
            yield f"The escrow of order {order.id} ({order.state}, price {order.price}) holds {found}."


def entries_follow_stories(case: Case) -> Iterator[str]:
    """Each step of an order that moves money wrote its entry, once and to the so'm; nothing else did."""
    for order in case.facts.orders.values():
        events = case.facts.events.get(order.id, [])
        steps = [(before.state, event.event) for before, event in pairwise(events)]
        expected = sorted(str(ENTRY_OF[step]) for step in steps if step in ENTRY_OF)
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
    paid: dict[UUID, int] = defaultdict(int)
    for purchase in case.record.purchases:
        opened = purchase.done("deposit")
        if opened is not None and purchase.is_paid_at_bank:
            paid[UUID(opened.body["id"])] = purchase.item.price
    for deposit_id, deposit in case.facts.deposits.items():
        entries = case.facts.entries.get(f"deposit:{deposit_id}", [])
        credited = sum(entry.lines.get((Kind.USER_AVAILABLE, deposit.user_id), 0) for entry in entries)
        if credited != paid[deposit_id] or (deposit.status == "succeeded") is not bool(paid[deposit_id]):
            yield f"Deposit {deposit_id} is {deposit.status}: paid {paid[deposit_id]}, credited {credited}."


def books_are_right(case: Case) -> Iterator[str]:
    """`ledger_check` has nothing to say."""
    yield from ledger.ledger_check()


def _is_bought(case: Case, purchase: Purchase) -> bool:
    endings = endings_of(purchase) if purchase.order_id else set()
    if len(endings) > 1 and purchase.order_id:
        # Two endings are right; the order must then agree with itself, which other promises prove.
        order = case.facts.orders.get(UUID(purchase.order_id))
        return order is not None and order.state == COMPLETED
    return COMPLETED in endings


def _commission(price: int) -> int:
    return price * RATE_BPS // 10_000


def _differences(case: Case, kind: Kind, expected: dict[UUID, int]) -> Iterator[str]:
    for user_id, amount in expected.items():
        found = case.facts.balances.get((kind, user_id), 0)
        if found != amount:
            yield f"{kind} of {user_id} is {found}, expected {amount} ({found - amount:+})."


def _lines(order: Order, entry: Entry) -> dict[tuple[str, UUID | None], int]:
    """Return what an entry of an order must move."""
    escrow, commission = (Kind.ORDER_ESCROW.value, order.id), _commission(order.price)
    earned = order.price - commission
    held, available = (Kind.USER_HELD.value, order.seller_id), (Kind.USER_AVAILABLE.value, order.seller_id)
    match entry.kind:
        case EntryKind.ORDER_HOLD:
            return {(Kind.USER_AVAILABLE.value, order.buyer_id): -order.price, escrow: order.price}
        case EntryKind.ORDER_REFUND:
            return {(Kind.USER_AVAILABLE.value, order.buyer_id): order.price, escrow: -order.price}
        case EntryKind.HOLD_MATURED:
            return {held: -earned, available: earned}
        case EntryKind.ORDER_RELEASE:
            place = held if held in entry.lines else available
            return {escrow: -order.price, place: earned, (Kind.PLATFORM_COMMISSION.value, None): commission}
        case _:
            return {}


def _without_zero(lines: dict[tuple[str, UUID | None], int]) -> dict[tuple[str, UUID | None], int]:
    return {account: amount for account, amount in lines.items() if amount}

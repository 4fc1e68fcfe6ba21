"""
What orders know of their money, compared with the books (`ledger_check`); reads only.

Each part compares what several statements say; the ledger repeats a proof that finds something.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import F, Sum

from wibestore.core.money import BASIS_POINTS
from wibestore.ledger import selectors as ledger
from wibestore.ledger.types import AccountKind, AccountRef
from wibestore.orders.models import Order
from wibestore.orders.rules import OrderState, settlement_of

_IN_ESCROW = (OrderState.PAID, OrderState.DELIVERED, OrderState.DISPUTED)
_EARNED = (OrderState.COMPLETED, OrderState.PARTIALLY_REFUNDED)


def books_check() -> Iterator[str]:
    """
    Yield a sentence for every difference between the orders and the ledger.

    The escrow holds the price of each order that is paid and open, and nothing of any other; what sellers have held is
    what their orders hold for them; what the shop has earned is the commission of what sellers kept.
    """
    yield from _escrow_differences()
    yield from _held_differences()
    yield from _commission_differences()


def _escrow_differences() -> Iterator[str]:
    expected: dict[UUID, int] = dict(Order.objects.filter(state__in=_IN_ESCROW).values_list("id", "price"))
    booked = ledger.balances_of(AccountKind.ORDER_ESCROW)
    for order_id in sorted({*expected, *booked}):
        if booked.get(order_id, 0) != expected.get(order_id, 0):
            yield f"Escrow of order {order_id} is {booked.get(order_id, 0)}, it must be {expected.get(order_id, 0)}."


def _held_differences() -> Iterator[str]:
    expected: dict[UUID, int] = {}
    holding = Order.objects.filter(available_at__isnull=False, state__in=_EARNED)
    for seller_id, price, refund, rate_bps in holding.values_list("seller_id", "price", "refund_amount", "rate_bps"):
        earned = settlement_of(price, refund, rate_bps).seller
        expected[seller_id] = expected.get(seller_id, 0) + earned
    booked = ledger.balances_of(AccountKind.USER_HELD)
    for seller_id in sorted({*expected, *booked}):
        if booked.get(seller_id, 0) != expected.get(seller_id, 0):
            yield (
                f"User {seller_id} has {booked.get(seller_id, 0)} held, their orders hold {expected.get(seller_id, 0)}."
            )


def _commission_differences() -> Iterator[str]:
    # Whole numbers: the database's division rounds down as `rules.commission_of` does.
    commission = (F("price") - F("refund_amount")) * F("rate_bps") / BASIS_POINTS
    earned = Order.objects.filter(state__in=_EARNED).aggregate(total=Sum(commission))["total"] or 0
    booked = ledger.account_balance(AccountRef.platform(AccountKind.PLATFORM_COMMISSION))
    if booked != earned:
        yield f"The shop's commission is {booked}, its orders make {earned}."

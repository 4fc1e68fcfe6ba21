"""What a seller's orders add up to: counted whole, by the seller's index, so that nothing is ever counted twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Q, QuerySet, UUIDField

from wibestore.core.ids import uuid7_from
from wibestore.core.medians import Median
from wibestore.core.statements import Select, Slot
from wibestore.orders.models import Dispute, Order
from wibestore.orders.rules import DisputeOutcome, OrderState, Party
from wibestore.users.types import SellerCounts

_COMPLETED = Q(state=OrderState.COMPLETED)
# Also an order that is disputed now may have ended by the seller's fault once: the state says that it is over.
_BY_FAULT = Q(
    is_seller_fault=True, state__in=[OrderState.CANCELLED, OrderState.REFUNDED, OrderState.PARTIALLY_REFUNDED]
)
_DELIVERED = Q(paid_at__isnull=False, delivered_at__isnull=False)
_LOST = Q(
    outcome__in=[DisputeOutcome.REFUNDED, DisputeOutcome.PARTIALLY_REFUNDED],
    order__is_seller_fault=True,
)
_ENDED = Q(state__in=[OrderState.COMPLETED, OrderState.REFUNDED, OrderState.PARTIALLY_REFUNDED])
_DELIVERY_TIME = ExpressionWrapper(F("delivered_at") - F("paid_at"), output_field=DurationField())
_BY_HAND = _DELIVERED & Q(delivery="manual")
_MINUTE = timedelta(minutes=1)


# What the seller or the shop opened is no complaint about the seller.
_COMPLAINTS = Q(opened_by=Party.BUYER.value)


def _counted(rows: QuerySet[Any], **figures: Aggregate) -> QuerySet[Any, Any]:
    """Return what `aggregate` would ask, as a query that can be kept: one answer over all rows."""
    counted: QuerySet[Any, Any] = rows.order_by().annotate(**figures).values_list(*figures)
    counted.query.group_by = None
    return counted


# In the order of the fields of `SellerCounts`.
_OF_ORDERS = {
    "completions": Count("id", filter=_COMPLETED),
    "endings": Count("id", filter=_COMPLETED | _BY_FAULT),
    "deliveries": Count("id", filter=_DELIVERED),
    "instant": Count("id", filter=_DELIVERED & Q(delivery="instant")),
    "waited": Median(_DELIVERY_TIME, filter=_BY_HAND),
}
_OF_DISPUTES = {
    "disputed": Count("order_id", distinct=True),
    "lost": Count("order_id", distinct=True, filter=_LOST),
}
_UNDISPUTED = (0, 0)
_ORDERS = Select(lambda: _counted(Order.objects.filter(seller_id=Slot("seller", UUIDField())), **_OF_ORDERS))
_DISPUTES = Select(
    lambda: _counted(Dispute.objects.filter(_COMPLAINTS, order__seller_id=Slot("seller", UUIDField())), **_OF_DISPUTES)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFigures:
    """How deals went: the median of deliveries by hand, and of those that were paid out or back, how many disputed."""

    delivered_by_hand: int
    delivery_minutes: int | None
    ended: int
    disputed: int


def deals_since(since: datetime) -> DealFigures:
    """Return how the orders went that were made from `since`, of the whole shop; one range of the primary key."""
    found = Order.objects.filter(id__gte=uuid7_from(since)).aggregate(
        delivered_by_hand=Count("id", filter=_BY_HAND),
        waited=Median(_DELIVERY_TIME, filter=_BY_HAND),
        ended=Count("id", filter=_ENDED),
        disputed=Count("id", filter=_ENDED & Q(dispute_id__isnull=False)),
    )
    return DealFigures(delivery_minutes=_minutes_of(found.pop("waited")), **found)


def seller_counts(seller_id: UUID) -> SellerCounts:
    """Return what a seller's orders add up to now; two queries."""
    [orders], [disputes] = _ORDERS.rows(seller=seller_id), _DISPUTES.rows(seller=seller_id)
    return _counts_of(orders, disputes)


def every_sellers_counts() -> dict[UUID, SellerCounts]:
    """Return the same of everybody who has ever sold something, or nearly; two queries, which read all orders."""
    orders = Order.objects.order_by().values_list("seller_id").annotate(**_OF_ORDERS)
    complaints = Dispute.objects.filter(_COMPLAINTS).order_by().values_list("order__seller_id").annotate(**_OF_DISPUTES)
    disputes = {seller_id: counts for seller_id, *counts in complaints}
    return {seller_id: _counts_of(counts, disputes.get(seller_id, _UNDISPUTED)) for seller_id, *counts in orders}


def _counts_of(orders: Sequence[Any], disputes: Sequence[int]) -> SellerCounts:
    completed, ended, delivered, delivered_instantly, waited = orders
    disputed, disputes_lost = disputes
    return SellerCounts(
        completed=completed,
        ended=ended,
        delivered=delivered,
        delivered_instantly=delivered_instantly,
        delivery_minutes=_minutes_of(waited),
        disputed=disputed,
        disputes_lost=disputes_lost,
    )


def _minutes_of(waited: timedelta | None) -> int | None:
    """Return a time in whole minutes, rounded up."""
    return None if waited is None else -(-waited // _MINUTE)

"""What staff count of one person's orders and disputes, and whose an order is."""

from uuid import UUID

from django.db.models import Count, Q

from wibestore.orders.models import Dispute, Order
from wibestore.orders.rules import DisputeOutcome

_AGAINST_SELLER = Q(outcome__in=[DisputeOutcome.REFUNDED, DisputeOutcome.PARTIALLY_REFUNDED])
_AGAINST_BUYER = Q(outcome=DisputeOutcome.COMPLETED)


def order_parties(number: str) -> set[UUID]:
    """Return the two people of an order by its number; nobody where there is none."""
    found = Order.objects.filter(number=number).values_list("buyer_id", "seller_id").first()
    return set(found or ())


def order_counts_of(user_id: UUID) -> dict[str, dict[str, int]]:
    """Return how many orders somebody has bought and sold, by state; one query."""
    theirs = Order.objects.filter(Q(buyer_id=user_id) | Q(seller_id=user_id)).order_by().values_list("state")
    rows = list(
        theirs.annotate(bought=Count("id", filter=Q(buyer_id=user_id)), sold=Count("id", filter=Q(seller_id=user_id)))
    )
    return {
        "bought": {state: bought for state, bought, _ in rows if bought},
        "sold": {state: sold for state, _, sold in rows if sold},
    }


def dispute_counts_of(user_id: UUID) -> dict[str, int]:
    """Return how many disputes of somebody's orders are open, were lost and were won; one query."""
    is_buyer, is_seller = Q(order__buyer_id=user_id), Q(order__seller_id=user_id)
    lost = (is_buyer & _AGAINST_BUYER) | (is_seller & _AGAINST_SELLER)
    won = (is_buyer & _AGAINST_SELLER) | (is_seller & _AGAINST_BUYER)
    return Dispute.objects.filter(is_buyer | is_seller).aggregate(
        open=Count("id", filter=Q(closed_at=None)), lost=Count("id", filter=lost), won=Count("id", filter=won)
    )

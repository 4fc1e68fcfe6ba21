"""What a receipt says of an order."""

from uuid import UUID

from django.db.models import OuterRef, Q, Subquery, UUIDField
from django.db.models.fields.json import KT

from wibestore.core.actor import Actor
from wibestore.core.statements import Select, Slot
from wibestore.orders.errors import OrderNotFound
from wibestore.orders.models import Order, OrderEvent
from wibestore.orders.rules import OrderState, settlement_of
from wibestore.orders.types import OrderReceipt

_completed = OrderEvent.objects.filter(order=OuterRef("pk"), state=OrderState.COMPLETED.value).order_by("-seq")
# One statement, worded once: two receipts are written for every sale.
_RECEIPT = Select(
    lambda: Order.objects.filter(
        Q(buyer_id=Slot("person", UUIDField())) | Q(seller_id=Slot("person", UUIDField())),
        pk=Slot("order", UUIDField()),
    ).values_list(
        *("number", KT("snapshot__title"), "price", "refund_amount", "rate_bps", "created_at", "paid_at"),
        Subquery(_completed.values("created_at")[:1]),
    )
)


def order_receipt_for(*, actor: Actor, order_id: UUID) -> OrderReceipt:
    """
    Return what the receipts of the actor's own order say.

    :raises OrderNotFound: absent, or neither bought nor sold by the actor
    """
    found = _RECEIPT.first(person=actor.user_id, order=order_id)
    if found is None:
        raise OrderNotFound
    number, title, price, refund, rate_bps, created_at, paid_at, completed_at = found
    parts = settlement_of(price, refund, rate_bps)
    return OrderReceipt(
        number=number,
        title=title,
        price=price,
        commission=parts.commission,
        seller_amount=parts.seller,
        paid_at=paid_at or created_at,
        completed_at=completed_at,
    )

"""Writes what happened to an order into the outbox, in the transaction that did it."""

from uuid import UUID

from wibestore.core import outbox
from wibestore.orders import events
from wibestore.orders.models import Order
from wibestore.orders.rules import Event, OrderState

_BY_STATE = {
    OrderState.AWAITING_PAYMENT: events.ORDER_CREATED,
    OrderState.PAID: events.ORDER_PAID,
    OrderState.DELIVERED: events.ORDER_DELIVERED,
    OrderState.COMPLETED: events.ORDER_COMPLETED,
    OrderState.CANCELLED: events.ORDER_CANCELLED,
}


def order_tell(order: Order, event: str) -> None:
    """Tell that `event` brought the order to its present state; ids, numbers and codes only."""
    topic = events.ORDER_MATURED if event == Event.MATURE else _BY_STATE[OrderState(order.state)]
    payload = {**_ids(order), "event": event, "state": str(order.state), "version": order.version, "price": order.price}
    if topic == events.ORDER_CANCELLED:
        payload["is_seller_fault"] = order.is_seller_fault
    outbox.publish(topic, payload, sequence_key=_sequence_key(order))


def deposit_unused_tell(order: Order, *, user_id: UUID, deposit_id: UUID, amount: int, reason: str) -> None:
    """Tell the payer that a deposit made for this order stays in the wallet (escrow.md, T3)."""
    payload = {"order_id": str(order.id), "user_id": str(user_id), "deposit_id": str(deposit_id)}
    outbox.publish(
        events.ORDER_DEPOSIT_UNUSED, {**payload, "amount": amount, "reason": reason}, sequence_key=_sequence_key(order)
    )


def _ids(order: Order) -> dict[str, str | int | bool]:
    return {
        "order_id": str(order.id),
        "number": order.number,
        "buyer_id": str(order.buyer_id),
        "seller_id": str(order.seller_id),
        "listing_id": str(order.listing_id),
    }


def _sequence_key(order: Order) -> str:
    return f"order:{order.id}"

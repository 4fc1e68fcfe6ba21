"""Writes what happened to an order into the outbox, in the transaction that did it: ids, numbers and codes only."""

from typing import Any
from uuid import UUID

from wibestore.core import outbox
from wibestore.orders import events
from wibestore.orders.models import Dispute, Order
from wibestore.orders.rules import DisputeReason, Event, OrderState

_BY_STATE = {
    OrderState.AWAITING_PAYMENT: events.ORDER_CREATED,
    OrderState.PAID: events.ORDER_PAID,
    OrderState.DELIVERED: events.ORDER_DELIVERED,
    OrderState.COMPLETED: events.ORDER_COMPLETED,
    OrderState.CANCELLED: events.ORDER_CANCELLED,
    OrderState.REFUNDED: events.ORDER_REFUNDED,
    OrderState.PARTIALLY_REFUNDED: events.ORDER_REFUNDED,
}
_BY_EVENT: dict[str, str] = {
    Event.MATURE: events.ORDER_MATURED,
    Event.REPLACE_CREDENTIALS: events.ORDER_CREDENTIALS_REPLACED,
    Event.DISPUTE: events.ORDER_DISPUTED,
    Event.CHARGE_BACK: events.ORDER_DISPUTED,
    Event.BLOCK: events.ORDER_DISPUTED,
    Event.MESSAGE: events.DISPUTE_RESPONDED,
    Event.EVIDENCE: events.DISPUTE_RESPONDED,
    Event.PROPOSE: events.DISPUTE_RESPONDED,
    Event.REMIND: events.DISPUTE_REMINDED,
    Event.WITHDRAW: events.DISPUTE_WITHDRAWN,
}


Fact = tuple[str, dict[str, Any]]


def facts_of(order: Order, event: str, *, party: str = "", dispute: Dispute | None = None) -> list[Fact]:
    """
    Return what is told of `event`, which brought the order to its present state, as (topic, payload).

    Of a dispute also which one, and how it ended.
    """
    if event == Event.BLOCK and dispute is not None and dispute.reason != DisputeReason.PARTY_BLOCKED:
        # The staff know of it, and who is in it has nothing to do about it: it only waits for no answer any more.
        return []
    is_cancelled = order.state == OrderState.CANCELLED
    topic = (None if is_cancelled else _BY_EVENT.get(event)) or _BY_STATE[OrderState(order.state)]
    payload = {**_ids(order), "event": event, "state": str(order.state), "version": order.version, "price": order.price}
    if topic in {events.ORDER_CANCELLED, events.ORDER_REFUNDED}:
        payload |= {"is_seller_fault": order.is_seller_fault, "refund_amount": order.refund_amount}
    if dispute is not None:
        payload |= {"dispute_id": str(dispute.id), "reason": dispute.reason, "opened_by": dispute.opened_by}
        payload["by"] = str(party)
    facts = [(topic, payload)]
    if dispute is not None and dispute.outcome and topic != events.DISPUTE_WITHDRAWN:
        ending = {"outcome": dispute.outcome, "resolution_reason": dispute.resolution_reason}
        facts.append((events.DISPUTE_RESOLVED, {**payload, **ending, "refund_amount": order.refund_amount}))
    return facts


def staff_look_tell(order: Order, *, dispute_id: UUID, staff_id: UUID) -> None:
    """Tell both parties that somebody of the staff looked at the credentials."""
    payload = {**_ids(order), "dispute_id": str(dispute_id), "staff_id": str(staff_id)}
    outbox.publish(events.DISPUTE_STAFF_LOOK, payload, sequence_key=sequence_key(order))


def ruled_tell(order: Order, *, dispute_id: UUID, staff_id: UUID) -> None:
    """Tell the staff that the first of two has decided; the parties learn of the decision when it is made."""
    payload = {**_ids(order), "dispute_id": str(dispute_id), "staff_id": str(staff_id)}
    outbox.publish(events.DISPUTE_RULED, payload, sequence_key=sequence_key(order))


def deposit_unused_tell(order: Order, *, user_id: UUID, deposit_id: UUID, amount: int, reason: str) -> None:
    """Tell the payer that a deposit made for this order stays in the wallet (escrow.md, T3)."""
    payload = {"order_id": str(order.id), "user_id": str(user_id), "deposit_id": str(deposit_id)}
    outbox.publish(
        events.ORDER_DEPOSIT_UNUSED, {**payload, "amount": amount, "reason": reason}, sequence_key=sequence_key(order)
    )


def _ids(order: Order) -> dict[str, Any]:
    return {
        "order_id": str(order.id),
        "number": order.number,
        "buyer_id": str(order.buyer_id),
        "seller_id": str(order.seller_id),
        "listing_id": str(order.listing_id),
    }


def sequence_key(order: Order) -> str:
    """Return the outbox sequence of one order's facts."""
    return f"order:{order.id}"

"""Disputes (T13–T18, T21): every one of these is a move of the order, made by `transition`."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from wibestore.core.actor import Actor
from wibestore.orders import policies, selectors
from wibestore.orders.errors import DisputeNotFound
from wibestore.orders.models import Dispute, Order, OrderEvent
from wibestore.orders.rules import Event, OrderState
from wibestore.orders.services.steps import move_on, transition
from wibestore.orders.types import DisputeInfo, OrderInfo


@transaction.atomic
def dispute_open(
    *, actor: Actor, order_id: UUID, reason: str, text: str, expected_version: int | None = None
) -> DisputeInfo:
    """
    Open a dispute of an order (T13, T21): its clocks stop, the other side has twelve hours to answer.

    :raises OrderNotFound: absent, or the actor is a stranger to it
    :raises InvalidTransition: the actor may not dispute it now
    :raises OrderVersionConflict: the order changed since the caller read it
    :raises ValidationFailed: the reason is not open to the actor in this state, or the text is too short
    """
    order = transition(order_id, Event.DISPUTE, actor, expected_version=expected_version, reason=reason, text=text)
    return _info(Dispute.objects.filter(order_id=order_id, closed_at=None), order)


def dispute_message(*, actor: Actor, dispute_id: UUID, text: str, expected_version: int | None = None) -> DisputeInfo:
    """
    Say something in a dispute (T14).

    :raises DisputeNotFound, InvalidTransition, OrderVersionConflict, ValidationFailed, DisputeFull: see `transition`
    """
    return _move(dispute_id, Event.MESSAGE, actor, expected_version, text=text)


def dispute_evidence(
    *, actor: Actor, dispute_id: UUID, upload_id: UUID, text: str = "", expected_version: int | None = None
) -> DisputeInfo:
    """
    Show a picture in a dispute (T14): an upload of the actor's own that nothing else shows.

    :raises ImageNotFound: it is not one
    :raises DisputeNotFound, InvalidTransition, OrderVersionConflict, ValidationFailed, DisputeFull: see `transition`
    """
    return _move(dispute_id, Event.EVIDENCE, actor, expected_version, upload_id=upload_id, text=text)


def dispute_propose(
    *, actor: Actor, dispute_id: UUID, refund_amount: int, text: str = "", expected_version: int | None = None
) -> DisputeInfo:
    """
    Propose what goes back to the buyer (T14); it replaces the actor's own earlier proposal.

    :raises DisputeNotFound, InvalidTransition, OrderVersionConflict, ValidationFailed, DisputeFull: see `transition`
    """
    return _move(dispute_id, Event.PROPOSE, actor, expected_version, refund_amount=refund_amount, text=text)


def dispute_accept(
    *, actor: Actor, dispute_id: UUID, proposal_seq: int, expected_version: int | None = None
) -> DisputeInfo:
    """
    Agree to the other side's current proposal (T15): the escrow is divided by it.

    :raises DisputeNotFound, InvalidTransition, OrderVersionConflict: see `transition`; also for another proposal
    """
    return _move(dispute_id, Event.ACCEPT, actor, expected_version, proposal_seq=proposal_seq)


def dispute_withdraw(*, actor: Actor, dispute_id: UUID, expected_version: int | None = None) -> DisputeInfo:
    """
    Take one's own dispute back (T16): the order is where it was, with what was left of its clocks.

    :raises DisputeNotFound, InvalidTransition, OrderVersionConflict: see `transition`
    """
    return _move(dispute_id, Event.WITHDRAW, actor, expected_version)


def deposit_charge_back(*, deposit_id: UUID, order_id: UUID | None) -> int:
    """
    Dispute the open orders that a reversed deposit had paid for (T20); return how many. May run twice.

    The deposit is owed by its payer: until staff decide, nothing of those orders moves by itself.
    """
    paid_by_it = OrderEvent.objects.filter(event=Event.PAY, details__deposit_id=str(deposit_id))
    ids = set(paid_by_it.values_list("order_id", flat=True)) | ({order_id} if order_id else set())
    return sum(_charge_back(one) for one in sorted(ids))


@transaction.atomic
def _charge_back(order_id: UUID) -> bool:
    order = Order.objects.select_for_update(no_key=True).filter(pk=order_id).first()
    if order is None or order.state not in {OrderState.PAID, OrderState.DELIVERED}:
        return False
    move_on(order, Event.CHARGE_BACK, Actor.system("deposit"))
    return True


@transaction.atomic
def _move(dispute_id: UUID, event: Event, actor: Actor, expected_version: int | None, **details: Any) -> DisputeInfo:
    dispute = Dispute.objects.select_related("order").filter(pk=dispute_id).first()
    if dispute is None or not policies.can_read_order(actor, dispute.order):
        raise DisputeNotFound
    order = transition(
        dispute.order_id, event, actor, expected_version=expected_version, dispute_id=dispute_id, **details
    )
    return _info(Dispute.objects.filter(pk=dispute_id), order)


def _info(disputes: QuerySet[Dispute], order: OrderInfo) -> DisputeInfo:
    return selectors.dispute_info(disputes.select_related("order").get(), order=order)

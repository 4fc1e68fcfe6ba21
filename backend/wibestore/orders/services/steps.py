"""The one function that changes an order, and the payment of a waiting order by a deposit."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.ledger.errors import InsufficientFunds
from wibestore.orders import policies, selectors
from wibestore.orders.errors import InvalidTransition, OrderNotFound, OrderVersionConflict
from wibestore.orders.models import CLOCKS, Order, OrderEvent
from wibestore.orders.rules import MOVES, Event, OrderState, Party, Situation
from wibestore.orders.services.effects import EFFECTS, Step
from wibestore.orders.services.facts import deposit_unused_tell, order_tell
from wibestore.orders.types import OrderInfo
from wibestore.payments import selectors as payments
from wibestore.vault import selectors as vault

_CHANGING = [*CLOCKS, "state", "unpaid_slot", "is_seller_fault", "completed_at", "version", "updated_at"]


@transaction.atomic
def transition(
    order_id: UUID, event: str, actor: Actor, *, expected_version: int | None = None, **details: Any
) -> OrderInfo:
    """
    Move an order one step, once, whoever else tries at the same moment (escrow.md §2, R8.2).

    :param event: one of `rules.Event`; expected_version: the version the caller saw, if they must have seen it
    :param details: `reason` (text), `credentials` (for deliver), `deposit_id` (for a provider's payment)
    :returns: the order after the step, as `actor` sees it
    :raises OrderNotFound: absent, or the actor is a stranger to it
    :raises InvalidTransition: the step is not open to the actor in the current state
    :raises OrderVersionConflict: the order changed since the caller read it
    :raises InsufficientFunds: the buyer's wallet does not hold the price (`pay`)
    :raises CredentialsTaken: the account is on sale elsewhere (`deliver`)
    """
    order = order_locked(order_id)
    move_on(order, event, actor, expected_version=expected_version, **details)
    return selectors.order_info(order, actor=actor, now=clock.now())


@transaction.atomic
def deposit_apply(*, order_id: UUID, deposit_id: UUID, user_id: UUID, amount: int) -> None:
    """
    Pay the order a succeeded deposit was made for (T3). May run twice.

    When the order is closed, the money was spent meanwhile, or the order is somebody else's, the order
    stays as it is, the money stays in the payer's wallet, and they are told.
    """
    order = Order.objects.select_for_update(no_key=True).filter(pk=order_id).first()
    if order is None or order.events.filter(details__deposit_id=str(deposit_id)).exists():
        return
    try:
        with transaction.atomic():
            if order.buyer_id != user_id:
                raise OrderNotFound
            move_on(order, Event.PAY, Actor.system("deposit"), deposit_id=deposit_id)
    except (OrderNotFound, InvalidTransition, InsufficientFunds) as refusal:
        deposit_unused_tell(order, user_id=user_id, deposit_id=deposit_id, amount=amount, reason=refusal.code)


def order_locked(order_id: UUID) -> Order:
    """
    Return the order under its row lock, the first lock of every change of an order.

    :raises OrderNotFound: absent
    """
    order = Order.objects.select_for_update(no_key=True).filter(pk=order_id).first()
    if order is None:
        raise OrderNotFound
    return order


def move_on(order: Order, event: str, actor: Actor, *, expected_version: int | None = None, **details: Any) -> None:
    """Check and make one move of a locked order, and the instant delivery that follows a payment (T5)."""
    party = policies.party_of(actor, order)
    if party is None:
        raise OrderNotFound
    at = _situation(order, event, clock.now())
    move = MOVES.get((order.state, event, party))
    if move is None:
        raise _refusal(order, event, actor, at, missing="")
    if expected_version is not None and expected_version != order.version:
        raise OrderVersionConflict(selectors.order_info(order, actor=actor, now=at.now), version=order.version)
    if missing := move.guard(at):
        raise _refusal(order, event, actor, at, missing=missing)
    EFFECTS[order.state, event](Step(order=order, event=event, now=at.now, details=details))
    order.state, order.version, order.updated_at = move.target(at), order.version + 1, at.now
    order.save(update_fields=_CHANGING)
    story_add(order, event, party, actor, **details)
    order_tell(order, event)
    if order.state == OrderState.PAID and vault.credentials_exist(order.listing_id):
        move_on(order, Event.INSTANT, Actor.system("instant"))


def _refusal(order: Order, event: str, actor: Actor, at: Situation, *, missing: str) -> InvalidTransition:
    current = selectors.order_info(order, actor=actor, now=at.now)
    return InvalidTransition(current, state=str(order.state), event=event, reason=missing)


def _situation(order: Order, event: str, now: datetime) -> Situation:
    may_wait = event == Event.TIME_OUT and order.state == OrderState.AWAITING_PAYMENT
    return selectors.situation_of(
        order,
        now=now,
        has_credentials=event == Event.INSTANT and vault.credentials_exist(order.listing_id),
        has_deposit_waiting=may_wait and payments.has_succeeded_deposit_waiting(order.id),
    )


def story_add(order: Order, event: str, party: Party, actor: Actor, **details: Any) -> None:
    """Append one step to the order's story; its number is the order's version."""
    deposit_id = details.get("deposit_id")
    OrderEvent.objects.create(
        order=order,
        seq=order.version,
        event=event,
        party=party,
        actor_id=actor.id,
        actor_name=actor.name,
        state=order.state,
        reason=details.get("reason", ""),
        details={"deposit_id": str(deposit_id)} if deposit_id else {},
        created_at=order.updated_at,
    )

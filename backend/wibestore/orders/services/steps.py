"""The one function that changes an order, and the payment of a waiting order by a deposit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import UUIDField

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.core.money import Som
from wibestore.core.statements import Select, Slot
from wibestore.core.units import atomic
from wibestore.ledger.errors import InsufficientFunds
from wibestore.orders import policies, selectors
from wibestore.orders.errors import InvalidTransition, OrderNotFound, OrderVersionConflict
from wibestore.orders.models import Dispute, Order
from wibestore.orders.rules import MOVES, Event, Money, OrderState, Party, Situation
from wibestore.orders.services.effects import effects_run
from wibestore.orders.services.facts import deposit_unused_tell, facts_of
from wibestore.orders.services.move import Step
from wibestore.orders.services.story import Story, story_add
from wibestore.orders.types import OrderInfo
from wibestore.payments import selectors as payments
from wibestore.vault import selectors as vault

_LOCKED = Select(lambda: Order.objects.select_for_update(no_key=True).filter(pk=Slot("id", UUIDField())))
# Words move no clock: an outage is measured from the last step that did (`sweeper`).
_WORDS = frozenset({Event.MESSAGE, Event.EVIDENCE, Event.PROPOSE})


@atomic
def transition(
    order_id: UUID, event: str, actor: Actor, *, expected_version: int | None = None, **details: Any
) -> OrderInfo:
    """
    Move an order one step, once, whoever else tries at the same moment (escrow.md §2, R8.2).

    :param event: one of `rules.Event`; expected_version: the version the caller saw, if they must have seen it
    :param details: `reason` (a code for dispute and resolve, else words), `text`, `upload_id` (evidence),
        `refund_amount` (propose, resolve), `proposal_seq` (accept), `dispute_id` (the one the caller means),
        `credentials` (deliver, replace_credentials), `deposit_id` (a provider's payment)
    :returns: the order after the step, as `actor` sees it
    :raises OrderNotFound: absent, or the actor is a stranger to it
    :raises NotPermitted: the step is an admin's alone
    :raises InvalidTransition: the step is not open to the actor in the current state
    :raises OrderVersionConflict: the order changed since the caller read it
    :raises ValidationFailed: a reason, text or sum is not one that the step takes
    :raises InsufficientFunds: the buyer's wallet does not hold the price (`pay`)
    :raises CredentialsTaken: the account is on sale elsewhere (`deliver`, `replace_credentials`)
    :raises DisputeFull: the dispute takes no more words of the actor (`message`, `evidence`, `propose`)
    :raises ImageNotFound: the picture is not the actor's own unused upload (`evidence`)
    """
    order = order_locked(order_id)
    now = move_on(order, event, actor, expected_version=expected_version, **details)
    return selectors.order_info(order, actor=actor, now=now)


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
    found: list[Order] = _LOCKED.objects(id=order_id)
    if not found:
        raise OrderNotFound
    return found[0]


def move_on(order: Order, event: str, actor: Actor, *, expected_version: int | None = None, **details: Any) -> datetime:
    """Make and store one move of a locked order, and the instant delivery that follows a payment (T5); return when."""
    story = Story(order)
    now = move(story, event, actor, expected_version=expected_version, **details)
    story.write()
    return now


def move(story: Story, event: str, actor: Actor, *, expected_version: int | None = None, **details: Any) -> datetime:
    """Check and make one move in memory and in the modules below; the caller writes the story. Return when."""
    now = clock.now()
    moves_make([(story, move_check(story.order, event, actor, now=now, expected_version=expected_version, **details))])
    return now


def move_check(
    order: Order, event: str, actor: Actor, *, now: datetime, expected_version: int | None = None, **details: Any
) -> Step:
    """
    Return the move of a locked order, if it is open to the actor now; nothing is changed yet.

    :raises OrderNotFound, NotPermitted, InvalidTransition, OrderVersionConflict: see `transition`
    """
    party = policies.party_of(actor, order)
    if party is None:
        raise OrderNotFound
    if not policies.may_ever(actor, party, event):
        raise NotPermitted
    dispute = _dispute_of(order)
    at = _situation(order, event, party, now, dispute, details)
    row = MOVES.get((order.state, event, party))
    if row is None or _is_another_dispute(order, details):
        raise _refusal(order, event, actor, at, missing="dispute_closed" if row else "")
    if expected_version is not None and expected_version != order.version:
        raise OrderVersionConflict(selectors.order_info(order, actor=actor, now=now), version=order.version)
    if missing := row.guard(at):
        raise _refusal(order, event, actor, at, missing=missing)
    return Step(
        order=order,
        event=event,
        party=party,
        actor=actor,
        now=now,
        target=row.target(at),
        money=row.money,
        refund=at.refund,
        dispute=dispute,
        # What was sealed when the order was made is sealed still: a reserved listing takes no new credentials.
        is_instant=row.money is Money.HOLD and order.delivery == "instant",
        details=details,
    )


def moves_make(moves: Sequence[tuple[Story, Step]]) -> None:
    """Make checked moves of locked orders, and the instant deliveries that follow payments (T5); write no order yet."""
    _make(moves)
    if paid := [(story, _instant(step)) for story, step in moves if step.is_instant]:
        _make(paid)


def _make(moves: Sequence[tuple[Story, Step]]) -> None:
    effects_run([step for _, step in moves])
    for story, step in moves:
        order = step.order
        order.state, order.version = step.target, order.version + 1
        if step.event not in _WORDS:
            order.updated_at = step.now
        story_add(story, step.event, step.party, step.actor, at=step.now, **step.details)
        story.facts += facts_of(order, step.event, party=step.party, dispute=step.dispute)


def _instant(step: Step) -> Step:
    return replace(
        step,
        event=Event.INSTANT,
        party=Party.SYSTEM,
        actor=Actor.system("instant"),
        target=OrderState.DELIVERED,
        money=Money.NONE,
        details={},
    )


def _refusal(order: Order, event: str, actor: Actor, at: Situation, *, missing: str) -> InvalidTransition:
    current = selectors.order_info(order, actor=actor, now=at.now)
    return InvalidTransition(current, state=str(order.state), event=event, reason=missing)


def _dispute_of(order: Order) -> Dispute | None:
    return selectors.disputes_seen().get(order=order, closed_at=None) if order.state == OrderState.DISPUTED else None


def _is_another_dispute(order: Order, details: dict[str, Any]) -> bool:
    """Tell whether the caller means a dispute that is over, while the order may be in another one."""
    meant = details.get("dispute_id")
    return meant is not None and meant != order.dispute_id


def _situation(
    order: Order, event: str, party: Party, now: datetime, dispute: Dispute | None, details: dict[str, Any]
) -> Situation:
    facts, refund = None, details.get("refund_amount")
    if dispute is not None:
        proposals = selectors.proposals_current([dispute.id])[dispute.id] if event == Event.ACCEPT else {}
        facts = selectors.facts_of(dispute, proposals)
    proposal = facts.proposal_to(party) if facts else None
    may_wait = event == Event.TIME_OUT and order.state == OrderState.AWAITING_PAYMENT
    at = selectors.situation_of(
        order,
        now=now,
        party=party,
        facts=facts,
        has_credentials=event == Event.INSTANT and vault.credentials_exist(order.listing_id),
        has_deposit_waiting=may_wait and payments.has_succeeded_deposit_waiting(order.id),
        refund=Som(refund) if refund is not None else None,
    )
    if proposal is None:
        return at
    # Who accepts names what they have read: another proposal meanwhile is not agreed to.
    is_meant = details.get("proposal_seq", proposal.seq) == proposal.seq
    return replace(at, has_proposal=is_meant, refund=proposal.refund_amount)

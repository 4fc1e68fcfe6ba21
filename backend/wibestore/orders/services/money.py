"""
How the money of moves goes through the ledger: the sums of `rules.money`, one entry per move.

Most moves happen once in an order's life and name their entry `order:<id>:<event>`; those of a dispute may come again
after an after-sale claim (T21) and add the version they made. The order is locked and its version grows with every
move, so no name is ever used for two moves. And what would be released twice is not there a second time: a release
empties the escrow, which the database keeps from falling below zero.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from wibestore.core.money import Som
from wibestore.core.tunables import tunable
from wibestore.ledger import services as ledger
from wibestore.ledger.types import AccountKind, AccountRef, EntryDraft, EntryKind, PostingLine
from wibestore.orders.models import Order
from wibestore.orders.rules import (
    Event,
    Lines,
    Money,
    OrderState,
    Purse,
    claim_lines,
    hold_lines,
    mature_lines,
    settle_lines,
)
from wibestore.orders.services.move import Step
from wibestore.users import services as users

Movement = tuple[EntryKind, Lines]

_NOTHING = Som(0)
_OF_SELLER = frozenset({Money.RELEASE, Money.SETTLE, Money.SILENCE, Money.CLAIM, Money.REOPEN, Money.MATURE})
_REPEATING_STATES = frozenset({OrderState.COMPLETED, OrderState.DISPUTED})


def move_money(steps: Sequence[Step]) -> None:
    """
    Post what the table of moves says about the money of each step.

    First the rows of the people whose money it is are locked, in the order of their ids, then the accounts of one
    order after the other.
    """
    # Why no two transactions wait for each other in a circle: of several orders at once (a sweep) every person's row
    # is held before any account, so two sweeps over the same people go one after the other. A single order that moves
    # a seller's money holds that seller's row too; one that moves its buyer's alone holds nothing another waits for.
    moving = [step for step in steps if _moves_money(step)]
    if not moving:
        return
    places = _Places(moving)
    drafts = [_draft_of(step, *_MOVEMENTS[step.money](step, places)) for step in moving]
    if len(drafts) == 1:
        _post(moving[0].order, drafts[0])
    else:
        ledger.post_all(drafts)
    richer = {
        line.account.owner_id
        for draft in drafts
        for line in draft.postings
        if line.account.kind is AccountKind.USER_AVAILABLE and line.amount > 0 and line.account.owner_id
    }
    if richer:
        # One name for all of them: the first entry's, which was new.
        ledger.debt_settle(user_ids=richer, cause=drafts[0].idempotency_key)


class _Places:
    """Which sale of its seller a completed order is: what the hold of new sellers goes by."""

    def __init__(self, steps: Sequence[Step]) -> None:
        changes: dict[UUID, int] = {}
        for step in steps:
            for person, change in _people_of(step, is_alone=len(steps) == 1):
                changes[person] = changes.get(person, 0) + change
        # Counted first: the rows are locked, so that of two releases at once each knows its place.
        counts = users.sales_add(changes) if changes else {}
        self._taken = {person: count - changes[person] for person, count in counts.items()}

    def next(self, step: Step) -> int:
        """Return the place of the step's sale; one that was partly refunded takes none."""
        seller_id = step.order.seller_id
        place = self._taken[seller_id] + 1
        self._taken[seller_id] += _sales_of(step)
        return place


def _people_of(step: Step, *, is_alone: bool) -> list[tuple[UUID, int]]:
    """Return whose rows are locked, and how their count of sales changes."""
    order = step.order
    if step.money in _OF_SELLER:
        people = [(order.seller_id, _sales_of(step))]
        return [*people, (order.buyer_id, 0)] if step.money is Money.SILENCE else people
    # The buyer's money alone can wait for nobody's else in a circle; that of several orders at once could.
    return [] if is_alone else [(order.buyer_id, 0)]


def _sales_of(step: Step) -> int:
    if step.money is Money.CLAIM:
        return -1
    return int(step.target == OrderState.COMPLETED and step.order.state != OrderState.COMPLETED)


def _moves_money(step: Step) -> bool:
    if step.money is Money.REOPEN:
        return step.target == OrderState.COMPLETED
    return step.money is not Money.NONE


def _hold(step: Step, _: _Places) -> Movement:
    step.order.unpaid_slot = None
    return EntryKind.ORDER_HOLD, hold_lines(step.order.price)


def _refund(step: Step, places: _Places) -> Movement:
    return _settle(step, step.order.price, places)


def _release(step: Step, places: _Places) -> Movement:
    return _settle(step, _NOTHING, places)


def _split(step: Step, places: _Places) -> Movement:
    if step.refund is None:
        raise RuntimeError(f"{step.event} of order {step.order.id} names no sum")
    return _settle(step, step.refund, places)


def _silence(step: Step, places: _Places) -> Movement:
    return _settle(step, step.order.price if step.target == OrderState.REFUNDED else _NOTHING, places)


def _settle(step: Step, refund: Som, places: _Places) -> Movement:
    """Empty the escrow: the refund to the buyer, of the rest the commission to the shop and the seller their part."""
    order = step.order
    order.refund_amount = refund
    if step.target == OrderState.COMPLETED:
        order.completed_at = step.now
    if refund < order.price:
        order.available_at = _hold_until(step, places.next(step))
    kind = EntryKind.ORDER_SETTLEMENT
    if refund in {_NOTHING, order.price}:
        kind = EntryKind.ORDER_REFUND if refund else EntryKind.ORDER_RELEASE
    return kind, settle_lines(order.price, refund, order.rate_bps)


def _claim(step: Step, _: _Places) -> Movement:
    """T21: as if it had never been completed."""
    step.order.completed_at = None
    return EntryKind.ORDER_CLAIM, claim_lines(step.order.price, step.order.rate_bps)


def _reopen(step: Step, _: _Places) -> Movement:
    """T16: a withdrawn claim is completed again, its seller's part held for what was left of the hold."""
    step.order.completed_at = step.now
    return EntryKind.ORDER_RELEASE, settle_lines(step.order.price, _NOTHING, step.order.rate_bps)


def _mature(step: Step, _: _Places) -> Movement:
    order = step.order
    order.available_at = None
    return EntryKind.HOLD_MATURED, mature_lines(order.price, order.refund_amount, order.rate_bps)


_MOVEMENTS: dict[Money, Callable[[Step, _Places], Movement]] = {
    Money.HOLD: _hold,
    Money.REFUND: _refund,
    Money.RELEASE: _release,
    Money.SETTLE: _split,
    Money.SILENCE: _silence,
    Money.CLAIM: _claim,
    Money.REOPEN: _reopen,
    Money.MATURE: _mature,
}


def _hold_until(step: Step, place: int) -> datetime | None:
    """Return until when a new seller's part is held (security.md §1 rule 6); None where it is not."""
    hours = tunable("sellers.hold_hours")
    return step.now + timedelta(hours=hours) if hours and place <= tunable("sellers.hold_sales") else None


def _account(purse: Purse, order: Order) -> AccountRef:
    if purse is Purse.BUYER:
        return AccountRef.available(order.buyer_id)
    if purse is Purse.ESCROW:
        return AccountRef.escrow(order.id, payer_id=order.buyer_id)
    if purse is Purse.COMMISSION:
        return AccountRef.platform(AccountKind.PLATFORM_COMMISSION)
    # A release goes where the hold of the seller says: it is decided before the money moves.
    is_held = purse is Purse.HELD or order.available_at is not None
    return (AccountRef.held if is_held else AccountRef.available)(order.seller_id)


def _draft_of(step: Step, kind: EntryKind, lines: Lines) -> EntryDraft:
    return EntryDraft(
        kind=kind,
        postings=[PostingLine(_account(purse, step.order), amount) for purse, amount in lines],
        idempotency_key=_entry_key(step),
        reference=f"order:{step.order.id}",
    )


def _post(order: Order, draft: EntryDraft) -> None:
    # The order is locked and no name is used twice: an earlier entry would mean that state and ledger disagree.
    ledger.post(
        kind=draft.kind,
        postings=draft.postings,
        idempotency_key=draft.idempotency_key,
        reference=draft.reference,
        is_first=True,
        opens=[_account(Purse.ESCROW, order)] if draft.kind is EntryKind.ORDER_HOLD else [],
    )


def _entry_key(step: Step) -> str:
    order = step.order
    if step.event == Event.MATURE:
        return f"order:{order.id}:matured"
    key = f"order:{order.id}:{step.event}"
    return f"{key}:{order.version + 1}" if order.state in _REPEATING_STATES else key

"""
How a move's money goes through the ledger: the sums of `rules.money`, one entry per move.

Most moves happen once in an order's life and name their entry `order:<id>:<event>`; those of a dispute may come again
after an after-sale claim (T21) and add the version they made. The order is locked and its version grows with every
move, so no name is ever used for two moves. And what would be released twice is not there a second time: a release
empties the escrow, which the database keeps from falling below zero.
"""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.types import AccountKind, AccountRef, EntryKind, PostingLine
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
from wibestore.users import selectors as users
from wibestore.users import services as users_services

_NOTHING = Som(0)
_REPEATING_STATES = frozenset({OrderState.COMPLETED, OrderState.DISPUTED})


def debt_settle(*, user_ids: Collection[UUID], cause: str) -> None:
    """Pay the debts of people whose available money rose."""


def move_money(step: Step) -> None:
    """Post what the table says about the move's money."""
    _MOVEMENTS[step.money](step)


def _nothing(_: Step) -> None:
    """Leave the money where it is."""


def _hold(step: Step) -> None:
    step.order.unpaid_slot = None
    _post(step, EntryKind.ORDER_HOLD, hold_lines(step.order.price))


def _refund(step: Step) -> None:
    _settle(step, step.order.price)


def _release(step: Step) -> None:
    _settle(step, _NOTHING)


def _split(step: Step) -> None:
    if step.refund is None:
        raise RuntimeError(f"{step.event} of order {step.order.id} names no sum")
    _settle(step, step.refund)


def _silence(step: Step) -> None:
    _settle(step, step.order.price if step.target == OrderState.REFUNDED else _NOTHING)


def _settle(step: Step, refund: Som) -> None:
    """Empty the escrow: the refund to the buyer, of the rest the commission to the shop and the seller their part."""
    order = step.order
    order.refund_amount = refund
    if refund < order.price:
        _sell(step)
        order.available_at = _hold_until(step)
    kind = EntryKind.ORDER_SETTLEMENT
    if refund in {_NOTHING, order.price}:
        kind = EntryKind.ORDER_REFUND if refund else EntryKind.ORDER_RELEASE
    _post(step, kind, settle_lines(order.price, refund, order.rate_bps))


def _claim(step: Step) -> None:
    """T21: as if it had never been completed."""
    order = step.order
    order.completed_at = None
    users_services.sales_add(user_id=order.seller_id, count=-1)
    _post(step, EntryKind.ORDER_CLAIM, claim_lines(order.price, order.rate_bps))


def _reopen(step: Step) -> None:
    """T16: a withdrawn claim is completed again, its seller's part held for what was left of the hold."""
    if step.target == OrderState.COMPLETED:
        order = step.order
        _sell(step)
        _post(step, EntryKind.ORDER_RELEASE, settle_lines(order.price, _NOTHING, order.rate_bps))


def _mature(step: Step) -> None:
    order = step.order
    order.available_at = None
    _post(step, EntryKind.HOLD_MATURED, mature_lines(order.price, order.refund_amount, order.rate_bps))


_MOVEMENTS: dict[Money, Callable[[Step], None]] = {
    Money.NONE: _nothing,
    Money.HOLD: _hold,
    Money.REFUND: _refund,
    Money.RELEASE: _release,
    Money.SETTLE: _split,
    Money.SILENCE: _silence,
    Money.CLAIM: _claim,
    Money.REOPEN: _reopen,
    Money.MATURE: _mature,
}


def _sell(step: Step) -> None:
    """Count a completed sale; one that was partly refunded is none."""
    if step.target == OrderState.COMPLETED:
        step.order.completed_at = step.now
        # The seller's row is locked from here on, so that of two releases at once each knows its place.
        users_services.sales_add(user_id=step.order.seller_id)


def _hold_until(step: Step) -> datetime | None:
    """Return until when a new seller's part is held (security.md §1 rule 6); None where it is not."""
    hours = settings.NEW_SELLER_HOLD_HOURS
    if not hours:
        return None
    place = users.user_get(step.order.seller_id).sales_count + (step.target != OrderState.COMPLETED)
    return step.now + timedelta(hours=hours) if place <= settings.NEW_SELLER_SALES else None


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


def _post(step: Step, kind: EntryKind, lines: Lines) -> None:
    order = step.order
    postings = [PostingLine(_account(purse, order), amount) for purse, amount in lines]
    key = _entry_key(step)
    # The order is locked and no name is used twice: an earlier entry would mean that state and ledger disagree.
    ledger.post(
        kind=kind,
        postings=postings,
        idempotency_key=key,
        reference=f"order:{order.id}",
        is_first=True,
        opens=[_account(Purse.ESCROW, order)] if kind is EntryKind.ORDER_HOLD else [],
    )
    richer = {
        line.account.owner_id
        for line in postings
        if line.account.kind is AccountKind.USER_AVAILABLE and line.amount > 0 and line.account.owner_id
    }
    if richer:
        debt_settle(user_ids=richer, cause=key)


def _entry_key(step: Step) -> str:
    order = step.order
    if step.event == Event.MATURE:
        return f"order:{order.id}:matured"
    key = f"order:{order.id}:{step.event}"
    return f"{key}:{order.version + 1}" if order.state in _REPEATING_STATES else key

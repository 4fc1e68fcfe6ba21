"""
What each move does besides changing the state: the table that goes with `rules.MOVES`.

The effects get the locked orders and change their columns in memory or call the modules below; the caller saves. They
run in phases, each over all the orders of one transaction, in the order of the locks: what is refused for its words
first, then the listings, the people's rows, the ledger's accounts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wibestore.audit import services as audit
from wibestore.orders.rules import Event, OrderState, Party
from wibestore.orders.services import clocks, files, goods, words
from wibestore.orders.services.money import move_money
from wibestore.orders.services.move import Step

Effect = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Effects:
    """What a move does before its money moves, whether it parts with the listing, and what it does after."""

    before: tuple[Effect, ...] = ()
    is_end: bool = False
    after: tuple[Effect, ...] = ()


def effects_run(steps: Sequence[Step]) -> None:
    """Do what the moves do, phase by phase."""
    for step in steps:
        for effect in EFFECTS[step.order.state, step.event].before:
            effect(step)
    if ending := [step for step in steps if EFFECTS[step.order.state, step.event].is_end]:
        goods.part(ending)
    move_money(steps)
    for step in steps:
        for effect in EFFECTS[step.order.state, step.event].after:
            effect(step)


def free_slot(step: Step) -> None:
    """T4, T22: the buyer may reserve something else."""
    step.order.unpaid_slot = None


def record_staff(step: Step) -> None:
    """T18, T19: what staff decide stands in the audit."""
    if step.party is Party.STAFF:
        details = {"number": step.order.number, "state": str(step.target), "reason": step.details["reason"]}
        if step.refund is not None:
            details["refund_amount"] = step.refund
        action = "order.resolved" if step.event == Event.RESOLVE else "order.cancelled"
        audit.audit_write(actor=step.actor, action=action, target="order", target_id=step.order.id, details=details)


def _end(*before: Effect, after: tuple[Effect, ...] = ()) -> Effects:
    return Effects((*before, clocks.stop_all), is_end=True, after=after)


_DISPUTE = Effects((words.check_claim, clocks.suspend), after=(files.open_file,))
# T20, T22: the shop itself opens it.
_BY_THE_SHOP = Effects((clocks.suspend,), after=(files.open_file,))
_OVER = _end(after=(files.close_file,))
S, E = OrderState, Event

EFFECTS: dict[tuple[str, str], Effects] = {
    (S.AWAITING_PAYMENT, E.PAY): Effects((clocks.start_delivery,)),
    (S.AWAITING_PAYMENT, E.CANCEL): _end(words.check_cancel, free_slot, after=(record_staff,)),
    (S.AWAITING_PAYMENT, E.TIME_OUT): _end(free_slot),
    (S.AWAITING_PAYMENT, E.BLOCK): _end(free_slot),
    (S.PAID, E.INSTANT): Effects((clocks.start_release, goods.hand_over)),
    (S.PAID, E.DELIVER): Effects((clocks.start_release, goods.hand_over)),
    (S.PAID, E.DECLINE): _end(),
    (S.PAID, E.CANCEL): _end(words.check_cancel, after=(record_staff,)),
    (S.PAID, E.TIME_OUT): _end(),
    (S.PAID, E.DISPUTE): _DISPUTE,
    (S.PAID, E.CHARGE_BACK): _BY_THE_SHOP,
    (S.PAID, E.BLOCK): _BY_THE_SHOP,
    (S.DELIVERED, E.CONFIRM): _end(),
    (S.DELIVERED, E.AUTO_RELEASE): _end(),
    (S.DELIVERED, E.REPLACE_CREDENTIALS): Effects((clocks.start_release, goods.replace)),
    (S.DELIVERED, E.DISPUTE): _DISPUTE,
    (S.DELIVERED, E.CHARGE_BACK): _BY_THE_SHOP,
    (S.DELIVERED, E.BLOCK): _BY_THE_SHOP,
    (S.DELIVERED, E.CANCEL): _end(words.check_cancel, after=(record_staff,)),
    (S.COMPLETED, E.MATURE): Effects(),
    (S.COMPLETED, E.DISPUTE): _DISPUTE,
    (S.PARTIALLY_REFUNDED, E.MATURE): Effects(),
    (S.DISPUTED, E.MESSAGE): Effects((words.check_message, files.add_words)),
    (S.DISPUTED, E.EVIDENCE): Effects((words.check_evidence, files.add_words)),
    (S.DISPUTED, E.PROPOSE): Effects((words.check_proposal, files.add_words)),
    (S.DISPUTED, E.ACCEPT): _OVER,
    (S.DISPUTED, E.CONFIRM): _OVER,
    (S.DISPUTED, E.WITHDRAW): Effects((clocks.resume,), after=(files.close_file,)),
    (S.DISPUTED, E.BLOCK): Effects((clocks.wait_no_more,)),
    (S.DISPUTED, E.REMIND): Effects((clocks.remind, files.note_reminder)),
    (S.DISPUTED, E.SILENCE): _OVER,
    (S.DISPUTED, E.RESOLVE): _end(words.check_decision, after=(files.close_file, record_staff)),
    (S.DISPUTED, E.CANCEL): _end(words.check_cancel, after=(files.close_file, record_staff)),
}

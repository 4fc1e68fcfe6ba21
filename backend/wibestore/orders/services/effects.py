"""
What each move does besides changing the state: the table that goes with `rules.MOVES`.

Each effect gets the locked order and changes its columns in memory or calls the modules below; the caller saves.
They stand in the order of the locks: what is refused for its words first, then the listing, the seller's row, the
ledger's accounts.
"""

from collections.abc import Callable

from wibestore.audit import services as audit
from wibestore.orders.rules import Event, OrderState, Party
from wibestore.orders.services import clocks, files, goods, words
from wibestore.orders.services.money import move_money
from wibestore.orders.services.move import Step

Effect = Callable[[Step], None]


def free_slot(step: Step) -> None:
    """T4: the buyer may reserve something else."""
    step.order.unpaid_slot = None


def record_staff(step: Step) -> None:
    """T18, T19: what staff decide stands in the audit."""
    if step.party is Party.STAFF:
        details = {"number": step.order.number, "state": str(step.target), "reason": step.details["reason"]}
        if step.refund is not None:
            details["refund_amount"] = step.refund
        action = "order.resolved" if step.event == Event.RESOLVE else "order.cancelled"
        audit.audit_write(actor=step.actor, action=action, target="order", target_id=step.order.id, details=details)


_END = (clocks.stop_all, goods.part, move_money)
_END_OF_DISPUTE: tuple[Effect, ...] = (*_END, files.close_file)
_OPEN: tuple[Effect, ...] = (clocks.suspend, move_money, files.open_file)

S, E = OrderState, Event

EFFECTS: dict[tuple[str, str], tuple[Effect, ...]] = {
    (S.AWAITING_PAYMENT, E.PAY): (clocks.start_delivery, move_money),
    (S.AWAITING_PAYMENT, E.CANCEL): (words.check_cancel, free_slot, *_END, record_staff),
    (S.AWAITING_PAYMENT, E.TIME_OUT): (free_slot, *_END),
    (S.PAID, E.INSTANT): (clocks.start_release, goods.hand_over),
    (S.PAID, E.DELIVER): (clocks.start_release, goods.hand_over),
    (S.PAID, E.DECLINE): _END,
    (S.PAID, E.CANCEL): (words.check_cancel, *_END, record_staff),
    (S.PAID, E.TIME_OUT): _END,
    (S.PAID, E.DISPUTE): (words.check_claim, *_OPEN),
    (S.PAID, E.CHARGE_BACK): _OPEN,
    (S.DELIVERED, E.CONFIRM): _END,
    (S.DELIVERED, E.AUTO_RELEASE): _END,
    (S.DELIVERED, E.REPLACE_CREDENTIALS): (clocks.start_release, goods.replace),
    (S.DELIVERED, E.DISPUTE): (words.check_claim, *_OPEN),
    (S.DELIVERED, E.CHARGE_BACK): _OPEN,
    (S.DELIVERED, E.CANCEL): (words.check_cancel, *_END, record_staff),
    (S.COMPLETED, E.MATURE): (move_money,),
    (S.COMPLETED, E.DISPUTE): (words.check_claim, *_OPEN),
    (S.PARTIALLY_REFUNDED, E.MATURE): (move_money,),
    (S.DISPUTED, E.MESSAGE): (words.check_message, files.add_words),
    (S.DISPUTED, E.EVIDENCE): (words.check_evidence, files.add_words),
    (S.DISPUTED, E.PROPOSE): (words.check_proposal, files.add_words),
    (S.DISPUTED, E.ACCEPT): _END_OF_DISPUTE,
    (S.DISPUTED, E.CONFIRM): _END_OF_DISPUTE,
    (S.DISPUTED, E.WITHDRAW): (clocks.resume, move_money, files.close_file),
    (S.DISPUTED, E.REMIND): (clocks.remind, files.note_reminder),
    (S.DISPUTED, E.SILENCE): _END_OF_DISPUTE,
    (S.DISPUTED, E.RESOLVE): (words.check_decision, *_END_OF_DISPUTE, record_staff),
    (S.DISPUTED, E.CANCEL): (words.check_cancel, *_END_OF_DISPUTE, record_staff),
}

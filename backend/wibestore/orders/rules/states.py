"""
Every move between the states of an order (T1–T22).

`MOVES` drives the service, the `allowed_events` of the API, the buttons, the pure model and the tests: what it does
not list is refused.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from wibestore.orders.rules import guards as g
from wibestore.orders.rules.guards import Guard, Target, always, to
from wibestore.orders.rules.situation import Event, OrderState, Party, Situation

MAX_UNPAID = 3  # open unpaid reservations of one buyer (threat T-27)
REVIEW_WINDOW = timedelta(days=14)

S, P, E = OrderState, Party, Event

CREATED = "create"  # T1: the first line of an order's story; not a move, there is no state before it
LIVE_STATES = frozenset({S.AWAITING_PAYMENT, S.PAID, S.DELIVERED, S.DISPUTED})
# A dispute that was opened before anything was delivered shows nothing: there the vault has nothing for the order.
REVEALABLE_STATES = frozenset({S.DELIVERED, S.DISPUTED, S.COMPLETED, S.PARTIALLY_REFUNDED})


class Money(StrEnum):
    """What a move does with the order's money; the sums are in `rules.money`."""

    NONE = "none"
    HOLD = "hold"  # buyer → escrow
    REFUND = "refund"  # escrow → buyer, whole
    RELEASE = "release"  # escrow → seller and commission
    SETTLE = "settle"  # escrow → buyer x, seller and commission of the rest
    SILENCE = "silence"  # as REFUND when the seller was silent, as RELEASE when the buyer was
    CLAIM = "claim"  # seller's held earnings and the commission → escrow
    REOPEN = "reopen"  # of a withdrawn claim: as RELEASE; of another dispute: none
    MATURE = "mature"  # seller held → seller available


@dataclass(frozen=True, slots=True)
class Move:
    """One step: where it leads, what must hold for it, what it does with the money."""

    target: Target
    guard: Guard = always
    money: Money = Money.NONE


def _stays(*events: Event, parties: tuple[Party, ...], guard: Guard = always) -> dict[tuple[str, str, str], Move]:
    return {(S.DISPUTED, event, party): Move(to(S.DISPUTED), guard) for event in events for party in parties}


# Keyed by (state, event, party); the codes themselves find a row too.
MOVES: dict[tuple[str, str, str], Move] = {
    # T2–T4
    (S.AWAITING_PAYMENT, E.PAY, P.BUYER): Move(to(S.PAID), money=Money.HOLD),
    (S.AWAITING_PAYMENT, E.PAY, P.SYSTEM): Move(to(S.PAID), money=Money.HOLD),
    (S.AWAITING_PAYMENT, E.CANCEL, P.BUYER): Move(to(S.CANCELLED)),
    (S.AWAITING_PAYMENT, E.TIME_OUT, P.SYSTEM): Move(to(S.CANCELLED), g.payment_time_over),
    # T5–T9
    (S.PAID, E.INSTANT, P.SYSTEM): Move(to(S.DELIVERED), g.credentials_sealed),
    (S.PAID, E.DELIVER, P.SELLER): Move(to(S.DELIVERED), g.delivery_open),
    (S.PAID, E.DECLINE, P.SELLER): Move(to(S.CANCELLED), money=Money.REFUND),
    (S.PAID, E.CANCEL, P.BUYER): Move(to(S.CANCELLED), g.delivery_overdue, Money.REFUND),
    (S.PAID, E.TIME_OUT, P.SYSTEM): Move(to(S.CANCELLED), g.delivery_time_over, Money.REFUND),
    # T10–T12, and the end of a new seller's hold
    (S.DELIVERED, E.CONFIRM, P.BUYER): Move(to(S.COMPLETED), g.credentials_revealed, Money.RELEASE),
    (S.DELIVERED, E.AUTO_RELEASE, P.SYSTEM): Move(to(S.COMPLETED), g.release_due, Money.RELEASE),
    (S.DELIVERED, E.REPLACE_CREDENTIALS, P.SELLER): Move(to(S.DELIVERED), g.replacements_left),
    (S.COMPLETED, E.MATURE, P.SYSTEM): Move(to(S.COMPLETED), g.hold_over, Money.MATURE),
    (S.PARTIALLY_REFUNDED, E.MATURE, P.SYSTEM): Move(to(S.PARTIALLY_REFUNDED), g.hold_over, Money.MATURE),
    # T13, T20, T21
    (S.PAID, E.DISPUTE, P.BUYER): Move(to(S.DISPUTED), g.delivery_overdue),
    (S.DELIVERED, E.DISPUTE, P.BUYER): Move(to(S.DISPUTED)),
    (S.DELIVERED, E.DISPUTE, P.SELLER): Move(to(S.DISPUTED)),
    (S.COMPLETED, E.DISPUTE, P.BUYER): Move(to(S.DISPUTED), g.claimable, Money.CLAIM),
    (S.PAID, E.CHARGE_BACK, P.SYSTEM): Move(to(S.DISPUTED)),
    (S.DELIVERED, E.CHARGE_BACK, P.SYSTEM): Move(to(S.DISPUTED)),
    # T22: one of the two was blocked. No money moves by itself: the staff decide, or the two agree.
    (S.AWAITING_PAYMENT, E.BLOCK, P.SYSTEM): Move(to(S.CANCELLED)),
    (S.PAID, E.BLOCK, P.SYSTEM): Move(to(S.DISPUTED)),
    (S.DELIVERED, E.BLOCK, P.SYSTEM): Move(to(S.DISPUTED)),
    (S.DISPUTED, E.BLOCK, P.SYSTEM): Move(to(S.DISPUTED), g.answer_awaited),
    # T14
    **_stays(E.MESSAGE, E.EVIDENCE, parties=(P.BUYER, P.SELLER)),
    **_stays(E.PROPOSE, parties=(P.BUYER, P.SELLER), guard=g.refund_within_price),
    # T15–T18
    (S.DISPUTED, E.ACCEPT, P.BUYER): Move(g.settled, g.proposal_current, Money.SETTLE),
    (S.DISPUTED, E.ACCEPT, P.SELLER): Move(g.settled, g.proposal_current, Money.SETTLE),
    (S.DISPUTED, E.CONFIRM, P.BUYER): Move(to(S.COMPLETED), g.credentials_revealed, Money.RELEASE),
    (S.DISPUTED, E.WITHDRAW, P.BUYER): Move(g.reopened, g.opened_by_buyer, Money.REOPEN),
    (S.DISPUTED, E.WITHDRAW, P.SELLER): Move(g.reopened, g.opened_by_seller, Money.REOPEN),
    (S.DISPUTED, E.REMIND, P.SYSTEM): Move(to(S.DISPUTED), g.reminder_due),
    (S.DISPUTED, E.SILENCE, P.SYSTEM): Move(g.silenced, g.silence_over, Money.SILENCE),
    (S.DISPUTED, E.RESOLVE, P.STAFF): Move(g.settled, g.refund_within_price, Money.SETTLE),
    # T19
    (S.AWAITING_PAYMENT, E.CANCEL, P.STAFF): Move(to(S.CANCELLED)),
    (S.PAID, E.CANCEL, P.STAFF): Move(to(S.CANCELLED), money=Money.REFUND),
    (S.DELIVERED, E.CANCEL, P.STAFF): Move(to(S.REFUNDED), money=Money.REFUND),
    (S.DISPUTED, E.CANCEL, P.STAFF): Move(to(S.REFUNDED), money=Money.REFUND),
}


def events_open(party: Party, at: Situation) -> tuple[list[str], dict[str, str]]:
    """Return the events open to `party` now, and for each that is not yet open the code of what is missing."""
    answers = {
        str(event): move.guard(at) for (state, event, by), move in MOVES.items() if state == at.state and by == party
    }
    return [event for event, missing in answers.items() if not missing], {
        event: missing for event, missing in answers.items() if missing
    }

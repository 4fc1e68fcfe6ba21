"""
The states of an order and every move between them (escrow.md §2, R8.2); no ORM, no clock.

`MOVES` drives the service, the `allowed_events` of the API, the buttons and the tests: what it does
not list is refused. A guard answers with the code of what is missing, or with nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wibestore.core.money import Som

MAX_UNPAID = 3  # open unpaid reservations of one buyer (threat T-27)
REVIEW_WINDOW = timedelta(days=14)


class OrderState(StrEnum):
    """Where an order is."""

    AWAITING_PAYMENT = "awaiting_payment"
    PAID = "paid"
    DELIVERED = "delivered"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    DISPUTED = "disputed"
    REFUNDED = "refunded"
    PARTIALLY_REFUNDED = "partially_refunded"


class Event(StrEnum):
    """What can happen to an order after it was made."""

    PAY = "pay"
    INSTANT = "instant"
    DELIVER = "deliver"
    DECLINE = "decline"
    CONFIRM = "confirm"
    CANCEL = "cancel"
    TIME_OUT = "time_out"
    AUTO_RELEASE = "auto_release"
    MATURE = "mature"


class Party(StrEnum):
    """Who moves an order; the system is a clock or a provider's payment."""

    BUYER = "buyer"
    SELLER = "seller"
    STAFF = "staff"
    SYSTEM = "system"


S, P = OrderState, Party

CREATED = "create"  # the first line of an order's story; not a move, there is no state before it
LIVE_STATES = frozenset({S.AWAITING_PAYMENT, S.PAID, S.DELIVERED, S.DISPUTED})
REVEALABLE_STATES = frozenset({S.DELIVERED, S.DISPUTED, S.COMPLETED, S.PARTIALLY_REFUNDED})


@dataclass(frozen=True, slots=True)
class Situation:
    """What the guards look at: the order's clocks and the facts around it, at one moment."""

    state: OrderState
    now: datetime
    pay_by: datetime | None = None
    deliver_by: datetime | None = None
    auto_cancel_at: datetime | None = None
    auto_release_at: datetime | None = None
    available_at: datetime | None = None
    is_revealed: bool = False
    has_credentials: bool = False
    has_deposit_waiting: bool = False


Guard = Callable[[Situation], str]
Target = Callable[[Situation], OrderState]


def to(state: OrderState) -> Target:
    """Return a target that is always `state`."""
    return lambda _: state


def is_due(moment: datetime | None, now: datetime) -> bool:
    """Tell whether a running clock has come to its end."""
    return moment is not None and now >= moment


def is_overdue(state: str, deliver_by: datetime | None, now: datetime) -> bool:
    """Tell whether the seller is late: paid, and the promised time has passed."""
    return state == S.PAID and deliver_by is not None and now > deliver_by


def always(_: Situation) -> str:
    """Let the move through."""
    return ""


def payment_time_over(at: Situation) -> str:
    """T4: the time to pay has passed and no succeeded deposit waits for this order."""
    if not is_due(at.pay_by, at.now):
        return "pay_by_not_passed"
    return "deposit_waiting" if at.has_deposit_waiting else ""


def credentials_sealed(at: Situation) -> str:
    """T5: the vault holds what is to be handed over."""
    return "" if at.has_credentials else "credentials_not_sealed"


def delivery_open(at: Situation) -> str:
    """T6: the seller may deliver late, but not after the automatic refund is due."""
    return "auto_cancel_at_passed" if is_due(at.auto_cancel_at, at.now) else ""


def delivery_overdue(at: Situation) -> str:
    """T8: the seller's promised time has passed."""
    return "" if is_overdue(at.state, at.deliver_by, at.now) else "deliver_by_not_passed"


def delivery_time_over(at: Situation) -> str:
    """T9: the seller did not deliver at all."""
    return "" if is_due(at.auto_cancel_at, at.now) else "auto_cancel_at_not_passed"


def credentials_revealed(at: Situation) -> str:
    """T10: the buyer confirms what they have seen, not what they have not."""
    return "" if at.is_revealed else "credentials_not_revealed"


def release_due(at: Situation) -> str:
    """T11: the buyer was silent long enough."""
    return "" if is_due(at.auto_release_at, at.now) else "auto_release_at_not_passed"


def hold_over(at: Situation) -> str:
    """Let a new seller's earnings become spendable when their hold has passed."""
    return "" if is_due(at.available_at, at.now) else "available_at_not_passed"


@dataclass(frozen=True, slots=True)
class Move:
    """One step: where it leads, and what must hold for it."""

    target: Target
    guard: Guard = always


# Keyed by (state, event, party); the codes themselves find a row too.
MOVES: dict[tuple[str, str, str], Move] = {
    (S.AWAITING_PAYMENT, Event.PAY, P.BUYER): Move(to(S.PAID)),
    (S.AWAITING_PAYMENT, Event.PAY, P.SYSTEM): Move(to(S.PAID)),
    (S.AWAITING_PAYMENT, Event.CANCEL, P.BUYER): Move(to(S.CANCELLED)),
    (S.AWAITING_PAYMENT, Event.TIME_OUT, P.SYSTEM): Move(to(S.CANCELLED), guard=payment_time_over),
    (S.PAID, Event.INSTANT, P.SYSTEM): Move(to(S.DELIVERED), guard=credentials_sealed),
    (S.PAID, Event.DELIVER, P.SELLER): Move(to(S.DELIVERED), guard=delivery_open),
    (S.PAID, Event.DECLINE, P.SELLER): Move(to(S.CANCELLED)),
    (S.PAID, Event.CANCEL, P.BUYER): Move(to(S.CANCELLED), guard=delivery_overdue),
    (S.PAID, Event.TIME_OUT, P.SYSTEM): Move(to(S.CANCELLED), guard=delivery_time_over),
    (S.DELIVERED, Event.CONFIRM, P.BUYER): Move(to(S.COMPLETED), guard=credentials_revealed),
    (S.DELIVERED, Event.AUTO_RELEASE, P.SYSTEM): Move(to(S.COMPLETED), guard=release_due),
    (S.COMPLETED, Event.MATURE, P.SYSTEM): Move(to(S.COMPLETED), guard=hold_over),
}


def events_open(party: Party, at: Situation) -> tuple[list[str], dict[str, str]]:
    """Return the events open to `party` now, and for each that is not yet open the code of what is missing."""
    answers = {
        str(event): move.guard(at) for (state, event, by), move in MOVES.items() if state == at.state and by == party
    }
    return [event for event, missing in answers.items() if not missing], {
        event: missing for event, missing in answers.items() if missing
    }


def commission_of(price: Som, rate_bps: int) -> Som:
    """Return C = P × rate // 10,000: rounded down, the remainder stays with the seller."""
    return price.share(rate_bps)

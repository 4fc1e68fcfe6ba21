"""The words of an order (states, events, parties), and what the guards look at."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wibestore.core.money import Som

MAX_REPLACEMENTS = 2  # T12
_NOTHING = Som(0)


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
    """What can happen to an order after it was made; `cancel` by staff is T19."""

    PAY = "pay"
    INSTANT = "instant"
    DELIVER = "deliver"
    DECLINE = "decline"
    CONFIRM = "confirm"
    CANCEL = "cancel"
    TIME_OUT = "time_out"
    AUTO_RELEASE = "auto_release"
    MATURE = "mature"
    REPLACE_CREDENTIALS = "replace_credentials"
    DISPUTE = "dispute"
    CHARGE_BACK = "charge_back"
    BLOCK = "block"
    MESSAGE = "message"
    EVIDENCE = "evidence"
    PROPOSE = "propose"
    ACCEPT = "accept"
    WITHDRAW = "withdraw"
    REMIND = "remind"
    SILENCE = "silence"
    RESOLVE = "resolve"


class Party(StrEnum):
    """Who moves an order; the system is a clock or a provider's payment."""

    BUYER = "buyer"
    SELLER = "seller"
    STAFF = "staff"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Situation:
    """
    What the guards and targets look at: the order's clocks and the facts around it, at one moment.

    `refund` is the x of a settlement about to be made (accept: the other side's current proposal; resolve and
    propose: what was asked for), None where none is named. `opened_by`, `opened_from` and
    `is_other_blocked` (the side that does not ask cannot speak) are the open dispute's.
    """

    state: OrderState
    now: datetime
    price: Som = _NOTHING
    pay_by: datetime | None = None
    deliver_by: datetime | None = None
    auto_cancel_at: datetime | None = None
    auto_release_at: datetime | None = None
    respond_by: datetime | None = None
    available_at: datetime | None = None
    is_delivered: bool = False
    is_revealed: bool = False
    has_credentials: bool = False
    has_deposit_waiting: bool = False
    replacements: int = 0
    opened_by: Party | None = None
    opened_from: OrderState | None = None
    is_other_blocked: bool = False
    is_reminded: bool = False
    has_proposal: bool = False
    refund: Som | None = None


def is_due(moment: datetime | None, now: datetime) -> bool:
    """Tell whether a running clock has come to its end."""
    return moment is not None and now >= moment


def is_overdue(state: str, deliver_by: datetime | None, now: datetime) -> bool:
    """Tell whether the seller is late: paid, and the promised time has passed."""
    return state == OrderState.PAID and deliver_by is not None and now > deliver_by

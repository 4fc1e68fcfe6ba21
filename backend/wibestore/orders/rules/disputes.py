"""Disputes: the catalogue of reasons, the clock of answers, the kinds of entries and outcomes (T13–T18, T21)."""

from datetime import timedelta
from enum import StrEnum

from wibestore.orders.rules.situation import OrderState, Party

RESPOND_WITHIN = timedelta(hours=12)  # T13; once more after the reminder (T17)
DISPUTE_TEXT_MIN = 30


class DisputeReason(StrEnum):
    """Why a dispute was opened."""

    NOT_DELIVERED = "not_delivered"
    WRONG_CREDENTIALS = "wrong_credentials"
    NOT_AS_DESCRIBED = "not_as_described"
    ACCOUNT_TAKEN_BACK = "account_taken_back"
    BUYER_UNRESPONSIVE = "buyer_unresponsive"
    FALSE_CLAIM = "false_claim"
    CHARGE_BACK = "charge_back"  # T20: the shop itself, never a person
    OTHER = "other"


class DisputeOutcome(StrEnum):
    """How a dispute ended."""

    WITHDRAWN = "withdrawn"
    REFUNDED = "refunded"
    PARTIALLY_REFUNDED = "partially_refunded"
    COMPLETED = "completed"


class EntryKind(StrEnum):
    """One line of a dispute's file."""

    OPENED = "opened"
    MESSAGE = "message"
    EVIDENCE = "evidence"
    PROPOSAL = "proposal"
    REMINDER = "reminder"
    STAFF_LOOK = "staff_look"
    CLOSED = "closed"


R = DisputeReason
RESOLUTION_REASONS = (
    *("not_delivered", "wrong_credentials", "not_as_described", "account_taken_back"),
    *("false_claim", "no_evidence", "agreement", "other"),
)
# What the buyer and the seller may claim, by the state the order is in.
_REASONS: dict[tuple[str, str], tuple[DisputeReason, ...]] = {
    (OrderState.PAID, Party.BUYER): (R.NOT_DELIVERED, R.OTHER),
    (OrderState.DELIVERED, Party.BUYER): (
        R.WRONG_CREDENTIALS,
        R.NOT_AS_DESCRIBED,
        R.ACCOUNT_TAKEN_BACK,
        R.OTHER,
    ),
    (OrderState.DELIVERED, Party.SELLER): (R.BUYER_UNRESPONSIVE, R.FALSE_CLAIM, R.OTHER),
    (OrderState.COMPLETED, Party.BUYER): (R.ACCOUNT_TAKEN_BACK,),
}


def reasons_open(state: str, party: str) -> tuple[DisputeReason, ...]:
    """Return the reasons for which `party` may open a dispute of an order in `state`."""
    return _REASONS.get((state, party), ())

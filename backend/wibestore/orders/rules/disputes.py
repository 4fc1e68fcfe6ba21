"""Disputes: the catalogue of reasons, the kinds of entries and outcomes (T13–T18, T21)."""

from datetime import datetime, timedelta
from enum import StrEnum

from wibestore.orders.rules.situation import Event, OrderState, Party

DISPUTE_TEXT_MIN = 30
# A file has an end. Each side has a share of its own, so that nobody fills the other's and wins by its silence.
MAX_ENTRIES = 200
MAX_ENTRIES_OF_PARTY = 90
MAX_EVIDENCE = 20
MAX_EVIDENCE_OF_PARTY = 10


class DisputeReason(StrEnum):
    """Why a dispute was opened."""

    NOT_DELIVERED = "not_delivered"
    WRONG_CREDENTIALS = "wrong_credentials"
    NOT_AS_DESCRIBED = "not_as_described"
    ACCOUNT_TAKEN_BACK = "account_taken_back"
    BUYER_UNRESPONSIVE = "buyer_unresponsive"
    FALSE_CLAIM = "false_claim"
    CHARGE_BACK = "charge_back"  # T20: the shop itself, never a person
    PARTY_BLOCKED = "party_blocked"  # T22: likewise, when one of the two was blocked
    OTHER = "other"


class DisputeOutcome(StrEnum):
    """How a dispute ended."""

    WITHDRAWN = "withdrawn"
    REFUNDED = "refunded"
    PARTIALLY_REFUNDED = "partially_refunded"
    COMPLETED = "completed"
    CANCELLED = "cancelled"  # T19: the staff cancelled the order, the dispute with it


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
# Decisions that find the seller at fault, where they give something back.
FAULT_REASONS = frozenset({"not_delivered", "wrong_credentials", "not_as_described", "account_taken_back"})
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


# How long a dispute may wait for the staff, and from when on it is nearly late.
DISPUTE_SLA = timedelta(hours=12)
_SOON = timedelta(hours=9)


def dispute_tone(opened_at: datetime, now: datetime) -> str:
    """Tell whether an open dispute is in time, nearly late or late."""
    waited = now - opened_at
    if waited >= DISPUTE_SLA:
        return "late"
    return "soon" if waited >= _SOON else "ok"


def reasons_open(state: str, party: str) -> tuple[DisputeReason, ...]:
    """Return the reasons for which `party` may open a dispute of an order in `state`."""
    return _REASONS.get((state, party), ())


def outcome_of(event: str, target: str) -> DisputeOutcome:
    """Return how `event`, which leads the order to `target`, ends its dispute."""
    if event == Event.WITHDRAW:
        return DisputeOutcome.WITHDRAWN
    return DisputeOutcome.CANCELLED if event == Event.CANCEL else DisputeOutcome(target)


def entries_left(*, in_all: int, of_party: int, is_evidence: bool) -> bool:
    """Tell whether a file with so many entries (of this kind) takes one more of this party."""
    most, share = (MAX_EVIDENCE, MAX_EVIDENCE_OF_PARTY) if is_evidence else (MAX_ENTRIES, MAX_ENTRIES_OF_PARTY)
    return in_all < most and of_party < share

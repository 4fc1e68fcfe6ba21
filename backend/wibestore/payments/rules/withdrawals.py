"""
The states of a withdrawal and every move between them (security.md §1 rule 7); no ORM, no clock.

`MOVES` drives the service, the `allowed_events` of the API and the tests: what it does not list is refused. A guard
answers with the code of what is missing, or with nothing.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from wibestore.core.money import Som

MIN_WITHDRAWAL = Som(10_000)
MAX_WITHDRAWAL = Som(50_000_000)
LIMIT_WINDOW = timedelta(hours=24)

# Letters and digits that nobody mixes up when they are said.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_NUMBER_LENGTH = 6

# How long a provider that gave no answer is left alone before it is asked again: longer each time.
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
_LONGEST_AFTER = 7


class WithdrawalState(StrEnum):
    """Where a withdrawal is. Cancelled: it never left the shop; returned: the bank did not take it."""

    REQUESTED = "requested"
    APPROVED = "approved"
    SENT = "sent"
    PAID = "paid"
    RETURNED = "returned"
    CANCELLED = "cancelled"


class WithdrawalEvent(StrEnum):
    """What can happen to a withdrawal after it was requested."""

    CANCEL = "cancel"
    APPROVE = "approve"
    REJECT = "reject"
    SEND = "send"
    PAY = "pay"
    RETURN = "return"


class WithdrawalParty(StrEnum):
    """Who moves a withdrawal: its owner, the staff, the shop's sender, or the provider's word."""

    USER = "user"
    STAFF = "staff"
    SYSTEM = "system"
    PROVIDER = "provider"


S, E, P = WithdrawalState, WithdrawalEvent, WithdrawalParty

REQUESTED = "request"  # the first line of a withdrawal's story; not a move, there is no state before it
# Their money has left `available` and is not at the bank: it is counted in `payout_reserved`.
RESERVED_STATES = (S.REQUESTED, S.APPROVED)
OPEN_STATES = (S.REQUESTED, S.APPROVED, S.SENT)
# They count against the day's limit.
COUNTED_STATES = (*OPEN_STATES, S.PAID)


@dataclass(frozen=True, slots=True)
class WithdrawalSituation:
    """What a guard may look at: who has approved, who asks, how many must agree, is the owner in debt or blocked."""

    state: WithdrawalState
    approvals_needed: int
    approved_by: UUID | None = None
    actor_id: UUID | None = None
    is_owner_in_debt: bool = False
    is_owner_blocked: bool = False


Guard = Callable[[WithdrawalSituation], str]
Target = Callable[[WithdrawalSituation], WithdrawalState]


def to(state: WithdrawalState) -> Target:
    """Return a target that is always `state`."""
    return lambda _: state


def always(_: WithdrawalSituation) -> str:
    """Let the move through."""
    return ""


def owner_free(at: WithdrawalSituation) -> str:
    """Nothing leaves the shop while its owner owes money (escrow.md §2, T20) or is blocked (T22)."""
    if at.is_owner_in_debt:
        return "owner_in_debt"
    return "owner_blocked" if at.is_owner_blocked else ""


def owed_or_blocked(at: WithdrawalSituation) -> str:
    """The shop itself stops a withdrawal only for a debt or a block."""
    return "" if at.is_owner_in_debt or at.is_owner_blocked else "owner_not_in_debt"


def approval_open(at: WithdrawalSituation) -> str:
    """Of two approvals each is by another member of the staff."""
    if at.approved_by is not None and at.approved_by == at.actor_id:
        return "approved_by_you_already"
    return owner_free(at)


def after_approval(at: WithdrawalSituation) -> WithdrawalState:
    """Approved as soon as everybody who must agree has."""
    given = 1 if at.approved_by is None else 2
    return S.APPROVED if given >= at.approvals_needed else S.REQUESTED


@dataclass(frozen=True, slots=True)
class WithdrawalMove:
    """One step: where it leads, and what must hold for it."""

    target: Target
    guard: Guard = always


# Keyed by (state, event, party); the codes themselves find a row too.
MOVES: dict[tuple[str, str, str], WithdrawalMove] = {
    (S.REQUESTED, E.CANCEL, P.USER): WithdrawalMove(to(S.CANCELLED)),
    (S.REQUESTED, E.APPROVE, P.STAFF): WithdrawalMove(after_approval, guard=approval_open),
    (S.REQUESTED, E.REJECT, P.STAFF): WithdrawalMove(to(S.CANCELLED)),
    (S.APPROVED, E.REJECT, P.STAFF): WithdrawalMove(to(S.CANCELLED)),
    (S.REQUESTED, E.CANCEL, P.SYSTEM): WithdrawalMove(to(S.CANCELLED), guard=owed_or_blocked),
    (S.APPROVED, E.CANCEL, P.SYSTEM): WithdrawalMove(to(S.CANCELLED), guard=owed_or_blocked),
    (S.APPROVED, E.SEND, P.SYSTEM): WithdrawalMove(to(S.SENT), guard=owner_free),
    (S.SENT, E.PAY, P.PROVIDER): WithdrawalMove(to(S.PAID)),
    (S.SENT, E.RETURN, P.PROVIDER): WithdrawalMove(to(S.RETURNED)),
}


def withdrawal_events_open(party: str, at: WithdrawalSituation) -> list[str]:
    """Return the events open to `party` now."""
    return [
        str(event)
        for (state, event, by), move in MOVES.items()
        if (state, by) == (at.state, party) and not move.guard(at)
    ]


def approvals_needed(amount: int, second_from: int) -> int:
    """Return how many members of the staff must agree."""
    return 2 if amount >= second_from else 1


def pause_before_asking(count: int, first: timedelta = FIRST_PAUSE) -> timedelta:
    """Return how long to wait after the provider was asked `count` times in vain; `first`: after it was sent to it."""
    return min(first * 2**count, LONGEST_PAUSE) if count < _LONGEST_AFTER else LONGEST_PAUSE


def withdrawal_number_new() -> str:
    """Return a number that people can say."""
    return "W-" + "".join(secrets.choice(_ALPHABET) for _ in range(_NUMBER_LENGTH))

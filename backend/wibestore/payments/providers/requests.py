"""
What providers ask of the shop, each in one form whatever the protocol (R8.1).

Adapters read these out of calls; `services.requests` answers each with an `Outcome`. An `amount` of `NO_SOM` is one
that is no whole positive number of so'm (50000.01, a tiyin too much): no deposit is of that amount.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from wibestore.core.money import Som

NO_SOM: Final = Som(0)


@dataclass(frozen=True, slots=True)
class PaymentInquiry:
    """Whether the deposit `reference` can be paid now. `amount` is None where the protocol names none."""

    reference: str
    amount: Som | None = None


@dataclass(frozen=True, slots=True)
class PaymentHold:
    """
    Open the attempt `external_id` to pay a deposit, before the payer is charged.

    :ivar occurred_at: the provider's own time of the attempt
    :ivar lifetime: how long after `occurred_at` the attempt can be performed; None for as long as it takes
    :ivar is_exclusive: whether no other attempt at the deposit may be open beside it
    :ivar details: what the protocol needs again in later answers
    """

    external_id: str
    reference: str
    amount: Som
    occurred_at: datetime
    lifetime: timedelta | None = None
    is_exclusive: bool = False
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AttemptRef:
    """
    An attempt as a call names it, by `external_id`; what else the call says must agree with it.

    `number` is what we have called the attempt, `reference` its deposit's; None where the protocol names none. Where
    `external_id` is empty, the attempt at `reference` is meant that was opened with these `details`.
    """

    external_id: str
    number: int | None = None
    reference: str | None = None
    amount: Som | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PaymentPerform:
    """The payer was charged: credit the attempt that was opened before."""

    attempt: AttemptRef


@dataclass(frozen=True, slots=True)
class PaymentTake:
    """
    Credit a deposit in one step, by the attempt `external_id`: no call before has opened it, none after charges.

    An id that is known is a repeat, whatever else the call says. What is refused leaves no attempt behind: the payer
    gets the money back at the desk.
    """

    external_id: str
    reference: str
    amount: Som
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class PaymentCancel:
    """End an open attempt, or take a performed one back if its money was not spent (escrow.md §2, T20)."""

    attempt: AttemptRef
    reason: int | None = None
    failure_code: str = "cancelled"


@dataclass(frozen=True, slots=True)
class PaymentLookup:
    """How an attempt stands."""

    attempt: AttemptRef


class StatementOrder(StrEnum):
    """Which attempts a statement is of, and by which time."""

    OPENED = "opened"  # every attempt, by the provider's own time
    PERFORMED = "performed"  # those that stand credited, by the time of the credit


@dataclass(frozen=True, slots=True)
class StatementRequest:
    """Our list of a provider's attempts, `first <= time <= last`, ascending."""

    first: datetime
    last: datetime
    order: StatementOrder


class FiscalKind(StrEnum):
    """What a fiscal receipt was given for."""

    PERFORM = "perform"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class FiscalNote:
    """The tax authority's receipt of an attempt, to be kept."""

    attempt: AttemptRef
    kind: FiscalKind
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PasswordChange:
    """The provider's new password for its calls, from now on."""

    password: str = field(repr=False)


type ProviderRequest = (
    PaymentInquiry
    | PaymentHold
    | PaymentPerform
    | PaymentTake
    | PaymentCancel
    | PaymentLookup
    | StatementRequest
    | FiscalNote
    | PasswordChange
)

"""Compares a provider's list of one day with ours, line by line. No ORM, no clock."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wibestore.core.money import Som

#: What the provider and we may be apart in time before a credit counts as late.
TOLERANCE = timedelta(minutes=15)
OUR_CURRENCY = "UZS"


class LineKind(StrEnum):
    """What a line of a statement is about."""

    PAYMENT = "payment"
    PAYOUT = "payout"


class DifferenceKind(StrEnum):
    """How the two lists differ."""

    MISSING_HERE = "missing_here"  # the provider has it, we do not
    MISSING_THERE = "missing_there"  # we have it, the provider does not
    DOUBLE = "double"  # the provider has it twice, or two payments for one deposit
    AMOUNT = "amount"
    CURRENCY = "currency"
    LATE = "late"  # credited long after the provider's time
    STATE = "state"  # stands there, was taken back here


@dataclass(frozen=True, slots=True)
class StatementLine:
    """
    One payment that stands, or one payout that was paid, as the provider's own statement has it.

    `amount` is None where it is no whole so'm.
    """

    kind: LineKind
    external_id: str
    reference: str
    amount: Som | None
    occurred_at: datetime
    currency: str = OUR_CURRENCY


@dataclass(frozen=True, slots=True)
class OurLine:
    """
    One payment or payout as we have it; `stands` is whether it has not been taken back.

    `is_leaving`: it is on its way back, so that the provider may have it or not. `asked_by` is how the provider is
    asked about it where that is not our reference.
    """

    kind: LineKind
    external_id: str
    reference: str
    amount: Som
    finished_at: datetime
    stands: bool = True
    is_leaving: bool = False
    asked_by: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the two lists differ; the amount of a side that lacks the line is None."""

    kind: DifferenceKind
    line_kind: LineKind
    external_id: str
    reference: str
    our_amount: Som | None
    their_amount: Som | None
    occurred_at: datetime


def differences(
    theirs: Iterable[StatementLine], ours: Iterable[OurLine], *, first: datetime, end: datetime
) -> Iterator[Difference]:
    """
    Yield every difference of one day, one for each line that differs, in the order of their list, then of ours.

    :param theirs: the provider's lines of the day
    :param ours: ours of the day, and those of other days that the provider names
    :param first: the day's first moment; `end` is the first one after it
    """
    known = _by_id(ours)
    seen: set[tuple[LineKind, str]] = set()
    paid_by: dict[tuple[LineKind, str], str] = {}
    for line in theirs:
        key = (line.kind, line.external_id)
        own = known.get(key)
        kind = _kind_of(line, own, is_seen=key in seen, other=paid_by.get((line.kind, line.reference)))
        seen.add(key)
        paid_by.setdefault((line.kind, line.reference), line.external_id)
        if kind is not None:
            yield Difference(
                kind,
                line.kind,
                line.external_id,
                line.reference,
                own.amount if own else None,
                line.amount,
                line.occurred_at,
            )
    for key, own in known.items():
        if key not in seen and own.stands and not own.is_leaving and first <= own.finished_at < end:
            yield Difference(
                DifferenceKind.MISSING_THERE,
                own.kind,
                own.external_id,
                own.reference,
                own.amount,
                None,
                own.finished_at,
            )


def _kind_of(line: StatementLine, own: OurLine | None, *, is_seen: bool, other: str | None) -> DifferenceKind | None:
    if is_seen or (own is None and line.reference and other is not None):
        return DifferenceKind.DOUBLE
    if own is None:
        return DifferenceKind.MISSING_HERE
    if line.currency != OUR_CURRENCY:
        return DifferenceKind.CURRENCY
    if line.amount != own.amount:
        return DifferenceKind.AMOUNT
    if not own.stands:
        return DifferenceKind.STATE
    return DifferenceKind.LATE if abs(own.finished_at - line.occurred_at) > TOLERANCE else None


def _by_id(ours: Iterable[OurLine]) -> Mapping[tuple[LineKind, str], OurLine]:
    return {(line.kind, line.external_id): line for line in ours}

"""
What is true of subscriptions (R8.4): which change is which, what is left of a price, how long things last.

No ORM, no clock. ADR 13 has the reasons.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from wibestore.core.money import Som
from wibestore.subscriptions.types import PlanCode, Terms

FREE: Literal["free"] = "free"
FREE_TERMS = Terms(FREE)

DAY = timedelta(days=1)
YEAR_DAYS = 365
# An unpaid plan is kept for so long, and the wallet is asked again so often.
GRACE = timedelta(days=3)
RETRY_AFTER = timedelta(hours=6)
# How long before its end a period's end is told.
NOTICE = timedelta(days=3)

PLAN_RANK: dict[PlanCode, int] = {"free": 0, "premium": 1, "pro": 2}
_PERIOD_RANK = {"": 0, "monthly": 1, "yearly": 2}


class Standing(StrEnum):
    """How a user stands: nothing runs, a period runs, or it is over and the wallet could not pay the next one."""

    FREE = "free"
    ACTIVE = "active"
    GRACE = "grace"


class Relation(StrEnum):
    """What the wanted terms are to the ones a user has."""

    AGREED = "agreed"  # what follows anyhow
    CURRENT = "current"  # what runs, while something else was to follow
    FREE = "free"
    HIGHER = "higher"
    LOWER = "lower"


class Change(StrEnum):
    """What a change does. `downgrade` and `cancel` wait for the period's end; in grace nothing waits."""

    START = "start"
    RENEW = "renew"
    UPGRADE = "upgrade"
    DOWNGRADE = "downgrade"
    KEEP = "keep"
    CANCEL = "cancel"
    NONE = "none"


# Whoever has nothing has free terms, and free follows: nothing is lower, and nothing else is theirs.
CHANGES: dict[tuple[Standing, Relation], Change] = {
    (Standing.FREE, Relation.AGREED): Change.NONE,
    (Standing.FREE, Relation.HIGHER): Change.START,
    (Standing.ACTIVE, Relation.AGREED): Change.NONE,
    (Standing.ACTIVE, Relation.CURRENT): Change.KEEP,
    (Standing.ACTIVE, Relation.FREE): Change.CANCEL,
    (Standing.ACTIVE, Relation.HIGHER): Change.UPGRADE,
    (Standing.ACTIVE, Relation.LOWER): Change.DOWNGRADE,
    # The period is over: what was to follow is paid for from its end on, anything else starts anew.
    (Standing.GRACE, Relation.AGREED): Change.RENEW,
    (Standing.GRACE, Relation.CURRENT): Change.RENEW,
    (Standing.GRACE, Relation.FREE): Change.CANCEL,
    (Standing.GRACE, Relation.HIGHER): Change.START,
    (Standing.GRACE, Relation.LOWER): Change.START,
}
CHARGED = frozenset({Change.START, Change.RENEW, Change.UPGRADE})


@dataclass(frozen=True, slots=True)
class Held:
    """What a user has: terms, their current period and its price, and the terms that follow."""

    terms: Terms
    follows: Terms
    starts_at: datetime
    ends_at: datetime
    price: Som

    @property
    def access_until(self) -> datetime:
        """Return until when the plan's terms hold."""
        return self.ends_at if self.follows == FREE_TERMS else self.ends_at + GRACE


def standing_of(held: Held | None, now: datetime) -> Standing:
    """Return how a user stands at `now`, whether or not a sweep has come by."""
    if held is None or now >= held.access_until:
        return Standing.FREE
    return Standing.ACTIVE if now < held.ends_at else Standing.GRACE


def relation_of(has: Terms, follows: Terms, wanted: Terms) -> Relation:
    """Return what `wanted` is to somebody who has `has`."""
    if wanted == follows:
        return Relation.AGREED
    if wanted == has:
        return Relation.CURRENT
    if wanted == FREE_TERMS:
        return Relation.FREE
    return Relation.HIGHER if is_higher(wanted, has) else Relation.LOWER


def is_higher(wanted: Terms, has: Terms) -> bool:
    """
    Tell whether `wanted` is worth more: nothing of it is less, and something is more.

    So the credit for what is left never exceeds the new price. To granted time only a higher plan is higher:
    paying for the same plan waits until the gift is used up.
    """
    plans = PLAN_RANK[wanted.plan] - PLAN_RANK[has.plan]
    if not has.period:
        return plans > 0
    periods = _PERIOD_RANK[wanted.period] - _PERIOD_RANK[has.period]
    return plans >= 0 and periods >= 0 and (plans, periods) != (0, 0)


def change_of(held: Held | None, wanted: Terms, now: datetime) -> Change:
    """Return what having `wanted` means for a user at `now`."""
    standing = standing_of(held, now)
    if held is None or standing is Standing.FREE:
        return CHANGES[standing, relation_of(FREE_TERMS, FREE_TERMS, wanted)]
    return CHANGES[standing, relation_of(held.terms, held.follows, wanted)]


def credit_of(held: Held, now: datetime) -> Som:
    """
    Return what is left at `now` of the price of the current period.

    By whole days, so that a quote holds for a while. The running day counts as unused, in the user's favor;
    the so'm are rounded down, in the shop's.
    """
    days = _days_begun(held.ends_at - held.starts_at)
    left = min(days, max(0, _days_begun(held.ends_at - now)))
    return Som(int(held.price) * left // days) if days else Som(0)


def _days_begun(length: timedelta) -> int:
    return -(-length // DAY)


def amount_due(price: Som, credit: Som) -> Som:
    """Return what is taken from the wallet: the price less the credit, never less than nothing."""
    return max(Som(0), price - credit)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a change is, costs and takes from the wallet now, and the period it gives; `ends_at` is None for free."""

    change: Change
    price: Som
    credit: Som
    amount: Som
    is_at_once: bool
    starts_at: datetime | None
    ends_at: datetime | None


def decide(held: Held | None, wanted: Terms, *, price: Som, length: timedelta, now: datetime) -> Decision:
    """
    Return what having `wanted` at `price` for `length` comes to for a user at `now`.

    A renewal goes on from the end of the period before, so that the days of grace are paid for.
    """
    standing = standing_of(held, now)
    change = change_of(held, wanted, now)
    if held is None or standing is Standing.FREE:
        if change is Change.NONE:
            return Decision(change, price, Som(0), Som(0), is_at_once=True, starts_at=None, ends_at=None)
        return Decision(change, price, Som(0), price, is_at_once=True, starts_at=now, ends_at=now + length)
    if change in CHARGED:
        credit = min(price, credit_of(held, now)) if change is Change.UPGRADE else Som(0)
        starts_at = held.ends_at if change is Change.RENEW else now
        due = amount_due(price, credit)
        return Decision(change, price, credit, due, is_at_once=True, starts_at=starts_at, ends_at=starts_at + length)
    if change in (Change.NONE, Change.KEEP):
        starts_at, ends_at = (held.starts_at, held.ends_at) if wanted == held.terms else (held.ends_at, None)
        return Decision(change, price, Som(0), Som(0), is_at_once=True, starts_at=starts_at, ends_at=ends_at)
    starts_at = max(now, held.ends_at)
    ends_at = None if change is Change.CANCEL else starts_at + length
    return Decision(
        change, price, Som(0), Som(0), is_at_once=standing is Standing.GRACE, starts_at=starts_at, ends_at=ends_at
    )

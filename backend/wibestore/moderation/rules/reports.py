"""Which way a case of reports may go, and how much a voice counts when cases are put in order."""

from datetime import datetime, timedelta
from typing import Literal

from wibestore.moderation.types import ReportStatus

S = ReportStatus
Tone = Literal["ok", "soon", "late"]

# From where to where: closed is the end, a new report opens a new case.
MOVES: frozenset[tuple[ReportStatus, ReportStatus]] = frozenset(
    {
        (S.PENDING, S.INVESTIGATING),
        (S.PENDING, S.RESOLVED),
        (S.PENDING, S.REJECTED),
        # Again: its holder needs longer, or somebody takes over what nobody holds any more.
        (S.INVESTIGATING, S.INVESTIGATING),
        (S.INVESTIGATING, S.RESOLVED),
        (S.INVESTIGATING, S.REJECTED),
    }
)
EVENTS: dict[str, ReportStatus] = {"take": S.INVESTIGATING, "resolve": S.RESOLVED, "reject": S.REJECTED}
CLOSED = frozenset({S.RESOLVED, S.REJECTED})

EXCERPT_KEPT = timedelta(days=180)
REJECTED_COUNT_FOR = timedelta(days=90)
_SALES_COUNTED = 5
# Of its time, the part after which a case shows that it will soon be late.
_SOON_AFTER = 0.75


def events_allowed(status: str) -> list[str]:
    """Return what staff may do with a case."""
    return [event for event, target in EVENTS.items() if (S(status), target) in MOVES]


def weight_of(*, sales_count: int, is_verified: bool, rejected_count: int) -> int:
    """
    Return how much a voice counts (threat T-11): experience adds, false alarms of late take away, never below nothing.

    :param rejected_count: the reporter's own cases of the last 90 days that were rejected
    """
    return max(0, 1 + min(sales_count, _SALES_COUNTED) // 2 + int(is_verified) - 2 * rejected_count)


def tone_of(*, since: datetime, until: datetime, now: datetime, is_closed: bool) -> Tone:
    """Return how urgent something is that waits since `since` and should be done by `until`."""
    if is_closed or now < since + (until - since) * _SOON_AFTER:
        return "ok"
    return "soon" if now < until else "late"

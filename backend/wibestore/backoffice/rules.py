"""Facts of the admin panel: how days make a series, and when what waits is late; no ORM, no clock."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from wibestore.core.money import BASIS_POINTS

SLA = {
    "listings": timedelta(hours=4),
    "reports": timedelta(hours=24),
    "appeals": timedelta(hours=24),
    "disputes": timedelta(hours=12),
    "support": timedelta(hours=24),
    "withdrawals": timedelta(hours=24),
    "differences": timedelta(hours=24),
    "outbox_dead": timedelta(0),
}
# From so much of its time on, what waits is nearly late.
_SOON = 0.75
SUMMED = (
    *("gmv_paid", "gmv_completed", "commission", "orders_paid", "orders_completed", "refunded", "new_users"),
    *("viewers", "deposits_amount", "withdrawals_amount"),
)
MONEY = ("gmv_paid", "gmv_completed", "commission", "refunded", "deposits_amount", "withdrawals_amount")
CHARTED = ("gmv_completed", "commission", "orders_paid", "new_users", "viewers")
HELD = {
    "available": "user:available",
    "held": "user:held",
    "payout_reserved": "user:payout_reserved",
    "escrow": "order:escrow",
    "debt": "user:debt",
}
_OWN = ("platform:commission", "platform:subscriptions", "platform:promotions", "platform:payout_clearing")


def totals_of(days: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return the sums of some days, and what follows from them; shares are rounded down."""
    rows = list(days)
    totals = {name: sum(int(row[name]) for row in rows) for name in SUMMED}
    totals["take_rate_bps"] = share_bps(totals["commission"], totals["gmv_completed"])
    totals["conversion_bps"] = share_bps(totals["orders_paid"], totals["viewers"])
    return totals


def share_bps(part: int, whole: int) -> int:
    """Return what share of the whole the part is, nothing of nothing."""
    return part * BASIS_POINTS // whole if whole > 0 else 0


def step_begin(day: date, step: str) -> date:
    """Return the first day of the week or month that `day` belongs to; the day itself where steps are days."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def tone_of(name: str, oldest_at: datetime | None, now: datetime) -> str:
    """Tell whether the oldest that waits is in time, nearly late or late."""
    if oldest_at is None:
        return "ok"
    waited, allowed = now - oldest_at, SLA[name]
    if waited >= allowed:
        return "late"
    return "soon" if waited >= allowed * _SOON else "ok"


def liabilities_of(sums: Mapping[str, int]) -> dict[str, int]:
    """Return what the shop owes people by where it lies, from the balances by kind; the last is their sum."""
    owed = {name: int(sums.get(kind, 0)) for name, kind in HELD.items()}
    return {**owed, "total": sum(owed.values())}


def clearing_of(sums: Mapping[str, int]) -> dict[str, int]:
    """Return the providers' balances by code."""
    return {name: int(total) for name, total in sums.items() if ":" not in name}


def gap_of(sums: Mapping[str, int]) -> int:
    """Return by how much kept balances and postings differ: every entry adds up to zero, and so must all of them."""
    owned = sum(int(sums.get(kind, 0)) for kind in (*HELD.values(), *_OWN))
    return owned + sum(clearing_of(sums).values())

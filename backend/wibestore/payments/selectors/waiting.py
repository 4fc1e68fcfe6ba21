"""What of payments waits for the staff."""

from datetime import datetime

from django.db.models import CharField, Count, Min, Value

from wibestore.payments.models import ReconciliationDifference, Withdrawal
from wibestore.payments.rules.withdrawals import WithdrawalState


def waiting_money() -> dict[str, tuple[int, datetime | None]]:
    """Return how many withdrawals and differences wait for the staff, and since when the oldest does. One query."""
    asked = Withdrawal.objects.filter(state=WithdrawalState.REQUESTED).order_by()
    differing = ReconciliationDifference.objects.filter(resolved_at=None).order_by()
    rows = [
        found.values(name=Value(name, output_field=CharField())).annotate(count=Count("id"), since=Min(since))
        for name, found, since in (("withdrawals", asked, "requested_at"), ("differences", differing, "found_at"))
    ]
    told = {row["name"]: (row["count"], row["since"]) for row in rows[0].union(rows[1], all=True)}
    return {name: told.get(name, (0, None)) for name in ("withdrawals", "differences")}

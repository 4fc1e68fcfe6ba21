"""Says in words what happened in a storm."""

from collections import Counter

from crash.storm import Storm
from crash.verdict.clocks import lateness
from crash.verdict.facts import Case


def report(storm: Storm, case: Case, *, seed: int) -> str:
    """Return the figures of a run, a line each; the last lines are the kills in their order."""
    record = storm.record
    made = [purchase for purchase in record.purchases if purchase.order_id]
    states = Counter(order.state for order in case.facts.orders.values())
    payouts = Counter(withdrawal.state for withdrawal in case.facts.withdrawals.values())
    intents = record.intents
    late = lateness(case)
    killed = Counter(str(kill.target) for kill in storm.kills)
    lines = [
        f"seed {seed}: {len(record.purchases)} purchases begun, {len(made)} orders ({_counted(states)}),"
        f" {len(case.facts.withdrawals)} withdrawals ({_counted(payouts)})",
        f"{len(intents)} intents in {sum(intent.attempts for intent in intents)} requests,"
        f" {sum(intent.dropped for intent in intents)} answers lost on purpose",
        f"{len(storm.kills)} kills: {_counted(killed)}",
        f"bought for {storm.buying_s:.0f} s; ready {storm.ready_s:.1f} s after the last kill,"
        f" nothing due {storm.settling_s:.0f} s after it",
        f"longest time away {max(storm.outages_s, default=0):.1f} s of {len(storm.outages_s)};"
        f" {len(late)} clocks fired, the latest {late[0].total_seconds() if late else 0:.1f} s late",
    ]
    return "\n".join([*lines, *map(str, storm.kills)])


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.most_common())

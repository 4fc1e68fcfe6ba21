"""Promises about money that leaves the shop: the bank pays each withdrawal once or never."""

from collections.abc import Iterator
from itertools import pairwise

from crash.verdict.endings import payout_ending
from crash.verdict.facts import Case
from wibestore.payments.rules.withdrawals import MOVES, REQUESTED


def withdrawals_end_as_answered(case: Case) -> Iterator[str]:
    """No withdrawal is lost, half done, or one that nobody was told of."""
    told = {payout.withdrawal_id: payout for payout in case.record.payouts if payout.withdrawal_id}
    for withdrawal_id in told.keys() ^ case.facts.withdrawals.keys():
        yield f"Withdrawal {withdrawal_id} is lost, or nobody was told of it."
    for withdrawal_id, payout in told.items():
        found = case.facts.withdrawals.get(withdrawal_id)
        if found is not None and (found.state, found.amount) != (payout_ending(payout), payout.amount):
            yield f"{payout}: {found.amount} so'm are {found.state}, expected {payout.amount} {payout_ending(payout)}."


def stories_explain_withdrawals(case: Case) -> Iterator[str]:
    """Each withdrawal's story has the steps 1 to its version, each one a move of the table, the last one its state."""
    for withdrawal in case.facts.withdrawals.values():
        steps = case.facts.withdrawal_steps.get(withdrawal.id, [])
        if [step.seq for step in steps] != list(range(1, withdrawal.version + 1)):
            yield f"{withdrawal} has version {withdrawal.version} and steps {[step.seq for step in steps]}."
            continue
        if steps[0].event != REQUESTED or steps[-1].state != withdrawal.state:
            yield f"{withdrawal} is {withdrawal.state}; its story goes from {steps[0].event} to {steps[-1].state}."
        for before, step in pairwise(steps):
            if (before.state, step.event, step.party) not in MOVES:
                yield f"{withdrawal}: {step.event} by {step.party} is no move from {before.state}."


def the_bank_pays_once(case: Case) -> Iterator[str]:
    """The bank has paid exactly what the shop counts as paid: its own record, by the shop's references."""
    paid = {one.reference: one.amount for one in case.facts.bank_payouts.values() if one.state == "paid"}
    booked = {one.reference: one.amount - one.fee for one in case.facts.withdrawals.values() if one.state == "paid"}
    for reference in paid.keys() | booked.keys():
        if paid.get(reference, 0) != booked.get(reference, 0):
            yield f"Payout {reference}: the bank paid {paid.get(reference, 0)}, the shop {booked.get(reference, 0)}."

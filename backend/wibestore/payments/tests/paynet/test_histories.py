"""Any order of Paynet's calls: the books stay balanced, and Paynet's view is ours; and what its testers try."""

from itertools import count

import pytest
from django.db import transaction

from wibestore.ledger.selectors import account_balance
from wibestore.ledger.services import ledger_check
from wibestore.ledger.types import AccountRef

from ..conftest import available
from .conftest import AMOUNT, Payment, code, statement

# A repeat is the same call: 6! orders are 180 different ones.
CALLS = ("cancel", "cancel", "check", "inform", "perform", "perform")
FULL_PROOF_EACH = 30
NOT_FOUND, DONE, CANCELLED = 3, 1, 2


def after(call: str, state: int) -> tuple[int, int]:
    """Return what Paynet must believe after `call`, and the error of the call."""
    if call == "inform":
        return state, 0 if state == NOT_FOUND else 302
    if call.startswith("perform"):
        return (DONE, 0) if state == NOT_FOUND else (state, 201)
    if call.startswith("cancel"):
        return (state, 203) if state == NOT_FOUND else (CANCELLED, 0)
    return state, 0


def prove(payment: Payment, buyer_id, state: int, *, is_full: bool) -> None:
    """Hold the wallet and Paynet's view against the oracle."""
    credited = AMOUNT if state == DONE else 0
    assert account_balance(AccountRef.available(buyer_id)) == credited
    assert account_balance(AccountRef.provider("paynet")) == -credited
    if is_full:
        assert payment.check()["result"]["transactionState"] == state
        assert len(statement()["result"]["statements"]) == (1 if state == DONE else 0)
        assert ledger_check() == []


def test_every_order_of_calls_leaves_one_truth(payment, buyer):
    histories = count(1)

    def play(call: str, state: int) -> int:
        expected, error = after(call, state)
        answer = getattr(payment, call)()
        assert code(answer) == error
        if not error and call not in {"inform", "perform"}:
            assert answer["result"]["transactionState"] == expected
        return expected

    def go(left: tuple[str, ...], state: int) -> None:
        if not left:
            prove(payment, buyer.id, state, is_full=next(histories) % FULL_PROOF_EACH == 0)
            return
        for call in sorted(set(left)):
            rest = list(left)
            rest.remove(call)
            savepoint = transaction.savepoint()
            go(tuple(rest), play(call, state))
            transaction.savepoint_rollback(savepoint)

    go(CALLS, NOT_FOUND)

    assert next(histories) == 181


SCENARIOS = {
    "paid and paid again": [
        ("inform", 0, None),
        ("check", 0, 3),
        ("perform", 0, None),
        ("perform", 201, None),
        ("check", 0, 1),
        ("inform", 302, None),
    ],
    "wrong, then right": [
        ("perform unknown", 302, None),
        ("perform one tiyin more", 413, None),
        ("perform above the limit", 415, None),
        ("perform foreign service", 305, None),
        ("check", 0, 3),
        ("perform", 0, None),
        ("check", 0, 1),
    ],
    "cancelled": [
        ("cancel", 203, None),
        ("perform", 0, None),
        ("cancel", 0, 2),
        ("cancel", 0, 2),
        ("check", 0, 2),
        ("perform", 201, None),
    ],
}


@pytest.mark.parametrize("name", list(SCENARIOS))
def test_what_paynets_testers_try(payment, buyer, name):
    steps = {
        "perform unknown": {"fields": {"client_id": "100000000000"}},
        "perform one tiyin more": {"amount": payment.amount + 1},
        "perform above the limit": {"amount": 10**12},
        "perform foreign service": {"serviceId": 2},
    }
    for step, expected, state in SCENARIOS[name]:
        answer = getattr(payment, step.split()[0])(**steps.get(step, {}))

        assert (step, code(answer)) == (step, expected)
        assert answer.get("result", {}).get("transactionState") == state
    assert available(buyer.id) == (0 if name == "cancelled" else AMOUNT)
    assert ledger_check() == []

"""Any order of Payme's calls: the books stay balanced, and Payme's view is ours (threat W4)."""

from dataclasses import dataclass, replace
from itertools import count

from django.db import transaction

from wibestore.ledger.selectors import account_balance
from wibestore.ledger.services import ledger_check
from wibestore.ledger.types import AccountRef

from .conftest import AMOUNT, Payment, code

# A repeat is the same call: 6! orders are 180 different ones.
CALLS = ("cancel", "check", "create", "create", "perform", "perform")
FULL_PROOF_EACH = 30


@dataclass(frozen=True)
class View:
    """What Payme must believe: the state, and the first answers that repeats must equal."""

    state: int = 0
    created: str = ""
    performed: str = ""

    def after(self, call: str) -> tuple["View", int]:
        """Return what it is after `call`, and the error of the call."""
        if call.startswith("create"):
            return (replace(self, state=1), 0) if self.state in {0, 1} else (self, -31008)
        if self.state == 0:
            return self, -31003
        if call == "check":
            return self, 0
        if call == "cancel":
            return replace(self, state={1: -1, 2: -2}[self.state]), 0
        return (replace(self, state=2), 0) if self.state in {1, 2} else (self, -31008)


def play(call: str, payment: Payment, view: View) -> View:
    """Make `call`, hold its answer against the oracle and return what Payme believes now."""
    method = {"check": payment.check, "cancel": payment.cancel}.get(call)
    if method is None:
        method = payment.create if call.startswith("create") else payment.perform
    expected, error = view.after(call)

    answer = method()

    assert code(answer) == error
    if error:
        return expected
    assert answer["result"]["state"] == expected.state
    told = str(answer["result"])
    if call.startswith("create"):
        assert told == (view.created or told)
        return replace(expected, created=told)
    if call.startswith("perform"):
        assert told == (view.performed or told)
        return replace(expected, performed=told)
    return expected


def prove(buyer_id, view: View, *, is_full: bool) -> None:
    """Hold the wallet and the books against the oracle."""
    credited = AMOUNT if view.state == 2 else 0
    assert account_balance(AccountRef.available(buyer_id)) == credited
    assert account_balance(AccountRef.provider("payme")) == -credited
    assert not is_full or ledger_check() == []


def test_every_order_of_calls_leaves_one_truth(payment, buyer):
    histories = count(1)

    def go(left: tuple[str, ...], view: View) -> None:
        if not left:
            prove(buyer.id, view, is_full=next(histories) % FULL_PROOF_EACH == 0)
            return
        for call in sorted(set(left)):
            rest = list(left)
            rest.remove(call)
            savepoint = transaction.savepoint()
            go(tuple(rest), play(call, payment, view))
            transaction.savepoint_rollback(savepoint)

    go(CALLS, View())

    assert next(histories) == 181

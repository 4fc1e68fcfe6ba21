"""Payme's own sandbox (test.paycom.uz): its two scenarios, step by step; what matters is sent twice."""

import pytest

from wibestore.ledger.services import ledger_check

from ..conftest import available
from .conftest import AMOUNT, METHODS, Payment, code, message, send

WRONG_AUTH = [(f"wrong auth {method}", -32504, None) for method in METHODS]
CREATED = [
    ("check perform", 0, None),
    ("create", 0, 1),
    ("create", 0, 1),
    ("check", 0, 1),
    ("create other", -31099, None),
]
SCENARIOS = {
    "1: cancelled before it is performed": [
        *WRONG_AUTH,
        ("check perform wrong amount", -31001, None),
        ("create wrong amount", -31001, None),
        ("check perform unknown account", -31050, None),
        ("create unknown account", -31050, None),
        *CREATED,
        ("cancel 3", 0, -1),
        ("cancel 3", 0, -1),
        ("check", 0, -1),
    ],
    "2: performed and then taken back": [
        *CREATED,
        ("perform", 0, 2),
        ("perform", 0, 2),
        ("check", 0, 2),
        ("cancel 5", 0, -2),
        ("cancel 5", 0, -2),
        ("check", 0, -2),
    ],
}


def step(name, payment, other):
    if name.startswith("wrong auth "):
        return send(message(name.removeprefix("wrong auth ")), authorization="Basic d3Jvbmc6d3Jvbmc=").json()
    steps = {
        "check perform": payment.check_perform,
        "check perform wrong amount": lambda: payment.check_perform(amount=payment.amount + 1),
        "create wrong amount": lambda: payment.create(amount=payment.amount + 1),
        "check perform unknown account": lambda: payment.check_perform(account={"order_id": "100000000000"}),
        "create unknown account": lambda: payment.create(account={"order_id": "100000000000"}),
        "create": payment.create,
        "create other": other.create,
        "check": payment.check,
        "perform": payment.perform,
        "cancel 3": lambda: payment.cancel(3),
        "cancel 5": lambda: payment.cancel(5),
    }
    return steps[name]()


@pytest.mark.parametrize("scenario", list(SCENARIOS))
def test_the_sandboxs_scenario(payment, deposit, buyer, scenario):
    other, answers = Payment(deposit), {}

    for name, expected, state in SCENARIOS[scenario]:
        answer = step(name, payment, other)

        assert (name, code(answer)) == (name, expected)
        assert answer.get("result", {}).get("state") == state
        # A repeat is answered like the first.
        if expected == 0 and name != "check":
            assert answers.setdefault(name, answer["result"]) == answer["result"]
        assert available(buyer.id) == (AMOUNT if state == 2 else 0)
    assert ledger_check() == []

"""What the audit keeps of deposits: each fact once, however often it is told."""

import pytest

from wibestore.audit.selectors import audit_list
from wibestore.core import outbox
from wibestore.payments import events, handlers
from wibestore.payments.factories import deposit_succeeded

pytestmark = pytest.mark.django_db


def test_a_deposit_that_succeeds_is_recorded_once(buyer):
    deposit = deposit_succeeded(buyer.id, 100_000)
    outbox.relay()

    handlers.on_deposit_succeeded(
        {"deposit_id": str(deposit.id), "user_id": str(buyer.id), "amount": 100_000, "order_id": None, "is_late": False}
    )

    (line,) = audit_list(target="deposit", target_id=deposit.id)
    assert (line.action, line.actor_kind, line.actor_name) == (events.DEPOSIT_SUCCEEDED, "system", "payments")
    assert (line.details["user_id"], line.details["amount"]) == (str(buyer.id), 100_000)


def test_a_deposit_that_is_taken_back_is_recorded_with_the_debt(buyer):
    fact = {"deposit_id": str(buyer.id), "user_id": str(buyer.id), "amount": 5_000, "debt": 0, "order_id": None}

    for _ in range(2):
        handlers.on_deposit_reversed(fact)

    (line,) = audit_list(target="deposit", target_id=buyer.id)
    assert (line.action, line.details["debt"]) == (events.DEPOSIT_REVERSED, 0)

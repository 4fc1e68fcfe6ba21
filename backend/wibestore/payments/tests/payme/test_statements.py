"""What one call of Payme's costs the database: its bar, and what it costs now."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from .conftest import Payment, payme_deposit

MAX_STATEMENTS = 12
_CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def statements(work: Callable[[], Any]) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        work()
    return [query["sql"] for query in captured if not query["sql"].startswith(_CONTROL)]


def test_a_call_costs_few_statements(buyer, payment):
    first = Payment(payme_deposit(buyer.id))
    first.create()
    first.perform()

    created, performed = statements(payment.create), statements(payment.perform)

    assert (len(created), len(performed)) == (6, 11)
    assert max(len(created), len(performed)) <= MAX_STATEMENTS

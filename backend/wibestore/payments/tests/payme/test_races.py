"""Payme's calls at the same moment, by real threads: what happens, happens once."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from wibestore.ledger.services import ledger_check
from wibestore.payments.models import ProviderTransaction

from ..conftest import available, hold
from .conftest import AMOUNT, Payment, code, message, send

pytestmark = pytest.mark.django_db(transaction=True)
CALLERS = 20


def at_once(bodies):
    """Send the calls at one moment and return their answers in the same order."""
    barrier, answers = Barrier(len(bodies)), [None] * len(bodies)

    def call(index):
        barrier.wait()
        try:
            answers[index] = send(bodies[index])
        finally:
            connection.close()

    threads = [Thread(target=call, args=(index,)) for index in range(len(bodies))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def created(payment):
    return message(
        "CreateTransaction", id=payment.id, time=payment.time, amount=payment.amount, account=payment.account
    )


def test_twenty_equal_performs_credit_once(payment, buyer):
    payment.create()

    answers = at_once([message("PerformTransaction", id=payment.id)] * CALLERS)

    assert len({answer.content for answer in answers}) == 1
    assert answers[0].json()["result"]["state"] == 2
    assert available(buyer.id) == AMOUNT
    assert ledger_check() == []


def test_twenty_equal_cancels_take_back_once(payment, buyer):
    payment.create()
    payment.perform()

    answers = at_once([message("CancelTransaction", id=payment.id, reason=5)] * CALLERS)

    assert len({answer.content for answer in answers}) == 1
    assert answers[0].json()["result"]["state"] == -2
    assert available(buyer.id) == 0
    assert ledger_check() == []


def test_many_transactions_at_once_hold_an_order_once(deposit):
    payments = [Payment(deposit) for _ in range(CALLERS)]

    answers = at_once([created(payment) for payment in payments])

    assert sorted(code(answer.json()) for answer in answers) == [-31099] * (CALLERS - 1) + [0]
    assert ProviderTransaction.objects.count() == 1


def test_twenty_equal_creates_open_one(payment):
    answers = at_once([created(payment)] * CALLERS)

    assert len({answer.content for answer in answers}) == 1
    assert ProviderTransaction.objects.count() == 1


def test_perform_and_cancel_at_once_end_consistent(payment, buyer):
    payment.create()
    bodies = [message("PerformTransaction", id=payment.id), message("CancelTransaction", id=payment.id, reason=3)] * 5

    at_once(bodies)

    assert payment.check()["result"]["state"] in {-1, -2}
    assert available(buyer.id) == 0
    assert ledger_check() == []


def test_spending_and_taking_back_at_once_never_pay_twice(payment, buyer):
    payment.create()
    payment.perform()

    def spend():
        try:
            hold(buyer.id, AMOUNT)
        except Exception:  # noqa: BLE001 - the loser of the race is refused
            return
        finally:
            connection.close()

    thread = Thread(target=spend)
    thread.start()
    (answer,) = at_once([message("CancelTransaction", id=payment.id, reason=5)])
    thread.join()

    assert code(answer.json()) in {0, -31007}
    assert payment.check()["result"]["state"] == (-2 if code(answer.json()) == 0 else 2)
    assert available(buyer.id) == 0
    assert ledger_check() == []

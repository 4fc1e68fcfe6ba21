"""Paynet's calls at the same moment, by real threads: what happens, happens once."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from wibestore.ledger.services import ledger_check
from wibestore.payments.models import ProviderTransaction

from ..conftest import available, hold
from .conftest import AMOUNT, Payment, code, message, paynet_deposit, send

pytestmark = pytest.mark.django_db(transaction=True)
CALLERS = 20


def at_once(bodies):
    """Send the calls at one moment and return their answers in the same order."""
    barrier, answers = Barrier(len(bodies)), [None] * len(bodies)

    def call(index):
        barrier.wait()
        try:
            answers[index] = send(bodies[index]).json()
        finally:
            connection.close()

    threads = [Thread(target=call, args=(index,)) for index in range(len(bodies))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def performed(payment, **changes):
    return message("PerformTransaction", **{**payment.performed, **changes})


def test_twenty_equal_performs_credit_once(payment, buyer):
    answers = at_once([performed(payment)] * CALLERS)

    assert sorted(code(answer) for answer in answers) == [0] + [201] * (CALLERS - 1)
    assert available(buyer.id) == AMOUNT
    assert ledger_check() == []


def test_many_payments_of_one_number_credit_once(deposit, buyer):
    answers = at_once([performed(Payment(deposit)) for _ in range(CALLERS)])

    assert sorted(code(answer) for answer in answers) == [0] + [302] * (CALLERS - 1)
    assert (available(buyer.id), ProviderTransaction.objects.count()) == (AMOUNT, 1)
    assert ledger_check() == []


def test_one_payment_of_many_numbers_credits_one(buyer):
    first = Payment(paynet_deposit(buyer.id))
    others = [Payment(paynet_deposit(buyer.id)) for _ in range(9)]

    answers = at_once([performed(other, transactionId=first.id) for other in (first, *others)])

    assert sorted(code(answer) for answer in answers) == [0] + [201] * 9
    assert available(buyer.id) == AMOUNT
    assert ledger_check() == []


def test_twenty_equal_cancels_take_back_once(payment, buyer):
    payment.perform()

    answers = at_once([message("CancelTransaction", **payment.own)] * CALLERS)

    assert {answer["result"]["transactionState"] for answer in answers} == {2}
    assert available(buyer.id) == 0
    assert ledger_check() == []


def test_spending_and_taking_back_at_once_never_pay_twice(payment, buyer):
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
    (answer,) = at_once([message("CancelTransaction", **payment.own)])
    thread.join()

    assert code(answer) in {0, 77}
    assert payment.check()["result"]["transactionState"] == (2 if code(answer) == 0 else 1)
    assert available(buyer.id) == 0
    assert ledger_check() == []

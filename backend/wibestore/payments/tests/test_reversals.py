"""T20: a provider takes a top-up back."""

from itertools import permutations
from uuid import uuid4

import pytest

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.money import Som
from wibestore.core.tests.race import run_together
from wibestore.ledger.errors import InsufficientFunds
from wibestore.ledger.selectors import account_balance, wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.ledger.types import AccountRef
from wibestore.payments import services
from wibestore.payments.factories import (
    card_active,
    deposit_pending,
    deposit_succeeded,
    success_event,
    withdrawal_requested,
)
from wibestore.payments.models import Deposit, ProviderTransaction, Withdrawal
from wibestore.payments.providers.base import EventKind, OutcomeCode
from wibestore.payments.services import ReversalMode, withdrawals

from .conftest import AMOUNT, available, hold, notice_for, send

REQUESTED, REPORTED = "payment.reversal_requested", "payment.reversed"
BOTH = pytest.mark.parametrize("event", [REQUESTED, REPORTED])


@pytest.fixture
def notice(deposit):
    """The sandbox's words about a deposit that it has paid."""
    words = notice_for(deposit)
    assert send(words).status_code == 200
    return words


def money(user_id):
    balances = wallet_balances(user_id)
    return int(balances.available), int(balances.debt)


def reversed_facts():
    return list(OutboxMessage.objects.filter(topic="deposit.reversed").values_list("payload", flat=True))


@BOTH
def test_what_was_not_spent_goes_back_once(deposit, buyer, notice, event):
    answers = [send({**notice, "event": event}) for _ in range(3)]

    assert [(answer.status_code, answer.json()["result"]) for answer in answers] == [(200, "accepted")] * 3
    assert len({answer.content for answer in answers}) == 1
    assert money(buyer.id) == (0, 0)
    assert account_balance(AccountRef.provider("sandbox")) == 0
    row = Deposit.objects.get()
    assert (row.status, row.reversed_at is not None) == ("reversed", True)
    assert ProviderTransaction.objects.get().state == "reversed"
    assert reversed_facts() == [
        {"deposit_id": str(deposit.id), "user_id": str(buyer.id), "amount": AMOUNT, "debt": 0, "order_id": None}
    ]
    assert ledger_check() == []


@pytest.mark.parametrize("spent", [1, AMOUNT])
def test_a_request_for_spent_money_moves_nothing(buyer, notice, books, spent):
    hold(buyer.id, spent)
    before = books()

    answers = [send({**notice, "event": REQUESTED}) for _ in range(2)]

    assert [(answer.status_code, answer.json()["result"]) for answer in answers] == [(409, "spent")] * 2
    assert {answer.json()["state"] for answer in answers} == {"succeeded"}
    assert books() == before


def test_a_refused_request_may_be_repeated_when_the_money_is_there_again(buyer, notice):
    hold(buyer.id, 1)
    assert send({**notice, "event": REQUESTED}).status_code == 409
    deposit_succeeded(buyer.id, 1_000)

    assert send({**notice, "event": REQUESTED}).status_code == 200
    assert money(buyer.id) == (999, 0)


@pytest.mark.parametrize(("spent", "left", "debt"), [(0, 0, 0), (1, 0, 1), (20_000, 0, 20_000), (AMOUNT, 0, AMOUNT)])
def test_a_reported_reversal_takes_what_is_there_and_the_rest_is_owed(deposit, buyer, notice, spent, left, debt):
    if spent:
        hold(buyer.id, spent)

    answers = [send({**notice, "event": REPORTED}) for _ in range(3)]

    assert {answer.json()["result"] for answer in answers} == {"accepted"}
    assert money(buyer.id) == (left, debt)
    assert account_balance(AccountRef.provider("sandbox")) == 0
    assert [fact["debt"] for fact in reversed_facts()] == [debt]
    assert ledger_check() == []


def test_the_order_it_paid_for_is_named(buyer):
    order_id = uuid4()
    deposit = deposit_pending(buyer.id, AMOUNT, order_id=order_id)
    notice = notice_for(deposit)
    send(notice)
    hold(buyer.id, 30_000)

    send({**notice, "event": REPORTED})

    assert [(fact["order_id"], fact["debt"]) for fact in reversed_facts()] == [(str(order_id), 30_000)]


@BOTH
def test_another_amount_moves_nothing(notice, books, event):
    before = books()

    for amount in (AMOUNT - 1, AMOUNT + 1, AMOUNT * 100):
        answer = send({**notice, "event": event, "amount": amount})
        assert (answer.status_code, answer.json()) == (422, {"result": "wrong_amount"})

    assert books() == before


@BOTH
def test_an_unknown_payment_or_one_of_another_deposit_moves_nothing(buyer, notice, books, event):
    other = deposit_pending(buyer.id, AMOUNT)
    before = books()

    assert send({**notice, "event": event, "reference": "123456789012"}).status_code == 404
    assert send({**notice, "event": event, "reference": other.reference}).json() == {"result": "transaction_conflict"}

    assert books() == before


@BOTH
def test_a_reversal_before_its_success_keeps_that_from_being_credited(deposit, buyer, event):
    words = notice_for(deposit)

    first = send({**words, "event": event})
    late = send(words)

    assert (first.status_code, first.json()["state"]) == (200, "reversed")
    assert (late.status_code, late.json()["result"]) == (200, "ignored")
    row = Deposit.objects.get()
    assert (row.status, row.failure_code) == ("failed", "reversed")
    assert money(buyer.id) == (0, 0)
    assert reversed_facts() == []


@BOTH
def test_after_a_reversal_nothing_is_credited_again(deposit, buyer, notice, books, event):
    send({**notice, "event": event})
    before = books()

    repeated, failed = send(notice), send({**notice, "event": "payment.failed"})
    assert (repeated.json()["result"], failed.json()["result"]) == ("ignored", "ignored")
    assert books() == before
    # Another payment of the same deposit: its entry is in the books already, so that the provider keeps that money.
    second = send(notice_for(deposit))
    assert (second.status_code, second.json()["result"]) == (409, "already_paid")

    assert money(buyer.id) == (0, 0)


def test_a_second_payment_that_was_refused_is_taken_back_without_effect(deposit, buyer, notice):
    second = notice_for(deposit)
    assert send(second).json()["result"] == "already_paid"

    assert send({**second, "event": REPORTED}).json() == send({**second, "event": REPORTED}).json()

    assert money(buyer.id) == (AMOUNT, 0)
    assert Deposit.objects.get().status == "succeeded"
    assert sorted(ProviderTransaction.objects.values_list("state", flat=True)) == ["reversed", "succeeded"]


@pytest.mark.parametrize("order", list(permutations(["payment.succeeded", "payment.failed", REQUESTED, REPORTED])))
def test_in_any_order_the_wallet_ends_as_the_bank_has_it(deposit, buyer, order):
    words = notice_for(deposit)

    for event in order * 2:
        assert send({**words, "event": event}).status_code == 200

    # The bank has the money back in the end, whatever came first.
    assert money(buyer.id) == (0, 0)
    assert account_balance(AccountRef.provider("sandbox")) == 0
    assert ledger_check() == []


def test_what_comes_in_later_pays_the_debt(buyer, notice):
    hold(buyer.id, AMOUNT)
    send({**notice, "event": REPORTED})
    assert money(buyer.id) == (0, AMOUNT)

    deposit_succeeded(buyer.id, 20_000)
    assert money(buyer.id) == (0, AMOUNT - 20_000)
    deposit_succeeded(buyer.id, 100_000)

    assert money(buyer.id) == (70_000, 0)
    assert ledger_check() == []


def test_the_mode_decides_what_an_adapter_asks_for(buyer, db):
    deposit = deposit_pending(buyer.id, AMOUNT)
    event = success_event(deposit)
    services.provider_event_apply(provider="sandbox", event=event)
    hold(buyer.id, 10_000)

    asked = services.deposit_reverse(provider="sandbox", event=event, mode=ReversalMode.REQUESTED)
    told = services.deposit_reverse(provider="sandbox", event=event, mode=ReversalMode.REPORTED)

    assert event.kind is EventKind.SUCCEEDED
    assert (asked.code, asked.state) == (OutcomeCode.SPENT, "succeeded")
    assert (told.code, told.state) == (OutcomeCode.ACCEPTED, "reversed")
    assert money(buyer.id) == (0, 10_000)


def test_a_debtors_withdrawals_are_stopped_and_pay_the_debt(buyer):
    deposit = deposit_pending(buyer.id, 1_000_000)
    words = notice_for(deposit)
    send(words)
    card = card_active(buyer.id)
    amounts = (300_000, 200_000, 100_000)
    first, second, third = [withdrawal_requested(buyer.id, amount, card_id=card.id) for amount in amounts]
    hold(buyer.id, 150_000)

    send({**words, "event": REPORTED})
    assert money(buyer.id) == (0, 750_000)
    while outbox.relay():
        pass

    assert money(buyer.id) == (0, 150_000)
    states = dict(Withdrawal.objects.values_list("id", "state"))
    assert states == {first.id: "cancelled", second.id: "cancelled", third.id: "cancelled"}
    assert set(Withdrawal.objects.values_list("reason", flat=True)) == {"in_debt"}
    assert ledger_check() == []


def test_only_as_many_withdrawals_are_stopped_as_the_debt_needs(buyer):
    deposit = deposit_pending(buyer.id, 100_000)
    words = notice_for(deposit)
    send(words)
    deposit_succeeded(buyer.id, 400_000)
    card = card_active(buyer.id)
    first = withdrawal_requested(buyer.id, 250_000, card_id=card.id)
    second = withdrawal_requested(buyer.id, 250_000, card_id=card.id)

    send({**words, "event": REPORTED})
    assert money(buyer.id) == (0, 100_000)
    while outbox.relay():
        pass

    states = dict(Withdrawal.objects.values_list("id", "state"))
    assert states == {first.id: "cancelled", second.id: "requested"}
    assert money(buyer.id) == (150_000, 0)
    assert services.withdrawals_stop(user_id=buyer.id) == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("event", [REQUESTED, REPORTED])
def test_success_reversal_and_spending_at_once_lose_nothing(deposit, buyer, event):
    words = notice_for(deposit)
    deposit_succeeded(buyer.id, 10_000)

    def spend():
        hold(buyer.id, 40_000)

    outcomes = run_together([lambda: send(words), lambda: send({**words, "event": event}), spend] * 4)

    assert all(isinstance(outcome, InsufficientFunds) for outcome in outcomes if isinstance(outcome, Exception))
    send(words)
    send({**words, "event": event})
    balances = wallet_balances(buyer.id)
    clearing = account_balance(AccountRef.provider("sandbox"))
    assert balances.available - balances.debt + balances.in_escrow == -clearing
    assert balances.debt == 0 or (event == REPORTED and balances.available == 0)
    assert balances.in_escrow in {0, 40_000}
    assert len(reversed_facts()) <= 1
    assert ledger_check() == []


@pytest.mark.django_db(transaction=True)
def test_twenty_parallel_reversals_take_back_once(buyer, notice):
    hold(buyer.id, 20_000)

    answers = run_together([lambda: send({**notice, "event": REPORTED})] * 20)

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert money(buyer.id) == (0, 20_000)
    assert len(reversed_facts()) == 1
    assert ledger_check() == []


@pytest.mark.django_db(transaction=True)
def test_reversal_and_earnings_at_once_leave_no_money_beside_a_debt(buyer, notice):
    hold(buyer.id, AMOUNT)
    earned = [deposit_pending(buyer.id, 10_000) for _ in range(8)]
    calls = [lambda deposit=deposit: send(notice_for(deposit)) for deposit in earned]

    run_together([*calls, lambda: send({**notice, "event": REPORTED})])

    assert money(buyer.id) == (30_000, 0)
    assert available(buyer.id) == Som(30_000)
    assert ledger_check() == []


def test_a_reversal_without_a_debt_stops_nothing(deposit, buyer, notice):
    deposit_succeeded(buyer.id, 100_000)
    withdrawal = withdrawal_requested(buyer.id, 20_000)
    send({**notice, "event": REPORTED})

    while outbox.relay():
        pass

    assert Withdrawal.objects.get(pk=withdrawal.id).state == "requested"
    assert money(buyer.id) == (80_000, 0)


def test_a_withdrawal_that_moved_on_meanwhile_is_left_alone(buyer, monkeypatch):
    deposit = deposit_pending(buyer.id, 100_000)
    words = notice_for(deposit)
    send(words)
    withdrawal_requested(buyer.id, 20_000)
    send({**words, "event": REPORTED})
    real = withdrawals.withdrawal_transition

    def late(withdrawal_id, event, actor, **details):
        real(withdrawal_id, "cancel", Actor.user(buyer.id))
        return real(withdrawal_id, event, actor, **details)

    monkeypatch.setattr(withdrawals, "withdrawal_transition", late)

    assert services.withdrawals_stop(user_id=buyer.id) == 0
    assert Withdrawal.objects.get().reason == ""
    assert money(buyer.id) == (0, 0)

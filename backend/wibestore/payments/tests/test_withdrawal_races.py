"""Withdrawals by many at once, on real connections."""

from functools import partial

import pytest

from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.tests.race import run_together
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.payments import services
from wibestore.payments.errors import DailyLimitReached
from wibestore.payments.factories import card_active, deposit_succeeded, withdrawal_requested
from wibestore.payments.models import Withdrawal, WithdrawalStep

from .conftest import hold
from .test_withdrawals import ask, money

pytestmark = pytest.mark.django_db(transaction=True)


def test_five_parallel_requests_with_one_key_have_one_effect_and_one_answer(buyer, client_for):
    deposit_succeeded(buyer.id, 100_000)
    card, client = card_active(buyer.id), client_for(buyer)
    clients = [type(client)(client.token) for _ in range(5)]

    answers = run_together([lambda c=c: ask(c, card, 20_000, **{"Idempotency-Key": "one"}) for c in clients])

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert money(buyer.id) == (80_000, 20_000)
    assert ledger_check() == []


def test_of_twenty_withdrawals_of_the_whole_balance_one_wins(buyer):
    deposit_succeeded(buyer.id, 1_000_000)
    cards = [card_active(buyer.id) for _ in range(4)]

    outcomes = run_together(
        [lambda n=n: withdrawal_requested(buyer.id, 1_000_000, card_id=cards[n % 4].id) for n in range(20)]
    )

    refused = [outcome.code for outcome in outcomes if isinstance(outcome, Exception)]
    assert refused == ["ledger.insufficient_funds"] * 19
    assert money(buyer.id) == (0, 1_000_000)
    assert (Withdrawal.objects.count(), WithdrawalStep.objects.count()) == (1, 1)
    assert OutboxMessage.objects.filter(topic="withdrawal.requested").count() == 1
    assert ledger_check() == []


def test_parallel_requests_stay_within_the_days_limit_together(buyer):
    deposit_succeeded(buyer.id, 20_000_000)
    cards = [card_active(buyer.id) for _ in range(4)]

    outcomes = run_together(
        [lambda n=n: withdrawal_requested(buyer.id, 1_500_000, card_id=cards[n % 4].id) for n in range(12)]
    )

    refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert len(refused) == 9
    assert all(isinstance(outcome, DailyLimitReached) for outcome in refused)
    assert money(buyer.id) == (15_500_000, 4_500_000)
    assert ledger_check() == []


def test_withdrawing_and_spending_at_once_never_take_more_than_there_is(buyer):
    deposit_succeeded(buyer.id, 100_000)
    card = card_active(buyer.id)
    calls = [lambda: withdrawal_requested(buyer.id, 30_000, card_id=card.id), lambda: hold(buyer.id, 30_000)]

    outcomes = run_together(calls * 10)

    done = [outcome for outcome in outcomes if not isinstance(outcome, Exception)]
    assert len(done) == 3
    assert wallet_balances(buyer.id).available == 10_000
    assert ledger_check() == []


def test_approve_reject_and_cancel_at_once_have_one_winner(buyer, moderator):
    staff = Actor.user(moderator.id, is_staff=True)
    deposit_succeeded(buyer.id, 5_000_000)
    card = card_active(buyer.id)
    for _ in range(8):
        withdrawal = withdrawal_requested(buyer.id, 200_000, card_id=card.id)
        moves = [("cancel", Actor.user(buyer.id)), ("approve", staff), ("reject", staff)] * 2

        outcomes = run_together(
            [partial(services.withdrawal_transition, withdrawal.id, *move, expected_version=1) for move in moves]
        )

        assert sum(not isinstance(outcome, Exception) for outcome in outcomes) == 1
        codes = {outcome.code for outcome in outcomes if isinstance(outcome, Exception)}
        assert codes <= {"payment.withdrawal_invalid_transition", "request.version_conflict"}
        assert Withdrawal.objects.get(pk=withdrawal.id).version == 2
    assert ledger_check() == []

"""Sending approved withdrawals: the provider is called outside every lock, and pays once whatever dies meanwhile."""

from functools import partial
from uuid import uuid4

import pytest
from django.db import connection

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.money import Som
from wibestore.core.tests.race import run_together
from wibestore.ledger import services as ledger
from wibestore.ledger.selectors import account_balance, wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.ledger.types import AccountKind, AccountRef, EntryKind, PostingLine
from wibestore.payments import services
from wibestore.payments.errors import ProviderUnavailable
from wibestore.payments.models import SandboxBankPayout
from wibestore.payments.providers.base import PaymentProvider, PayoutAnswer, PayoutState
from wibestore.payments.providers.sandbox.cards import Conduct
from wibestore.payments.services import payouts
from wibestore.payments.services.payouts import MANY_QUESTIONS
from wibestore.payments.services.payouts import _ask as ask
from wibestore.payments.services.payouts import _note as note

from .conftest import PAYOUT, later, row

S = PayoutState
pytestmark = pytest.mark.usefixtures("sent")


def topics(withdrawal):
    messages = OutboxMessage.objects.filter(sequence_key=f"withdrawal:{withdrawal.id}").order_by("id")
    return [topic.removeprefix("withdrawal.") for topic in messages.values_list("topic", flat=True)]


def on_its_way():
    return account_balance(AccountRef.platform(AccountKind.PLATFORM_PAYOUT_CLEARING))


# With the sandbox bank, by its protocol.


def test_an_approved_withdrawal_is_sent_and_paid(buyer, approved, bank):
    withdrawal = approved()
    bank.calls.clear()

    assert services.withdrawals_send() == 1
    assert services.withdrawals_send() == 0

    assert row(withdrawal).state == "paid"
    payout = SandboxBankPayout.objects.get()
    assert (payout.reference, payout.amount, payout.state) == (row(withdrawal).reference, PAYOUT, "paid")
    assert row(withdrawal).external_id == payout.external_id
    assert [(method, status) for method, _, status in bank.calls] == [("PUT", 200)]
    assert topics(withdrawal) == ["requested", "approved", "sent", "paid"]
    assert account_balance(AccountRef.provider("sandbox")) == 0
    assert on_its_way() == 0
    assert ledger_check() == []


def test_a_payout_the_bank_refuses_comes_back(buyer, approved):
    withdrawal = approved(Conduct.FAILS)

    assert services.withdrawals_send() == 1

    assert (row(withdrawal).state, row(withdrawal).reason) == ("returned", "card_blocked")
    assert wallet_balances(buyer.id).available == PAYOUT
    assert topics(withdrawal) == ["requested", "approved", "sent", "returned"]
    assert ledger_check() == []


def test_a_payout_that_takes_its_time_is_asked_about(buyer, approved):
    withdrawal = approved(Conduct.PENDING_PAYS)

    assert services.withdrawals_send() == 0
    assert row(withdrawal).state == "sent"
    assert services.withdrawals_send() == 0  # too early: nobody asks
    assert SandboxBankPayout.objects.get().ask_count == 0
    later()
    assert services.withdrawals_send() == 0
    later()
    assert services.withdrawals_send() == 1

    assert row(withdrawal).state == "paid"
    assert SandboxBankPayout.objects.count() == 1
    assert ledger_check() == []


@pytest.mark.parametrize(("conduct", "state"), [(Conduct.SILENT_PAYS, "paid"), (Conduct.SILENT_FAILS, "returned")])
def test_silence_is_neither_paid_nor_returned_before_the_banks_word(buyer, approved, bank, conduct, state):
    withdrawal = approved(conduct)
    bank.calls.clear()

    assert services.withdrawals_send() == 0
    assert (row(withdrawal).state, row(withdrawal).external_id) == ("sent", "")
    assert (wallet_balances(buyer.id).available, on_its_way()) == (0, PAYOUT)
    later()
    assert services.withdrawals_send() == 1

    assert row(withdrawal).state == state
    assert [(method, status) for method, _, status in bank.calls] == [("PUT", 504), ("GET", 200)]
    assert ledger_check() == []


def test_an_order_that_got_lost_is_sent_again_once_the_bank_says_it_has_none(approved, bank):
    withdrawal = approved(Conduct.LOST_PAYS)
    bank.calls.clear()

    assert services.withdrawals_send() == 0
    later()
    assert services.withdrawals_send() == 1

    assert row(withdrawal).state == "paid"
    assert [(method, status) for method, _, status in bank.calls] == [("PUT", 504), ("GET", 404), ("PUT", 200)]
    assert SandboxBankPayout.objects.count() == 1


def test_a_bank_that_is_away_is_left_alone_until_the_next_sweep(buyer, approved, bank):
    withdrawals = [approved(amount=50_000) for _ in range(3)]
    bank.is_away = True

    assert services.withdrawals_send() == 0
    # One was sent into the silence; the others wait where nothing can be lost.
    assert sorted(row(withdrawal).state for withdrawal in withdrawals) == ["approved", "approved", "sent"]
    bank.is_away = False
    later()
    assert services.withdrawals_send() == 3

    assert {row(withdrawal).state for withdrawal in withdrawals} == {"paid"}
    assert SandboxBankPayout.objects.count() == 3
    assert ledger_check() == []


def test_a_provider_that_was_switched_off_keeps_what_is_approved(approved, settings):
    withdrawal = approved()
    settings.SANDBOX_PAYMENTS = False

    assert services.withdrawals_send() == 0
    assert row(withdrawal).state == "approved"
    settings.SANDBOX_PAYMENTS = True
    assert services.withdrawals_send() == 1


def test_a_debtors_approved_withdrawal_is_not_sent(buyer, approved):
    withdrawal = approved()
    later_debt(buyer.id, 10_000)

    assert services.withdrawals_send() == 0
    assert row(withdrawal).state == "approved"
    assert services.withdrawals_stop(user_id=buyer.id) == 1

    assert (row(withdrawal).state, row(withdrawal).reason) == ("cancelled", "in_debt")
    balances = wallet_balances(buyer.id)
    assert (balances.available, balances.debt) == (PAYOUT - 10_000, 0)


def later_debt(user_id, amount):
    ledger.post(
        kind=EntryKind.CORRECTION,
        postings=[
            PostingLine(AccountRef.debt(user_id), Som(-amount)),
            PostingLine(AccountRef.platform(AccountKind.PLATFORM_PROMOTIONS), Som(amount)),
        ],
        idempotency_key="debt",
        reference="correction:1",
    )


def test_a_batch_is_limited_and_the_oldest_go_first(approved):
    withdrawals = [approved(amount=20_000) for _ in range(4)]

    assert services.withdrawals_send(limit=3) == 3
    assert [row(withdrawal).state for withdrawal in withdrawals] == ["paid", "paid", "paid", "approved"]


# With a provider of this test alone.


class Played(PaymentProvider):
    """Answers what it was told to, one answer for each call."""

    code = "sandbox"
    can_pay_out = True

    def __init__(self, *answers):
        self.answers = list(answers)
        self.calls = []
        self.in_transaction = []

    def _say(self, name, order):
        self.calls.append((name, order.external_id))
        self.in_transaction.append(connection.in_atomic_block)
        answer = self.answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def payout_create(self, order):
        return self._say("create", order)

    def payout_verify(self, order):
        return self._say("verify", order)

    def create_payment(self, amount, user, *, reference, return_url): ...

    def verify_payment(self, transaction_id): ...

    def process_webhook(self, payload, *, is_trusted=False): ...

    def answer(self, payload, call, outcome): ...

    def failure(self, payload): ...


@pytest.fixture
def play(monkeypatch):
    """Return a function that puts a played provider in the sandbox's place."""

    def start(*answers):
        provider = Played(*answers)
        monkeypatch.setattr("wibestore.payments.selectors.deposits.provider_get", lambda _: provider)
        return provider

    return start


def test_a_prepared_payout_is_gone_on_with_by_the_providers_id(approved, play):
    withdrawal = approved()
    provider = play(PayoutAnswer(S.PREPARED, "draft-1"), PayoutAnswer(S.PAID, "draft-1"))

    assert services.withdrawals_send() == 1

    assert provider.calls == [("create", ""), ("create", "draft-1")]
    assert (row(withdrawal).state, row(withdrawal).external_id) == ("paid", "draft-1")


def test_a_prepared_payout_whose_second_call_got_no_answer_is_asked_by_its_id(approved, play):
    withdrawal = approved()
    provider = play(
        PayoutAnswer(S.PREPARED, "draft-1"),
        ProviderUnavailable(),
        PayoutAnswer(S.UNKNOWN, "draft-1"),
        PayoutAnswer(S.PREPARED, "draft-1"),
        PayoutAnswer(S.FAILED, "draft-1", "no_such_card"),
    )

    assert services.withdrawals_send() == 0
    assert row(withdrawal).external_id == "draft-1"
    later()
    assert services.withdrawals_send() == 0
    later()
    assert services.withdrawals_send() == 1

    assert provider.calls == [
        ("create", ""),
        ("create", "draft-1"),
        ("verify", "draft-1"),
        ("verify", "draft-1"),
        ("create", "draft-1"),
    ]
    assert (row(withdrawal).state, row(withdrawal).reason) == ("returned", "no_such_card")


def test_a_provider_that_never_goes_on_is_not_called_for_ever(approved, play):
    withdrawal = approved()
    provider = play(*[PayoutAnswer(S.PREPARED, "draft-1")] * 9)

    assert services.withdrawals_send() == 0
    assert len(provider.calls) == 3
    assert row(withdrawal).state == "sent"


def test_unknown_is_asked_ever_more_rarely_and_told_to_people(approved, play, caplog):
    withdrawal = approved()
    play(ProviderUnavailable(), *[PayoutAnswer(S.UNKNOWN)] * MANY_QUESTIONS)
    services.withdrawals_send()
    pauses = []

    for _ in range(MANY_QUESTIONS):
        later()
        services.withdrawals_send()
        pauses.append(round((row(withdrawal).ask_at - clock.now()).total_seconds(), -1))

    assert pauses == [60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600, 3_600]
    assert row(withdrawal).state == "sent"
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        "A payout has had no final answer for long"
    ]


def test_a_bug_with_one_withdrawal_does_not_keep_the_others(approved, play, caplog):
    first, second = approved(amount=20_000), approved(amount=20_000)
    play(ZeroDivisionError(), PayoutAnswer(S.PAID, "p2"))

    assert services.withdrawals_send() == 1

    assert (row(first).state, row(second).state) == ("sent", "paid")
    assert "A withdrawal could not be sent" in caplog.text


def test_an_answer_somebody_else_has_recorded_is_not_recorded_again(approved, play, bank):
    withdrawal = approved()
    provider = play()

    def paid_meanwhile(name, order):
        services.withdrawal_transition(withdrawal.id, "pay", Actor.system("provider:sandbox"))
        return PayoutAnswer(S.PAID)

    provider._say = paid_meanwhile

    assert services.withdrawals_send() == 0
    assert row(withdrawal).state == "paid"


@pytest.mark.django_db(transaction=True)
def test_the_provider_is_called_outside_every_transaction(approved, play):
    approved()
    provider = play(PayoutAnswer(S.PREPARED, "draft-1"), PayoutAnswer(S.PENDING, "draft-1"), PayoutAnswer(S.PAID))

    services.withdrawals_send()
    later()
    services.withdrawals_send()

    assert provider.in_transaction == [False, False, False]


@pytest.mark.django_db(transaction=True)
def test_a_sender_killed_before_the_call_pays_once_all_the_same(buyer, approved, monkeypatch):
    withdrawal = approved()
    monkeypatch.setattr("wibestore.payments.services.payouts._ask", die)
    with pytest.raises(KeyboardInterrupt):
        services.withdrawals_send()
    assert row(withdrawal).state == "sent"
    assert not SandboxBankPayout.objects.exists()
    monkeypatch.setattr("wibestore.payments.services.payouts._ask", ask)
    assert services.withdrawals_send() == 0  # too early
    later()

    assert services.withdrawals_send() == 1
    assert (row(withdrawal).state, SandboxBankPayout.objects.count()) == ("paid", 1)
    assert ledger_check() == []


@pytest.mark.django_db(transaction=True)
def test_a_sender_killed_after_the_call_pays_once_all_the_same(buyer, approved, monkeypatch):
    withdrawal = approved()
    monkeypatch.setattr("wibestore.payments.services.payouts._note", die)
    with pytest.raises(KeyboardInterrupt):
        services.withdrawals_send()
    assert (row(withdrawal).state, SandboxBankPayout.objects.get().state) == ("sent", "paid")
    monkeypatch.setattr("wibestore.payments.services.payouts._note", note)
    later()

    assert services.withdrawals_send() == 1
    assert (row(withdrawal).state, SandboxBankPayout.objects.count()) == ("paid", 1)
    assert account_balance(AccountRef.provider("sandbox")) == 0
    assert ledger_check() == []


def die(*_):
    raise KeyboardInterrupt


@pytest.mark.django_db(transaction=True)
def test_five_sweeps_at_once_pay_each_withdrawal_once(buyer, approved):
    withdrawals = [approved(amount=50_000) for _ in range(5)]

    outcomes = run_together([services.withdrawals_send] * 5)

    assert sum(outcomes) == 5
    assert {row(withdrawal).state for withdrawal in withdrawals} == {"paid"}
    assert SandboxBankPayout.objects.count() == 5
    assert account_balance(AccountRef.provider("sandbox")) == 0
    assert ledger_check() == []


@pytest.mark.django_db(transaction=True)
def test_sending_and_rejecting_at_once_have_one_winner(buyer, approved, staff):
    for _ in range(5):
        withdrawal = approved(amount=50_000)
        reject = partial(services.withdrawal_transition, withdrawal.id, "reject", staff, reason="Somebody else's card")
        run_together([services.withdrawals_send, reject])
        assert row(withdrawal).state in {"paid", "cancelled"}
        assert SandboxBankPayout.objects.filter(reference=row(withdrawal).reference).exists() is (
            row(withdrawal).state == "paid"
        )
    assert ledger_check() == []


def test_what_is_not_due_or_not_there_is_not_asked_about(approved):
    withdrawal = approved(Conduct.PENDING_PAYS)
    services.withdrawals_send()

    assert payouts._claim_due(withdrawal.id) is None
    assert payouts._claim_due(uuid4()) is None
    assert payouts._claim_approved(withdrawal.id) is None
    assert row(withdrawal).ask_count == 0

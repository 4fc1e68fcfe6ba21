"""Click's Complete: credited once, cancelled, contradicted; the answer always agrees with the wallet."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.money import Som
from wibestore.core.tests.race import run_together
from wibestore.ledger.selectors import account_balance
from wibestore.ledger.services import ledger_check
from wibestore.ledger.types import AccountRef
from wibestore.payments import services
from wibestore.payments.models import Deposit, ProviderCall, ProviderTransaction
from wibestore.payments.services import deposits_expire

from ..conftest import available, hold
from .wire import AMOUNT, DECLINED, complete, post, prepare, prepared, signed

# What all credits share is twelve of them; Click adds none of its own but the attempt that it looks up.
MAX_STATEMENTS = 12


def test_complete_credits_the_payer_once(deposit, buyer):
    number = prepared(deposit)

    answer = post(complete(deposit, number))

    assert answer == {
        "click_trans_id": 1_734_000_001,
        "merchant_trans_id": deposit.reference,
        "merchant_confirm_id": number,
        "error": 0,
        "error_note": "Success",
    }
    assert available(buyer.id) == AMOUNT
    assert account_balance(AccountRef.provider("click")) == -AMOUNT
    assert Deposit.objects.get().status == "succeeded"
    assert OutboxMessage.objects.filter(topic="deposit.succeeded").count() == 1
    assert ledger_check() == []


def test_ten_repeats_are_told_that_it_is_paid(deposit, books):
    number = prepared(deposit)
    post(complete(deposit, number))
    before = books()

    assert [post(complete(deposit, number))["error"] for _ in range(10)] == [-4] * 10
    assert books() == before


@pytest.mark.django_db(transaction=True)
def test_twenty_parallel_completes_credit_once(deposit, buyer):
    number = prepared(deposit)

    answers = run_together([lambda: post(complete(deposit, number))] * 20)

    assert sorted(answer["error"] for answer in answers) == [-4] * 19 + [0]
    assert available(buyer.id) == AMOUNT
    assert OutboxMessage.objects.filter(topic="deposit.succeeded").count() == 1
    assert ledger_check() == []


@pytest.mark.django_db(transaction=True)
def test_two_attempts_at_once_are_one_credit(deposit, buyer):
    numbers = {trans_id: prepared(deposit, trans_id) for trans_id in range(1, 9)}

    answers = run_together([lambda t=t, n=n: post(complete(deposit, n, t)) for t, n in numbers.items()])

    assert sorted(answer["error"] for answer in answers) == [-9] * 7 + [0]
    assert available(buyer.id) == AMOUNT
    assert sorted(ProviderTransaction.objects.values_list("state", flat=True)) == ["refused"] * 7 + ["succeeded"]


@pytest.mark.django_db(transaction=True)
def test_success_and_error_at_once_agree_with_the_wallet(deposit, buyer):
    number = prepared(deposit)
    good, bad = complete(deposit, number), complete(deposit, number, error=DECLINED)

    answers = run_together([lambda: post(good), lambda: post(bad)] * 4)

    # An error after the success takes the money back; whatever came first, the attempt has ended so.
    assert {answer["error"] for answer in answers[1::2]} == {-9}
    assert available(buyer.id) == 0
    assert ProviderTransaction.objects.get().state in {"failed", "reversed"}
    assert ledger_check() == []


def test_complete_without_prepare_is_unknown(deposit, books):
    before = books()

    assert post(complete(deposit, 1))["error"] == -6
    assert books() == before


def test_what_does_not_belong_together_is_unknown_both_ways(deposit, buyer, books):
    other = services.deposit_create(actor=Actor.user(buyer.id), method="click", amount=Som(AMOUNT))
    numbers = {1: prepared(deposit, 1), 2: prepared(other, 2)}
    before = books()

    asked = [
        complete(deposit, numbers[2], 1),
        complete(other, numbers[1], 2),
        complete(deposit, numbers[2], 2),
        complete(other, numbers[1], 1),
        complete(deposit, numbers[1], 3),
        complete(deposit, numbers[1] + 10**15, 1),
        complete(deposit, 2**63 - 1, 1),
        complete(deposit, 0, 1),
    ]

    assert [post(call)["error"] for call in asked] == [-6] * len(asked)
    assert books() == before


@pytest.mark.parametrize("text", ["", "abc", "-1", "1.0", str(2**63)])
def test_a_prepare_id_of_a_wrong_form_is_an_error_in_the_request(deposit, books, text):
    prepared(deposit)
    before = books()

    assert post(complete(deposit, 1, merchant_prepare_id=text))["error"] == -8
    assert post(complete(deposit, 1, merchant_prepare_id=None))["error"] == -8
    assert books() == before


@pytest.mark.parametrize("text", ["50000.01", "49999.99", "50001", "300", "0", "-50000", "NaN", "1e3", "9" * 40])
@pytest.mark.parametrize("error", ["0", DECLINED])
def test_another_amount_moves_nothing(deposit, books, text, error):
    number = prepared(deposit)
    before = books()

    assert post(complete(deposit, number, amount=text, error=error))["error"] == -2
    assert books() == before


def test_checks_come_in_the_order_of_the_page(deposit):
    number = prepared(deposit)
    unknown, foreign = "999999999999", "99999"

    assert post(complete(deposit, number, merchant_trans_id=unknown, amount="1"))["error"] == -5
    assert post(complete(deposit, number + 1, amount="1"))["error"] == -6
    assert post(complete(deposit, number, service_id=foreign, merchant_trans_id=unknown))["error"] == -8
    assert post(complete(deposit, number, service_id=foreign, sign_string="0" * 32))["error"] == -1
    assert post(complete(deposit, number, action="9", sign_string="0" * 32))["error"] == -3


def test_an_error_ends_the_attempt_for_good_and_frees_the_order(deposit, buyer):
    number = prepared(deposit)

    answers = [post(complete(deposit, number, error=error))["error"] for error in (DECLINED, DECLINED, "0", "0")]

    assert answers == [-9] * 4
    assert available(buyer.id) == 0
    assert post(prepare(deposit))["error"] == -9
    assert Deposit.objects.get().status == "pending"
    again = prepared(deposit, 2)
    assert post(complete(deposit, again, 2))["error"] == 0
    assert available(buyer.id) == AMOUNT


def test_an_error_after_the_success_takes_unspent_money_back(deposit, buyer):
    number = prepared(deposit)
    post(complete(deposit, number))

    answers = [post(complete(deposit, number, error=error))["error"] for error in (DECLINED, DECLINED, "0")]

    assert answers == [-9] * 3
    assert available(buyer.id) == 0
    assert account_balance(AccountRef.provider("click")) == 0
    assert Deposit.objects.get().status == "reversed"
    assert ledger_check() == []


@pytest.mark.parametrize("spent", [1, AMOUNT])
def test_an_error_after_the_money_was_spent_changes_nothing_and_calls_somebody(deposit, buyer, books, caplog, spent):
    number = prepared(deposit)
    post(complete(deposit, number))
    hold(buyer.id, spent)
    before = books()

    answers = [post(complete(deposit, number, error=DECLINED))["error"] for _ in range(2)]

    assert answers == [-4, -4]
    assert books() == before
    errors = [record for record in caplog.records if record.levelname == "ERROR"]
    assert [record.getMessage() for record in errors] == [
        "Click reported an error after the success, and the money is spent"
    ] * 2
    assert errors[0].reference == deposit.reference


def test_a_second_paid_attempt_is_ended_and_its_payer_gets_the_money_back(deposit, buyer):
    numbers = [prepared(deposit, trans_id) for trans_id in (1, 2)]

    assert post(complete(deposit, numbers[0], 1))["error"] == 0
    assert [post(complete(deposit, numbers[1], 2))["error"] for _ in range(2)] == [-9, -9]
    assert available(buyer.id) == AMOUNT


@pytest.mark.parametrize("status", ["pending", "cancelled", "failed", "expired"])
def test_a_late_complete_of_a_prepared_attempt_is_honoured(deposit, buyer, status):
    number = prepared(deposit)
    ended = {"status": status, "finished_at": clock.now()} if status != "pending" else {"expires_at": clock.now()}
    Deposit.objects.filter(pk=deposit.id).update(**ended)

    assert post(complete(deposit, number))["error"] == 0
    assert available(buyer.id) == AMOUNT
    assert OutboxMessage.objects.get(topic="deposit.succeeded").payload["is_late"] is True


def test_a_deposit_expires_after_a_day_and_its_attempt_does_not(deposit, buyer, settings):
    whole = settings.PAYMENT_PROVIDERS
    silent = whole.click.model_copy(update={"merchant_user_id": 0})
    settings.PAYMENT_PROVIDERS = whole.model_copy(update={"click": silent})
    number = prepared(deposit)

    assert (deposit.expires_at - deposit.created_at).total_seconds() == 86_400
    Deposit.objects.filter(pk=deposit.id).update(expires_at=clock.now())
    assert deposits_expire() == 1

    assert post(complete(deposit, number))["error"] == 0
    assert available(buyer.id) == AMOUNT


TAMPERED = {
    "click_trans_id": "1734000002",
    "service_id": "85336",
    "merchant_trans_id": "999999999999",
    "merchant_prepare_id": "1",
    "amount": "50000",
    "action": "0",
    "sign_time": "2026-11-22 12:00:06",
}
FORGERIES = [
    "other secret",
    "empty secret",
    "no sign",
    "zeros",
    "upper case",
    "cut",
    "longer",
    "not ascii",
    "sign of prepare",
    *(f"{name} changed" for name in TAMPERED),
]


def forged(kind, call):
    """Return a Complete whose sign is wrong in one way."""
    right = call["sign_string"]
    plain = {name: text for name, text in call.items() if name != "sign_string"}
    if kind.endswith(" changed"):
        name = kind.removesuffix(" changed")
        return {**call, name: TAMPERED[name]}
    if kind in {"other secret", "empty secret"}:
        return signed(plain, {}, key="" if kind == "empty secret" else "emulated-click-secreT")
    wrong = {
        "no sign": "-",
        "zeros": "0" * 32,
        "upper case": right.upper(),
        "cut": right[:-1],
        "longer": right + "0",
        "not ascii": "подпись",
        "sign of prepare": signed({**plain, "action": "0"}, {})["sign_string"],
    }
    return {**call, "sign_string": wrong[kind]}


@pytest.mark.parametrize("kind", FORGERIES)
def test_a_forged_complete_is_refused_kept_and_without_effect(deposit, books, kind):
    call = complete(deposit, prepared(deposit))
    before = books()

    assert post(forged(kind, call))["error"] == -1
    assert books() == before
    kept = ProviderCall.objects.order_by("received_at").last()
    assert (kept.outcome, kept.is_authentic, call["sign_string"] in kept.body) == ("wrong_signature", False, False)


@pytest.mark.parametrize(("length", "field"), list(product([1, 40, 120, 200], ["0", DECLINED])))
def test_a_truncated_call_changes_nothing(deposit, books, length, field):
    from urllib.parse import urlencode

    body = urlencode(complete(deposit, prepared(deposit), error=field)).encode()
    before = books()

    assert post(body[:-length])["error"] in {-8, -1}
    assert books() == before


def test_our_own_failure_is_told_and_nothing_is_done(deposit, buyer, monkeypatch):
    number = prepared(deposit)
    with monkeypatch.context() as broken:

        def break_down(*_, **__):
            raise OSError

        broken.setattr("wibestore.payments.services.webhooks.provider_request_apply", break_down)
        answer = post(complete(deposit, number))
    assert (answer["error"], answer["click_trans_id"]) == (-7, 1_734_000_001)
    assert available(buyer.id) == 0

    assert post(complete(deposit, number))["error"] == 0


def test_a_credit_costs_no_more_statements_than_planned(deposit, buyer):
    earlier = services.deposit_create(actor=Actor.user(buyer.id), method="click", amount=Som(AMOUNT))
    # The very first credit makes the wallet's account besides.
    post(complete(earlier, prepared(earlier, 1), 1))
    number = prepared(deposit)
    call = complete(deposit, number)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert post(call)["error"] == 0

    statements = [
        query["sql"] for query in asked if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]
    assert len(statements) <= MAX_STATEMENTS, "\n".join(statements)

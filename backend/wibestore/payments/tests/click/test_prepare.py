"""Click's Prepare: every refusal in the order of the protocol page, and what a repeat gets."""

import pytest
from django.test import Client

from wibestore.core import clock
from wibestore.core.tests.race import run_together
from wibestore.payments.models import Deposit, ProviderCall, ProviderTransaction

from .wire import AMOUNT, FORM, WEBHOOK, complete, post, prepare, prepared, signed

BIG = 2**63 - 1


def test_prepare_opens_an_attempt_and_moves_no_money(deposit):
    answer = post(prepare(deposit, BIG, click_paydoc_id="77"))

    attempt = ProviderTransaction.objects.get()
    assert answer == {
        "click_trans_id": BIG,
        "merchant_trans_id": deposit.reference,
        "merchant_prepare_id": attempt.number,
        "error": 0,
        "error_note": "Success",
    }
    assert (attempt.external_id, attempt.state, attempt.expires_at) == (str(BIG), "created", None)
    assert attempt.provider_time.isoformat() == "2026-11-22T07:00:00+00:00"
    assert attempt.details == {"click_paydoc_id": "77"}
    assert Deposit.objects.get().status == "pending"


def test_a_repeat_gets_the_same_number_ten_times(deposit, books):
    first = post(prepare(deposit))
    before = books()

    assert [post(prepare(deposit)) for _ in range(10)] == [first] * 10
    assert books() == before


def test_another_trans_id_is_another_attempt_while_unpaid(deposit):
    assert len({prepared(deposit, trans_id) for trans_id in (1, 2, 3)}) == 3


@pytest.mark.django_db(transaction=True)
def test_twenty_parallel_prepares_are_one_attempt(deposit):
    answers = run_together([lambda: post(prepare(deposit))] * 20)

    assert {(answer["error"], answer["merchant_prepare_id"]) for answer in answers} == {
        (0, ProviderTransaction.objects.get().number)
    }


REQUIRED = [
    "click_trans_id",
    "service_id",
    "click_paydoc_id",
    "merchant_trans_id",
    "amount",
    "action",
    "error",
    "error_note",
    "sign_time",
    "sign_string",
]


@pytest.mark.parametrize("name", REQUIRED)
def test_a_missing_field_is_an_error_in_the_request(deposit, books, name):
    before = books()
    call = prepare(deposit)
    del call[name]

    assert post(call)["error"] == -8
    assert books() == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("click_trans_id", "abc"),
        ("click_trans_id", "-1"),
        ("click_trans_id", "1.5"),
        ("click_trans_id", str(2**63)),
        ("click_trans_id", "9" * 5_000),
        ("click_trans_id", "٣"),
        ("click_trans_id", ""),
        ("service_id", "abc"),
        ("click_paydoc_id", "x"),
        ("click_paydoc_id", str(2**64)),
        ("merchant_trans_id", ""),
        ("merchant_trans_id", "1" * 256),
        ("action", "prepare"),
        ("action", "0.0"),
        ("action", "00"),
        ("error", "none"),
        ("error", "1"),
        ("error", "9" * 30),
        ("sign_time", "yesterday"),
        ("sign_time", "2026-13-01 00:00:00"),
        ("sign_time", "0001-01-01 00:00:00"),
        ("sign_time", "2026-11-22T12:00:00Z"),
    ],
)
def test_a_field_of_a_wrong_form_is_an_error_in_the_request(deposit, books, name, text):
    before = books()

    assert post(prepare(deposit, **{name: text}))["error"] == -8
    assert books() == before


@pytest.mark.parametrize("action", ["7", "2", "-1"])
def test_an_unknown_action_is_told_before_the_sign_is_looked_at(deposit, books, action):
    before = books()

    assert post(prepare(deposit, action=action, sign_string="0" * 32))["error"] == -3
    assert books() == before


def test_a_foreign_service_is_an_error_in_the_request(deposit, books):
    before = books()

    answer = post(prepare(deposit, service_id="99999"))

    assert answer == {
        "click_trans_id": 1_734_000_001,
        "merchant_trans_id": deposit.reference,
        "merchant_prepare_id": None,
        "error": -8,
        "error_note": "Error in request from click",
    }
    assert books() == before
    assert ProviderCall.objects.get().outcome == "foreign_service"


@pytest.mark.parametrize("reference", ["999999999999", "1", "noone", "0" * 12, "\x00", "12345678901٣", "' OR 1=1--"])
def test_an_unknown_order_is_told(deposit, books, reference):
    before = books()

    assert post(prepare(deposit, merchant_trans_id=reference))["error"] == -5
    assert books() == before


@pytest.mark.parametrize("text", ["50000", "50000.0", "50000.00", "50000.000000"])
def test_the_spelling_of_an_amount_does_not_matter(deposit, text):
    assert post(prepare(deposit, amount=text))["error"] == 0


WRONG_AMOUNTS = [
    "50000.01",
    "49999.99",
    "49999",
    "50001",
    "0",
    "0.00",
    "-50000",
    "+50000",
    "NaN",
    "nan",
    "Infinity",
    "5e4",
    "1e3",
    "1e400",
    "9" * 15,
    "9" * 5_000,
    "50000,00",
    "50 000",
    "50000.",
    ".5",
    "0x1",
    "50000\x00",
    "٥٠٠٠٠",
    "5000000",
]


@pytest.mark.parametrize("text", WRONG_AMOUNTS)
def test_another_amount_is_refused(deposit, books, text):
    before = books()

    assert post(prepare(deposit, amount=text))["error"] == -2
    assert books() == before


def test_an_error_of_click_opens_nothing(deposit, books):
    before = books()

    assert post(prepare(deposit, error="-5017"))["error"] == -9
    assert post(prepare(deposit, error="-5017", merchant_trans_id="999999999999"))["error"] == -5
    assert post(prepare(deposit, error="-5017", amount="1"))["error"] == -2
    assert books() == before


def test_the_order_comes_before_the_amount(deposit):
    assert post(prepare(deposit, merchant_trans_id="999999999999", amount="1"))["error"] == -5


def test_a_paid_order_is_paid_for_its_own_attempt_and_for_others(deposit, books):
    number = prepared(deposit)
    post(complete(deposit, number))
    before = books()

    assert [post(prepare(deposit, trans_id))["error"] for trans_id in (1_734_000_001, 2)] == [-4, -4]
    assert books() == before


@pytest.mark.parametrize("status", ["cancelled", "failed", "expired"])
def test_a_closed_deposit_cannot_be_prepared(deposit, books, status):
    Deposit.objects.filter(pk=deposit.id).update(status=status, finished_at=clock.now())
    before = books()

    assert post(prepare(deposit))["error"] == -9
    assert books() == before


def test_a_deposit_past_its_time_cannot_be_prepared(deposit, books):
    Deposit.objects.filter(pk=deposit.id).update(expires_at=clock.now())
    before = books()

    assert post(prepare(deposit))["error"] == -9
    assert books() == before


def test_the_trans_id_of_another_order_is_not_taken(deposit, buyer, books):
    other = signed(prepare(deposit), {})
    Deposit.objects.filter(pk=deposit.id).update(reference="123456789012")
    prepared(Deposit.objects.get())
    Deposit.objects.create(
        reference=deposit.reference,
        user_id=buyer.id,
        method_id="click",
        amount=AMOUNT,
        created_at=clock.now(),
        expires_at=deposit.expires_at,
    )
    before = books()

    assert post(other)["error"] == -6
    assert books() == before


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_another_method_than_post_is_an_error_in_the_request(deposit, books, method):
    before = books()

    answer = getattr(Client(), method)(WEBHOOK, content_type=FORM)

    assert (answer.status_code, answer.json()["error"]) == (200, -8)
    assert books() == before


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe\x00",
        b"%ff=1&%fe",
        b"{}",
        b"[" * 10_000,
        b"&" * 30_000,
        b"a=1&" * 5_000,
        b"amount=" + b"9" * 60_000,
        b"x" * 70_000,
        b"click_trans_id=1&click_trans_id=2",
    ],
)
def test_a_body_that_cannot_be_read_is_an_error_in_the_request(deposit, books, body):
    before = books()

    assert post(body)["error"] == -8
    assert books() == before

"""Every method of the Merchant API and every error it can answer."""

from datetime import timedelta

import pytest

from wibestore.core import clock
from wibestore.ledger.selectors import account_balance
from wibestore.ledger.types import AccountRef
from wibestore.payments.factories import deposit_pending
from wibestore.payments.models import Deposit, FiscalReceipt, ProviderTransaction
from wibestore.payments.services import attempts_expire

from ..conftest import available, hold
from .conftest import (
    AMOUNT,
    HOURS_12_MS,
    TIYIN,
    Payment,
    choose,
    code,
    message,
    new_id,
    now_ms,
    payme_deposit,
    rpc,
    send,
)

WRONG_AMOUNTS = [TIYIN - 1, TIYIN + 1, TIYIN * 100, AMOUNT, 0, -TIYIN, 2**63, 2**64 - 1, 1]
WRONG_TYPES = [float(TIYIN), 50_000.01, str(TIYIN), True, None, [], {}]


def test_what_can_be_paid_is_allowed(payment, books):
    before = books()

    assert payment.check_perform()["result"] == {"allow": True}
    assert books() == before


def test_the_tax_codes_are_told_once_they_are_set(payment, settings):
    codes = {
        "fiscal_title": "Hisobni toʻldirish",
        "fiscal_code": "10304008001000000",
        "fiscal_package_code": "1501319",
        "fiscal_vat_percent": 12,
    }
    choose(settings, **codes)

    assert payment.check_perform()["result"] == {
        "allow": True,
        "detail": {
            "receipt_type": 0,
            "items": [
                {
                    "title": "Hisobni toʻldirish",
                    "price": TIYIN,
                    "count": 1,
                    "code": "10304008001000000",
                    "package_code": "1501319",
                    "vat_percent": 12,
                }
            ],
        },
    }


@pytest.mark.parametrize("amount", WRONG_AMOUNTS)
def test_another_amount_is_refused(payment, books, amount):
    before = books()

    assert code(payment.check_perform(amount=amount)) == -31001
    assert code(payment.create(amount=amount)) == -31001
    assert books() == before


@pytest.mark.parametrize("amount", WRONG_TYPES)
def test_an_amount_of_a_wrong_type_is_malformed(payment, books, amount):
    before = books()

    assert code(payment.check_perform(amount=amount)) == -32600
    assert code(payment.create(amount=amount)) == -32600
    assert books() == before


@pytest.mark.parametrize(
    "value",
    ["1", "123456789012", "", None, [], {}, "9" * 5000, "\x00", "12345678901\x00", "12345678901\n", 7, True, 1.5],
)
def test_an_unknown_account_is_told_with_its_field(payment, books, value):
    before = books()

    for answer in (payment.check_perform(account={"order_id": value}), payment.create(account={"order_id": value})):
        assert (code(answer), answer["error"]["data"]) == (-31050, "order_id")
    assert code(payment.create(account={})) == -31050
    assert books() == before


@pytest.mark.parametrize("account", [None, [], "order_id", 7])
def test_an_account_that_is_no_object_is_malformed(payment, account):
    assert code(payment.check_perform(account=account)) == -32600
    assert code(payment.create(account=account)) == -32600


def test_another_providers_deposit_is_unknown(buyer, books):
    payment = Payment(deposit_pending(buyer.id, AMOUNT))
    before = books()

    assert (code(payment.check_perform()), code(payment.create())) == (-31050, -31050)
    assert books() == before


def test_a_closed_deposit_is_refused_with_its_field(payment):
    Deposit.objects.update(status="expired", finished_at=clock.now())

    for answer in (payment.check_perform(), payment.create()):
        assert (code(answer), answer["error"]["data"]) == (-31052, "order_id")


def test_create_opens_an_attempt_and_repeats_itself(payment, books):
    asked = message(
        "CreateTransaction", id=payment.id, time=payment.time, amount=payment.amount, account=payment.account
    )

    first = send(asked)
    before = books()
    repeats = [send(asked) for _ in range(10)]

    assert {repeat.content for repeat in repeats} == {first.content}
    assert books() == before
    row = ProviderTransaction.objects.get()
    result = first.json()["result"]
    assert result == {
        "create_time": (row.created_at - row.created_at.replace(microsecond=0)) // timedelta(milliseconds=1)
        + int(row.created_at.replace(microsecond=0).timestamp()) * 1000,
        "transaction": str(row.number),
        "state": 1,
        "receivers": None,
    }
    assert payment.check()["result"] == {
        "create_time": result["create_time"],
        "perform_time": 0,
        "cancel_time": 0,
        "transaction": result["transaction"],
        "state": 1,
        "reason": None,
    }


@pytest.mark.parametrize("busy_code", [-31099, -31050, -31008])
def test_a_held_order_is_busy_by_the_code_of_the_settings(payment, deposit, settings, busy_code):
    choose(settings, order_busy_code=busy_code)
    payment.create()
    other = Payment(deposit)

    for answer in (other.create(), other.check_perform()):
        assert (code(answer), answer["error"]["data"]) == (busy_code, "order_id")
    assert ProviderTransaction.objects.count() == 1


def test_one_id_opens_one_order(payment, buyer, books):
    payment.create()
    other = Payment(payme_deposit(buyer.id))
    other.id = payment.id
    before = books()

    assert code(other.create()) == -31008
    assert books() == before


@pytest.mark.parametrize("id_", ["", "x", "g" * 24, "a" * 25, "\x00" * 24, "a" * 23 + "\n"])
def test_an_id_of_a_wrong_form_is_nobodys(payment, id_):
    assert code(payment.create(id=id_)) == -32600
    for method in ("PerformTransaction", "CheckTransaction"):
        assert code(rpc(method, id=id_)) == -31003
    assert code(rpc("CancelTransaction", id=id_, reason=1)) == -31003
    assert not ProviderTransaction.objects.exists()


@pytest.mark.parametrize("time", [0, -1, 10**12 - 1, 10**13, 1764113400.5, "1764113400000", None, True])
def test_a_time_of_a_wrong_form_is_malformed(payment, time):
    assert code(payment.create(time=time)) == -32600


def test_an_unknown_transaction_is_not_found(db):
    answers = [
        rpc("PerformTransaction", id=new_id()),
        rpc("CancelTransaction", id=new_id(), reason=1),
        rpc("CheckTransaction", id=new_id()),
    ]

    assert [code(answer) for answer in answers] == [-31003] * 3


def test_perform_credits_once_and_repeats_itself(payment, buyer, books):
    payment.create()
    asked = message("PerformTransaction", id=payment.id)

    first = send(asked)
    before = books()
    repeats = [send(asked) for _ in range(10)]

    assert {repeat.content for repeat in repeats} == {first.content}
    assert books() == before
    assert available(buyer.id) == AMOUNT
    assert account_balance(AccountRef.provider("payme")) == -AMOUNT
    result, known = first.json()["result"], payment.check()["result"]
    assert result == {"transaction": known["transaction"], "perform_time": known["perform_time"], "state": 2}
    assert result["perform_time"] > 0
    assert code(payment.create()) == -31008


def test_a_paid_order_is_not_paid_again(payment, deposit, books):
    payment.create()
    payment.perform()
    other = Payment(deposit)
    before = books()

    for answer in (other.check_perform(), other.create()):
        assert (code(answer), answer["error"]["data"]) == (-31051, "order_id")
    assert books() == before


def test_cancel_before_perform_frees_the_order_and_repeats_itself(payment, deposit, buyer, books):
    payment.create()
    asked = message("CancelTransaction", id=payment.id, reason=3)

    first = send(asked)
    before = books()
    repeats = [send({**asked, "params": {"id": payment.id, "reason": reason}}) for reason in (3, 5, 4) * 3]

    assert {repeat.content for repeat in repeats} == {first.content}
    assert books() == before
    known = payment.check()["result"]
    assert (known["state"], known["reason"], known["perform_time"]) == (-1, 3, 0)
    assert first.json()["result"] == {
        "transaction": known["transaction"],
        "cancel_time": known["cancel_time"],
        "state": -1,
    }
    assert (code(payment.perform()), code(payment.create())) == (-31008, -31008)
    other = Payment(deposit)
    assert code(other.create()) == 0
    assert code(other.perform()) == 0
    assert available(buyer.id) == AMOUNT


def test_cancel_after_perform_takes_the_money_back_once(payment, buyer, books):
    payment.create()
    payment.perform()
    asked = message("CancelTransaction", id=payment.id, reason=5)

    first = send(asked)
    before = books()
    repeats = [send(asked) for _ in range(10)]

    assert {repeat.content for repeat in repeats} == {first.content}
    assert books() == before
    assert first.json()["result"]["state"] == -2
    assert available(buyer.id) == 0
    assert account_balance(AccountRef.provider("payme")) == 0
    known = payment.check()["result"]
    assert (known["state"], known["reason"]) == (-2, 5)
    assert 0 < known["perform_time"] <= known["cancel_time"] == first.json()["result"]["cancel_time"]
    assert code(payment.perform()) == -31008


def test_spent_money_cannot_be_taken_back(payment, buyer, books):
    payment.create()
    payment.perform()
    hold(buyer.id, 1)
    before = books()

    assert [code(payment.cancel()) for _ in range(3)] == [-31007] * 3
    assert payment.check()["result"]["state"] == 2
    assert books() == before


@pytest.mark.parametrize("reason", [None, "5", 5.0, True, -1, 100, 10**12])
def test_a_reason_of_a_wrong_form_is_malformed(payment, reason):
    payment.create()

    assert code(rpc("CancelTransaction", id=payment.id, reason=reason)) == -32600
    assert payment.check()["result"]["state"] == 1


@pytest.mark.parametrize("method", ["CreateTransaction", "PerformTransaction", "CancelTransaction", "CheckTransaction"])
def test_twelve_hours_by_paymes_time_end_a_transaction(deposit, buyer, method):
    payment = Payment(deposit, time=now_ms() - HOURS_12_MS + 60_000)
    payment.create()
    calls = {
        "CreateTransaction": payment.create,
        "PerformTransaction": payment.perform,
        "CancelTransaction": payment.cancel,
        "CheckTransaction": payment.check,
    }

    with clock.travel(timedelta(minutes=1)):
        answer = calls[method]()
        known = payment.check()["result"]

    expected = {"CancelTransaction": 0, "CheckTransaction": 0}.get(method, -31008)
    assert code(answer) == expected
    assert (known["state"], known["reason"], known["perform_time"]) == (-1, 4, 0)
    assert available(buyer.id) == 0


def test_an_ended_transaction_frees_its_order(deposit, buyer):
    Payment(deposit, time=now_ms() - HOURS_12_MS + 60_000).create()

    with clock.travel(timedelta(minutes=1)):
        assert attempts_expire() == 1
        other = Payment(deposit)
        assert (code(other.check_perform()), code(other.create()), code(other.perform())) == (0, 0, 0)
    assert available(buyer.id) == AMOUNT


@pytest.mark.parametrize(("age_ms", "expected"), [(HOURS_12_MS + 1000, -31008), (HOURS_12_MS - 60_000, 0)])
def test_a_transaction_older_than_twelve_hours_is_not_opened(deposit, age_ms, expected):
    assert code(Payment(deposit, time=now_ms() - age_ms).create()) == expected


def test_a_statement_tells_by_paymes_time_what_was_sent(buyer):
    base = now_ms() - 3_600_000
    payments = [Payment(payme_deposit(buyer.id), time=base + shift) for shift in (3000, 0, 2000, 1000)]
    for payment in payments:
        payment.create()
    payments[1].perform()
    payments[2].perform()
    payments[2].cancel(5)
    payments[3].cancel(3)

    def ids(first: int, last: int) -> list[str]:
        lines = rpc("GetStatement", **{"from": first, "to": last})["result"]["transactions"]
        return [line["id"] for line in lines]

    third, first, fourth, second = (payment.id for payment in payments)
    assert ids(base, base + 3000) == [first, second, fourth, third]
    assert ids(base + 1, base + 2999) == [second, fourth]
    assert ids(base + 1000, base + 1000) == [second]
    assert ids(base + 3001, base + 9000) == []
    assert ids(base + 3000, base) == []
    lines = rpc("GetStatement", **{"from": base, "to": base + 3000})["result"]["transactions"]
    for line in lines:
        payment = next(payment for payment in payments if payment.id == line["id"])
        assert line == {
            "id": payment.id,
            "time": payment.time,
            "amount": TIYIN,
            "account": payment.account,
            **payment.check()["result"],
            "receivers": None,
        }


def test_a_statement_tells_of_what_has_lapsed(deposit):
    payment = Payment(deposit, time=now_ms() - HOURS_12_MS + 60_000)
    payment.create()

    with clock.travel(timedelta(minutes=1)):
        (line,) = rpc("GetStatement", **{"from": payment.time, "to": payment.time})["result"]["transactions"]

    assert (line["state"], line["reason"]) == (-1, 4)


@pytest.mark.parametrize(
    "span", [{}, {"from": 1}, {"from": "1", "to": 2}, {"from": 1.5, "to": 2}, {"from": -1, "to": 2}]
)
def test_a_statement_of_a_wrong_form_is_malformed(db, span):
    assert code(rpc("GetStatement", **span)) == -32600


FISCAL = {
    "receipt_id": 1,
    "status_code": 0,
    "message": "accepted",
    "terminal_id": "EP000000000025",
    "fiscal_sign": "800031554082",
    "qr_code_url": "https://ofd.soliq.uz/check?t=1",
    "date": "20261126000000",
}


def test_fiscal_receipts_are_kept_apart(payment):
    payment.create()
    payment.perform()

    for kind in ("PERFORM", "CANCEL", "PERFORM"):
        answer = rpc("SetFiscalData", id=payment.id, type=kind, fiscal_data=FISCAL)
        assert answer["result"] == {"success": True}

    kept = FiscalReceipt.objects.order_by("kind").values_list("kind", "data")
    assert list(kept) == [("cancel", FISCAL), ("perform", FISCAL)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": "a" * 24}, -32001),
        ({"id": "receipt"}, -32001),
        ({"id": None}, -32602),
        ({"type": "OTHER"}, -32602),
        ({"type": []}, -32602),
        ({"fiscal_data": None}, -32602),
        ({"fiscal_data": {}}, -32602),
        ({"fiscal_data": {**FISCAL, "status_code": "0"}}, -32602),
        ({"fiscal_data": {**FISCAL, "message": "\x00"}}, -32602),
    ],
)
def test_fiscal_receipts_of_nothing_or_of_a_wrong_form_are_refused(payment, changes, expected):
    payment.create()
    payment.perform()

    answer = rpc("SetFiscalData", **{"id": payment.id, "type": "PERFORM", "fiscal_data": FISCAL, **changes})

    assert code(answer) == expected
    assert not FiscalReceipt.objects.exists()

"""Paynet's methods: each answer and each error of its table, and what they do to the wallet."""

from datetime import timedelta

import pytest

from wibestore.core import clock
from wibestore.payments.models import Deposit, DepositStatus, ProviderTransaction
from wibestore.payments.providers.paynet.wire.moments import written

from ..conftest import available, hold
from .conftest import AMOUNT, METHODS, SERVICE, TIYIN, Payment, choose, code, paynet_deposit, rpc, statement

UNKNOWN = {"client_id": "100000000000"}


def end(deposit, how):
    """Let the deposit end without being paid."""
    past = clock.now() - timedelta(seconds=1)
    changes = {"expires_at": past} if how == "over" else {"status": how, "finished_at": past}
    Deposit.objects.filter(pk=deposit.id).update(**changes)


def attempt():
    return ProviderTransaction.objects.get()


def test_the_payer_has_a_day(deposit):
    assert deposit.expires_at - deposit.created_at == timedelta(hours=24)


def test_information_shows_a_masked_name_and_the_sum(payment, buyer, books):
    before = books()

    result = payment.inform()["result"]

    reference = payment.fields["client_id"]
    assert result["status"] == "0"
    assert result["fields"] == {"client_id": reference, "name": f"{buyer.username[:1]}***", "amount": AMOUNT}
    assert len(result["timestamp"]) == 19
    assert books() == before


def test_sums_can_be_shown_in_tiyin(payment, settings):
    choose(settings, shown_amounts="tiyin")

    assert payment.inform()["result"]["fields"]["amount"] == TIYIN
    assert payment.perform()["result"]["fields"]["balance"] == TIYIN


@pytest.mark.parametrize(
    "value", ["100000000000", 100000000000, "1", "", "0", "x" * 500, "12\x0034", -5, 1.5, True, [], {}]
)
def test_information_about_an_unknown_number(payment, books, value):
    before = books()

    assert code(payment.inform(fields={"client_id": value})) == 302
    assert code(payment.perform(fields={"client_id": value})) == 302
    assert books() == before


@pytest.mark.parametrize("how", ["over", DepositStatus.EXPIRED, DepositStatus.FAILED])
def test_a_number_that_has_ended_is_not_known(payment, deposit, books, how):
    end(deposit, how)
    before = books()

    assert code(payment.inform()) == 302
    assert code(payment.perform()) == 302
    assert payment.check()["result"]["transactionState"] == 3
    assert code(payment.cancel()) == 203
    assert books() == before


def test_the_number_may_be_sent_as_a_number(payment, buyer):
    assert code(payment.inform(fields={"client_id": int(payment.fields["client_id"])})) == 0
    assert code(payment.perform(fields={"client_id": int(payment.fields["client_id"])})) == 0
    assert available(buyer.id) == AMOUNT


def test_perform_credits_at_once(payment, buyer):
    result = payment.perform()["result"]

    row = attempt()
    assert result["providerTrnId"] == row.number
    assert result["timestamp"] == written(row.finished_at)
    name = f"{buyer.username[:1]}***"
    assert result["fields"] == {"client_id": payment.fields["client_id"], "name": name, "balance": AMOUNT}
    assert (row.state, row.external_id, available(buyer.id)) == ("succeeded", str(payment.id), AMOUNT)
    assert code(payment.inform()) == 302


def test_perform_again_is_refused_however_often_and_whatever_it_says(payment, buyer, books):
    payment.perform()
    other = paynet_deposit(buyer.id)
    before = books()

    changes = [
        *[{}] * 10,
        {"amount": TIYIN + 1},
        {"amount": 0},
        {"amount": "x"},
        {"amount": 2**63},
        {"fields": UNKNOWN},
        {"fields": {"client_id": "no number"}},
        {"fields": {"client_id": other.reference}},
    ]
    assert [code(payment.perform(**change)) for change in changes] == [201] * len(changes)
    assert books() == before


def test_perform_after_the_cancellation_is_known_too(payment, buyer):
    payment.perform()
    payment.cancel()

    assert code(payment.perform()) == 201
    assert available(buyer.id) == 0


def test_another_payment_of_a_paid_number_is_not_taken(payment, deposit, buyer, books):
    payment.perform()
    before = books()
    other = Payment(deposit)

    assert code(other.perform()) == 302
    assert other.check()["result"]["transactionState"] == 3
    assert code(other.cancel()) == 203
    assert books() == before


AMOUNTS = {
    "a tiyin more": (TIYIN + 1, 413),
    "a tiyin less": (TIYIN - 1, 413),
    "a so'm more": (TIYIN + 100, 413),
    "nothing": (0, 413),
    "negative": (-TIYIN, 413),
    "float": (float(TIYIN), 413),
    "bool": (True, 413),
    "text": (str(TIYIN), 413),
    "list": ([TIYIN], 413),
    "the limit": (100_000_000 * 100, 413),
    "a tiyin above the limit": (100_000_000 * 100 + 1, 415),
    "above the limit": (100_000_001 * 100, 415),
    "above 63 bits": (2**63, 415),
    "missing": (None, -32602),
}


@pytest.mark.parametrize("name", list(AMOUNTS))
def test_another_amount_is_refused(payment, buyer, books, name):
    amount, expected = AMOUNTS[name]
    before = books()

    assert code(payment.perform(amount=amount)) == expected
    assert books() == before
    # The refusal is forgotten: the right call has the same number.
    assert code(payment.perform()) == 0
    assert available(buyer.id) == AMOUNT


def test_who_does_not_exist_is_told_before_the_amount(payment):
    assert code(payment.perform(fields=UNKNOWN, amount=0)) == 302


def test_check_tells_the_three_states(payment):
    assert payment.check()["result"] | {"timestamp": ""} == {"transactionState": 3, "timestamp": "", "providerTrnId": 0}
    payment.perform()
    row = attempt()
    assert payment.check()["result"] == {
        "transactionState": 1,
        "timestamp": written(row.finished_at),
        "providerTrnId": row.number,
    }
    payment.cancel()
    row = attempt()
    assert payment.check()["result"] == {
        "transactionState": 2,
        "timestamp": written(row.reversed_at),
        "providerTrnId": row.number,
    }


def test_cancel_takes_the_money_back_once(payment, buyer):
    payment.perform()

    results = [payment.cancel()["result"] for _ in range(10)]

    row = attempt()
    assert results[0] == {
        "transactionState": 2,
        "timestamp": written(row.reversed_at),
        "providerTrnId": row.number,
    }
    assert results == results[:1] * 10
    assert (row.state, available(buyer.id), Deposit.objects.get().status) == ("reversed", 0, "reversed")


def test_spent_money_stays(payment, buyer, books):
    payment.perform()
    hold(buyer.id, 1)
    before = books()

    assert [code(payment.cancel()) for _ in range(3)] == [77, 77, 77]
    assert books() == before
    assert payment.check()["result"]["transactionState"] == 1


@pytest.mark.parametrize("moment", ["2026-11-22 12:41:54", "22.11.2026 12:41:54", None])
def test_both_forms_of_time_are_read(payment, moment):
    payment.perform()

    assert payment.check(timestamp=moment)["result"]["transactionState"] == 1
    assert payment.cancel(timestamp=moment)["result"]["transactionState"] == 2


BAD_DATES = [
    "",
    "2026-11-22",
    "2026-13-01 00:00:00",
    "Fri Jan 30 10:21:18 UZT 2026",
    5,
    [],
    "0001-01-01 00:00:00",
    "x" * 999,
]


@pytest.mark.parametrize("moment", BAD_DATES)
def test_a_time_that_is_none_is_refused(payment, buyer, moment):
    payment.perform()

    assert code(payment.cancel(timestamp=moment)) == 414
    assert code(statement(first=moment)) == 414
    assert code(statement(last=moment)) == 414
    assert available(buyer.id) == AMOUNT


@pytest.mark.parametrize(
    ("setting", "value", "expected"),
    [
        ("unknown_check", "result", [0, 0, 203, 0]),
        ("unknown_check", "error", [203, 0, 203, 0]),
        ("unknown_cancel", "result", [0, 0, 0, 0]),
        ("repeated_cancel", "error", [0, 202, 203, 0]),
    ],
)
def test_where_the_sources_disagree_a_setting_decides(payment, deposit, settings, setting, value, expected):
    choose(settings, **{setting: value})
    unknown = Payment(deposit)
    payment.perform()
    payment.cancel()

    answers = [unknown.check(), payment.cancel(), unknown.cancel(), payment.check()]

    assert [code(answer) for answer in answers] == expected
    told = {answer["result"]["transactionState"] for answer in (answers[0], answers[2]) if "result" in answer}
    assert told <= {3}


def test_the_statement_lists_what_stands_in_the_order_of_our_times(buyer):
    payments = [Payment(paynet_deposit(buyer.id, AMOUNT + number)) for number in range(4)]
    for payment in payments:
        payment.perform()
    payments[1].cancel()
    rows = {row.external_id: row for row in ProviderTransaction.objects.all()}

    lines = statement()["result"]["statements"]

    assert lines == [
        {
            "amount": payment.amount,
            "transactionId": payment.id,
            "providerTrnId": rows[str(payment.id)].number,
            "timestamp": written(rows[str(payment.id)].finished_at),
        }
        for payment in (payments[0], payments[2], payments[3])
    ]


def test_the_statements_ends_are_whole_seconds(payment):
    payment.perform()
    second = attempt().finished_at.replace(microsecond=0)
    for microsecond in (0, 1, 999_999):
        ProviderTransaction.objects.update(finished_at=second.replace(microsecond=microsecond))
        at, before, after = (written(second + timedelta(seconds=shift)) for shift in (0, -1, 1))
        spans = [(at, at), (before, at), (at, after), (before, before), (after, after)]
        counts = [len(statement(*span)["result"]["statements"]) for span in spans]
        assert counts == [1, 1, 1, 0, 0]


def test_a_reversed_span_is_refused(db):
    assert code(statement("2026-11-22 00:00:01", "2026-11-22 00:00:00")) == 414
    assert statement("22.11.2026 00:00:00", "22.11.2026 00:00:00")["result"] == {"statements": []}


def params_of(method, payment):
    """Return what would be done."""
    every = {
        "GetInformation": {"serviceId": SERVICE, "fields": payment.fields},
        "PerformTransaction": payment.performed,
        "CheckTransaction": payment.own,
        "CancelTransaction": payment.own,
        "GetStatement": {"serviceId": SERVICE, "dateFrom": "2026-01-01 00:00:00", "dateTo": "2026-01-02 00:00:00"},
        "ChangePassword": {"serviceId": SERVICE, "newPassword": "another"},
    }
    return every[method]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("service", [2, 0, -1, "x", 1.0, True, [], {}])
def test_another_service_is_refused_by_every_method(payment, books, method, service):
    before = books()

    assert code(rpc(method, **{**params_of(method, payment), "serviceId": service})) == 305
    assert books() == before


REQUIRED = [
    ("GetInformation", "serviceId", -32602),
    ("GetInformation", "fields", -32602),
    ("PerformTransaction", "serviceId", -32602),
    ("PerformTransaction", "transactionId", -32602),
    ("PerformTransaction", "amount", -32602),
    ("PerformTransaction", "fields", -32602),
    ("CheckTransaction", "transactionId", -32602),
    ("CancelTransaction", "transactionId", -32602),
    ("GetStatement", "dateFrom", -32602),
    ("GetStatement", "dateTo", -32602),
    ("ChangePassword", "newPassword", -32602),
]


@pytest.mark.parametrize(("method", "name", "expected"), REQUIRED)
def test_what_is_missing_is_told(payment, books, method, name, expected):
    before = books()
    params = {key: value for key, value in params_of(method, payment).items() if key != name}

    assert code(rpc(method, **params)) == expected
    assert books() == before


def test_without_the_payers_number_nothing_is_found(payment):
    assert code(payment.inform(fields={})) == 411
    assert code(payment.perform(fields={"other": "1"})) == 411
    assert code(payment.inform(fields=[])) == -32600


@pytest.mark.parametrize("number", [0, -1, 2**63, "x", "", "01", 1.5, True, [], {}])
def test_a_number_of_a_wrong_form_is_malformed(payment, books, number):
    before = books()

    for method in ("PerformTransaction", "CheckTransaction", "CancelTransaction"):
        assert code(rpc(method, **{**params_of(method, payment), "transactionId": number})) == -32600
    assert books() == before


def test_a_number_of_63_bits_is_kept(payment):
    payment.id = 2**63 - 1

    payment.perform()

    assert statement()["result"]["statements"][0]["transactionId"] == 2**63 - 1

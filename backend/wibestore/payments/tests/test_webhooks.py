"""The sandbox's webhooks, played against the real service."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import orjson
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from wibestore.core import clock, outbox
from wibestore.core.models import OutboxMessage
from wibestore.ledger.selectors import account_balance
from wibestore.ledger.services import ledger_check
from wibestore.ledger.types import AccountRef
from wibestore.payments.factories import deposit_pending
from wibestore.payments.models import Deposit, ProviderCall, ProviderTransaction
from wibestore.payments.providers.sandbox.wire import sign, signed_headers
from wibestore.payments.selectors import has_succeeded_deposit_waiting
from wibestore.payments.services import deposits_expire

from .conftest import ADAPTER, AMOUNT, WEBHOOK, available, notice_for, send

WRONG_SECRET = "x" * 40


def test_a_paid_deposit_is_credited_once_and_told(deposit, buyer):
    answer = send(notice_for(deposit))

    attempt = ProviderTransaction.objects.get()
    assert answer.status_code == 200
    assert answer.json() == {"result": "accepted", "transaction": str(attempt.id), "state": "succeeded"}
    row = Deposit.objects.get()
    assert (row.status, row.failure_code, attempt.is_late) == ("succeeded", "", False)
    assert available(buyer.id) == AMOUNT
    assert account_balance(AccountRef.provider("sandbox")) == -AMOUNT
    message = OutboxMessage.objects.get(topic="deposit.succeeded")
    assert message.payload == {
        "deposit_id": str(deposit.id),
        "user_id": str(buyer.id),
        "amount": AMOUNT,
        "order_id": None,
        "is_late": False,
    }
    assert ledger_check() == []


def test_a_repeat_is_answered_like_the_first_and_changes_nothing(deposit, books):
    notice = notice_for(deposit)
    first = send(notice)
    before = books()

    repeats = [send(notice) for _ in range(10)]

    assert {repeat.content for repeat in repeats} == {first.content}
    assert {repeat.status_code for repeat in repeats} == {200}
    assert books() == before
    assert ProviderCall.objects.filter(outcome="accepted", is_authentic=True).count() == 11


def test_a_recorded_call_cannot_be_played_again_after_the_window(deposit, books):
    body = orjson.dumps(notice_for(deposit))
    recorded = signed_headers(settings.SANDBOX_WEBHOOK_SECRET, body, clock.now())
    before = books()

    with clock.travel(timedelta(minutes=6)):
        answer = Client().post(WEBHOOK, body, content_type="application/json", headers=recorded)

    assert (answer.status_code, answer.json()) == (401, {"result": "wrong_signature"})
    assert books() == before


def forged_headers(kind: str, body: bytes) -> dict[str, str]:
    secret, now = settings.SANDBOX_WEBHOOK_SECRET, clock.now()
    right = signed_headers(secret, body, now)
    timestamp, signature = right["X-Sandbox-Timestamp"], right["X-Sandbox-Signature"]
    return {
        "no headers": {},
        "no signature": {"X-Sandbox-Timestamp": timestamp},
        "empty signature": {**right, "X-Sandbox-Signature": ""},
        "no timestamp": {"X-Sandbox-Signature": signature},
        "other secret": signed_headers(WRONG_SECRET, body, now),
        "body changed": signed_headers(secret, body + b" ", now),
        "timestamp changed": {**right, "X-Sandbox-Timestamp": str(int(timestamp) + 1)},
        "timestamp no number": {
            "X-Sandbox-Timestamp": "soon",
            "X-Sandbox-Signature": sign(secret, "soon", body),
        },
        "timestamp huge": {
            "X-Sandbox-Timestamp": "9" * 400,
            "X-Sandbox-Signature": sign(secret, "9" * 400, body),
        },
        "too old": signed_headers(secret, body, now - timedelta(minutes=6)),
        "from the future": signed_headers(secret, body, now + timedelta(minutes=6)),
        "signature cut": {**right, "X-Sandbox-Signature": signature[:-1]},
        "signature not ascii": {**right, "X-Sandbox-Signature": "подпись"},
        "signature upper case": {**right, "X-Sandbox-Signature": signature.upper() + "A"},
    }[kind]


FORGERIES = [
    "no headers",
    "no signature",
    "empty signature",
    "no timestamp",
    "other secret",
    "body changed",
    "timestamp changed",
    "timestamp no number",
    "timestamp huge",
    "too old",
    "from the future",
    "signature cut",
    "signature not ascii",
    "signature upper case",
]


@pytest.mark.parametrize("kind", FORGERIES)
def test_a_forged_call_is_refused_kept_and_without_effect(deposit, books, kind):
    body = orjson.dumps(notice_for(deposit))
    before = books()

    answer = Client().post(WEBHOOK, body, content_type="application/json", headers=forged_headers(kind, body))

    assert (answer.status_code, answer.json()) == (401, {"result": "wrong_signature"})
    assert books() == before
    call = ProviderCall.objects.get()
    assert (call.outcome, call.is_authentic, call.response_status) == ("wrong_signature", False, 401)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe",
        b"[" * 5_000,
        b'{"event":"payment.succeeded"}',
        b'{"amount":1e400}',
        b"9" * 6_000,
    ],
)
def test_a_signed_call_that_cannot_be_read_is_refused(deposit, books, body):
    before = books()

    answer = send(body)

    assert (answer.status_code, answer.json()) == (400, {"result": "malformed"})
    assert books() == before
    assert ProviderCall.objects.get().is_authentic is True


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": "50000"},
        {"amount": 50_000.0},
        {"amount": True},
        {"amount": 0},
        {"amount": -AMOUNT},
        {"amount": 2**63 - 1},
        {"id": "sbx_\x00"},
        {"id": ""},
        {"id": "x" * 5_000},
        {"reference": "1"},
        {"reference": None},
        {"event": "payment.stolen"},
        {"extra": 1},
        {"occurred_at": "now"},
        {"occurred_at": 10**18},
    ],
)
def test_a_notice_of_a_wrong_form_is_refused(deposit, books, changes):
    before = books()

    answer = send(notice_for(deposit, **changes))

    assert (answer.status_code, answer.json()) == (400, {"result": "malformed"})
    assert books() == before


@pytest.mark.parametrize("amount", [AMOUNT - 1, AMOUNT + 1, AMOUNT * 100, AMOUNT // 100, 1])
def test_another_amount_moves_nothing(deposit, books, amount):
    before = books()

    answer = send(notice_for(deposit, amount=amount))

    assert (answer.status_code, answer.json()) == (422, {"result": "wrong_amount"})
    assert books() == before
    assert ProviderCall.objects.get().outcome == "wrong_amount"


def test_an_unknown_reference_moves_nothing(deposit, books):
    before = books()

    answer = send(notice_for(deposit, reference="123456789012"))

    assert (answer.status_code, answer.json()) == (404, {"result": "unknown_reference"})
    assert books() == before


def test_another_methods_deposit_is_unknown_to_the_sandbox(deposit, books):
    Deposit.objects.filter(pk=deposit.id).update(method_id="payme")
    before = books()

    assert send(notice_for(deposit)).json() == {"result": "unknown_reference"}
    assert books() == before


@pytest.mark.parametrize("provider", ["visa", "nobody", "SANDBOX", "sandbox%00"])
def test_a_provider_that_is_not_connected_is_not_there(deposit, books, provider):
    before = books()

    answer = Client().post(f"/api/v1/payments/webhooks/{provider}/", b"{}", content_type="application/json")

    assert answer.status_code in {400, 404}
    assert answer["Content-Type"] == "application/problem+json"
    assert books() == before
    assert not ProviderCall.objects.exists()


def test_the_sandbox_is_not_there_where_it_is_off(deposit, books, settings):
    before = books()
    settings.SANDBOX_PAYMENTS = False

    answer = send(notice_for(deposit))

    assert (answer.status_code, answer.json()["code"]) == (404, "payment.provider_not_found")
    assert books() == before


def test_money_for_an_expired_deposit_reaches_the_wallet_and_says_late(deposit, buyer, monkeypatch):
    monkeypatch.setattr(f"{ADAPTER}.verify_payment", lambda *_: None)
    with clock.travel(timedelta(minutes=31)):
        assert deposits_expire() == 1
    assert Deposit.objects.get().status == "expired"

    answer = send(notice_for(deposit))

    assert answer.json()["state"] == "succeeded"
    assert Deposit.objects.get().status == "succeeded"
    assert available(buyer.id) == AMOUNT
    assert OutboxMessage.objects.get(topic="deposit.succeeded").payload["is_late"] is True


def test_money_past_the_time_is_late_even_before_the_sweep(deposit, buyer):
    Deposit.objects.filter(pk=deposit.id).update(expires_at=clock.now())

    send(notice_for(deposit))

    assert available(buyer.id) == AMOUNT
    assert OutboxMessage.objects.get(topic="deposit.succeeded").payload["is_late"] is True


def test_money_for_a_cancelled_deposit_reaches_the_wallet(deposit, buyer):
    Deposit.objects.filter(pk=deposit.id).update(status="cancelled", finished_at=clock.now())

    assert send(notice_for(deposit)).status_code == 200
    assert available(buyer.id) == AMOUNT


def test_a_failure_ends_the_deposit_and_moves_no_money(deposit, buyer):
    notice = notice_for(deposit, event="payment.failed", failure_code="declined_by_payer")

    first, again = send(notice), send(notice)

    assert first.json()["state"] == "failed"
    assert again.content == first.content
    row = Deposit.objects.get()
    assert (row.status, row.failure_code) == ("failed", "declined_by_payer")
    assert available(buyer.id) == 0
    assert not OutboxMessage.objects.filter(topic="deposit.succeeded").exists()


def test_a_failure_after_the_success_is_ignored_and_recorded(deposit, buyer, books):
    notice = notice_for(deposit)
    send(notice)
    before = books()

    answer = send({**notice, "event": "payment.failed"})

    assert (answer.status_code, answer.json()["result"]) == (200, "ignored")
    assert answer.json()["state"] == "succeeded"
    assert books() == before
    assert ProviderCall.objects.filter(outcome="ignored").count() == 1


def test_a_success_after_its_failure_is_money_all_the_same(deposit, buyer):
    notice = notice_for(deposit)
    send({**notice, "event": "payment.failed", "failure_code": "declined_by_payer"})

    answer = send(notice)

    assert answer.json()["state"] == "succeeded"
    row = Deposit.objects.get()
    assert (row.status, row.failure_code) == ("succeeded", "")
    assert available(buyer.id) == AMOUNT


def test_a_second_payment_of_one_deposit_is_sent_back_to_the_provider(deposit, buyer):
    send(notice_for(deposit))
    second = notice_for(deposit)

    answers = [send(second), send(second)]

    assert [(answer.status_code, answer.json()["result"]) for answer in answers] == [(409, "already_paid")] * 2
    assert available(buyer.id) == AMOUNT
    assert sorted(ProviderTransaction.objects.values_list("state", flat=True)) == ["refused", "succeeded"]


def test_one_bank_payment_cannot_pay_two_deposits(deposit, buyer, books):
    other = deposit_pending(buyer.id, AMOUNT)
    notice = notice_for(deposit)
    send(notice)
    before = books()

    answer = send({**notice, "reference": other.reference})

    assert (answer.status_code, answer.json()) == (409, {"result": "transaction_conflict"})
    assert books() == before


def test_a_deposit_for_an_order_waits_until_the_fact_is_handed_over(buyer):
    order_id = uuid4()
    deposit = deposit_pending(buyer.id, AMOUNT, order_id=order_id)
    assert has_succeeded_deposit_waiting(order_id) is False

    send(notice_for(deposit))

    assert has_succeeded_deposit_waiting(order_id) is True
    assert has_succeeded_deposit_waiting(uuid4()) is False
    assert OutboxMessage.objects.get(topic="deposit.succeeded").payload["order_id"] == str(order_id)
    OutboxMessage.objects.exclude(topic="deposit.succeeded").delete()
    assert outbox.relay() == 1
    assert has_succeeded_deposit_waiting(order_id) is False


def test_a_webhook_costs_no_more_statements_than_planned(deposit, django_assert_max_num_queries):
    body = orjson.dumps(notice_for(deposit))
    headers = signed_headers(settings.SANDBOX_WEBHOOK_SECRET, body, clock.now())
    client = Client()

    with django_assert_max_num_queries(20):
        client.post(WEBHOOK, body, content_type="application/json", headers=headers)


@pytest.mark.django_db(transaction=True)
def test_twenty_parallel_identical_webhooks_credit_once(deposit, buyer):
    body = orjson.dumps(notice_for(deposit))
    barrier, answers = Barrier(20), []

    def call():
        barrier.wait()
        try:
            answers.append(send(body))
        finally:
            connection.close()

    threads = [Thread(target=call) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [answer.status_code for answer in answers] == [200] * 20
    assert len({answer.content for answer in answers}) == 1
    assert available(buyer.id) == AMOUNT
    assert OutboxMessage.objects.filter(topic="deposit.succeeded").count() == 1
    assert ProviderTransaction.objects.count() == 1
    assert ProviderCall.objects.filter(outcome="accepted").count() == 20
    assert ledger_check() == []


@pytest.mark.django_db(transaction=True)
def test_success_failure_and_expiry_at_once_never_lose_the_money(deposit, buyer, monkeypatch):
    monkeypatch.setattr(f"{ADAPTER}.verify_payment", lambda *_: None)
    Deposit.objects.filter(pk=deposit.id).update(expires_at=clock.now())
    notice = notice_for(deposit)
    failure = {**notice, "event": "payment.failed", "failure_code": "declined_by_payer"}
    barrier = Barrier(9)

    def run(work):
        barrier.wait()
        try:
            work()
        finally:
            connection.close()

    works = [lambda: send(notice), lambda: send(failure), deposits_expire] * 3
    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Deposit.objects.get().status == "succeeded"
    assert available(buyer.id) == AMOUNT
    assert OutboxMessage.objects.filter(topic="deposit.succeeded").count() == 1
    assert ledger_check() == []

"""Deposits by Multicard's page: the invoice, both kinds of callbacks, and what is refused."""

from datetime import timedelta
from itertools import permutations
from threading import Barrier, Thread

import orjson
import pytest
from django.db import connection, transaction
from django.test import Client

from emulators.models import Record
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.ledger.selectors import account_balance
from wibestore.ledger.services import ledger_check
from wibestore.ledger.types import AccountRef
from wibestore.payments import selectors, services
from wibestore.payments.factories import deposit_succeeded
from wibestore.payments.models import Deposit, ProviderCall, ProviderTransaction
from wibestore.payments.tests.conftest import available, hold

from .conftest import AMOUNT, WEBHOOK, known, press, remember, send, status_body, success_body

YES = {"success": True}


def test_an_invoice_says_what_multicard_must_know(deposit, bank, settings):
    sent = known("payment").data
    row = Deposit.objects.get()

    assert (sent["payment_amount"], sent["store_invoice_id"], sent["store_id"]) == (5_000_000, deposit.reference, 6)
    assert sent["callback_url"] == f"{settings.PUBLIC_URL}/api/v1/payments/webhooks/uzcard/"
    assert sent["return_url"] == f"{settings.PUBLIC_URL}/wallet/deposits/{deposit.id}"
    assert (row.external_id, row.payment_url.endswith(f"/pay/{sent['uuid']}/")) == (sent["uuid"], True)
    assert [(method, path.rpartition("/")[2]) for method, path, _ in bank.calls] == [
        ("POST", "auth"),
        ("POST", "invoice"),
    ]


def test_a_repeated_request_opens_one_invoice_and_the_token_is_kept(buyer, client_for, bank):
    client = client_for(buyer)
    body = {"method": "humo", "amount": AMOUNT}

    answers = [client.post("/api/v1/payments/deposit/", body, HTTP_IDEMPOTENCY_KEY="one") for _ in range(3)]
    client.post("/api/v1/payments/deposit/", body, HTTP_IDEMPOTENCY_KEY="two")

    assert [answer.status_code for answer in answers] == [201] * 3
    assert [answer.json() for answer in answers] == [answers[0].json()] * 3
    assert [path.rpartition("/")[2] for _, path, _ in bank.calls] == ["auth", "invoice", "invoice"]
    assert known("payment", store_invoice_id=answers[0].json()["reference"]).data["callback_url"].endswith("/humo/")


def test_a_token_that_is_not_taken_is_renewed_once(buyer, bank, monkeypatch):
    services.deposit_create(actor=Actor.user(buyer.id), method="uzcard", amount=Som(AMOUNT))
    monkeypatch.setattr("emulators.multicard.api.TOKEN_SALT", "changed")

    services.deposit_create(actor=Actor.user(buyer.id), method="uzcard", amount=Som(AMOUNT))

    assert [(path.rpartition("/")[2], status) for _, path, status in bank.calls[2:]] == [
        ("invoice", 401),
        ("auth", 200),
        ("invoice", 200),
    ]


def test_a_silent_multicard_makes_no_deposit(buyer, bank, client_for):
    bank.is_away = True

    answer = client_for(buyer).post("/api/v1/payments/deposit/", {"method": "uzcard", "amount": AMOUNT})

    assert (answer.status_code, answer.json()["code"]) == (503, "payment.provider_unavailable")
    assert Deposit.objects.count() == 0


@pytest.mark.parametrize("network", ["uzcard", "humo"])
def test_the_payer_pays_by_either_card_on_the_page(deposit, buyer, network):
    answer = press(deposit.payment_url, network)

    attempt = ProviderTransaction.objects.get()
    assert b"200 {&quot;success&quot;:true}" in answer.content
    assert (Deposit.objects.get().status, available(buyer.id)) == ("succeeded", AMOUNT)
    assert (attempt.details["ps"], attempt.state) == (network, "succeeded")
    assert sorted(attempt.details) == ["card", "ps", "receipt_url"]
    assert account_balance(AccountRef.provider("uzcard")) == -AMOUNT
    assert known("payment").data["status"] == "success"


def test_a_callback_credits_once_however_often_it_comes(deposit, buyer, books):
    body = success_body(deposit)
    first = send(body)
    before = books()

    repeats = [send(body) for _ in range(10)]

    assert (first.status_code, first.json()) == (200, YES)
    assert {(repeat.status_code, repeat.content) for repeat in repeats} == {(200, first.content)}
    assert books() == before
    assert available(buyer.id) == AMOUNT
    assert "card_token" in ProviderCall.objects.first().body
    assert "f535e2a13" not in ProviderCall.objects.first().body


@pytest.mark.django_db(transaction=True)
def test_twenty_callbacks_at_once_credit_once(deposit, buyer):
    body, barrier, answers = success_body(deposit), Barrier(20), []

    def call() -> None:
        barrier.wait()
        answers.append(send(body).json())
        connection.close()

    threads = [Thread(target=call) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [YES] * 20
    assert available(buyer.id) == AMOUNT
    assert ProviderTransaction.objects.count() == 1


def forged(deposit, kind):
    right = success_body(deposit)["sign"]
    return {
        "no sign": {"sign": ""},
        "null sign": {"sign": None},
        "sign of another type": {"sign": 5},
        "other secret": {"sign_secret": "another"},
        "no secret": {"sign_secret": ""},
        "cut": {"sign": right[:-1]},
        "upper case": {"sign": right.upper() + "A"},
        "not ascii": {"sign": "подпись"},
        "of another amount": {"sign": success_body(deposit, amount=100)["sign"]},
        "of another invoice": {"sign": success_body(deposit, invoice_id="100000000000")["sign"]},
        "of the other mode": {"sign": status_body(deposit, "success")["sign"]},
    }[kind]


FORGERIES = [
    "no sign",
    "null sign",
    "sign of another type",
    "other secret",
    "no secret",
    "cut",
    "upper case",
    "not ascii",
    "of another amount",
    "of another invoice",
    "of the other mode",
]


@pytest.mark.parametrize("kind", FORGERIES)
def test_a_forged_callback_moves_nothing(deposit, books, kind):
    before = books()

    answer = send(success_body(deposit, **forged(deposit, kind)))

    assert (answer.status_code, answer.json()["success"]) in {(403, False), (400, False)}
    assert books() == before


def test_without_a_secret_of_ours_multicard_is_not_connected(deposit, books, settings):
    before = books()
    body = success_body(deposit, sign_secret="")
    changed = settings.PAYMENT_PROVIDERS.multicard.model_copy(update={"secret": type(_secret(settings))("")})
    settings.PAYMENT_PROVIDERS = settings.PAYMENT_PROVIDERS.model_copy(update={"multicard": changed})

    assert send(body).status_code == 404
    assert books() == before


def _secret(settings):
    return settings.PAYMENT_PROVIDERS.multicard.secret


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"amount": 5_000_001}, "wrong_amount"),
        ({"amount": 4_999_999}, "wrong_amount"),
        ({"amount": 4_999_900}, "wrong_amount"),
        ({"amount": -5_000_000}, "wrong_amount"),
        ({"amount": 0}, "wrong_amount"),
        ({"invoice_id": "100000000000"}, "unknown_reference"),
        ({"invoice_id": 100000000000}, "unknown_reference"),
        ({"store_id": 7}, "wrong_store"),
        ({"uuid": "e60d8ebc-b9fe-11ef-b159-005056b4367d"}, "transaction_conflict"),
    ],
)
def test_a_signed_callback_about_something_else_gives_the_money_back(deposit, books, changes, outcome):
    before = books()

    answer = send(success_body(deposit, **changes))

    assert (answer.status_code, answer.json()["success"]) == (200, False)
    assert answer.json()["message"]
    assert books() == before
    call = ProviderCall.objects.get()
    assert (call.outcome, call.is_authentic) == (outcome, True)


@pytest.mark.parametrize("name", ["uuid", "invoice_id", "amount", "store_id"])
@pytest.mark.parametrize("value", [None, True, 1.5, [], {}, "\x00", "a b", "x" * 300])
def test_a_field_of_another_type_is_malformed(deposit, books, name, value):
    before = books()

    answer = send(success_body(deposit) | {name: value})

    assert (answer.status_code, answer.json()["success"]) in {(400, False), (403, False)}
    assert books() == before


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"1",
        b"\xff\xfe{}",
        b'{"amount":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
        b'{"amount":' + b"9" * 5_000 + b"}",
        b'{"a":"' + b"x" * 70_000 + b'"}',
        b"amount=1&sign=2",
        b'{"payer_id":null}',
        b'{"payer_id":"../../auth"}',
        b'{"status":"success"}',
    ],
    ids=range(13),
)
def test_what_cannot_be_read_is_malformed(deposit, books, body):
    before = books()

    answer = send(body)

    assert (answer.status_code, answer.json()["success"]) == (400, False)
    assert books() == before


def test_a_truncated_callback_is_malformed(deposit, books):
    before, body = books(), orjson.dumps(success_body(deposit))

    answers = {send(body[:length]).status_code for length in range(0, len(body), 7)}

    assert answers == {400}
    assert books() == before


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
def test_callbacks_come_by_post(deposit, books, method):
    before = books()

    answer = Client().generic(method, WEBHOOK, orjson.dumps(success_body(deposit)), content_type="application/json")

    assert (answer.status_code, answer.json()["success"]) == (405, False)
    assert books() == before


@pytest.mark.parametrize(("networks", "status"), [("195.158.26.90", 403), ("127.0.0.0/8, 195.158.26.90", 200)])
def test_callbacks_come_from_where_they_may(deposit, settings, networks, status):
    changed = settings.PAYMENT_PROVIDERS.multicard.model_copy(update={"allowed_ips": networks})
    settings.PAYMENT_PROVIDERS = settings.PAYMENT_PROVIDERS.model_copy(update={"multicard": changed})

    assert send(success_body(deposit)).status_code == status


def test_a_payment_after_the_end_goes_back_to_the_payer(deposit, buyer):
    with clock.travel(timedelta(minutes=31)):
        late = send(success_body(deposit))
    Deposit.objects.update(status="expired", finished_at=clock.now())
    ended = send(success_body(deposit))

    assert [answer.status_code for answer in (late, ended)] == [200, 200]
    assert [answer.json()["success"] for answer in (late, ended)] == [False, False]
    assert available(buyer.id) == 0
    assert set(ProviderCall.objects.values_list("outcome", flat=True)) == {"closed"}


def test_our_own_failure_freezes_the_sum_until_the_repeat(deposit, buyer, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("wibestore.payments.services.attempts.ledger.post", lambda **_: 1 / 0)
        press(deposit.payment_url, "uzcard")
    frozen = known("payment").data["status"]
    nothing = available(buyer.id)

    press(deposit.payment_url, "repeat")

    assert (frozen, nothing) == ("billing", 0)
    assert (known("payment").data["status"], available(buyer.id)) == ("success", AMOUNT)
    assert list(ProviderCall.objects.order_by("received_at").values_list("response_status", flat=True)) == [500, 200]


@pytest.mark.parametrize(
    ("act", "status", "credited"),
    [
        ("twice", "success", AMOUNT),
        ("lost", "success", AMOUNT),
        ("status_mode", "success", AMOUNT),
        ("wrong_sign", "revert", 0),
        ("other_uuid", "revert", 0),
        ("wrong_amount", "revert", 0),
        ("decline", "error", 0),
        ("later", "draft", 0),
    ],
)
def test_every_button_of_the_page_ends_alike_on_both_sides(deposit, buyer, act, status, credited):
    answer = press(deposit.payment_url, act)

    assert answer.status_code == 200
    assert (known("payment").data["status"], available(buyer.id)) == (status, credited)
    assert Deposit.objects.get().status == {"error": "failed", "success": "succeeded"}.get(status, "pending")


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_the_page_speaks_three_languages_and_takes_its_own_form_alone(deposit, language):
    remember(deposit, language=language)
    path = deposit.payment_url.removeprefix("http://testserver")

    shown = Client().get(path)
    foreign = Client().post(path, {"form": "made up", "act": "uzcard"})

    assert (shown.status_code, shown.headers["Content-Language"], foreign.status_code) == (200, language, 403)
    assert known("payment").data["status"] == "draft"


def test_a_status_counts_only_as_multicard_confirms_it(deposit, books, buyer):
    before = books()

    told = [send(status_body(deposit, status)) for status in ("progress", "billing", "hold", "success", "revert")]

    assert [answer.status_code for answer in told] == [200] * 5
    assert books() == before
    remember(deposit, status="success", payment_time="2026-11-25 17:00:00")
    assert send(status_body(deposit, "success")).json() == YES
    assert available(buyer.id) == AMOUNT


def test_a_status_that_cannot_be_confirmed_now_is_asked_for_again(deposit, books, bank):
    before = books()
    bank.is_away = True

    answer = send(status_body(deposit, "success"))

    assert (answer.status_code, answer.json()["success"]) == (500, False)
    assert books() == before


def test_a_forged_status_moves_nothing(deposit, books):
    remember(deposit, status="success", payment_time="2026-11-25 17:00:00")
    before = books()

    answer = send(status_body(deposit, "success") | {"sign": success_body(deposit)["sign"]})

    assert answer.status_code == 403
    assert books() == before


def test_money_taken_back_leaves_the_wallet_and_the_rest_is_owed(deposit, buyer):
    press(deposit.payment_url, "uzcard")
    hold(buyer.id, 20_000)

    answers = [press(deposit.payment_url, "revert"), send(status_body(deposit, "revert"))]
    afterwards = send(success_body(deposit))

    wallet = selectors.wallet_get(actor=Actor.user(buyer.id))
    assert [answer.status_code for answer in answers] == [200, 200]
    assert (afterwards.status_code, afterwards.json()["success"]) == (200, False)
    assert (int(wallet.available), int(wallet.debt), Deposit.objects.get().status) == (0, 20_000, "reversed")
    assert ledger_check() == []


def test_a_lost_callback_is_found_when_the_deposit_expires(deposit, buyer):
    remember(deposit, status="success", payment_time="2026-11-25 17:00:00", ps="uzcard")

    with clock.travel(timedelta(minutes=31)):
        services.deposits_expire()

    assert (Deposit.objects.get().status, available(buyer.id)) == ("succeeded", AMOUNT)


@pytest.mark.parametrize("status", ["draft", "cancelled"])
def test_an_unpaid_invoice_expires(deposit, status):
    remember(deposit, status=status)

    with clock.travel(timedelta(minutes=31)):
        assert services.deposits_expire() == 1

    assert Deposit.objects.get().status == "expired"


def test_one_callback_costs_few_statements(deposit, buyer, django_assert_num_queries):
    # The very first credit makes the wallet's account besides.
    deposit_succeeded(buyer.id, 5_000)
    body = success_body(deposit)

    # Twelve, and a savepoint for the transaction.
    with django_assert_num_queries(12 + 2):
        answer = send(body)

    assert answer.json() == YES


_CALLS = ("success", "status success", "revert", "error")


def _do(deposit, call):
    """Let Multicard's side reach the state it then tells of, and tell; a status that cannot follow is not reached."""
    now = known("payment", store_invoice_id=deposit.reference).data["status"]
    if call == "success" and now in {"draft", "success"}:
        answer = send(success_body(deposit)).json()["success"]
        remember(deposit, status="success" if answer else "revert")
    elif call == "error" and now == "draft":
        remember(deposit, status="error")
        send(status_body(deposit, "error"))
    elif call == "revert" and now == "success":
        remember(deposit, status="revert")
        send(status_body(deposit, "revert"))
    elif call == "status success":
        send(status_body(deposit, "success"))


def test_any_order_of_calls_leaves_both_sides_alike(deposit, buyer):
    views = {
        "draft": ("pending", 0),
        "success": ("succeeded", AMOUNT),
        "revert": ("reversed", 0),
        "error": ("failed", 0),
    }

    for order in permutations(_CALLS):
        with transaction.atomic():
            for call in order:
                _do(deposit, call)
            theirs = known("payment").data["status"]
            row = Deposit.objects.get()
            assert (row.status, available(buyer.id)) == views[theirs], order
            assert account_balance(AccountRef.provider("uzcard")) == -available(buyer.id), order
            transaction.set_rollback(True)
    assert ledger_check() == []


@pytest.mark.django_db(transaction=True)
def test_the_whole_way_by_real_http(live_server, settings, buyer):
    from config.settings.emulated import emulated_providers

    settings.PUBLIC_URL, settings.PAYMENT_PROVIDERS = live_server.url, emulated_providers(live_server.url)
    deposit = services.deposit_create(actor=Actor.user(buyer.id), method="humo", amount=Som(AMOUNT))

    answer = press(deposit.payment_url, "humo")
    lost = services.deposit_create(actor=Actor.user(buyer.id), method="humo", amount=Som(AMOUNT))
    press(lost.payment_url, "lost")

    assert b"true" in answer.content
    assert available(buyer.id) == 2 * AMOUNT
    assert Record.objects.filter(kind="payment", data__status="success").count() == 2

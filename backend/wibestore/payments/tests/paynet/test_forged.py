"""Calls that are not Paynet's, or are none at all: its own error, and nothing changed."""

import base64

import orjson
import pytest
from django.test import Client

from wibestore.core.actor import Actor
from wibestore.payments import services
from wibestore.payments.factories import deposit_succeeded
from wibestore.payments.models import ProviderCall, ProviderPassword

from ..conftest import available
from .conftest import (
    AMOUNT,
    METHODS,
    SERVICE,
    WEBHOOK,
    basic,
    choose,
    code,
    message,
    paynet_deposit,
    right_header,
    rpc,
    send,
)
from .test_methods import params_of

FORGERIES = [
    "none",
    "empty",
    "wrong password",
    "right password, wrong login",
    "no login",
    "bearer",
    "bad base64",
    "password cut",
    "not ascii",
]


def forged(kind):
    pair = base64.b64decode(right_header().removeprefix("Basic ")).decode()
    login, _, password = pair.partition(":")
    return {
        "none": None,
        "empty": "",
        "wrong password": basic(f"{login}:another"),
        "right password, wrong login": basic(f"Paynet:{password}"),
        "no login": basic(f":{password}"),
        "bearer": right_header().replace("Basic", "Bearer"),
        "bad base64": f"{right_header()}!",
        "password cut": basic(pair[:-1]),
        "not ascii": "Basic ключ",
    }[kind]


@pytest.mark.parametrize("kind", FORGERIES)
def test_a_forged_call_is_refused_kept_and_without_effect(payment, books, kind):
    before = books()
    for method in METHODS:
        asked = message(method, **params_of(method, payment))

        answer = send(asked, authorization=forged(kind), status=401)

        assert answer["WWW-Authenticate"].startswith("Basic")
        assert (code(answer.json()), answer.json()["id"]) == (412, asked["id"])
        call = ProviderCall.objects.latest("received_at")
        assert (call.outcome, call.is_authentic, call.response_status) == ("wrong_password", False, 401)
    assert books() == before
    assert not ProviderPassword.objects.exists()


def test_only_paynets_addresses_are_heard_and_they_are_looked_at_first(payment, settings):
    choose(settings, allowed_ips="213.230.106.112/28,213.230.65.80/28")
    asked = message("GetInformation", **params_of("GetInformation", payment))

    ips = ("127.0.0.1", "213.230.106.111", "213.230.106.112", "213.230.65.95", "213.230.65.96")
    assert [code(send(asked, ip=ip).json()) for ip in ips] == [601, 601, 0, 0, 601]
    assert code(send(asked, authorization=None).json()) == 601
    choose(settings, allowed_ips="213.230.65.80/28", foreign_address="http")
    assert code(send(asked, status=403).json()) == 601


def test_the_worked_example_opens():
    assert basic("paynet:paynet-password") == "Basic cGF5bmV0OnBheW5ldC1wYXNzd29yZA=="


def test_without_its_settings_paynet_is_not_there(payment, settings):
    choose(settings, service_id=0)

    assert send(b"{}", status=404).json()["code"] == "payment.provider_not_found"


BODIES = {
    "empty": (b"", -32700),
    "cut": (b'{"jsonrpc":"2.0","id":1,"method":"Perf', -32700),
    "not utf-8": (b'{"id":1,"method":"\xff\xfe","params":{}}', -32700),
    "nested": (b"[" * 60_000, -32700),
    "nested object": (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, -32700),
    "huge": (b'{"id":1,"method":"' + b"a" * 70_000 + b'","params":{}}', -32700),
    "nan": (b'{"id":1,"method":"CheckTransaction","params":{"id":NaN}}', -32700),
    "surrogate": (b'{"id":1,"method":"\\ud800","params":{}}', -32700),
    "null": (b"null", -32600),
    "list": (b"[]", -32600),
    "batch": (b'[{"id":1,"method":"GetStatement","params":{}}]', -32600),
    "number": (b"7", -32600),
    "no method": (b'{"id":1,"params":{}}', -32600),
    "method of a wrong type": (b'{"id":1,"method":7,"params":{}}', -32600),
    "positional params": (b'{"id":1,"method":"GetStatement","params":[]}', -32600),
    "id of a wrong type": (b'{"id":{},"method":"GetStatement","params":{}}', -32600),
    "no params": (b'{"id":1,"method":"GetStatement"}', -32602),
    "unknown method": (b'{"id":1,"method":"Steal\\u0000All","params":{}}', -32601),
    "unknown method without params": (b'{"id":1,"method":"Steal"}', -32601),
}


@pytest.mark.parametrize("name", list(BODIES))
def test_a_body_that_asks_for_nothing_gets_its_error(deposit, books, name):
    body, expected = BODIES[name]
    before = books()

    assert code(send(body).json()) == expected
    assert code(send(body, authorization=None, status=401).json()) == 412
    assert books() == before


@pytest.mark.parametrize("id_", [1, "12345", 0, -5, 2**63, 1.5, None])
def test_the_id_comes_back_whatever_it_is(db, id_):
    answer = send({"id": id_, "method": "Nothing", "params": {}}).json()

    assert (answer["id"], code(answer)) == (id_, -32601)


def test_spaces_around_a_method_are_not_meant(payment):
    assert code(rpc(" GetInformation ", **params_of("GetInformation", payment))) == 0


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_what_is_not_posted_is_refused_in_paynets_words(deposit, books, method):
    before = books()

    answer = getattr(Client(), method)(WEBHOOK, headers={"Authorization": right_header()})

    assert (answer.status_code, code(answer.json())) == (200, -32300)
    assert books() == before


def test_our_own_failure_is_told_and_the_call_is_played_again_once(payment, buyer, moderator, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("wibestore.payments.services.requests.attempts.take", lambda *_: 1 / 0)
        assert code(payment.perform()) == -32603
    failed = ProviderCall.objects.get()
    assert (failed.outcome, failed.is_authentic, available(buyer.id)) == ("error", True, 0)
    staff = Actor.user(moderator.id, is_staff=True)

    for _ in range(2):
        services.provider_call_replay(actor=staff, call_id=failed.id, reason="After our bug of today")

    assert available(buyer.id) == AMOUNT
    assert payment.check()["result"]["transactionState"] == 1


def test_a_changed_password_opens_at_once_and_alone(payment, moderator):
    new, before = "new:key@&%?", right_header()

    assert rpc("ChangePassword", newPassword=new)["result"] == "success"

    asked = message("GetInformation", **params_of("GetInformation", payment))
    assert code(send(asked, authorization=basic(f"paynet:{new}")).json()) == 0
    for shown in (before, basic(f"Paynet:{new}"), basic(f"paynet:{new}x"), basic("paynet:"), None):
        assert code(send(asked, authorization=shown, status=401).json()) == 412
    kept = ProviderPassword.objects.get().hash
    assert new not in kept
    assert new not in "".join(ProviderCall.objects.values_list("body", flat=True))
    # Played again the password would be the mask.
    call = ProviderCall.objects.order_by("received_at")[0]
    staff = Actor.user(moderator.id, is_staff=True)
    services.provider_call_replay(actor=staff, call_id=call.id, reason="After our bug of today")
    assert ProviderPassword.objects.get().hash == kept


def test_the_password_is_ours_alone_where_that_was_agreed(db, settings):
    choose(settings, can_change_password=False)

    assert code(rpc("ChangePassword", newPassword="another")) == -32601
    assert not ProviderPassword.objects.exists()


@pytest.mark.parametrize("password", ["", 7, [], "x" * 129])
def test_a_password_of_a_wrong_form_is_refused(db, password):
    assert code(rpc("ChangePassword", serviceId=SERVICE, newPassword=password)) == -32600
    assert not ProviderPassword.objects.exists()


def test_the_link_has_the_number_filled_in_and_needs_the_contracts_merchant(buyer, settings):
    choose(settings, merchant_id="m&1", pay_url="https://app.paynet.uz/")
    deposit = paynet_deposit(buyer.id)
    assert deposit.payment_url == f"https://app.paynet.uz/?m=m%261&c={deposit.reference}&a=5000000"
    choose(settings, merchant_id="")
    assert paynet_deposit(buyer.id).payment_url == ""


def test_a_credit_takes_few_statements(payment, buyer, django_assert_num_queries):
    # The very first credit makes the wallet's account besides.
    deposit_succeeded(buyer.id, 5_000)
    body = orjson.dumps(message("PerformTransaction", **payment.performed))

    # Eleven, and a savepoint for the transaction.
    with django_assert_num_queries(11 + 2):
        assert code(send(body).json()) == 0

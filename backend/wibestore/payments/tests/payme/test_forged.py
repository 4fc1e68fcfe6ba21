"""Calls that are not Payme's, or are none at all: its own error, HTTP 200, and nothing changed."""

import base64
from typing import Any

import orjson
import pytest
from django.test import Client

from wibestore.payments.models import ProviderCall, ProviderPassword

from .conftest import METHODS, WEBHOOK, Payment, basic, choose, code, message, right_header, rpc, send
from .test_methods import FISCAL


def forged(kind: str) -> str | None:
    pair = base64.b64decode(right_header().removeprefix("Basic ")).decode()
    login, _, key = pair.partition(":")
    return {
        "none": None,
        "empty": "",
        "wrong key": basic(f"{login}:another"),
        "right key, wrong login": basic(f"Payme:{key}"),
        "no login": basic(f":{key}"),
        "bearer": right_header().replace("Basic", "Bearer"),
        "bad base64": f"{right_header()}!",
        "key cut": basic(pair[:-1]),
        "not ascii": "Basic ключ",
    }[kind]


FORGERIES = [
    "none",
    "empty",
    "wrong key",
    "right key, wrong login",
    "no login",
    "bearer",
    "bad base64",
    "key cut",
    "not ascii",
]


def params_of(method: str, payment: Payment) -> dict[str, Any]:
    """Return what would be done if the key were right."""
    about: dict[str, Any] = {"amount": payment.amount, "account": payment.account}
    every: dict[str, dict[str, Any]] = {
        "CheckPerformTransaction": about,
        "CreateTransaction": {"id": "f" * 24, "time": payment.time, **about},
        "PerformTransaction": {"id": payment.id},
        "CancelTransaction": {"id": payment.id, "reason": 5},
        "CheckTransaction": {"id": payment.id},
        "GetStatement": {"from": 0, "to": 10**13 - 1},
        "SetFiscalData": {"id": payment.id, "type": "PERFORM", "fiscal_data": FISCAL},
        "ChangePassword": {"password": "taken-over"},
    }
    return every[method]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", FORGERIES)
def test_a_forged_call_is_refused_kept_and_without_effect(payment, books, method, kind):
    payment.create()
    before = books()
    asked = message(method, **params_of(method, payment))

    answer = send(asked, authorization=forged(kind)).json()

    assert (answer["error"]["code"], answer["id"]) == (-32504, asked["id"])
    assert set(answer["error"]["message"]) == {"ru", "uz", "en"}
    assert books() == before
    call = ProviderCall.objects.latest("received_at")
    assert (call.outcome, call.is_authentic, call.response_status) == ("wrong_key", False, 200)


@pytest.mark.parametrize("method", ["SetFiscalData", "ChangePassword", "Nothing"])
def test_other_methods_are_closed_too(payment, method):
    answer = send(message(method, password="taken-over"), authorization=forged("wrong key")).json()

    assert code(answer) == -32504


def test_only_allowed_addresses_are_heard(payment, settings):
    choose(settings, allowed_ips="185.234.113.0/28")
    asked = orjson.dumps(message("CheckPerformTransaction", **params_of("CheckPerformTransaction", payment)))
    headers = {"Authorization": right_header()}

    answers = [
        Client(REMOTE_ADDR=ip).post(WEBHOOK, asked, content_type="text/json", headers=headers).json()
        for ip in ("127.0.0.1", "185.234.113.1", "185.234.113.16")
    ]

    assert [code(answer) for answer in answers] == [-32504, 0, -32504]


def test_without_its_settings_payme_is_not_there(payment, settings):
    choose(settings, merchant_id="")

    answer = Client().post(WEBHOOK, b"{}", content_type="text/json", headers={"Authorization": basic("Paycom:")})

    assert (answer.status_code, answer.json()["code"]) == (404, "payment.provider_not_found")


BODIES = {
    "empty": (b"", -32700),
    "cut": (b'{"jsonrpc":"2.0","id":1,"method":"Chec', -32700),
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
    "no params": (b'{"id":1,"method":"GetStatement"}', -32600),
    "positional params": (b'{"id":1,"method":"GetStatement","params":[]}', -32600),
    "id of a wrong type": (b'{"id":{},"method":"GetStatement","params":{}}', -32600),
    "unknown method": (b'{"id":1,"method":"Steal\\u0000All","params":{}}', -32601),
}


@pytest.mark.parametrize("name", list(BODIES))
def test_a_body_that_asks_for_nothing_gets_its_error(deposit, books, name):
    body, expected = BODIES[name]
    before = books()

    answer = send(body).json()

    assert answer["error"]["code"] == expected
    assert set(answer["error"]["message"]) == {"ru", "uz", "en"}
    assert books() == before
    assert ProviderCall.objects.get().is_authentic is True


@pytest.mark.parametrize("name", list(BODIES))
def test_without_the_key_a_strange_body_is_not_looked_at(deposit, books, name):
    before = books()

    assert code(send(BODIES[name][0], authorization=None).json()) == -32504
    assert books() == before


@pytest.mark.parametrize("id_", [1, "abc", 0, -5, 2**63, 1.5, None, ""])
def test_the_id_comes_back_whatever_it_is(db, id_):
    answer = send({"id": id_, "method": "Nothing", "params": {}}).json()

    assert (answer["id"], code(answer), answer["error"]["data"]) == (id_, -32601, "Nothing")


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_what_is_not_posted_is_refused_in_paymes_words(deposit, books, method):
    before = books()

    answer = getattr(Client(), method)(WEBHOOK, headers={"Authorization": right_header()})

    assert (answer.status_code, code(answer.json())) == (200, -32300)
    assert books() == before


@pytest.mark.parametrize(
    "kind", ["application/json", "text/json; charset=UTF-8", "text/plain", "application/x-www-form-urlencoded"]
)
def test_whatever_the_type_the_body_is_read(payment, kind):
    asked = message("CheckPerformTransaction", amount=payment.amount, account=payment.account)

    assert send(asked, kind=kind).json()["result"] == {"allow": True}


def test_our_own_failure_is_told_in_paymes_words(payment, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr("wibestore.payments.services.webhooks.provider_request_apply", broken)

    answer = payment.create()

    assert code(answer) == -32400


def test_the_password_cannot_be_changed_by_default(db):
    answer = rpc("ChangePassword", password="another")

    assert (code(answer), answer["error"]["data"]) == (-32601, "ChangePassword")
    assert not ProviderPassword.objects.exists()


def test_a_changed_password_opens_at_once_and_alone(payment, settings):
    choose(settings, can_change_password=True)
    new = "new:key@&%?"
    before = right_header()

    assert rpc("ChangePassword", password=new)["result"] == {"success": True}

    asked = message("CheckPerformTransaction", amount=payment.amount, account=payment.account)
    shown = [before, basic(f"Paycom:{new}"), basic(f"Payme:{new}"), basic(f"Paycom:{new}x"), basic("Paycom:"), None]
    answers = [send(asked, authorization=header).json() for header in shown]
    assert [code(answer) for answer in answers] == [-32504, 0, -32504, -32504, -32504, -32504]
    assert new not in ProviderPassword.objects.get().hash
    assert new not in "".join(ProviderCall.objects.values_list("body", flat=True))


@pytest.mark.parametrize("password", ["", None, 7, "x" * 129])
def test_a_password_of_a_wrong_form_is_refused(db, settings, password):
    choose(settings, can_change_password=True)

    assert code(rpc("ChangePassword", password=password)) == -32600
    assert not ProviderPassword.objects.exists()

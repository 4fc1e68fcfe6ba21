"""Paynet's calls to the shop: JSON-RPC over HTTP, opened by the name and password that the shop has chosen."""

import base64
import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from django.conf import settings

from emulators import shop, store

PROVIDER = "paynet"
_PASSWORD = "password"
_CURRENT = "current"
_OK = 200
_UNAUTHORIZED = 401
_EXISTS = 201
_DONE = 1
_LOST_AFTER_S = 0.001
_TASHKENT = timezone(timedelta(hours=5))
_FIRST_ID, _ID_SPAN = 10**10, 9 * 10**10

type Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """What the shop says about a payment number; `amount` is so'm."""

    number: str
    payer: str
    amount: int


@dataclass(frozen=True, slots=True)
class Ending:
    """What a try has led to: a word of the page, and what is put into it."""

    word: str
    values: Json = field(default_factory=dict)
    is_over: bool = False


class Refused(Exception):
    """The shop answered with an error, or not at all."""

    def __init__(self, ending: Ending, code: int = 0) -> None:
        super().__init__(ending.word)
        self.ending = ending
        self.code = code


def find(number: str) -> Found:
    """
    Ask what is paid by `number`.

    :raises Refused: the shop knows of nothing to pay by it
    """
    fields = _call("GetInformation", _about(fields={"client_id": number}))["fields"]
    is_tiyin = settings.PAYMENT_PROVIDERS.paynet.shown_amounts == "tiyin"
    return Found(number, fields["name"], fields["amount"] // 100 if is_tiyin else fields["amount"])


def act(found: Found, what: str) -> Ending:
    """Do what was pressed and return what it has led to."""
    try:
        return _ACTS[what](found)
    except Refused as refused:
        return refused.ending


def _pay(found: Found) -> Ending:
    _perform(found, _id_new())
    return Ending("paid", is_over=True)


def _repeat(found: Found) -> Ending:
    number = _id_new()
    _perform(found, number)
    return _perform_again(found, number)


def _time_out(found: Found) -> Ending:
    number = _id_new()
    _send(_message("PerformTransaction", _payment(found, number)), password=_password(), timeout_s=_LOST_AFTER_S)
    try:
        _perform(found, number)
    except Refused as refused:
        if refused.code != _EXISTS:
            raise
        return _looked_up(number)
    return Ending("paid", is_over=True)


def _perform_again(found: Found, number: int) -> Ending:
    """Send the same payment again, which the shop must refuse, then ask how it stands."""
    try:
        _perform(found, number)
    except Refused as refused:
        if refused.code != _EXISTS:
            raise
        return _looked_up(number)
    return Ending("twice", is_over=True)


def _looked_up(number: int) -> Ending:
    state = _call("CheckTransaction", _about(transactionId=number, timestamp=_now()))["transactionState"]
    return Ending("paid_known" if state == _DONE else "not_paid", is_over=True)


def _wrong_password(found: Found) -> Ending:
    _call("PerformTransaction", _payment(found, _id_new()), password="a-wrong-password")
    return Ending("paid", is_over=True)


def _wrong_amount(found: Found) -> Ending:
    _perform(found, _id_new(), extra_tiyin=1)
    return Ending("paid", is_over=True)


def _cancel(found: Found) -> Ending:
    number = _id_new()
    _perform(found, number)
    _call("CancelTransaction", _about(transactionId=number, timestamp=_now()))
    return Ending("cancelled", is_over=True)


def _statement(_: Found) -> Ending:
    day = datetime.now(_TASHKENT).date()
    about = _about(dateFrom=f"{day} 00:00:00", dateTo=f"{day} 23:59:59")
    lines = _call("GetStatement", about)["statements"]
    return Ending("listed", {"count": len(lines), "amount": sum(line["amount"] for line in lines) // 100})


def _change_password(_: Found) -> Ending:
    new = secrets.token_urlsafe(16)
    _call("ChangePassword", {"newPassword": new})
    store.record_make(PROVIDER, _PASSWORD, _CURRENT, {})
    store.record_change(PROVIDER, _PASSWORD, _CURRENT, lambda data: data.update(password=new))
    return Ending("changed")


_ACTS = {
    "pay": _pay,
    "repeat": _repeat,
    "time_out": _time_out,
    "wrong_password": _wrong_password,
    "wrong_amount": _wrong_amount,
    "cancel": _cancel,
    "statement": _statement,
    "change_password": _change_password,
}
ACTS = frozenset(_ACTS)


def _perform(found: Found, number: int, *, extra_tiyin: int = 0) -> None:
    _call("PerformTransaction", _payment(found, number, extra_tiyin=extra_tiyin))


def _payment(found: Found, number: int, *, extra_tiyin: int = 0) -> Json:
    amount = found.amount * 100 + extra_tiyin
    return _about(transactionId=number, amount=amount, fields={"client_id": found.number})


def _about(**params: Any) -> Json:
    return {"serviceId": settings.PAYMENT_PROVIDERS.paynet.service_id, **params}


def _call(method: str, params: Json, *, password: str = "") -> Json:
    answer = _send(_message(method, params), password=password or _password())
    if answer.status == _UNAUTHORIZED:
        raise Refused(Ending("unauthorized"))
    if answer.status != _OK:
        raise Refused(Ending("silent"))
    content = json.loads(answer.body)
    error = content.get("error")
    if error:
        raise Refused(Ending("refused", {"code": error["code"], "reason": error["message"]}), error["code"])
    result = content["result"]
    return result if isinstance(result, dict) else {}


def _message(method: str, params: Json) -> bytes:
    return json.dumps({"jsonrpc": "2.0", "id": secrets.randbelow(10**6), "method": method, "params": params}).encode()


def _send(body: bytes, *, password: str, timeout_s: float = shop.TIMEOUT_S) -> shop.ShopAnswer:
    pair = f"{settings.PAYMENT_PROVIDERS.paynet.login}:{password}".encode()
    headers = {
        "Content-Type": "application/json; charset=UTF-8",
        "Authorization": f"Basic {base64.b64encode(pair).decode()}",
    }
    return shop.webhook_call(PROVIDER, body, headers=headers, timeout_s=timeout_s)


def _password() -> str:
    """Return the password that Paynet has chosen, else the one that the shop was set up with."""
    chosen = store.record_get(PROVIDER, _PASSWORD, _CURRENT) or {}
    return str(chosen.get("password") or settings.PAYMENT_PROVIDERS.paynet.password.get_secret_value())


def _id_new() -> int:
    return _FIRST_ID + secrets.randbelow(_ID_SPAN)


def _now() -> str:
    return datetime.now(_TASHKENT).strftime("%Y-%m-%d %H:%M:%S")

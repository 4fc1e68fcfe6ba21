"""Payme's calls to the shop: JSON-RPC over HTTP, opened by the cash-box's key, the important ones sent twice."""

import base64
import json
import secrets
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from emulators import shop, store

PROVIDER = "payme"
RECEIPT = "receipt"
_OK = 200
_FAILED_DEBIT = 2
_REFUND = 5
_LOST_AFTER_S = 0.001


@dataclass(frozen=True, slots=True)
class Checkout:
    """What a checkout link asks to be paid; `amount` is tiyin."""

    merchant: str
    account: dict[str, str]
    amount: int
    language: str
    return_url: str


@dataclass(frozen=True, slots=True)
class Ending:
    """What a try has led to: a word of the page, and the shop's reason where it refused."""

    word: str
    reason: dict[str, str] | None = None


class Refused(Exception):
    """The shop answered with an error, or not at all."""

    def __init__(self, ending: Ending) -> None:
        super().__init__(ending.word)
        self.ending = ending


class Debit:
    """One receipt of a checkout: its calls in Payme's order."""

    def __init__(self, checkout: Checkout, *, is_key_right: bool = True) -> None:
        self.id = secrets.token_hex(12)
        self._time = time.time_ns() // 1_000_000
        self._checkout = checkout
        self._is_key_right = is_key_right

    def open(self, *, extra_tiyin: int = 0, is_answer_lost: bool = False) -> None:
        """Ask whether it can be paid, then open it, twice."""
        amount = self._checkout.amount + extra_tiyin
        about = {"amount": amount, "account": self._checkout.account}
        self._call("CheckPerformTransaction", about)
        self._twice("CreateTransaction", {"id": self.id, "time": self._time, **about}, is_answer_lost=is_answer_lost)
        self._keep(state=0, amount=amount)

    def perform(self, *, is_answer_lost: bool = False) -> None:
        """Tell that the card was debited, twice."""
        self._twice("PerformTransaction", {"id": self.id}, is_answer_lost=is_answer_lost)
        self._change(state=4, pay_time=time.time_ns() // 1_000_000)

    def cancel(self, reason: int) -> None:
        """End it or take it back, twice."""
        self._twice("CancelTransaction", {"id": self.id, "reason": reason})
        self._change(state=50, cancel_time=time.time_ns() // 1_000_000)

    def _twice(self, method: str, params: dict[str, Any], *, is_answer_lost: bool = False) -> None:
        if is_answer_lost:
            _send(_message(method, params), key=_key(), timeout_s=_LOST_AFTER_S)
        self._call(method, params)
        self._call(method, params)

    def _call(self, method: str, params: dict[str, Any]) -> None:
        answer = _send(_message(method, params), key=_key() if self._is_key_right else "a-wrong-key")
        if answer.status != _OK:
            raise Refused(Ending("silent"))
        error = json.loads(answer.body).get("error")
        if error:
            raise Refused(Ending("refused", error["message"]))

    def _keep(self, *, state: int, amount: int) -> None:
        receipt = {
            "_id": self.id,
            "create_time": self._time,
            "pay_time": 0,
            "cancel_time": 0,
            "state": state,
            "currency": 860,
            "amount": amount,
            "account": [
                {"name": name, "title": name, "value": value, "main": True}
                for name, value in self._checkout.account.items()
            ],
        }
        store.record_make(PROVIDER, RECEIPT, self.id, receipt)

    def _change(self, **changes: int) -> None:
        store.record_change(PROVIDER, RECEIPT, self.id, lambda receipt: receipt.update(changes))


def act(checkout: Checkout, what: str) -> Ending:
    """Do what the payer has pressed and return what it has led to."""
    debit = Debit(checkout, is_key_right=what != "wrong_key")
    try:
        return _act(debit, what)
    except Refused as refused:
        return refused.ending


def _act(debit: Debit, what: str) -> Ending:
    if what == "no_create":
        debit.perform()
        return Ending("paid")
    is_answer_lost = what == "time_out"
    debit.open(extra_tiyin=1 if what == "one_tiyin" else 0, is_answer_lost=is_answer_lost)
    if what == "leave":
        return Ending("left")
    if what == "decline":
        debit.cancel(_FAILED_DEBIT)
        return Ending("declined")
    debit.perform(is_answer_lost=is_answer_lost)
    if what == "refund":
        debit.cancel(_REFUND)
        return Ending("cancelled")
    return Ending("paid")


def _message(method: str, params: dict[str, Any]) -> bytes:
    return json.dumps({"jsonrpc": "2.0", "id": secrets.randbelow(10**6), "method": method, "params": params}).encode()


def _send(body: bytes, *, key: str, timeout_s: float = shop.TIMEOUT_S) -> shop.ShopAnswer:
    pair = f"{settings.PAYMENT_PROVIDERS.payme.login}:{key}".encode()
    headers = {
        "Content-Type": "text/json; charset=UTF-8",
        "Authorization": f"Basic {base64.b64encode(pair).decode()}",
    }
    return shop.webhook_call(PROVIDER, body, headers=headers, timeout_s=timeout_s)


def _key() -> str:
    return str(settings.PAYMENT_PROVIDERS.payme.key.get_secret_value())

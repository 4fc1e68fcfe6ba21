"""Click's calls to the shop: signed forms, Prepare before the card is charged and Complete after it."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, NoReturn
from urllib.parse import urlencode

from django.conf import settings

from emulators import shop
from emulators.click import bank
from emulators.click.bank import Reversal, Status

UNKNOWN_PREPARE_ID = 999_999_999
_OK = 200
_PREPARE, _COMPLETE = 0, 1
_SUCCESS, _ALREADY_PAID, _CANCELLED = 0, -4, -9
_DECLINED = -5017
_LOST_AFTER_S = 0.001
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Checkout:
    """What a payment link asks to be paid; `amount` is so'm with two decimals, as the link spells it."""

    reference: str
    amount: str
    return_url: str


@dataclass(frozen=True, slots=True)
class Ending:
    """What a try has led to: a word of the page, and the shop's note where it refused."""

    word: str
    note: str = ""


class Refused(Exception):
    """The shop answered with an error, or not at all."""

    def __init__(self, ending: Ending) -> None:
        super().__init__(ending.word)
        self.ending = ending


class Attempt:
    """One payment at a link: its calls in Click's order."""

    def __init__(self, checkout: Checkout, reversal: Reversal, *, is_secret_right: bool = True) -> None:
        self._payment = bank.make(checkout.reference, checkout.amount, reversal)
        self._is_secret_right = is_secret_right
        self._prepare_id = UNKNOWN_PREPARE_ID

    def prepare(self, *, extra_som: int = 0, times: int = 1, is_answer_lost: bool = False) -> None:
        """Ask whether it can be paid; whoever refuses is not charged for."""
        fields = {"action": _PREPARE, "amount": self._amount(extra_som), **_note(_SUCCESS)}
        if is_answer_lost:
            self._send(fields, timeout_s=_LOST_AFTER_S)
        for _ in range(times):
            answer = self._send(fields)
            if answer is None or answer["error"] != _SUCCESS:
                self._end(Status.FAILED, answer)
            self._prepare_id = answer["merchant_prepare_id"]

    def charge(self) -> None:
        """Take the payer's money; the shop has not been told."""
        bank.update(self._payment["paydoc_id"], status=Status.PAID.value)

    def complete(self, *, extra_som: int = 0, times: int = 1, is_answer_lost: bool = False) -> None:
        """Take the payer's money and tell the shop; an error is told again, then it hangs."""
        fields = {"action": _COMPLETE, "amount": self._amount(extra_som), **_note(_SUCCESS)}
        if is_answer_lost:
            self._send(fields, timeout_s=_LOST_AFTER_S)
        for _ in range(times):
            self._confirmed(fields)
        self.charge()

    def fail(self) -> None:
        """Tell that the payment failed, before or after it was told as a good one."""
        fields = {"action": _COMPLETE, "amount": self._amount(), **_note(_DECLINED)}
        answer = self._send(fields)
        if answer is None or answer["error"] != _CANCELLED:
            raise Refused(_refusal(answer))
        bank.update(self._payment["paydoc_id"], status=Status.FAILED.value)

    def _confirmed(self, fields: dict[str, Any]) -> None:
        answer = None
        for _ in range(_TRIES):
            answer = self._send(fields)
            if answer is not None and answer["error"] in {_SUCCESS, _ALREADY_PAID}:
                return
            if answer is not None and answer["error"] == _CANCELLED:
                self._end(Status.FAILED, answer)
        raise Refused(_refusal(answer))

    def _end(self, status: Status, answer: dict[str, Any] | None) -> NoReturn:
        bank.update(self._payment["paydoc_id"], status=status.value)
        raise Refused(_refusal(answer))

    def _amount(self, extra_som: int = 0) -> str:
        whole, decimals = self._payment["amount"].split(".")
        return f"{int(whole) + extra_som}.{decimals}"

    def _send(self, fields: dict[str, Any], timeout_s: float = shop.TIMEOUT_S) -> dict[str, Any] | None:
        click = settings.PAYMENT_PROVIDERS.click
        form = {
            "click_trans_id": self._payment["trans_id"],
            "service_id": click.service_id,
            "click_paydoc_id": self._payment["paydoc_id"],
            "merchant_trans_id": self._payment["reference"],
            **fields,
            "sign_time": bank.now().strftime("%Y-%m-%d %H:%M:%S"),
        }
        if fields["action"] == _COMPLETE:
            form["merchant_prepare_id"] = self._prepare_id
        secret = click.secret_key.get_secret_value() if self._is_secret_right else "another-secret"
        form["sign_string"] = sign(secret, form)
        answer = shop.webhook_call(
            bank.PROVIDER,
            urlencode(form).encode(),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
            timeout_s=timeout_s,
        )
        if answer.status != _OK:
            return None
        said: dict[str, Any] = json.loads(answer.body)
        return said


def sign(secret: str, form: dict[str, Any]) -> str:
    """Return the sign of a form: md5 of its texts without separators, by the protocol."""
    texts = [form["click_trans_id"], form["service_id"], secret, form["merchant_trans_id"]]
    if form["action"] == _COMPLETE:
        texts.append(form["merchant_prepare_id"])
    texts += [form["amount"], form["action"], form["sign_time"]]
    return hashlib.md5("".join(map(str, texts)).encode(), usedforsecurity=False).hexdigest()


def _note(error: int) -> dict[str, Any]:
    return {"error": error, "error_note": "Success" if error == _SUCCESS else "Insufficient funds"}


def _refusal(answer: dict[str, Any] | None) -> Ending:
    return Ending("silent") if answer is None else Ending("refused", f"{answer['error']} {answer['error_note']}")

"""
Click's SHOP API on the wire: forms in, JSON out (docs.click.uz, shop-api/requests and shop-api/errors).

The sign is taken over the texts exactly as they were received; numbers are read only after it.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import IntEnum
from typing import Final
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

import orjson

from wibestore.core.money import MAX_SOM, Som
from wibestore.payments.providers.base import WebhookAnswer
from wibestore.payments.providers.requests import NO_SOM

TASHKENT: Final = ZoneInfo("Asia/Tashkent")
MAX_FIELDS = 64
MAX_TEXT = 255
_MAX_BIGINT = 2**63 - 1
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_NUMBER = re.compile(r"[0-9]{1,19}")
_SIGNED_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,9})?")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}")
_REQUIRED = (
    "click_trans_id",
    "service_id",
    "click_paydoc_id",
    "merchant_trans_id",
    "amount",
    "action",
    "error",
    "sign_time",
    "sign_string",
)


class Action(IntEnum):
    """What Click asks."""

    PREPARE = 0
    COMPLETE = 1


class Code(IntEnum):
    """What Click is answered."""

    SUCCESS = 0
    WRONG_SIGN = -1
    WRONG_AMOUNT = -2
    UNKNOWN_ACTION = -3
    ALREADY_PAID = -4
    UNKNOWN_ORDER = -5
    UNKNOWN_TRANSACTION = -6
    OUR_FAILURE = -7
    MALFORMED = -8
    CANCELLED = -9


_NOTES = {
    Code.SUCCESS: "Success",
    Code.WRONG_SIGN: "SIGN CHECK FAILED!",
    Code.WRONG_AMOUNT: "Incorrect parameter amount",
    Code.UNKNOWN_ACTION: "Action not found",
    Code.ALREADY_PAID: "Already paid",
    Code.UNKNOWN_ORDER: "User does not exist",
    Code.UNKNOWN_TRANSACTION: "Transaction does not exist",
    Code.OUR_FAILURE: "Failed to update user",
    Code.MALFORMED: "Error in request from click",
    Code.CANCELLED: "Transaction cancelled",
}


@dataclass(frozen=True, slots=True)
class ClickCall:
    """
    One call, read; not yet authenticated.

    `action` may be one that does not exist. `amount` is NO_SOM where it is no whole positive number of so'm. `error` is
    0 or negative.
    """

    action: int
    click_trans_id: int
    service_id: int
    paydoc_id: int
    reference: str
    prepare_id: int | None
    amount: Som
    error: int
    sent_at: datetime


def fields_read(body: bytes) -> dict[str, str]:
    """
    Return the fields of a form as they were received.

    :raises ValueError: no UTF-8, too many fields, or one of them twice
    """
    pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a field is there twice")
    return fields


def call_read(fields: Mapping[str, str]) -> ClickCall:
    """
    Return what the fields say.

    :raises ValueError: one is missing or of a wrong form
    """
    missing = [name for name in _REQUIRED if not fields.get(name)]
    if missing or "error_note" not in fields:
        raise ValueError("a field is missing")
    action = _integer(fields["action"])
    error = _integer(fields["error"])
    if error > 0 or len(fields["merchant_trans_id"]) > MAX_TEXT:
        raise ValueError("a field is of a wrong form")
    return ClickCall(
        action=action,
        click_trans_id=_number(fields["click_trans_id"]),
        service_id=_number(fields["service_id"]),
        paydoc_id=_number(fields["click_paydoc_id"]),
        reference=fields["merchant_trans_id"],
        prepare_id=_number(fields.get("merchant_prepare_id", "")) if action == Action.COMPLETE else None,
        amount=amount_read(fields["amount"]),
        error=error,
        sent_at=_moment(fields["sign_time"]),
    )


def amount_read(text: str) -> Som:
    """Return an amount (`1000`, `1000.0`, `1000.00`); NO_SOM where it is no whole positive number of so'm."""
    if _AMOUNT.fullmatch(text) is None:
        return NO_SOM
    amount = Decimal(text)
    is_som = amount == amount.to_integral_value() and 0 < amount <= MAX_SOM
    return Som(int(amount)) if is_som else NO_SOM


def sign(secret: str, fields: Mapping[str, str]) -> str:
    """Return the sign of the fields' texts; which ones is a matter of `action`, never of what is there."""
    prepare_id = fields["merchant_prepare_id"] if fields["action"] == str(Action.COMPLETE.value) else ""
    signed = (
        fields["click_trans_id"],
        fields["service_id"],
        secret,
        fields["merchant_trans_id"],
        prepare_id,
        fields["amount"],
        fields["action"],
        fields["sign_time"],
    )
    # The protocol's own hash; it guards nothing but what Click guards with it.
    return hashlib.md5("".join(signed).encode(), usedforsecurity=False).hexdigest()


def is_signed(secret: str, fields: Mapping[str, str]) -> bool:
    """Tell whether the fields carry their sign; without a secret nothing does."""
    return bool(secret) and hmac.compare_digest(sign(secret, fields).encode(), fields["sign_string"].encode())


def answer_write(fields: Mapping[str, str], code: Code, number: int | None = None) -> WebhookAnswer:
    """
    Return an answer with the ids of the call as far as they can be read.

    :param number: our number of the attempt, where it is known
    """
    ours = "merchant_confirm_id" if fields.get("action") == str(Action.COMPLETE.value) else "merchant_prepare_id"
    theirs = fields.get("click_trans_id", "")
    body = {
        "click_trans_id": int(theirs) if _is_number(theirs) else None,
        "merchant_trans_id": fields.get("merchant_trans_id", "")[:MAX_TEXT],
        ours: number,
        "error": code.value,
        "error_note": _NOTES[code],
    }
    return WebhookAnswer(200, orjson.dumps(body))


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and int(text) <= _MAX_BIGINT


def _number(text: str) -> int:
    if not _is_number(text):
        raise ValueError("no number")
    return int(text)


def _integer(text: str) -> int:
    if _SIGNED_NUMBER.fullmatch(text) is None:
        raise ValueError("no integer")
    return int(text)


def _moment(text: str) -> datetime:
    if _MOMENT.fullmatch(text) is None:
        raise ValueError("no moment")
    moment = datetime.fromisoformat(text).replace(tzinfo=TASHKENT)
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise ValueError("no moment of ours")
    return moment

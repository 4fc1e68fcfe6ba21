"""Reads Payme's calls into what the shop is asked; wrong types are malformed, wrong values are the shop's to refuse."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import orjson

from wibestore.core.money import Som
from wibestore.payments.providers.payme.wire.messages import Code
from wibestore.payments.providers.payme.wire.moments import moment
from wibestore.payments.providers.payme.wire.rpc import Json, RpcCall, refusal, unknown_method
from wibestore.payments.providers.requests import (
    NO_SOM,
    AttemptRef,
    FiscalKind,
    FiscalNote,
    PasswordChange,
    PaymentCancel,
    PaymentHold,
    PaymentInquiry,
    PaymentLookup,
    PaymentPerform,
    ProviderRequest,
    StatementOrder,
    StatementRequest,
)

LIFETIME: Final = timedelta(milliseconds=43_200_000)
TIYIN: Final = 100
_ID = re.compile(r"[0-9a-fA-F]{24}")
_REFERENCE = re.compile(r"[1-9][0-9]{11}")
_FIRST_TIME, _END_OF_TIMES = 10**12, 10**13
_MAX_REASON = 100
_TIMED_OUT = 4
_MAX_PASSWORD = 128
_FISCAL_TYPES = {"PERFORM": FiscalKind.PERFORM, "CANCEL": FiscalKind.CANCEL}


class CallReader:
    """Reads one call; `body` is what its refusals answer."""

    def __init__(self, body: bytes, *, account_field: str, can_change_password: bool) -> None:
        self._body = body
        self._field = account_field
        self._can_change_password = can_change_password

    def read(self, call: RpcCall) -> ProviderRequest:
        """
        Return what `call` asks.

        :raises WebhookRefused: its method is unknown, or a parameter is missing or of a wrong form
        """
        readers: dict[str, Callable[[Json], ProviderRequest]] = {
            "CheckPerformTransaction": self._inquiry,
            "CreateTransaction": self._hold,
            "PerformTransaction": lambda params: PaymentPerform(self._attempt(params)),
            "CancelTransaction": self._cancel,
            "CheckTransaction": lambda params: PaymentLookup(self._attempt(params)),
            "GetStatement": self._statement,
            "SetFiscalData": self._fiscal_note,
        }
        if self._can_change_password:
            readers["ChangePassword"] = self._password_change
        reader = readers.get(call.method)
        if reader is None:
            raise unknown_method(self._body, call.method)
        return reader(call.params)

    def _inquiry(self, params: Json) -> PaymentInquiry:
        amount = self._whole(params, "amount")
        return PaymentInquiry(self._reference(params), _som(amount))

    def _hold(self, params: Json) -> PaymentHold:
        external_id = self._text(params, "id")
        if not _ID.fullmatch(external_id):
            raise self._malformed()
        time = self._whole(params, "time", first=_FIRST_TIME, end=_END_OF_TIMES)
        amount = self._whole(params, "amount")
        reference = self._reference(params)
        return PaymentHold(
            external_id=external_id,
            reference=reference,
            amount=_som(amount),
            occurred_at=moment(time),
            lifetime=LIFETIME,
            is_exclusive=True,
            # As a statement has to tell them again.
            details={"account": {self._field: params["account"][self._field]}, "amount": amount},
        )

    def _cancel(self, params: Json) -> PaymentCancel:
        reason = self._whole(params, "reason", first=0, end=_MAX_REASON)
        failure_code = "timeout" if reason == _TIMED_OUT else "cancelled"
        return PaymentCancel(self._attempt(params), reason=reason, failure_code=failure_code)

    def _statement(self, params: Json) -> StatementRequest:
        first, last = (self._whole(params, name, first=0, end=_END_OF_TIMES) for name in ("from", "to"))
        return StatementRequest(moment(first), moment(last), StatementOrder.OPENED)

    def _fiscal_note(self, params: Json) -> FiscalNote:
        external_id, kind, data = params.get("id"), params.get("type"), params.get("fiscal_data")
        if not isinstance(external_id, str) or not isinstance(kind, str) or kind not in _FISCAL_TYPES:
            raise self._bad_params()
        if not isinstance(data, dict) or not data or b"\\u0000" in orjson.dumps(data):
            raise self._bad_params()
        status = data.get("status_code", 0)
        if isinstance(status, bool) or not isinstance(status, int):
            raise self._bad_params()
        if not _ID.fullmatch(external_id):
            raise refusal(self._body, Code.RECEIPT_NOT_FOUND, "unknown_transaction")
        return FiscalNote(AttemptRef(external_id), _FISCAL_TYPES[kind], data)

    def _password_change(self, params: Json) -> PasswordChange:
        password = self._text(params, "password")
        if not 0 < len(password) <= _MAX_PASSWORD:
            raise self._malformed()
        return PasswordChange(password)

    def _attempt(self, params: Json) -> AttemptRef:
        external_id = self._text(params, "id")
        if not _ID.fullmatch(external_id):
            raise refusal(self._body, Code.TRANSACTION_NOT_FOUND, "unknown_transaction")
        return AttemptRef(external_id)

    def _reference(self, params: Json) -> str:
        account = params.get("account")
        if not isinstance(account, dict):
            raise self._malformed()
        value = account.get(self._field)
        text = str(value) if isinstance(value, str | int) else ""
        if not _REFERENCE.fullmatch(text):
            raise refusal(self._body, Code.ORDER_NOT_FOUND, "unknown_reference", data=self._field)
        return text

    def _text(self, params: Json, name: str) -> str:
        value = params.get(name)
        if not isinstance(value, str):
            raise self._malformed()
        return value

    def _whole(self, params: Json, name: str, *, first: int | None = None, end: int | None = None) -> int:
        value: Any = params.get(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._malformed()
        if (first is not None and value < first) or (end is not None and value >= end):
            raise self._malformed()
        return value

    def _malformed(self) -> Exception:
        return refusal(self._body, Code.MALFORMED, "malformed")

    def _bad_params(self) -> Exception:
        return refusal(self._body, Code.BAD_PARAMS, "malformed")


def _som(tiyin: int) -> Som:
    """Return so many tiyin in so'm; what is no whole positive number of them is nobody's amount."""
    whole, rest = divmod(tiyin, TIYIN)
    return Som(whole) if whole > 0 and not rest else NO_SOM

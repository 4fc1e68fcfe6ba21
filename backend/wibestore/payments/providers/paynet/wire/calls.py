"""Reads Paynet's calls into what the shop is asked; wrong forms are refused here, wrong values by the shop."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from wibestore.core.money import Som
from wibestore.payments.providers.paynet.wire.messages import Code
from wibestore.payments.providers.paynet.wire.moments import moment
from wibestore.payments.providers.paynet.wire.rpc import Json, RpcCall, refusal
from wibestore.payments.providers.requests import (
    NO_SOM,
    AttemptRef,
    PasswordChange,
    PaymentCancel,
    PaymentInquiry,
    PaymentLookup,
    PaymentTake,
    ProviderRequest,
    StatementOrder,
    StatementRequest,
)
from wibestore.payments.rules import MAX_DEPOSIT

TIYIN: Final = 100
FIELD: Final = "client_id"
_REFERENCE = re.compile(r"[1-9][0-9]{11}")
_ID = re.compile(r"[1-9][0-9]{0,18}")
_MAX_ID: Final = 2**63 - 1
_MAX_PASSWORD: Final = 128
# A second that is named is meant whole.
_REST_OF_SECOND: Final = timedelta(microseconds=999_999)
OVER_MAXIMUM: Final = Som(MAX_DEPOSIT + 1)


class CallReader:
    """Reads one call; `body` is what its refusals answer."""

    def __init__(self, body: bytes, *, service_id: int, can_change_password: bool, at: datetime) -> None:
        self._body = body
        self._service_id = service_id
        self._can_change_password = can_change_password
        self._at = at

    def read(self, call: RpcCall) -> ProviderRequest:
        """
        Return what `call` asks.

        :raises WebhookRefused: its method is unknown, its service another, or a parameter is missing or of a wrong form
        """
        readers: dict[str, Callable[[Json], ProviderRequest]] = {
            "GetInformation": lambda params: PaymentInquiry(self._reference(params)),
            "PerformTransaction": self._take,
            "CheckTransaction": lambda params: PaymentLookup(self._attempt(params)),
            "CancelTransaction": lambda params: PaymentCancel(self._attempt(params)),
            "GetStatement": self._statement,
        }
        if self._can_change_password:
            readers["ChangePassword"] = self._password_change
        reader = readers.get(call.method)
        if reader is None:
            raise refusal(self._body, Code.UNKNOWN_METHOD, "unknown_method")
        if call.params is None:
            raise self._missing()
        # A new password is for all services: its call need not name one.
        if call.method != "ChangePassword" or "serviceId" in call.params:
            self._check_service(call.params)
        return reader(call.params)

    def _check_service(self, params: Json) -> None:
        given = self._value(params, "serviceId")
        if isinstance(given, bool) or not isinstance(given, int | str) or str(given) != str(self._service_id):
            raise refusal(self._body, Code.WRONG_SERVICE, "wrong_service")

    def _take(self, params: Json) -> PaymentTake:
        external_id = self._external_id(params)
        amount = self._value(params, "amount")
        return PaymentTake(
            external_id=external_id, reference=self._reference(params), amount=_som(amount), occurred_at=self._at
        )

    def _statement(self, params: Json) -> StatementRequest:
        first, last = (self._moment(self._value(params, name)) for name in ("dateFrom", "dateTo"))
        if first > last:
            raise self._bad_date()
        return StatementRequest(first, last + _REST_OF_SECOND, StatementOrder.PERFORMED)

    def _password_change(self, params: Json) -> PasswordChange:
        password = self._value(params, "newPassword")
        if not isinstance(password, str) or not 0 < len(password) <= _MAX_PASSWORD:
            raise self._malformed()
        return PasswordChange(password)

    def _attempt(self, params: Json) -> AttemptRef:
        external_id = self._external_id(params)
        if params.get("timestamp") is not None:
            self._moment(params["timestamp"])
        return AttemptRef(external_id)

    def _external_id(self, params: Json) -> str:
        value = self._value(params, "transactionId")
        text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
        if not _ID.fullmatch(text) or int(text) > _MAX_ID:
            raise self._malformed()
        return text

    def _reference(self, params: Json) -> str:
        """Return the payment number, empty where it is none: then nobody is known by it."""
        fields = self._value(params, "fields")
        if not isinstance(fields, dict):
            raise self._malformed()
        value = fields.get(FIELD)
        if value is None:
            raise refusal(self._body, Code.FIELDS_MISSING, "malformed")
        text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
        return text if _REFERENCE.fullmatch(text) else ""

    def _moment(self, value: Any) -> datetime:
        read = moment(value) if isinstance(value, str) else None
        if read is None:
            raise self._bad_date()
        return read

    def _value(self, params: Json, name: str) -> Any:
        value = params.get(name)
        if value is None:
            raise self._missing()
        return value

    def _missing(self) -> Exception:
        return refusal(self._body, Code.PARAMS_MISSING, "malformed")

    def _malformed(self) -> Exception:
        return refusal(self._body, Code.MALFORMED, "malformed")

    def _bad_date(self) -> Exception:
        return refusal(self._body, Code.WRONG_DATE, "malformed")


def _som(tiyin: Any) -> Som:
    """
    Return so many tiyin in so'm.

    What is no whole positive number of them is nobody's amount; all above the limit is one that no deposit has.
    """
    if isinstance(tiyin, bool) or not isinstance(tiyin, int) or tiyin <= 0:
        return NO_SOM
    if tiyin > MAX_DEPOSIT * TIYIN:
        return OVER_MAXIMUM
    whole, rest = divmod(tiyin, TIYIN)
    return NO_SOM if rest else Som(whole)

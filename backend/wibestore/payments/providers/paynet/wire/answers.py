"""Paynet's words for what the shop has decided."""

from datetime import datetime
from typing import Any

from wibestore.core.money import Som
from wibestore.payments.providers.base import AttemptInfo, Outcome, OutcomeCode
from wibestore.payments.providers.paynet.settings import PaynetSettings
from wibestore.payments.providers.paynet.wire.calls import FIELD, OVER_MAXIMUM, TIYIN
from wibestore.payments.providers.paynet.wire.messages import Code
from wibestore.payments.providers.paynet.wire.moments import written
from wibestore.payments.providers.paynet.wire.rpc import Json
from wibestore.payments.providers.requests import (
    PasswordChange,
    PaymentCancel,
    PaymentInquiry,
    PaymentLookup,
    PaymentTake,
    StatementRequest,
)

# An attempt in another state was never performed: Paynet is told that there is none.
_STATES = {"succeeded": 1, "reversed": 2}
_NOT_FOUND = 3


def error_code(asked: Any, outcome: Outcome, settings: PaynetSettings) -> Code | None:
    """Return the error that `outcome` is to whoever `asked`; None where it is none."""
    if isinstance(asked, PaymentTake):
        return _take_error(asked, outcome)
    if isinstance(asked, PaymentLookup):
        is_error = settings.unknown_check == "error" and not _is_known(outcome)
        return Code.TRANSACTION_NOT_FOUND if is_error else None
    if isinstance(asked, PaymentCancel):
        return _cancel_error(outcome, settings)
    return None if outcome.code is OutcomeCode.ACCEPTED else Code.CLIENT_NOT_FOUND


def content(asked: Any, outcome: Outcome, settings: PaynetSettings, at: datetime) -> Json | str:
    """Return the `result` of a call that was done, `at` the moment of the answer."""
    if isinstance(asked, PasswordChange):
        return "success"
    if isinstance(asked, StatementRequest):
        return {"statements": [_line(attempt) for attempt in outcome.attempts]}
    if isinstance(asked, PaymentInquiry):
        return {"status": "0", "timestamp": written(at), "fields": _fields(outcome, "amount", settings)}
    attempt = outcome.attempt
    if attempt is None or attempt.state not in _STATES:
        return {"transactionState": _NOT_FOUND, "timestamp": written(at), "providerTrnId": 0}
    if isinstance(asked, PaymentTake):
        about = {"providerTrnId": attempt.number, "timestamp": written(attempt.performed_at or at)}
        return {**about, "fields": _fields(outcome, "balance", settings)}
    return {
        "transactionState": _STATES[attempt.state],
        "timestamp": written(attempt.cancelled_at or attempt.performed_at or at),
        "providerTrnId": attempt.number,
    }


def _take_error(asked: PaymentTake, outcome: Outcome) -> Code | None:
    if outcome.is_repeat:
        return Code.TRANSACTION_EXISTS if _is_known(outcome) else Code.CLIENT_NOT_FOUND
    if outcome.code is OutcomeCode.WRONG_AMOUNT:
        return Code.OVER_MAXIMUM if asked.amount == OVER_MAXIMUM else Code.WRONG_AMOUNT
    return None if outcome.code is OutcomeCode.ACCEPTED else Code.CLIENT_NOT_FOUND


def _cancel_error(outcome: Outcome, settings: PaynetSettings) -> Code | None:
    if outcome.code is OutcomeCode.SPENT:
        return Code.SPENT
    if not _is_known(outcome):
        return Code.TRANSACTION_NOT_FOUND if settings.unknown_cancel == "error" else None
    return Code.CANCELLED_BEFORE if outcome.is_repeat and settings.repeated_cancel == "error" else None


def _is_known(outcome: Outcome) -> bool:
    return outcome.attempt is not None and outcome.attempt.state in _STATES


def _fields(outcome: Outcome, amount_name: str, settings: PaynetSettings) -> Json:
    payable = outcome.payable
    assert payable is not None, "what can be paid or was just paid is told"  # noqa: S101
    shown = _shown(payable.amount, settings)
    return {FIELD: payable.reference, "name": payable.payer_name, amount_name: shown}


def _shown(amount: Som, settings: PaynetSettings) -> int:
    return int(amount) * (TIYIN if settings.shown_amounts == "tiyin" else 1)


def _line(attempt: AttemptInfo) -> Json:
    assert attempt.performed_at is not None, "only what was performed is listed"  # noqa: S101
    return {
        "amount": int(attempt.amount) * TIYIN,
        "transactionId": int(attempt.external_id),
        "providerTrnId": attempt.number,
        "timestamp": written(attempt.performed_at),
    }

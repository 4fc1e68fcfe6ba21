"""Payme's words for what the shop has decided."""

from typing import Any

from wibestore.payments.providers.base import AttemptInfo, Outcome, OutcomeCode
from wibestore.payments.providers.payme.settings import PaymeSettings
from wibestore.payments.providers.payme.wire.calls import TIYIN
from wibestore.payments.providers.payme.wire.messages import Code
from wibestore.payments.providers.payme.wire.moments import milliseconds
from wibestore.payments.providers.payme.wire.rpc import Json
from wibestore.payments.providers.requests import (
    FiscalNote,
    PasswordChange,
    PaymentCancel,
    PaymentHold,
    PaymentInquiry,
    PaymentPerform,
    StatementRequest,
)

_STATES = {"created": 1, "succeeded": 2, "failed": -1, "refused": -1, "reversed": -2}
_ACCOUNT_CODES = {
    OutcomeCode.UNKNOWN_REFERENCE: Code.ORDER_NOT_FOUND,
    OutcomeCode.ALREADY_PAID: Code.ORDER_PAID,
    OutcomeCode.CLOSED: Code.ORDER_CLOSED,
    OutcomeCode.BUSY: Code.ORDER_BUSY,
}
_CODES = {
    OutcomeCode.WRONG_AMOUNT: Code.WRONG_AMOUNT,
    OutcomeCode.UNKNOWN_TRANSACTION: Code.TRANSACTION_NOT_FOUND,
    OutcomeCode.SPENT: Code.CANNOT_CANCEL,
}
ACCOUNT_ERRORS = frozenset(_ACCOUNT_CODES.values())


def error_code(asked: Any, outcome: Outcome) -> Code | None:
    """Return the error that `outcome` is to whoever `asked`; None where it is none."""
    if outcome.code is OutcomeCode.ACCEPTED:
        return None
    if isinstance(asked, PaymentInquiry | PaymentHold) and outcome.code in _ACCOUNT_CODES:
        return _ACCOUNT_CODES[outcome.code]
    if isinstance(asked, FiscalNote) and outcome.code is OutcomeCode.UNKNOWN_TRANSACTION:
        return Code.RECEIPT_NOT_FOUND
    return _CODES.get(outcome.code, Code.CANNOT_PERFORM)


def content(asked: Any, outcome: Outcome, settings: PaymeSettings) -> Json:
    """Return the `result` of a call that was done."""
    if isinstance(asked, PaymentInquiry):
        return {"allow": True, **_detail(asked, settings)}
    if isinstance(asked, StatementRequest):
        return {"transactions": [_line(attempt) for attempt in outcome.attempts]}
    if isinstance(asked, FiscalNote | PasswordChange):
        return {"success": True}
    assert outcome.attempt is not None, "what is accepted is about an attempt"  # noqa: S101
    return _about(asked, outcome.attempt)


def _about(asked: Any, attempt: AttemptInfo) -> Json:
    transaction, state = str(attempt.number), _STATES[attempt.state]
    created, performed = milliseconds(attempt.created_at), milliseconds(attempt.performed_at)
    cancelled = milliseconds(attempt.cancelled_at)
    if isinstance(asked, PaymentHold):
        return {"create_time": created, "transaction": transaction, "state": state, "receivers": None}
    if isinstance(asked, PaymentPerform):
        return {"transaction": transaction, "perform_time": performed, "state": state}
    if isinstance(asked, PaymentCancel):
        return {"transaction": transaction, "cancel_time": cancelled, "state": state}
    return {
        "create_time": created,
        "perform_time": performed,
        "cancel_time": cancelled,
        "transaction": transaction,
        "state": state,
        "reason": attempt.reason,
    }


def _line(attempt: AttemptInfo) -> Json:
    return {
        "id": attempt.external_id,
        "time": milliseconds(attempt.provider_time),
        "amount": attempt.details["amount"],
        "account": attempt.details["account"],
        **_about(None, attempt),
        "receivers": None,
    }


def _detail(asked: PaymentInquiry, settings: PaymeSettings) -> Json:
    """Return what the tax authority's receipt will say; nothing while the owner's codes are not set."""
    if asked.amount is None or not settings.has_fiscal_codes:
        return {}
    item = {
        "title": settings.fiscal_title,
        "price": int(asked.amount) * TIYIN,
        "count": 1,
        "code": settings.fiscal_code,
        "package_code": settings.fiscal_package_code,
        "vat_percent": settings.fiscal_vat_percent,
    }
    return {"detail": {"receipt_type": 0, "items": [item]}}

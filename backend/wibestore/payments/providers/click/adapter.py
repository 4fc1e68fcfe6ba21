"""
The adapter of Click; the wire is in `wire`, calls to Click in `merchant`.

Prepare opens an attempt at the deposit, Complete credits it or ends it. By Complete without an error the payer's money
is taken already: a prepared attempt is honoured even when its deposit has expired meanwhile.
"""

import logging
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NoReturn
from urllib.parse import urlencode

from wibestore.core.money import Som
from wibestore.payments.providers.base import (
    AttemptInfo,
    CreatedPayment,
    Outcome,
    OutcomeCode,
    Payer,
    PaymentProvider,
    WebhookAnswer,
    WebhookCall,
    WebhookPayload,
    WebhookRefused,
)
from wibestore.payments.providers.click import refunds
from wibestore.payments.providers.click.merchant import MerchantApi
from wibestore.payments.providers.click.refunds import PAYDOC
from wibestore.payments.providers.click.settings import ClickSettings
from wibestore.payments.providers.click.wire import (
    TASHKENT,
    Action,
    ClickCall,
    Code,
    answer_write,
    call_read,
    fields_read,
    is_signed,
)
from wibestore.payments.providers.refunds import RefundAnswer, RefundOrder
from wibestore.payments.providers.requests import (
    AttemptRef,
    PaymentCancel,
    PaymentHold,
    PaymentInquiry,
    PaymentPerform,
)

logger = logging.getLogger("wibestore.payments")

# A deposit lives for a day and is asked about for one more: its payment was made on one of three.
DAYS_ASKED = 3
_REFERENCE = re.compile(r"[1-9][0-9]{11}")
_CODES = {
    OutcomeCode.ACCEPTED: Code.SUCCESS,
    OutcomeCode.UNKNOWN_REFERENCE: Code.UNKNOWN_ORDER,
    OutcomeCode.UNKNOWN_TRANSACTION: Code.UNKNOWN_TRANSACTION,
    OutcomeCode.TRANSACTION_CONFLICT: Code.UNKNOWN_TRANSACTION,
    OutcomeCode.WRONG_AMOUNT: Code.WRONG_AMOUNT,
    OutcomeCode.ALREADY_PAID: Code.ALREADY_PAID,
}


class ClickProvider(PaymentProvider):
    """The adapter of Click."""

    code = "click"
    deposit_lifetime = timedelta(days=1)

    def __init__(self, settings: ClickSettings) -> None:
        self._settings = settings
        # As every question to Click, it needs the user of the Merchant API.
        self.can_refund = bool(settings.merchant_user_id)
        self.merchant = MerchantApi(settings)

    def create_payment(self, amount: Som, user: Payer, *, reference: str, return_url: str) -> CreatedPayment:
        """Return the pay link; Click lets the payer choose the card."""
        parts: dict[str, object] = {
            "service_id": self._settings.service_id,
            "merchant_id": self._settings.merchant_id,
            "amount": f"{int(amount)}.00",
            "transaction_param": reference,
            "return_url": return_url,
        }
        if self._settings.merchant_user_id:
            parts["merchant_user_id"] = self._settings.merchant_user_id
        return CreatedPayment(f"{self._settings.pay_url}?{urlencode(parts)}")

    def verify_payment(self, transaction_id: str) -> PaymentPerform | None:
        """
        Ask by the deposit's reference, and return which prepared attempt was paid.

        One that failed is no end: another attempt may still pay the deposit. Without a `merchant_user_id` Click cannot
        be asked, and tells by itself.
        """
        if not self._settings.merchant_user_id:
            return None
        today = datetime.now(UTC).astimezone(TASHKENT).date()
        for day in (today - timedelta(days=ago) for ago in range(DAYS_ASKED)):
            answer = self.merchant.payment_status(transaction_id, day)
            if answer.error_code != 0 or answer.payment_id is None or answer.payment_status is None:
                continue
            if self._settings.is_paid(answer.payment_status):
                known_by = {PAYDOC: str(answer.payment_id)}
                return PaymentPerform(AttemptRef("", reference=transaction_id, details=known_by))
        return None

    def process_webhook(self, payload: WebhookPayload, *, is_trusted: bool = False) -> WebhookCall:
        """Check in the order of the protocol page (§1, rule 1): fields, action, sign, service, order."""
        fields = _fields(payload)
        if payload.method != "POST":
            _refuse("not_post", fields, Code.MALFORMED, is_authentic=False)
        try:
            call = call_read(fields)
        except ValueError:
            _refuse("malformed", fields, Code.MALFORMED, is_authentic=False)
        if call.action not in set(Action):
            _refuse("unknown_action", fields, Code.UNKNOWN_ACTION, is_authentic=False)
        if not is_trusted and not is_signed(self._settings.secret_key.get_secret_value(), fields):
            _refuse("wrong_signature", fields, Code.WRONG_SIGN, is_authentic=False)
        if call.service_id != self._settings.service_id:
            _refuse("foreign_service", fields, Code.MALFORMED, is_authentic=True)
        if _REFERENCE.fullmatch(call.reference) is None:
            _refuse("unknown_reference", fields, Code.UNKNOWN_ORDER, is_authentic=True)
        return _prepare(call) if call.action == Action.PREPARE else _complete(call)

    def answer(self, payload: WebhookPayload, call: WebhookCall, outcome: Outcome) -> WebhookAnswer:
        """Return Click's number of what was decided, with our number of the attempt where there is one."""
        number = outcome.attempt.number if outcome.attempt else None
        return answer_write(_fields(payload), _code_of(call, outcome), number)

    def failure(self, payload: WebhookPayload) -> WebhookAnswer:
        """Say that nothing was done."""
        return answer_write(_fields(payload), Code.OUR_FAILURE)

    def refund_until(self, paid_at: datetime) -> datetime | None:
        """Return when the payment's reporting month is closed for refunds."""
        return refunds.refund_until(paid_at)

    def payment_refund(self, order: RefundOrder) -> RefundAnswer:
        """Ask Click to give a payment back to the payer's card."""
        return refunds.payment_refund(self.merchant, order)

    def refund_verify(self, order: RefundOrder) -> RefundAnswer:
        """Ask Click how the payment stands."""
        return refunds.refund_verify(self.merchant, order)


def _fields(payload: WebhookPayload) -> dict[str, str]:
    """Return the call's fields; none where its body is no form."""
    try:
        return fields_read(payload.body)
    except ValueError:
        return {}


def _refuse(reason: str, fields: Mapping[str, str], code: Code, *, is_authentic: bool) -> NoReturn:
    raise WebhookRefused(reason, answer_write(fields, code), is_authentic=is_authentic)


def _prepare(call: ClickCall) -> PaymentHold | PaymentInquiry:
    if call.error:
        # Nothing is opened, but an unknown order or a wrong amount is told before.
        return PaymentInquiry(call.reference, call.amount)
    return PaymentHold(
        external_id=str(call.click_trans_id),
        reference=call.reference,
        amount=call.amount,
        occurred_at=call.sent_at,
        details={PAYDOC: str(call.paydoc_id)},
    )


def _complete(call: ClickCall) -> PaymentPerform | PaymentCancel:
    attempt = AttemptRef(str(call.click_trans_id), call.prepare_id, call.reference, call.amount)
    if call.error:
        return PaymentCancel(attempt, failure_code="declined_by_provider")
    return PaymentPerform(attempt)


def _code_of(call: WebhookCall, outcome: Outcome) -> Code:
    is_accepted = outcome.code is OutcomeCode.ACCEPTED
    if isinstance(call, PaymentCancel) and outcome.code is OutcomeCode.SPENT:
        _tell_operator(outcome.attempt)
        return Code.ALREADY_PAID
    if isinstance(call, PaymentPerform) and is_accepted and outcome.is_repeat:
        return Code.ALREADY_PAID
    if isinstance(call, PaymentPerform) and outcome.code is OutcomeCode.ALREADY_PAID:
        # By another attempt: this one is ended, and its payer gets the money back.
        return Code.CANCELLED
    if isinstance(call, PaymentCancel) and is_accepted:
        return Code.CANCELLED
    if isinstance(call, PaymentInquiry):
        return _CODES[outcome.code] if outcome.code in _ASKED_FIRST else Code.CANCELLED
    if isinstance(call, PaymentHold) and outcome.code is OutcomeCode.WRONG_STATE and outcome.state == "succeeded":
        return Code.ALREADY_PAID
    # What is left has ended: an attempt that was cancelled or taken back, a deposit that is closed.
    return _CODES.get(outcome.code, Code.CANCELLED)


_ASKED_FIRST = frozenset({OutcomeCode.UNKNOWN_REFERENCE, OutcomeCode.WRONG_AMOUNT})


def _tell_operator(attempt: AttemptInfo | None) -> None:
    # The documents contradict each other (protocol page §1, rule 6): a person has to settle it with Click.
    known = {"reference": attempt.reference, "attempt": attempt.number} if attempt else {}
    logger.error("Click reported an error after the success, and the money is spent", extra=known)

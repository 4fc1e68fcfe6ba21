"""
The adapter of Payme's Merchant API; its wire is in `wire`. docs/providers/payme.md tells how to connect it.

Facts: developer.help.paycom.uz, "Протокол Merchant API".
"""

from collections.abc import Iterator
from datetime import date, timedelta

from wibestore.core.money import Som
from wibestore.payments.providers.base import (
    CreatedPayment,
    Outcome,
    Payer,
    PaymentProvider,
    ProviderEvent,
    WebhookAnswer,
    WebhookCall,
    WebhookPayload,
)
from wibestore.payments.providers.payme.settings import PaymeSettings
from wibestore.payments.providers.payme.wire import rpc
from wibestore.payments.providers.payme.wire.answers import ACCOUNT_ERRORS, content, error_code
from wibestore.payments.providers.payme.wire.calls import TIYIN, CallReader
from wibestore.payments.providers.payme.wire.link import checkout_link
from wibestore.payments.providers.payme.wire.messages import Code
from wibestore.payments.providers.payme.wire.receipts import receipts_paid
from wibestore.payments.providers.requests import ProviderRequest
from wibestore.payments.rules.callers import is_allowed, is_authentic
from wibestore.payments.rules.reconciliation import StatementLine

LANGUAGES = ("ru", "uz", "en")
RETURN_AFTER_MS = 15_000


class PaymeProvider(PaymentProvider):
    """Payme: the payer pays on its page, and it calls our webhook before, while and after it charges."""

    code = "payme"
    # Within it the payer must have pressed Pay; what Payme has opened by then it may perform for twelve hours.
    deposit_lifetime = timedelta(minutes=30)

    def __init__(self, settings: PaymeSettings) -> None:
        self._settings = settings
        self.keeps_password = settings.can_change_password

    def create_payment(self, amount: Som, user: Payer, *, reference: str, return_url: str) -> CreatedPayment:
        """Return the checkout page's address, which carries all that it must know; Payme is not asked."""
        values = {
            "m": self._settings.merchant_id,
            f"ac.{self._settings.account_field}": reference,
            "a": str(int(amount) * TIYIN),
            "l": user.language if user.language in LANGUAGES else "uz",
            "c": return_url,
            "ct": str(RETURN_AFTER_MS),
        }
        return CreatedPayment(checkout_link(self._settings.checkout_url, values))

    def verify_payment(self, transaction_id: str) -> ProviderEvent | None:
        """Return None: Payme tells by itself, and cannot be asked about an order that it has not charged."""
        return None

    def process_webhook(self, payload: WebhookPayload, *, is_trusted: bool = False) -> ProviderRequest:
        """Look at where the call comes from and at its key, then read it."""
        body = payload.body
        if payload.method != "POST":
            raise rpc.refusal(body, Code.NOT_POST, "not_post", is_authentic=False)
        if not is_trusted:
            self._authenticate(payload)
        reader = CallReader(
            body,
            account_field=self._settings.account_field,
            # A played call has its password masked: it must not become one.
            can_change_password=self.keeps_password and not is_trusted,
        )
        return reader.read(rpc.call_read(body))

    def answer(self, payload: WebhookPayload, call: WebhookCall, outcome: Outcome) -> WebhookAnswer:
        """Return the method's result, or its error with words for the payer."""
        code = error_code(call, outcome)
        if code is None:
            return rpc.result(payload.body, content(call, outcome, self._settings))
        data = self._settings.account_field if code in ACCOUNT_ERRORS else ""
        number = self._settings.order_busy_code if code is Code.ORDER_BUSY else None
        return rpc.error(payload.body, code, data=data, number=number)

    def failure(self, payload: WebhookPayload) -> WebhookAnswer:
        """Say that our system failed; Payme asks again."""
        return rpc.error(payload.body, Code.OUR_FAILURE)

    def statement_get(self, day: date) -> Iterator[StatementLine]:
        """Ask for the receipts of the cash-box that were paid on `day`."""
        return receipts_paid(self._settings, day)

    def _authenticate(self, payload: WebhookPayload) -> None:
        if not is_allowed(payload.ip, self._settings.allowed_ips):
            raise rpc.refusal(payload.body, Code.NO_RIGHTS, "wrong_address", is_authentic=False)
        has_key = is_authentic(
            payload.headers,
            login=self._settings.login,
            key=self._settings.key.get_secret_value(),
            chosen_hash=payload.password_hash,
            provider=self.code,
        )
        if not has_key:
            raise rpc.refusal(payload.body, Code.NO_RIGHTS, "wrong_key", is_authentic=False)

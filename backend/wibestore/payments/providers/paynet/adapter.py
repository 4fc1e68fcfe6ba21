"""
The adapter of Paynet's universal web service; its wire is in `wire`. docs/providers/paynet.md tells how to connect it.

Facts: the two files that Paynet hands to its providers; docs/providers/paynet.md says what they are.
"""

from datetime import timedelta
from urllib.parse import urlencode

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
from wibestore.payments.providers.paynet.settings import PaynetSettings
from wibestore.payments.providers.paynet.wire import rpc
from wibestore.payments.providers.paynet.wire.answers import content, error_code
from wibestore.payments.providers.paynet.wire.calls import TIYIN, CallReader
from wibestore.payments.providers.paynet.wire.messages import Code
from wibestore.payments.providers.requests import ProviderRequest
from wibestore.payments.rules.callers import is_allowed, is_authentic

UNAUTHORIZED = 401
FORBIDDEN = 403
_CHALLENGE = {"WWW-Authenticate": 'Basic realm="Paynet"'}


class PaynetProvider(PaymentProvider):
    """Paynet: the payer types the deposit's number at a kiosk or in its app, and it calls our webhook."""

    code = "paynet"
    # The payer may reach a kiosk hours later.
    deposit_lifetime = timedelta(hours=24)
    sends_register = True

    def __init__(self, settings: PaynetSettings) -> None:
        self._settings = settings
        self.keeps_password = settings.can_change_password

    def create_payment(self, amount: Som, user: Payer, *, reference: str, return_url: str) -> CreatedPayment:
        """Return the app's link with the number filled in; none without the contract's merchant: the number is all."""
        if not self._settings.merchant_id:
            return CreatedPayment("")
        values = {"m": self._settings.merchant_id, "c": reference, "a": str(int(amount) * TIYIN)}
        return CreatedPayment(f"{self._settings.pay_url}?{urlencode(values)}")

    def verify_payment(self, transaction_id: str) -> ProviderEvent | None:
        """Return None: Paynet tells by itself, and cannot be asked."""
        return None

    def process_webhook(self, payload: WebhookPayload, *, is_trusted: bool = False) -> ProviderRequest:
        """Look at where the call comes from and at its password, then read it."""
        body = payload.body
        if payload.method != "POST":
            raise rpc.stranger(body, Code.NOT_POST, "not_post")
        if not is_trusted:
            self._authenticate(payload)
        reader = CallReader(
            body,
            service_id=self._settings.service_id,
            # A played call has its password masked: it must not become one.
            can_change_password=self.keeps_password and not is_trusted,
            at=payload.received_at,
        )
        return reader.read(rpc.call_read(body))

    def answer(self, payload: WebhookPayload, call: WebhookCall, outcome: Outcome) -> WebhookAnswer:
        """Return the method's result, or its error."""
        code = error_code(call, outcome, self._settings)
        if code is not None:
            return rpc.error(payload.body, code)
        return rpc.result(payload.body, content(call, outcome, self._settings, payload.received_at))

    def failure(self, payload: WebhookPayload) -> WebhookAnswer:
        """Say that our system failed; Paynet asks again."""
        return rpc.error(payload.body, Code.OUR_FAILURE)

    def _authenticate(self, payload: WebhookPayload) -> None:
        if not is_allowed(payload.ip, self._settings.allowed_ips):
            status = FORBIDDEN if self._settings.foreign_address == "http" else rpc.OK
            raise rpc.stranger(payload.body, Code.ACCESS_DENIED, "wrong_address", status=status)
        has_password = is_authentic(
            payload.headers,
            login=self._settings.login,
            key=self._settings.password.get_secret_value(),
            chosen_hash=payload.password_hash,
            provider=self.code,
        )
        if not has_password:
            raise rpc.stranger(
                payload.body, Code.WRONG_LOGIN, "wrong_password", status=UNAUTHORIZED, headers=_CHALLENGE
            )

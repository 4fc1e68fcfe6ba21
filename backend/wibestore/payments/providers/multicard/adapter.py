"""The adapter of Multicard, through which the shop takes Uzcard and Humo; its protocol is in `wire`."""

from datetime import timedelta
from typing import ClassVar

from wibestore.core.money import Som
from wibestore.payments.providers.base import (
    CardCharge,
    CardEvent,
    CardOrder,
    CreatedPayment,
    Outcome,
    Payer,
    PaymentProvider,
    PayoutAnswer,
    PayoutOrder,
    ProviderEvent,
    StartedBinding,
    WebhookAnswer,
    WebhookCall,
    WebhookPayload,
)
from wibestore.payments.providers.multicard import callbacks, cards, deposits, payouts, refunds
from wibestore.payments.providers.multicard.client import MulticardClient
from wibestore.payments.providers.multicard.settings import MulticardSettings
from wibestore.payments.providers.refunds import RefundAnswer, RefundOrder


class MulticardProvider(PaymentProvider):
    """
    One contract under the code of one network.

    Which network the payer's card was of is what Multicard says, kept as a fact; a card of the other one pays too.
    """

    can_pay_out = True
    can_charge_card = True
    can_forget_card = True
    can_refund = True
    can_be_asked = True

    def __init__(
        self, settings: MulticardSettings, *, public_url: str, deposit_lifetime: timedelta | None = None
    ) -> None:
        self._settings = settings
        self._client = MulticardClient(settings)
        self._callback_url = f"{public_url}/api/v1/payments/webhooks/{self.code}/"
        self._lifetime = deposit_lifetime or self.deposit_lifetime

    def create_payment(self, amount: Som, user: Payer, *, reference: str, return_url: str) -> CreatedPayment:
        """Open an invoice and return Multicard's page for it, with the uuid that alone pays the deposit."""
        return deposits.invoice_create(
            self._client,
            self._settings,
            amount,
            user,
            reference=reference,
            callback_url=self._callback_url,
            return_url=return_url,
            lifetime=self._lifetime,
        )

    def verify_payment(self, transaction_id: str) -> ProviderEvent | None:
        """Ask Multicard, by its own uuid, how a payment has ended."""
        return deposits.invoice_ask(self._client, transaction_id)

    def process_webhook(self, payload: WebhookPayload, *, is_trusted: bool = False) -> WebhookCall:
        """Authenticate a call over its fields; ask Multicard where they prove too little."""
        return callbacks.call_read(self._client, self._settings, payload, is_trusted=is_trusted)

    def answer(self, payload: WebhookPayload, call: WebhookCall, outcome: Outcome) -> WebhookAnswer:
        """Say `success`, or refuse, so that the payer has the money back."""
        return callbacks.answer(call, outcome)

    def failure(self, payload: WebhookPayload) -> WebhookAnswer:
        """Say that nothing was done; Multicard freezes the sum and calls again."""
        return callbacks.failure()

    def card_bind_start(self, user: Payer, *, reference: str, return_url: str) -> StartedBinding:
        """Open a session and return Multicard's form, where the card is named."""
        return cards.bind_start(
            self._client,
            self._settings,
            user,
            code=self.code,
            callback_url=self._callback_url,
            return_url=return_url,
        )

    def card_bind_verify(self, reference: str, external_id: str) -> CardEvent | None:
        """Ask Multicard, by its session, which card was named."""
        return cards.bind_verify(self._client, reference, external_id)

    def card_charge(self, order: CardOrder) -> CardCharge:
        """Make a payment by a bound card; Multicard sends its owner a code."""
        return cards.charge(self._client, self._settings, order, self._callback_url)

    def card_confirm(self, external_id: str, code: str) -> ProviderEvent | None:
        """Confirm a payment by the code its owner was sent."""
        return cards.confirm(self._client, external_id, code)

    def payout_create(self, order: PayoutOrder) -> PayoutAnswer:
        """Make a payout's draft, or confirm it."""
        return payouts.payout_create(self._client, self._settings, order)

    def payout_verify(self, order: PayoutOrder) -> PayoutAnswer:
        """Ask Multicard how a payout stands."""
        return payouts.payout_verify(self._client, order)

    def card_forget(self, token: str) -> None:
        """Let Multicard forget a card."""
        cards.forget(self._client, token)

    def payment_refund(self, order: RefundOrder) -> RefundAnswer:
        """Ask Multicard to give a payment back in full."""
        return refunds.payment_refund(self._client, order)

    def refund_verify(self, order: RefundOrder) -> RefundAnswer:
        """Ask Multicard how the payment stands."""
        return refunds.refund_verify(self._client, order)


class UzcardProvider(MulticardProvider):
    """Uzcard, by Multicard."""

    code: ClassVar[str] = "uzcard"


class HumoProvider(MulticardProvider):
    """Humo, by Multicard."""

    code: ClassVar[str] = "humo"

"""The adapter of the sandbox bank; its protocol is in `wire`, its test cards in `cards`."""

from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import quote

import httpx
import orjson
from pydantic import BaseModel, ValidationError

from wibestore.core.money import Som
from wibestore.payments.errors import ProviderUnavailable
from wibestore.payments.providers.asking import provider_ask
from wibestore.payments.providers.base import (
    CardEvent,
    CardEventKind,
    CreatedPayment,
    EventKind,
    Outcome,
    OutcomeCode,
    Payer,
    PaymentProvider,
    PayoutAnswer,
    PayoutOrder,
    PayoutState,
    ProviderEvent,
    StartedBinding,
    WebhookAnswer,
    WebhookCall,
    WebhookPayload,
    WebhookRefused,
)
from wibestore.payments.providers.sandbox.wire import (
    TIMEOUT_S,
    SandboxCardNotice,
    SandboxCardStatus,
    SandboxNotice,
    SandboxPayoutOut,
    SandboxStatus,
    is_signed,
    notice_read,
    signed_headers,
)

_HTTP_STATUS = {
    OutcomeCode.ACCEPTED: 200,
    OutcomeCode.IGNORED: 200,
    OutcomeCode.UNKNOWN_REFERENCE: 404,
    OutcomeCode.WRONG_AMOUNT: 422,
    OutcomeCode.ALREADY_PAID: 409,
    OutcomeCode.TRANSACTION_CONFLICT: 409,
    OutcomeCode.SPENT: 409,
}
_KINDS = {
    "payment.succeeded": EventKind.SUCCEEDED,
    "payment.failed": EventKind.FAILED,
    "payment.reversal_requested": EventKind.REVERSAL_REQUESTED,
    "payment.reversed": EventKind.REVERSED,
}
_PAYOUT_STATES = {
    "processing": PayoutState.PENDING,
    "paid": PayoutState.PAID,
    "failed": PayoutState.FAILED,
}


class SandboxProvider(PaymentProvider):
    """The adapter of the sandbox bank; needs no contract and moves no real money."""

    code = "sandbox"
    can_pay_out = True
    can_be_asked = True

    def __init__(self, *, secret: str, base_url: str) -> None:
        self._secret = secret
        self._base_url = base_url

    def create_payment(self, amount: Som, user: Payer, *, reference: str, return_url: str) -> CreatedPayment:
        """Return the address of the hosted test page; it knows amount and way back by the reference."""
        return CreatedPayment(f"{self._url(reference)}?lang={quote(user.language)}")

    def verify_payment(self, transaction_id: str) -> ProviderEvent | None:
        """Ask the sandbox bank, by the deposit's reference, how the payment ended."""
        response = self._call("GET", f"{self._url(transaction_id)}status/", signed=transaction_id.encode())
        notice = _read(SandboxStatus, response).notice
        return _event_of(notice) if notice else None

    def process_webhook(self, payload: WebhookPayload, *, is_trusted: bool = False) -> ProviderEvent | CardEvent:
        """Check the signature over the raw body, then read the notice."""
        if payload.method != "POST":
            raise WebhookRefused("not_post", _answer(405, "not_post"), is_authentic=False)
        if not is_trusted and not is_signed(self._secret, payload.headers, payload.body, payload.received_at):
            raise WebhookRefused("wrong_signature", _answer(401, "wrong_signature"), is_authentic=False)
        try:
            notice = notice_read(payload.body)
        except ValidationError as error:
            raise WebhookRefused("malformed", _answer(400, "malformed"), is_authentic=True) from error
        return _event_of(notice) if isinstance(notice, SandboxNotice) else _card_event_of(notice)

    def answer(self, payload: WebhookPayload, call: WebhookCall, outcome: Outcome) -> WebhookAnswer:
        """Return the outcome's code, with our transaction (or card) and its state where there is one."""
        known = {"transaction": str(outcome.transaction_id), "state": outcome.state} if outcome.transaction_id else {}
        return _answer(_HTTP_STATUS[outcome.code], outcome.code, **known)

    def failure(self, payload: WebhookPayload) -> WebhookAnswer:
        """Say that nothing was done; the bank sends its notice again."""
        return _answer(500, "error")

    def card_bind_start(self, user: Payer, *, reference: str, return_url: str) -> StartedBinding:
        """Return the address of the hosted page where a test card is typed."""
        return StartedBinding(f"{self._url(f'cards/{reference}')}?lang={quote(user.language)}")

    def card_bind_verify(self, reference: str, external_id: str) -> CardEvent | None:
        """Ask the sandbox bank, by the binding's reference, which card was named."""
        url = f"{self._url(f'cards/{reference}')}status/"
        notice = _read(SandboxCardStatus, self._call("GET", url, signed=f"card:{reference}".encode())).notice
        return _card_event_of(notice) if notice else None

    def payout_create(self, order: PayoutOrder) -> PayoutAnswer:
        """Order a payout; the sandbox bank takes a reference once and answers a repeat with what it has."""
        body = orjson.dumps({"token": order.token, "amount": int(order.amount)})
        return _payout_answer(order, self._call("PUT", self._url(f"payouts/{order.reference}"), signed=body, body=body))

    def payout_verify(self, order: PayoutOrder) -> PayoutAnswer:
        """Ask the sandbox bank what it has of a payout."""
        signed = f"payout:{order.reference}".encode()
        response = self._call("GET", self._url(f"payouts/{order.reference}"), signed=signed)
        if response.status_code == HTTPStatus.NOT_FOUND:
            return PayoutAnswer(PayoutState.NOT_FOUND)
        return _payout_answer(order, response)

    def _url(self, thing: str) -> str:
        return f"{self._base_url}/api/v1/payments/sandbox/{quote(thing)}/"

    def _call(self, method: str, url: str, *, signed: bytes, body: bytes | None = None) -> httpx.Response:
        headers = signed_headers(self._secret, signed, datetime.now(UTC))
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            return provider_ask("sandbox", method, url, timeout_s=TIMEOUT_S, headers=headers, content=body)
        except httpx.HTTPError as error:
            raise ProviderUnavailable("The sandbox bank does not answer") from error


def _read[M: BaseModel](model: type[M], response: httpx.Response) -> M:
    try:
        return model.model_validate_json(response.content)
    except ValidationError as error:
        raise ProviderUnavailable("The sandbox bank gave no usable answer") from error


def _payout_answer(order: PayoutOrder, response: httpx.Response) -> PayoutAnswer:
    payout = _read(SandboxPayoutOut, response)
    if (payout.reference, payout.amount) != (order.reference, order.amount):
        raise ProviderUnavailable("The sandbox bank answered about another payout")
    return PayoutAnswer(_PAYOUT_STATES[payout.state], payout.id, payout.failure_code)


def _event_of(notice: SandboxNotice) -> ProviderEvent:
    return ProviderEvent(
        kind=_KINDS[notice.event],
        external_id=notice.id,
        reference=notice.reference,
        amount=Som(notice.amount),
        occurred_at=datetime.fromtimestamp(notice.occurred_at, tz=UTC),
        failure_code=notice.failure_code,
    )


def _card_event_of(notice: SandboxCardNotice) -> CardEvent:
    return CardEvent(
        kind=CardEventKind.BOUND if notice.event == "card.bound" else CardEventKind.FAILED,
        external_id=notice.id,
        reference=notice.reference,
        occurred_at=datetime.fromtimestamp(notice.occurred_at, tz=UTC),
        token=notice.token,
        mask=notice.mask,
        holder=notice.holder,
        failure_code=notice.failure_code,
    )


def _answer(status: int, result: str, **more: str) -> WebhookAnswer:
    return WebhookAnswer(status, orjson.dumps({"result": result, **more}))

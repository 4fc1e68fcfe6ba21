"""
The sandbox's protocol: JSON over HTTP, signed by HMAC-SHA256 over "<unix seconds>.<raw body>".

A call older or newer than five minutes is refused, so a recorded one cannot be played again later; within the
window a repeat finds its own attempt and gets the same answer.
"""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import quote

import httpx
import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from wibestore.core.money import MAX_SOM, Som
from wibestore.payments.errors import ProviderUnavailable
from wibestore.payments.providers.base import (
    CreatedPayment,
    EventKind,
    Outcome,
    OutcomeCode,
    Payer,
    PaymentProvider,
    ProviderEvent,
    WebhookAnswer,
    WebhookPayload,
    WebhookRefused,
)

WINDOW = timedelta(minutes=5)
TIMEOUT_S = 5.0
TIMESTAMP_HEADER = "X-Sandbox-Timestamp"
SIGNATURE_HEADER = "X-Sandbox-Signature"
_MAX_TIMESTAMP_DIGITS = 12

_HTTP_STATUS = {
    OutcomeCode.ACCEPTED: 200,
    OutcomeCode.IGNORED: 200,
    OutcomeCode.UNKNOWN_REFERENCE: 404,
    OutcomeCode.WRONG_AMOUNT: 422,
    OutcomeCode.ALREADY_PAID: 409,
    OutcomeCode.TRANSACTION_CONFLICT: 409,
}


class SandboxNotice(BaseModel):
    """What the sandbox bank tells about one payment; `amount` in so'm, `occurred_at` in unix seconds."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    event: Literal["payment.succeeded", "payment.failed"]
    id: Annotated[str, Field(pattern=r"^sbx_[0-9a-f]{32}$")]
    reference: Annotated[str, Field(pattern=r"^[1-9][0-9]{11}$")]
    amount: Annotated[int, Field(gt=0, le=MAX_SOM)]
    occurred_at: Annotated[int, Field(gt=0, lt=10**11)]
    failure_code: Annotated[str, Field(max_length=32, pattern=r"^[a-z_]*$")] = ""


class SandboxStatus(BaseModel):
    """The sandbox bank's answer when it is asked; null while the payer has not decided."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    notice: SandboxNotice | None


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """Return the signature of `body` sent at `timestamp` (unix seconds as text)."""
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def signed_headers(secret: str, body: bytes, moment: datetime) -> dict[str, str]:
    """Return the headers that go with `body` at `moment`."""
    timestamp = str(int(moment.timestamp()))
    return {TIMESTAMP_HEADER: timestamp, SIGNATURE_HEADER: sign(secret, timestamp, body)}


def is_signed(secret: str, headers: Any, body: bytes, moment: datetime) -> bool:
    """Tell whether `headers` (lower-case names) sign `body` within the window around `moment`."""
    timestamp = headers.get(TIMESTAMP_HEADER.lower(), "")
    signature = headers.get(SIGNATURE_HEADER.lower(), "")
    # Compare first, in constant time, and as bytes: text beyond ASCII would raise.
    expected = sign(secret, timestamp, body)
    if not hmac.compare_digest(expected.encode(), signature.encode("utf-8", errors="replace")):
        return False
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _MAX_TIMESTAMP_DIGITS):
        return False
    return abs(moment.timestamp() - int(timestamp)) <= WINDOW.total_seconds()


class SandboxProvider(PaymentProvider):
    """The adapter of the sandbox bank; needs no contract and moves no real money."""

    code = "sandbox"

    def __init__(self, *, secret: str, base_url: str) -> None:
        self._secret = secret
        self._base_url = base_url

    def create_payment(self, amount: Som, user: Payer, *, reference: str, return_url: str) -> CreatedPayment:
        """Return the address of the hosted test page; it knows amount and way back by the reference."""
        return CreatedPayment(f"{self._page_url(reference)}?lang={quote(user.language)}")

    def verify_payment(self, transaction_id: str) -> ProviderEvent | None:
        """Ask the sandbox bank, by the deposit's reference, how the payment ended."""
        headers = signed_headers(self._secret, transaction_id.encode(), datetime.now(UTC))
        url = f"{self._page_url(transaction_id)}status/"
        try:
            response = httpx.get(url, headers=headers, timeout=TIMEOUT_S, trust_env=False)
        except httpx.HTTPError as error:
            raise ProviderUnavailable("The sandbox bank does not answer") from error
        try:
            notice = SandboxStatus.model_validate_json(response.content).notice
        except ValidationError as error:
            raise ProviderUnavailable("The sandbox bank gave no usable answer") from error
        return _event_of(notice) if notice else None

    def process_webhook(self, payload: WebhookPayload) -> ProviderEvent:
        """Check the signature over the raw body, then read the notice."""
        if not is_signed(self._secret, payload.headers, payload.body, payload.received_at):
            raise WebhookRefused("wrong_signature", _answer(401, "wrong_signature"), is_authentic=False)
        try:
            return _event_of(SandboxNotice.model_validate_json(payload.body))
        except ValidationError as error:
            raise WebhookRefused("malformed", _answer(400, "malformed"), is_authentic=True) from error

    def answer(self, event: ProviderEvent, outcome: Outcome) -> WebhookAnswer:
        """Return the outcome's code, with our transaction and its state where there is one."""
        known = {"transaction": str(outcome.transaction_id), "state": outcome.state} if outcome.transaction_id else {}
        return _answer(_HTTP_STATUS[outcome.code], outcome.code, **known)

    def _page_url(self, reference: str) -> str:
        return f"{self._base_url}/api/v1/payments/sandbox/{quote(reference, safe='')}/"


def _event_of(notice: SandboxNotice) -> ProviderEvent:
    is_success = notice.event == "payment.succeeded"
    return ProviderEvent(
        kind=EventKind.SUCCEEDED if is_success else EventKind.FAILED,
        external_id=notice.id,
        reference=notice.reference,
        amount=Som(notice.amount),
        occurred_at=datetime.fromtimestamp(notice.occurred_at, tz=UTC),
        failure_code=notice.failure_code,
    )


def _answer(status: int, result: str, **more: str) -> WebhookAnswer:
    return WebhookAnswer(status, orjson.dumps({"result": result, **more}))

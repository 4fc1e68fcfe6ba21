"""
The sandbox's protocol: JSON over HTTP, signed by HMAC-SHA256 over "<unix seconds>.<raw body>".

A call older or newer than five minutes is refused, so a recorded one cannot be played again later; within the
window a repeat finds its own attempt and gets the same answer. A question, which has no body, signs what it asks for.
"""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from wibestore.core.money import MAX_SOM

WINDOW = timedelta(minutes=5)
TIMEOUT_S = 5.0
TIMESTAMP_HEADER = "X-Sandbox-Timestamp"
SIGNATURE_HEADER = "X-Sandbox-Signature"
_MAX_TIMESTAMP_DIGITS = 12


Identifier = Annotated[str, Field(pattern=r"^sbx_[0-9a-f]{32}$")]
Token = Annotated[str, Field(pattern=r"^sbxc_[0-9a-f]{32}$")]
Reference = Annotated[str, Field(pattern=r"^[1-9][0-9]{11}$")]
Amount = Annotated[int, Field(gt=0, le=MAX_SOM)]
Moment = Annotated[int, Field(gt=0, lt=10**11)]
FailureCode = Annotated[str, Field(max_length=32, pattern=r"^[a-z_]*$")]


class Strict(BaseModel):
    """A message of the sandbox bank: nothing more, nothing less, nothing converted."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)


class SandboxNotice(Strict):
    """What the sandbox bank tells about one payment; `amount` in so'm, `occurred_at` in unix seconds."""

    event: Literal["payment.succeeded", "payment.failed", "payment.reversal_requested", "payment.reversed"]
    id: Identifier
    reference: Reference
    amount: Amount
    occurred_at: Moment
    failure_code: FailureCode = ""


class SandboxCardNotice(Strict):
    """What the sandbox bank tells about the binding of one card; a failed one has neither token nor mask."""

    event: Literal["card.bound", "card.failed"]
    id: Identifier
    reference: Reference
    token: Token | Literal[""] = ""
    mask: Annotated[str, Field(pattern=r"^([0-9]{6}\*{6}[0-9]{4})?$")] = ""
    holder: Annotated[str, Field(max_length=64)] = ""
    occurred_at: Moment
    failure_code: FailureCode = ""


class SandboxStatus(Strict):
    """The sandbox bank's answer when it is asked; null while the payer has not decided."""

    notice: SandboxNotice | None


class SandboxCardStatus(Strict):
    """The sandbox bank's answer about a binding; null while the owner has not decided."""

    notice: SandboxCardNotice | None


class SandboxPayoutIn(Strict):
    """A payout as the shop sends it."""

    token: Token
    amount: Amount


class SandboxPayoutOut(Strict):
    """A payout as the sandbox bank has it."""

    id: Identifier
    reference: Reference
    amount: Amount
    state: Literal["processing", "paid", "failed"]
    failure_code: FailureCode = ""


Notice = Annotated[SandboxNotice | SandboxCardNotice, Field(discriminator="event")]
_notices: TypeAdapter[SandboxNotice | SandboxCardNotice] = TypeAdapter(Notice)


def notice_read(body: bytes) -> SandboxNotice | SandboxCardNotice:
    """
    Return what a webhook's body says.

    :raises pydantic.ValidationError: it is no notice of the sandbox bank
    """
    return _notices.validate_json(body)


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

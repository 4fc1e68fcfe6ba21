"""
Multicard's protocol: JSON, amounts in tiyin, times of GMT+5, an envelope around everything but `/auth`.

Its calls carry a hash of some of their fields and our secret; which fields those are differs by the kind of call.
"""

import hashlib
import hmac
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from wibestore.core.money import MAX_SOM, Som
from wibestore.payments.providers.requests import NO_SOM

TIYIN = 100
ZONE = timezone(timedelta(hours=5))
_TIME = "%Y-%m-%d %H:%M:%S"
_FACT = re.compile(r"[ -~]{1,200}")
_UNLIKE_MASK = re.compile(r"[^0-9*]")
_HEAD, _TAIL = 6, 4

# What may be looked up or stored: no blanks, nothing that a database refuses.
Uuid = Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{1,64}$")]
Name = Annotated[str, Field(pattern=r"^[0-9A-Za-z_./:-]{1,255}$")]


class Message(BaseModel):
    """Something of Multicard's: nothing converted, unknown fields left alone."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="ignore", strict=True)


class CallFields(Message):
    """What both callbacks about a payment say; `payment_time` in GMT+5."""

    uuid: Uuid
    invoice_id: Name | int
    amount: int
    sign: str = ""
    payment_time: str | None = None
    card_pan: str | None = None
    ps: str | None = None
    receipt_url: str | None = None


class SuccessCall(CallFields):
    """The callback after the debit, before it is final: ours to refuse."""

    store_id: Name | int


class StatusCall(CallFields):
    """The callback about each change of a payment's status, which its signature does not cover."""

    status: Name


class BindingCall(Message):
    """The callback about the binding of a card. Unsigned: only its `payer_id` (our session) is used."""

    payer_id: Uuid


class PaymentModel(Message):
    """A payment, or a payout, as Multicard has it."""

    uuid: Uuid
    status: str
    store_invoice_id: str | int | None = None
    payment_amount: int | None = None
    total_amount: int | None = None
    ps: str | None = None
    card_pan: str | None = None
    payment_time: str | None = None
    refund_time: str | None = None
    otp_hash: str | None = None
    ps_response_code: str | int | None = None
    receipt_url: str | None = None

    @property
    def amount(self) -> int:
        """Return what the shop gets in tiyin, without a commission that the payer bears on top."""
        return next((sum_ for sum_ in (self.payment_amount, self.total_amount) if sum_ is not None), 0)


class Invoice(Message):
    """A payment on Multicard's own page; `uuid` is its payment's too."""

    uuid: Uuid
    invoice_id: str | int
    amount: int
    checkout_url: str = ""
    payment: PaymentModel | None = None


class Binding(Message):
    """A session in which a card's owner names it on Multicard's own form."""

    session_id: Uuid
    form_url: str


class BoundCard(Message):
    """What a session has led to; `status` is draft, active or deleted."""

    status: str
    card_token: str | None = None
    card_pan: str | None = None
    holder_name: str | None = None


def tiyin(amount: Som) -> int:
    """Return an amount as Multicard counts it."""
    return int(amount) * TIYIN


def som(amount: int) -> Som:
    """Return Multicard's amount as so'm; NO_SOM where it is no whole positive number of them."""
    whole, rest = divmod(amount, TIYIN)
    return Som(whole) if rest == 0 and 0 < whole <= MAX_SOM else NO_SOM


def moment(text: str | None, otherwise: datetime) -> datetime:
    """Return Multicard's time, `otherwise` where it says none."""
    try:
        return datetime.strptime(text or "", _TIME).replace(tzinfo=ZONE).astimezone(UTC)
    except (ValueError, OverflowError):
        return otherwise


def time_text(at: datetime) -> str:
    """Return a time as Multicard writes it."""
    return at.astimezone(ZONE).strftime(_TIME)


def success_sign(*, store_id: str | int, invoice_id: str | int, amount: int, secret: str) -> str:
    """Return the signature of the callback "success"; it covers neither uuid nor status."""
    # The protocol's own choice.
    return hashlib.md5(f"{store_id}{invoice_id}{amount}{secret}".encode()).hexdigest()  # noqa: S324


def status_sign(*, uuid: str, invoice_id: str | int, amount: int, secret: str) -> str:
    """Return the signature of the callback "webhooks"; it does not cover the status."""
    return hashlib.sha1(f"{uuid}{invoice_id}{amount}{secret}".encode()).hexdigest()  # noqa: S324


def is_equal(secret: str, expected: str, given: str) -> bool:
    """Compare signatures in constant time; without a secret none is right."""
    matches = hmac.compare_digest(expected.encode(), given.encode("utf-8", errors="replace"))
    return matches and bool(secret)


def mask_of(pan: str | None) -> str:
    """Return a masked number with stars alone between its ends; a number that comes unmasked is masked here."""
    kept = _UNLIKE_MASK.sub("", (pan or "").replace("x", "*").replace("X", "*"))
    if not kept or "*" in kept:
        return kept
    return f"{kept[:_HEAD]}******{kept[-_TAIL:]}"


def details_of(source: CallFields | PaymentModel) -> dict[str, Any]:
    """Return what is kept of how a payment was made: network, mask, receipt. Never a token."""
    facts = {"ps": source.ps, "card": mask_of(source.card_pan), "receipt_url": source.receipt_url}
    return {name: value for name, value in facts.items() if value and _FACT.fullmatch(value)}

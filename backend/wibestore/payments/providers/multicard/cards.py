"""Cards bound at Multicard: named on its own form, known here by token and mask, charged with a code."""

import logging
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from wibestore.payments.errors import CodeExpired, PhoneNeeded, WrongCode
from wibestore.payments.providers.base import (
    CardCharge,
    CardEvent,
    CardEventKind,
    CardOrder,
    Payer,
    ProviderEvent,
    StartedBinding,
)
from wibestore.payments.providers.multicard import deposits
from wibestore.payments.providers.multicard.client import MulticardClient, MulticardRefused
from wibestore.payments.providers.multicard.settings import MulticardSettings
from wibestore.payments.providers.multicard.wire import Binding, BoundCard, PaymentModel, mask_of, tiyin

logger = logging.getLogger("wibestore.payments")

_EXPIRED_STATUS = 423
_FORGOTTEN = frozenset({"ERROR_CARD_NOT_FOUND", "ERROR_NOT_FOUND"})


def bind_start(
    client: MulticardClient, settings: MulticardSettings, user: Payer, *, code: str, callback_url: str, return_url: str
) -> StartedBinding:
    """Open a session; a Humo card needs its owner's phone."""
    if code == "humo" and not user.phone:
        raise PhoneNeeded
    body: dict[str, Any] = {
        "redirect_url": return_url,
        "redirect_decline_url": return_url,
        "store_id": settings.store,
        "callback_url": callback_url,
        **({"phone": user.phone} if user.phone else {}),
    }
    try:
        session = client.read(Binding, "POST", "/payment/card/bind", body)
    except MulticardRefused as refusal:
        raise deposits.unavailable(refusal, "bind a card") from refusal
    return StartedBinding(session.form_url, session.session_id)


def bind_verify(client: MulticardClient, reference: str, session_id: str) -> CardEvent | None:
    """Ask how a session has ended; None while it has not, or nothing is known of it."""
    try:
        card = client.read(BoundCard, "GET", f"/payment/card/bind/{quote(session_id, safe='')}")
    except MulticardRefused as refusal:
        logger.info("Multicard knows no such binding", extra={"provider": "multicard", "code": refusal.code})
        return None
    if card.status not in {"active", "deleted"}:
        return None
    is_bound = card.status == "active" and bool(card.card_token)
    return CardEvent(
        kind=CardEventKind.BOUND if is_bound else CardEventKind.FAILED,
        external_id=session_id,
        reference=reference,
        occurred_at=datetime.now(UTC),
        token=card.card_token or "" if is_bound else "",
        mask=mask_of(card.card_pan) if is_bound else "",
        holder=card.holder_name or "" if is_bound else "",
        failure_code="" if is_bound else "declined",
    )


def charge(client: MulticardClient, settings: MulticardSettings, order: CardOrder, callback_url: str) -> CardCharge:
    """Make a payment by token; nothing is charged until it is confirmed."""
    body: dict[str, Any] = {
        "card": {"token": order.token},
        "amount": tiyin(order.amount),
        "store_id": settings.store,
        "invoice_id": order.reference,
        "callback_url": callback_url,
        "device_details": {"ip": order.ip, "user_agent": order.user_agent[:255]},
        "ofd": deposits.fiscal_items(settings, order.amount),
    }
    try:
        made = client.read(PaymentModel, "POST", "/payment", body)
    except MulticardRefused as refusal:
        raise deposits.unavailable(refusal, "charge a card") from refusal
    return CardCharge(made.uuid, needs_code=made.otp_hash is not None)


def confirm(client: MulticardClient, uuid: str, code: str) -> ProviderEvent | None:
    """Confirm a payment; whatever is refused but a wrong code is answered by what Multicard has of it."""
    body = {"otp": code, "debit_available": False} if code else {}
    try:
        return deposits.event_of(client.read(PaymentModel, "PUT", f"/payment/{uuid}", body))
    except MulticardRefused as refusal:
        if refusal.status == _EXPIRED_STATUS:
            raise CodeExpired from refusal
        if refusal.code == "ERROR_WRONG_OTP":
            raise WrongCode from refusal
        logger.warning("Multicard refused a confirmation", extra={"provider": "multicard", "code": refusal.code})
    return deposits.payment_ask(client, uuid)


def forget(client: MulticardClient, token: str) -> None:
    """Let Multicard forget a card; one that it does not know is forgotten."""
    try:
        client.call("DELETE", f"/payment/card/{quote(token, safe='')}")
    except MulticardRefused as refusal:
        if refusal.code not in _FORGOTTEN:
            raise deposits.unavailable(refusal, "forget a card") from refusal

"""Payments at Multicard: on its own page by an invoice, and how it is asked about either kind."""

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

from wibestore.core.money import Som
from wibestore.payments.errors import ProviderUnavailable
from wibestore.payments.providers.base import CreatedPayment, EventKind, Payer, ProviderEvent
from wibestore.payments.providers.multicard.client import MulticardClient, MulticardRefused
from wibestore.payments.providers.multicard.settings import MulticardSettings
from wibestore.payments.providers.multicard.wire import Invoice, PaymentModel, details_of, moment, som, tiyin

logger = logging.getLogger("wibestore.payments")

KINDS = {
    "success": EventKind.SUCCEEDED,
    "error": EventKind.FAILED,
    "revert": EventKind.REVERSED,
}
_NOT_FOUND = "ERROR_NOT_FOUND"


def invoice_create(
    client: MulticardClient,
    settings: MulticardSettings,
    amount: Som,
    user: Payer,
    *,
    reference: str,
    callback_url: str,
    return_url: str,
    lifetime: timedelta,
) -> CreatedPayment:
    """Open an invoice; Multicard takes its money for the one uuid it answers with."""
    body: dict[str, Any] = {
        "store_id": settings.store,
        "amount": tiyin(amount),
        "invoice_id": reference,
        "callback_url": callback_url,
        "return_url": return_url,
        "return_error_url": return_url,
        "lang": user.language if user.language in {"uz", "ru", "en"} else "uz",
        "ttl": int(lifetime.total_seconds()),
        "ofd": fiscal_items(settings, amount),
    }
    try:
        invoice = client.read(Invoice, "POST", "/payment/invoice", body)
    except MulticardRefused as refusal:
        raise unavailable(refusal, "open an invoice") from refusal
    if not invoice.checkout_url:
        raise ProviderUnavailable("Multicard gave no page to pay at")
    return CreatedPayment(invoice.checkout_url, invoice.uuid)


def fiscal_items(settings: MulticardSettings, amount: Som) -> list[dict[str, Any]]:
    """Return the one item of the fiscal receipt: what the wallet is topped up by."""
    return [
        {
            "name": settings.fiscal_name,
            "qty": 1,
            "price": tiyin(amount),
            "total": tiyin(amount),
            "mxik": settings.fiscal_mxik,
            "package_code": settings.fiscal_package_code,
        }
    ]


def invoice_ask(client: MulticardClient, uuid: str) -> ProviderEvent | None:
    """Ask how an invoice, or else a payment of a bound card, has ended; None while it has not."""
    try:
        invoice = client.read(Invoice, "GET", f"/payment/invoice/{uuid}")
    except MulticardRefused as refusal:
        # No invoice of ours: a payment by card. Anything else: cancelled or out of time, so never paid.
        return payment_ask(client, uuid) if refusal.code == _NOT_FOUND else None
    if invoice.uuid != uuid:
        raise ProviderUnavailable("Multicard answered about another invoice")
    if invoice.payment is None:
        return None
    # What is credited is what was asked for, whatever the payer's commission.
    return event_of(invoice.payment, uuid=uuid, reference=str(invoice.invoice_id), amount=invoice.amount)


def payment_ask(client: MulticardClient, uuid: str) -> ProviderEvent | None:
    """Ask how a payment has ended; None while it has not."""
    try:
        payment = client.read(PaymentModel, "GET", f"/payment/{uuid}")
    except MulticardRefused as refusal:
        logger.info("Multicard knows no such payment", extra={"provider": "multicard", "code": refusal.code})
        return None
    if payment.uuid != uuid:
        raise ProviderUnavailable("Multicard answered about another payment")
    return event_of(payment)


def event_of(
    payment: PaymentModel, *, uuid: str = "", reference: str = "", amount: int | None = None
) -> ProviderEvent | None:
    """Return what a payment's status says; None while it has not ended. Its own facts give way to the invoice's."""
    kind = KINDS.get(payment.status)
    if kind is None:
        return None
    told = payment.refund_time if kind is EventKind.REVERSED else payment.payment_time
    failed = f"ps_{payment.ps_response_code}"[:32] if payment.ps_response_code else "declined"
    return ProviderEvent(
        kind=kind,
        external_id=uuid or payment.uuid,
        reference=reference or str(payment.store_invoice_id or ""),
        amount=som(payment.amount if amount is None else amount),
        occurred_at=moment(told, datetime.now(UTC)),
        failure_code=failed if kind is EventKind.FAILED else "",
        details=details_of(payment),
    )


def unavailable(refusal: MulticardRefused, what: str) -> ProviderUnavailable:
    """Return what a refusal means to whoever asked: this cannot be done now. The code is logged."""
    logger.error("Multicard refused a request", extra={"provider": "multicard", "code": refusal.code, "what": what})
    return ProviderUnavailable("Multicard refused")

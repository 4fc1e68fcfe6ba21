"""
Payouts to cards by Multicard, in two steps: a draft, which moves nothing, and its confirmation.

That a repeated `invoice_id` is paid once is promised nowhere, so the first step alone may be repeated, and the second
is only taken for a draft whose uuid was kept before.
"""

import logging
from typing import Any, Final

from wibestore.core.money import Som
from wibestore.payments.errors import ProviderUnavailable
from wibestore.payments.providers.base import PayoutAnswer, PayoutOrder, PayoutState
from wibestore.payments.providers.multicard.client import MulticardClient, MulticardRefused
from wibestore.payments.providers.multicard.settings import MulticardSettings
from wibestore.payments.providers.multicard.wire import PaymentModel, tiyin

logger = logging.getLogger("wibestore.payments")

# Above it the receiver's passport has to be sent along, which the shop does not ask for.
KYC_FREE: Final = Som(10_000_000)
KYC_NEEDED: Final = "kyc_needed"

# About the order itself, so that a repeat would be refused too; nothing is moved by a first step.
_FINAL_AT_DRAFT = frozenset({"ERROR_FIELDS", "ERROR_CARD_NOT_FOUND"})
_STATES = {
    "draft": PayoutState.PREPARED,
    "progress": PayoutState.PENDING,
    "billing": PayoutState.PENDING,
    "success": PayoutState.PAID,
    "error": PayoutState.FAILED,
    "revert": PayoutState.FAILED,
}


def payout_create(client: MulticardClient, settings: MulticardSettings, order: PayoutOrder) -> PayoutAnswer:
    """Make the draft, or confirm the one that is known by `order.external_id`."""
    if order.amount > KYC_FREE:
        return PayoutAnswer(PayoutState.FAILED, order.external_id, KYC_NEEDED)
    return _confirm(client, settings, order) if order.external_id else _prepare(client, settings, order)


def payout_verify(client: MulticardClient, order: PayoutOrder) -> PayoutAnswer:
    """Ask about a payout; one without a uuid was never confirmed, so that it can be sent."""
    if not order.external_id:
        return PayoutAnswer(PayoutState.NOT_FOUND)
    try:
        return _answer(order, client.read(PaymentModel, "GET", f"/payment/credit/{order.external_id}"))
    except MulticardRefused as refusal:
        _tell(refusal, "asked about")
        return PayoutAnswer(PayoutState.UNKNOWN, order.external_id)


def _prepare(client: MulticardClient, settings: MulticardSettings, order: PayoutOrder) -> PayoutAnswer:
    body: dict[str, Any] = {
        "card": {"token": order.token},
        "amount": tiyin(order.amount),
        "store_id": settings.store,
        "invoice_id": order.reference,
        "confirmable": True,
    }
    try:
        draft = client.read(PaymentModel, "POST", "/payment/credit", body)
    except MulticardRefused as refusal:
        _tell(refusal, "prepared")
        if refusal.code in _FINAL_AT_DRAFT:
            return PayoutAnswer(PayoutState.FAILED, failure_code=refusal.failure_code)
        return PayoutAnswer(PayoutState.UNKNOWN)
    return _answer(order, draft)


def _confirm(client: MulticardClient, settings: MulticardSettings, order: PayoutOrder) -> PayoutAnswer:
    body = {"otp": settings.payout_otp.get_secret_value()}
    path = f"/payment/credit/{order.external_id}"
    try:
        return _still(_answer(order, client.read(PaymentModel, "PUT", path, body)))
    except MulticardRefused as refusal:
        _tell(refusal, "confirmed")
    # Whatever it refuses by, only what it has of the payout tells whether money has moved.
    return _still(payout_verify(client, order))


def _still(answer: PayoutAnswer) -> PayoutAnswer:
    """Leave a draft that was not taken for the next sweep, instead of confirming it again at once."""
    return PayoutAnswer(PayoutState.UNKNOWN, answer.external_id) if answer.state is PayoutState.PREPARED else answer


def _answer(order: PayoutOrder, payout: PaymentModel) -> PayoutAnswer:
    is_other = order.external_id not in {"", payout.uuid} or payout.amount != tiyin(order.amount)
    if is_other or str(payout.store_invoice_id or order.reference) != order.reference:
        raise ProviderUnavailable("Multicard answered about another payout")
    state = _STATES.get(payout.status, PayoutState.UNKNOWN)
    failure_code = f"ps_{payout.ps_response_code or payout.status}"[:32] if state is PayoutState.FAILED else ""
    return PayoutAnswer(state, payout.uuid, failure_code)


def _tell(refusal: MulticardRefused, what: str) -> None:
    logger.warning("Multicard refused a payout", extra={"provider": "multicard", "code": refusal.code, "step": what})

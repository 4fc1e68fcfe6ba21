"""
Payments given back by Multicard: always in full, and known afterwards by the payment's own status.

That a second request is refused, and by what, is described nowhere, so a refusal counts only together with what
Multicard has of the payment then.
"""

import logging
from typing import Final

from wibestore.payments.errors import ProviderUnavailable
from wibestore.payments.providers.multicard.client import MulticardClient, MulticardRefused
from wibestore.payments.providers.multicard.wire import PaymentModel
from wibestore.payments.providers.refunds import RefundAnswer, RefundOrder, RefundState

logger = logging.getLogger("wibestore.payments")

# About the moment or about us, not about the payment: another time it may be done.
_NOT_FINAL: Final = frozenset(
    {"ERROR_UNKNOWN", "ERROR_DEBIT_UNKNOWN", "ERROR_CALLBACK_TIMEOUT", "ERROR_ACCESS_DENIED", "ERROR_TRANS_NOT_READY"}
)
_SERVER_ERROR = 500
_STATES = {
    "revert": RefundState.REFUNDED,
    "success": RefundState.STANDS,
    "progress": RefundState.PENDING,
    "billing": RefundState.PENDING,
    "hold": RefundState.PENDING,
}


def payment_refund(client: MulticardClient, order: RefundOrder) -> RefundAnswer:
    """Ask for a payment to go back in full."""
    try:
        answer = _answer(order, client.read(PaymentModel, "DELETE", f"/payment/{order.external_id}"))
    except MulticardRefused as refusal:
        _tell(refusal, "refunded")
        return _refused(refusal, refund_verify(client, order))
    # Taken, though its status does not say so yet.
    return RefundAnswer(RefundState.PENDING) if answer.state is RefundState.STANDS else answer


def refund_verify(client: MulticardClient, order: RefundOrder) -> RefundAnswer:
    """Ask how the payment stands; sends nothing."""
    try:
        return _answer(order, client.read(PaymentModel, "GET", f"/payment/{order.external_id}"))
    except MulticardRefused as refusal:
        _tell(refusal, "asked about")
        return RefundAnswer(RefundState.UNKNOWN)


def _refused(refusal: MulticardRefused, known: RefundAnswer) -> RefundAnswer:
    if known.state is not RefundState.STANDS:
        return known
    is_final = refusal.code not in _NOT_FINAL and refusal.status < _SERVER_ERROR
    return RefundAnswer(RefundState.REFUSED, refusal.failure_code) if is_final else RefundAnswer(RefundState.UNKNOWN)


def _answer(order: RefundOrder, payment: PaymentModel) -> RefundAnswer:
    if payment.uuid != order.external_id or str(payment.store_invoice_id or order.reference) != order.reference:
        raise ProviderUnavailable("Multicard answered about another payment")
    return RefundAnswer(_STATES.get(payment.status, RefundState.UNKNOWN))


def _tell(refusal: MulticardRefused, what: str) -> None:
    logger.warning("Multicard refused a refund", extra={"provider": "multicard", "code": refusal.code, "step": what})

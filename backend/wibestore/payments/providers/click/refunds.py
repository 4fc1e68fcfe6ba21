"""
Payments given back by Click: in full, within the reporting month, and only if the card's bank agrees.

What Click calls a payment that was given back is not listed; a negative status is one that is not paid. So a refusal
of a request that may be a repeat settles nothing where Click still calls the payment paid.
"""

from datetime import datetime, time, timedelta
from typing import Final

from wibestore.payments.providers.click.merchant import MerchantApi
from wibestore.payments.providers.click.wire import TASHKENT
from wibestore.payments.providers.refunds import RefundAnswer, RefundOrder, RefundState

# Click's own id of a payment, by which it is asked and given back; its attempt keeps it.
PAYDOC: Final = "click_paydoc_id"
_LONGEST_MONTH = timedelta(days=31)


def refund_until(paid_at: datetime) -> datetime:
    """Return the end of the first day of the month after the payment (Asia/Tashkent)."""
    day = paid_at.astimezone(TASHKENT).date()
    next_month = (day.replace(day=1) + _LONGEST_MONTH).replace(day=1)
    return datetime.combine(next_month + timedelta(days=1), time.min, tzinfo=TASHKENT)


def payment_refund(api: MerchantApi, order: RefundOrder) -> RefundAnswer:
    """Ask for a payment to go back in full."""
    payment_id = _payment_id(order)
    if payment_id is None:
        return RefundAnswer(RefundState.REFUSED, "no_payment_id")
    answer = api.payment_reverse(payment_id)
    if answer.error_code == 0:
        return RefundAnswer(RefundState.REFUNDED)
    known = refund_verify(api, order)
    if known.state is not RefundState.STANDS:
        return known
    if order.is_repeat:
        return RefundAnswer(RefundState.UNKNOWN)
    return RefundAnswer(RefundState.REFUSED, f"click_{answer.error_code}"[:32])


def refund_verify(api: MerchantApi, order: RefundOrder) -> RefundAnswer:
    """Ask how the payment stands; sends nothing."""
    payment_id = _payment_id(order)
    if payment_id is None:
        return RefundAnswer(RefundState.REFUSED, "no_payment_id")
    answer = api.payment_get(payment_id)
    if answer.error_code != 0 or answer.payment_status is None:
        return RefundAnswer(RefundState.UNKNOWN)
    if answer.payment_status < 0:
        return RefundAnswer(RefundState.REFUNDED)
    is_paid = api.settings.is_paid(answer.payment_status)
    return RefundAnswer(RefundState.STANDS if is_paid else RefundState.UNKNOWN)


def _payment_id(order: RefundOrder) -> int | None:
    text = str(order.details.get(PAYDOC, ""))
    return int(text) if text.isascii() and text.isdigit() else None

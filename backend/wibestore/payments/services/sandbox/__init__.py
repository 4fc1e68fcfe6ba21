"""
The sandbox bank's side: what its customers decided on its pages, its webhooks to the shop, its payouts.

It credits nothing. The shop learns of everything as from any bank: by a signed call, or by asking.
"""

from wibestore.payments.services.sandbox.cards import (
    CARD_SEND_TASK,
    sandbox_binding_decide,
    sandbox_binding_get,
    sandbox_binding_note,
    sandbox_card_notice,
    sandbox_card_webhook_send,
)
from wibestore.payments.services.sandbox.payments import (
    SEND_TASK,
    sandbox_notice,
    sandbox_payment_decide,
    sandbox_payment_get,
    sandbox_payment_take_back,
    sandbox_webhook_send,
)
from wibestore.payments.services.sandbox.payouts import sandbox_payout_ask, sandbox_payout_order

__all__ = [
    "CARD_SEND_TASK",
    "SEND_TASK",
    "sandbox_binding_decide",
    "sandbox_binding_get",
    "sandbox_binding_note",
    "sandbox_card_notice",
    "sandbox_card_webhook_send",
    "sandbox_notice",
    "sandbox_payment_decide",
    "sandbox_payment_get",
    "sandbox_payment_take_back",
    "sandbox_payout_ask",
    "sandbox_payout_order",
    "sandbox_webhook_send",
]

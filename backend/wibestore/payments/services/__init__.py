"""Writes of payments: deposits, what providers report about them, and the sandbox bank's side."""

from wibestore.payments.services.deposits import deposit_create, deposits_expire
from wibestore.payments.services.events import provider_event_apply
from wibestore.payments.services.sandbox import SEND_TASK as SANDBOX_SEND_TASK
from wibestore.payments.services.sandbox import (
    sandbox_notice,
    sandbox_payment_decide,
    sandbox_payment_get,
    sandbox_webhook_send,
)
from wibestore.payments.services.webhooks import webhook_receive

__all__ = [
    "SANDBOX_SEND_TASK",
    "deposit_create",
    "deposits_expire",
    "provider_event_apply",
    "sandbox_notice",
    "sandbox_payment_decide",
    "sandbox_payment_get",
    "sandbox_webhook_send",
    "webhook_receive",
]

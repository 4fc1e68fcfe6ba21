"""Writes of payments: deposits, what providers report about them, cards, withdrawals, and the sandbox bank's side."""

from wibestore.payments.services.books import books_check
from wibestore.payments.services.cards import (
    card_bind_start,
    card_event_apply,
    card_remove,
    cards_expire,
    cards_remove_all,
)
from wibestore.payments.services.deposits import deposit_confirm, deposit_create, deposits_expire, deposits_verify
from wibestore.payments.services.events import ReversalMode, deposit_reverse, provider_event_apply
from wibestore.payments.services.forgetting import cards_forget
from wibestore.payments.services.methods import method_update
from wibestore.payments.services.payouts import withdrawals_send
from wibestore.payments.services.reconciliation import difference_resolve, reconcile, reconcile_all
from wibestore.payments.services.refunds import deposit_refund, refund_settle, refunds_send
from wibestore.payments.services.requests import attempts_expire, provider_request_apply
from wibestore.payments.services.sandbox import CARD_SEND_TASK as SANDBOX_CARD_SEND_TASK
from wibestore.payments.services.sandbox import SEND_TASK as SANDBOX_SEND_TASK
from wibestore.payments.services.sandbox import (
    sandbox_binding_decide,
    sandbox_binding_get,
    sandbox_binding_note,
    sandbox_card_notice,
    sandbox_card_webhook_send,
    sandbox_notice,
    sandbox_payment_decide,
    sandbox_payment_get,
    sandbox_payment_take_back,
    sandbox_payout_ask,
    sandbox_payout_order,
    sandbox_webhook_send,
)
from wibestore.payments.services.trail import deposit_record
from wibestore.payments.services.webhooks import provider_call_replay, webhook_receive
from wibestore.payments.services.withdrawals import (
    withdrawal_create,
    withdrawal_transition,
    withdrawals_of_blocked,
    withdrawals_stop,
)

__all__ = [
    "SANDBOX_CARD_SEND_TASK",
    "SANDBOX_SEND_TASK",
    "ReversalMode",
    "attempts_expire",
    "books_check",
    "card_bind_start",
    "card_event_apply",
    "card_remove",
    "cards_expire",
    "cards_forget",
    "cards_remove_all",
    "deposit_confirm",
    "deposit_create",
    "deposit_record",
    "deposit_refund",
    "deposit_reverse",
    "deposits_expire",
    "deposits_verify",
    "difference_resolve",
    "method_update",
    "provider_call_replay",
    "provider_event_apply",
    "provider_request_apply",
    "reconcile",
    "reconcile_all",
    "refund_settle",
    "refunds_send",
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
    "webhook_receive",
    "withdrawal_create",
    "withdrawal_transition",
    "withdrawals_of_blocked",
    "withdrawals_send",
    "withdrawals_stop",
]

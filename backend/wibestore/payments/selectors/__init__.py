"""Reads of payments."""

from wibestore.payments.selectors.attempts import (
    attempt_info,
    has_due_attempts,
    provider_password_hash,
    statement_get,
)
from wibestore.payments.selectors.calls import provider_call_get, provider_call_page
from wibestore.payments.selectors.cards import card_get_for, card_info, card_list
from wibestore.payments.selectors.checks import clearing_differences, payout_differences, reserved_differences
from wibestore.payments.selectors.deposits import (
    deposit_get_for,
    deposit_sequence_key,
    has_succeeded_deposit_waiting,
    method_get_usable,
    method_list,
    payout_provider_get,
    refund_hindrance,
)
from wibestore.payments.selectors.naming import deposit_names, reference_ids, withdrawal_numbers
from wibestore.payments.selectors.people import reasons_against_closing, traces_of
from wibestore.payments.selectors.providers import provider_days
from wibestore.payments.selectors.reconciliation import difference_page
from wibestore.payments.selectors.transactions import (
    order_number_register,
    transaction_get_for,
    transaction_lines,
    transaction_page,
)
from wibestore.payments.selectors.waiting import waiting_money
from wibestore.payments.selectors.wallet import wallet_get
from wibestore.payments.selectors.withdrawals import (
    situation_of,
    withdrawal_get_for,
    withdrawal_get_for_staff,
    withdrawal_info,
    withdrawal_limits,
    withdrawal_page,
    withdrawal_queue,
    withdrawn_lately,
)

__all__ = [
    "attempt_info",
    "card_get_for",
    "card_info",
    "card_list",
    "clearing_differences",
    "deposit_get_for",
    "deposit_names",
    "deposit_sequence_key",
    "difference_page",
    "has_due_attempts",
    "has_succeeded_deposit_waiting",
    "method_get_usable",
    "method_list",
    "order_number_register",
    "payout_differences",
    "payout_provider_get",
    "provider_call_get",
    "provider_call_page",
    "provider_days",
    "provider_password_hash",
    "reasons_against_closing",
    "reference_ids",
    "refund_hindrance",
    "reserved_differences",
    "situation_of",
    "statement_get",
    "traces_of",
    "transaction_get_for",
    "transaction_lines",
    "transaction_page",
    "waiting_money",
    "wallet_get",
    "withdrawal_get_for",
    "withdrawal_get_for_staff",
    "withdrawal_info",
    "withdrawal_limits",
    "withdrawal_numbers",
    "withdrawal_page",
    "withdrawal_queue",
    "withdrawn_lately",
]

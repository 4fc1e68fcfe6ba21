"""
What changes an order.

Lock order, the same everywhere: order → listing → user → ledger accounts (by id). Only
`order_create` begins with the listing, because there is no order yet that anybody else could hold.
"""

from wibestore.orders.services.blocking import orders_of_blocked
from wibestore.orders.services.credentials import credentials_reveal, dispute_credentials_reveal
from wibestore.orders.services.disputes import (
    deposit_charge_back,
    dispute_accept,
    dispute_evidence,
    dispute_message,
    dispute_open,
    dispute_propose,
    dispute_withdraw,
)
from wibestore.orders.services.proving import books_check
from wibestore.orders.services.purchase import order_create
from wibestore.orders.services.reviewing import order_mark_reviewed
from wibestore.orders.services.ruling import dispute_resolve
from wibestore.orders.services.sellers import seller_mark, sellers_count, sellers_refresh
from wibestore.orders.services.steps import deposit_apply, transition
from wibestore.orders.services.sweeper import SWEPT_CLOCKS, due_backlog, sweep
from wibestore.orders.services.taking import dispute_release, dispute_take
from wibestore.orders.services.wiping import credentials_wipe

__all__ = [
    "SWEPT_CLOCKS",
    "books_check",
    "credentials_reveal",
    "credentials_wipe",
    "deposit_apply",
    "deposit_charge_back",
    "dispute_accept",
    "dispute_credentials_reveal",
    "dispute_evidence",
    "dispute_message",
    "dispute_open",
    "dispute_propose",
    "dispute_release",
    "dispute_resolve",
    "dispute_take",
    "dispute_withdraw",
    "due_backlog",
    "order_create",
    "order_mark_reviewed",
    "orders_of_blocked",
    "seller_mark",
    "sellers_count",
    "sellers_refresh",
    "sweep",
    "transition",
]

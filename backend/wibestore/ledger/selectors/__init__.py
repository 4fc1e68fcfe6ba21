"""Reads of the books: what people have, the entries as the staff reads them, and the sums of days."""

from wibestore.ledger.selectors.days import day_entries, liabilities_now, shared_balances
from wibestore.ledger.selectors.entries import entry_corrections, entry_count, entry_get, entry_page
from wibestore.ledger.selectors.wallets import (
    MAX_LINES,
    account_balance,
    balances_of,
    deposits_unspent,
    earnings_by_day,
    movement_get,
    movement_id_of,
    movement_page,
    owners_among,
    statement_lines,
    wallet_balances,
)

__all__ = [
    "MAX_LINES",
    "account_balance",
    "balances_of",
    "day_entries",
    "deposits_unspent",
    "earnings_by_day",
    "entry_corrections",
    "entry_count",
    "entry_get",
    "entry_page",
    "liabilities_now",
    "movement_get",
    "movement_id_of",
    "movement_page",
    "owners_among",
    "shared_balances",
    "statement_lines",
    "wallet_balances",
]

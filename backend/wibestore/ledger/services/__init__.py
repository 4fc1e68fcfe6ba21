"""
Posts entries, settles debts and proves the books.

`post` is the one door through which money moves (escrow.md §1).
"""

from wibestore.ledger.services.checks import check_register, ledger_check
from wibestore.ledger.services.debt import available_lock, debt_settle
from wibestore.ledger.services.posting import post, post_all

__all__ = ["available_lock", "check_register", "debt_settle", "ledger_check", "post", "post_all"]

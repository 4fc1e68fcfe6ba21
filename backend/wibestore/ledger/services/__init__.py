"""Posts entries and proves the books. `post` is the one door through which money moves (escrow.md §1)."""

from wibestore.ledger.services.posting import ledger_check, post

__all__ = ["ledger_check", "post"]

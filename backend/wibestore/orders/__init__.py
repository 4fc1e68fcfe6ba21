"""Purchases: hold in escrow, deliver, release or refund. Money moves by `ledger` alone, secrets stay in `vault`."""

"""Payme, played: its checkout page, its calls of the Merchant API, its list of receipts."""

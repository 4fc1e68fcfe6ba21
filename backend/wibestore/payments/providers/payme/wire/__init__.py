"""Payme's wire: JSON-RPC calls and answers, words, the checkout link, receipts."""

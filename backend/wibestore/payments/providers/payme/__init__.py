"""Payme (Merchant API)."""

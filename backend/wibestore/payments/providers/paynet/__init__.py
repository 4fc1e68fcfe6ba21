"""Paynet (JSON-RPC)."""

"""Paynet on the wire: JSON-RPC."""

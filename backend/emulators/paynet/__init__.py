"""Paynet, played: its kiosk, and its calls of the universal web service."""

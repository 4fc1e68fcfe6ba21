"""Requests that people send to the shop, and what its staff answer."""

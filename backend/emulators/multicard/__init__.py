"""Multicard's side, played: its API, its page to pay at, its form for cards, and its calls to the shop."""

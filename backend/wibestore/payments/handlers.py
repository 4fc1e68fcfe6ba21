"""What payments does when it hears of its own facts later. Handlers may run twice."""

from typing import Any
from uuid import UUID

from wibestore.payments import services


def on_deposit_reversed(payload: dict[str, Any]) -> None:
    """Stop what a debtor wanted to take out: it pays the debt instead."""
    if payload["debt"]:
        services.withdrawals_stop(user_id=UUID(payload["user_id"]))


def on_user_closed(payload: dict[str, Any]) -> None:
    """Forget the cards of a closed account."""
    services.cards_remove_all(user_id=UUID(payload["user_id"]))

"""What payments does when it hears of its own facts later. Handlers may run twice."""

from typing import Any
from uuid import UUID

from wibestore.payments import events, services


def on_deposit_succeeded(payload: dict[str, Any]) -> None:
    """Keep in the audit what came in."""
    _record(events.DEPOSIT_SUCCEEDED, payload)


def on_deposit_reversed(payload: dict[str, Any]) -> None:
    """Keep it in the audit, and stop what a debtor wanted to take out: it pays the debt instead."""
    _record(events.DEPOSIT_REVERSED, payload)
    if payload["debt"]:
        services.withdrawals_stop(user_id=UUID(payload["user_id"]))


def on_user_blocked(payload: dict[str, Any]) -> None:
    """Stop what somebody who was blocked wanted to take out."""
    services.withdrawals_of_blocked(user_id=UUID(payload["user_id"]))


def on_user_closed(payload: dict[str, Any]) -> None:
    """Forget the cards of a closed account."""
    services.cards_remove_all(user_id=UUID(payload["user_id"]))


def _record(action: str, payload: dict[str, Any]) -> None:
    details = {name: value for name, value in payload.items() if name != "deposit_id"}
    services.deposit_record(action=action, deposit_id=payload["deposit_id"], details=details)

"""What subscriptions do when others tell something. Handlers may run twice."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.subscriptions import services
from wibestore.subscriptions.errors import SubscriptionNotRunning


def on_deposit_succeeded(payload: dict[str, Any]) -> None:
    """Ask the wallet again for a subscription in grace; money that came for an order is that order's."""
    if not payload.get("order_id"):
        services.subscription_retry(user_id=UUID(payload["user_id"]))


def on_user_blocked(payload: dict[str, Any]) -> None:
    """Renew nothing of somebody who was blocked; what is paid for goes on."""
    on_user_closed(payload)


def on_user_closed(payload: dict[str, Any]) -> None:
    """Let the subscription of a closed account end with what is paid for."""
    with suppress(SubscriptionNotRunning):
        services.subscription_cancel(actor=Actor.user(UUID(payload["user_id"])))

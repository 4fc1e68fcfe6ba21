"""What subscriptions do when others tell something. Handlers may run twice."""

from typing import Any
from uuid import UUID

from wibestore.subscriptions import services


def on_deposit_succeeded(payload: dict[str, Any]) -> None:
    """Ask the wallet again for a subscription in grace; money that came for an order is that order's."""
    if not payload.get("order_id"):
        services.subscription_retry(user_id=UUID(payload["user_id"]))

"""What orders does when others tell something. Handlers may run twice."""

from typing import Any
from uuid import UUID

from wibestore.listings import services as listings
from wibestore.orders import services


def on_deposit_succeeded(payload: dict[str, Any]) -> None:
    """Pay the order that waits for this deposit, if it was made for one."""
    if payload.get("order_id"):
        services.deposit_apply(
            order_id=UUID(payload["order_id"]),
            deposit_id=UUID(payload["deposit_id"]),
            user_id=UUID(payload["user_id"]),
            amount=payload["amount"],
        )


def on_deposit_reversed(payload: dict[str, Any]) -> None:
    """Dispute what a reversed deposit had paid for, where its payer could not give the money back (T20)."""
    if payload.get("debt"):
        order_id = payload.get("order_id")
        services.deposit_charge_back(
            deposit_id=UUID(payload["deposit_id"]), order_id=UUID(order_id) if order_id else None
        )


def on_user_blocked(payload: dict[str, Any]) -> None:
    """Stop what is open of somebody who was blocked (T22)."""
    services.orders_of_blocked(UUID(payload["user_id"]))


def on_order_moved(payload: dict[str, Any]) -> None:
    """Tell those who look at the listing that it was reserved, sold or set free."""
    listings.listing_tell(UUID(payload["listing_id"]))


def on_seller_moved(payload: dict[str, Any]) -> None:
    """Note that the seller's orders must be counted anew."""
    services.seller_mark(UUID(payload["seller_id"]))

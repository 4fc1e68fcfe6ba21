"""What listings does when something happens elsewhere. May run twice."""

from typing import Any
from uuid import UUID

from wibestore.listings import services


def on_review_changed(payload: dict[str, Any]) -> None:
    """Store the seller's new rating on what they have on sale."""
    services.seller_facts_refresh(seller_id=UUID(payload["seller_id"]))


def on_user_blocked(payload: dict[str, Any]) -> None:
    """Take everything of a blocked seller off sale, and end what a blocked buyer offers."""
    services.seller_listings_pause(seller_id=UUID(payload["user_id"]))
    services.user_offers_close(user_id=UUID(payload["user_id"]))


def on_user_closed(payload: dict[str, Any]) -> None:
    """Take everything of a closed account off sale, and end what it offers."""
    on_user_blocked(payload)


def on_listing_changed(payload: dict[str, Any]) -> None:
    """Tell those who look at it, and keep nothing of before it."""
    services.listing_pages_forget(UUID(payload["listing_id"]))
    services.listing_tell(UUID(payload["listing_id"]), price_before=payload.get("price_before"))


def on_offer_changed(payload: dict[str, Any]) -> None:
    """Tell those who look at the listing how many offers are open."""
    services.listing_offers_tell(UUID(payload["listing_id"]))

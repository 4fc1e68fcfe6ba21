"""What watching does when others tell something. Handlers may run twice."""

from typing import Any
from uuid import UUID

from wibestore.watching import services


def on_listing_changed(payload: dict[str, Any]) -> None:
    """Find the saved searches for what has come on sale, or costs something else now."""
    services.listing_match(listing_id=UUID(payload["listing_id"]), price_before=payload.get("price_before"))


def on_matching_goes_on(payload: dict[str, Any]) -> None:
    """Look at the searches behind those of the portion before."""
    services.listing_match(
        listing_id=UUID(payload["listing_id"]),
        price_before=payload["price_before"],
        after=UUID(payload["after"]),
    )


def on_price_changed(payload: dict[str, Any]) -> None:
    """Tell who watches the price, where it is lower than they know."""
    services.drops_tell(listing_id=UUID(payload["listing_id"]))


def on_user_closed(payload: dict[str, Any]) -> None:
    """Forget what somebody waited for who has left."""
    services.watching_forget(user_id=UUID(payload["user_id"]))

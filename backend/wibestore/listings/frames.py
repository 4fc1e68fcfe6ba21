"""What sockets say of listings and price offers."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import Input, Output
from wibestore.core.realtime.frames import client_frame, schema_of, server_frame


class ListingChangedData(Output):
    """How a listing stands now; `price_before` where the price has just changed."""

    listing_id: UUID
    code: str
    status: str
    price: int
    price_before: int | None
    version: int


class StatusChangeIn(Input):
    """The owner takes the listing off sale or puts it back."""

    status: Literal["active", "paused"]
    expected_version: Annotated[int, Field(strict=True)] | None = None


class OfferChangedData(Output):
    """A price offer after something happened to it, as its reader sees it."""

    offer: schema_of("OfferOut")  # type: ignore[valid-type]
    event: str


class ListingOfferData(Output):
    """Somebody offered a price for the listing that is being looked at; who and how much stays between the two."""

    listing_id: UUID
    open_offers: int


LISTING_CHANGED = server_frame("listing.changed", ListingChangedData)
LISTING_OFFERED = server_frame("listing.offered", ListingOfferData)
OFFER_CREATED = server_frame("offer.created", OfferChangedData)
OFFER_CHANGED = server_frame("offer.changed", OfferChangedData)
STATUS_CHANGE = client_frame("listing.status_change", StatusChangeIn)


def listing_group(listing_id: UUID | str) -> str:
    """Return the group of everybody who looks at the listing."""
    return f"listing.{listing_id}"

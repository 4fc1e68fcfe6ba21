"""The socket of one listing: how it stands, for whoever looks at it."""

from typing import ClassVar
from uuid import UUID

from channels.db import database_sync_to_async

from wibestore.core.realtime.consumer import SocketConsumer
from wibestore.core.realtime.frames import frame_encode
from wibestore.listings import selectors
from wibestore.listings.frames import LISTING_CHANGED, listing_group


class ListingConsumer(SocketConsumer):
    """Everybody who may see a listing hears of its status and price."""

    handlers: ClassVar[dict[str, str]] = {}

    @property
    def listing_id(self) -> UUID:
        """Return which listing it is about."""
        return self.scope["url_route"]["kwargs"]["listing_id"]  # type: ignore[no-any-return]

    async def groups_of(self) -> tuple[str, ...]:
        """Join the listing's group, if it is there for the actor."""
        listing = await database_sync_to_async(selectors.listing_get_for)(actor=self.actor, listing_id=self.listing_id)
        self._listing = listing
        return (listing_group(self.listing_id),)

    async def opened(self) -> None:
        """Say how the listing stands: it may have changed since the page was made."""
        shown = {name: self._listing[name] for name in ("code", "status", "price", "version")}
        data = {**shown, "listing_id": self.listing_id, "price_before": None}
        self.deliver(frame_encode(LISTING_CHANGED, data))

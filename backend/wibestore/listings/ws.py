"""The socket of one listing: how it stands, for whoever looks at it."""

from typing import ClassVar
from uuid import UUID

from channels.db import database_sync_to_async

from wibestore.core.realtime.consumer import SocketConsumer
from wibestore.core.realtime.frames import RESUME, ResumeIn, frame_encode
from wibestore.listings import selectors, services
from wibestore.listings.frames import LISTING_CHANGED, STATUS_CHANGE, StatusChangeIn, listing_group

_EVENTS = {"active": "resume", "paused": "pause"}


class ListingConsumer(SocketConsumer):
    """Everybody who may see a listing hears of its status, price and offers; its owner takes it off sale and back."""

    handlers: ClassVar[dict[str, str]] = {STATUS_CHANGE: "status_change", RESUME: "resume"}

    @property
    def listing_id(self) -> UUID:
        """Return which listing it is about."""
        return self.scope["url_route"]["kwargs"]["listing_id"]  # type: ignore[no-any-return]

    async def groups_of(self) -> tuple[str, ...]:
        """
        Join the listing's group.

        :raises ListingNotFound: there is none, or the actor may not see it
        """
        await database_sync_to_async(selectors.listing_get_for)(actor=self.actor, listing_id=self.listing_id)
        return (listing_group(self.listing_id),)

    async def opened(self) -> None:
        """Say how the listing stands: it may have changed since the page was made."""
        await self._tell(None)

    async def resume(self, _: ResumeIn, frame_id: UUID | None) -> None:
        """Say it again; a sign of life needs an answer."""
        await self._tell(frame_id)

    async def status_change(self, wanted: StatusChangeIn, _: UUID | None) -> None:
        """
        Take the actor's own listing off sale, or put it back; the answer is the change that everybody hears of.

        :raises DomainError: as `services.listing_event`
        """
        await database_sync_to_async(services.listing_event)(
            actor=self.actor,
            listing_id=self.listing_id,
            event=_EVENTS[wanted.status],
            expected_version=wanted.expected_version,
        )

    async def _tell(self, frame_id: UUID | None) -> None:
        listing = await database_sync_to_async(selectors.listing_get_for)(actor=self.actor, listing_id=self.listing_id)
        shown = {name: listing[name] for name in ("code", "status", "price", "version")}
        data = {**shown, "listing_id": self.listing_id, "price_before": None}
        self.deliver(frame_encode(LISTING_CHANGED, data, frame_id=frame_id))

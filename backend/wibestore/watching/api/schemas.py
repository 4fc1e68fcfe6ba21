"""Shapes of saved searches and watched prices."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from wibestore.core.api import CLEANED, NOT_BLANK, Flag, Input, Output, Page, WithoutCardNumber
from wibestore.games.types import GameRef
from wibestore.listings.types import ListingCardOut
from wibestore.watching.rules import NAME_LENGTH, QUERY_LENGTH

Name = Annotated[str, Field(max_length=NAME_LENGTH), CLEANED, NOT_BLANK, WithoutCardNumber]


class SavedSearchIn(Input):
    """Filters of the catalog to be kept under a name."""

    name: Annotated[Name, Field(description="As its owner calls it")]
    query: Annotated[
        str,
        Field(max_length=QUERY_LENGTH, description="The filters of `listings/` as its query: game=…&attr.rank=ace"),
    ]
    is_alerting: Annotated[Flag, Field(description="Whether new listings are told of")] = True


class SavedSearchPatchIn(Input):
    """Changes of a saved search; what is left out or null stays."""

    name: Annotated[Name | None, Field(description="As its owner calls it")] = None
    is_alerting: Annotated[Flag | None, Field(description="Whether new listings are told of")] = None


class SavedSearchOut(Output):
    """A saved search; `new_count` listings on sale were found since its owner last looked."""

    id: UUID
    name: str
    query: str
    game: GameRef | None
    is_alerting: bool
    new_count: int
    seen_at: datetime
    created_at: datetime


class PriceWatchOut(Output):
    """Whether the caller watches a price; `price_at_watch` is null where not."""

    listing_id: UUID
    is_watched: bool
    price_at_watch: int | None


class WatchedListingOut(ListingCardOut):
    """A listing whose price is watched: `price` is what it costs now."""

    watch_id: UUID
    price_at_watch: int
    watched_at: datetime


class WatchedIdsOut(Output):
    """The listings whose price the user watches, newest first (200 at most)."""

    ids: list[UUID]


SavedSearchPage = Page[SavedSearchOut]
WatchedListingPage = Page[WatchedListingOut]

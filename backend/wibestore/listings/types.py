"""What listings hands over to other modules."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from wibestore.core.api import Labels, Output
from wibestore.core.errors import DomainError
from wibestore.core.money import MAX_SOM, Som
from wibestore.games.types import AttributeValues, GameRef
from wibestore.uploads.types import ImageInfo
from wibestore.users.types import SellerCard
from wibestore.vault.types import Credentials

Delivery = Literal["instant", "manual"]
ListingStatus = Literal[
    "draft", "pending", "active", "reserved", "sold", "rejected", "paused", "archived", "quarantined"
]


class HighlightOut(Output):
    """One of the first three facts on a card."""

    key: str
    label: Labels
    text: Labels


class ListingCardOut(Output):
    """A listing in a list; modules above show cards in lists of their own."""

    id: UUID
    code: str
    title: str
    price: int
    status: ListingStatus
    game: GameRef
    seller: SellerCard
    image: ImageInfo | None
    image_count: int
    highlights: list[HighlightOut]
    delivery: Delivery
    is_premium: bool
    view_count: int
    favorite_count: int
    published_at: datetime | None
    created_at: datetime


class BaseFilterQuery(BaseModel):
    """The filters of any list of listings; a chosen game's attributes come as `attr.<key>` beside them."""

    min_price: Annotated[int | None, Field(ge=0, le=MAX_SOM, description="Whole so'm, at least")] = None
    max_price: Annotated[int | None, Field(ge=0, le=MAX_SOM, description="Whole so'm, at most")] = None
    is_premium: Annotated[bool | None, Field(description="Whether its seller has a paid plan")] = None
    seller: Annotated[str | None, Field(max_length=64, description="A username", examples=["seller"])] = None
    has_images: Annotated[bool | None, Field(description="Whether it has pictures")] = None
    search: Annotated[
        str | None,
        Field(max_length=100, description="Words of title and description, or a short code", examples=["account"]),
    ] = None
    delivery: Annotated[
        Delivery | None, Field(description="instant: from the vault at once; manual: by the seller")
    ] = None


class FacetQuery(BaseFilterQuery):
    """The parameters of `listings/facets/`: every filter there is."""

    game: Annotated[str | None, Field(max_length=64, description="A game's slug", examples=["pubg-mobile"])] = None


@dataclass(frozen=True, slots=True)
class WantedListings:
    """
    Filters that somebody keeps: `query` is their one spelling, as the address of the catalog has it.

    Game and prices (so'm) stand apart, so that whoever keeps many can narrow them by columns.
    """

    query: str
    game_id: int | None
    min_price: int | None
    max_price: int | None


@dataclass(frozen=True, slots=True)
class ListingGlance:
    """A listing as it stands now, as far as modules above must know it to tell of it."""

    id: UUID
    code: str
    game_id: int
    seller_id: UUID
    price: Som
    status: str

    @property
    def is_on_sale(self) -> bool:
        """Tell whether it can be bought now."""
        return self.status == "active"


@dataclass(frozen=True, slots=True)
class ReservedListing:
    """
    A listing that an order has just taken off sale.

    `snapshot` is what the order keeps of it, as JSON values; `offer_id` the accepted offer whose price it is.
    """

    id: UUID
    seller_id: UUID
    game_id: int
    game_slug: str
    price: Som
    delivery: str
    delivery_sla_minutes: int
    version: int
    snapshot: dict[str, Any]
    offer_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ListingChange:
    """A listing after a change, as far as callers above need it."""

    id: UUID
    seller_id: UUID
    status: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingContent:
    """
    What a moderator looks at: `content` is the listing's snapshot with its price and way to sign in, as JSON values.

    `submitted_at` is when it last changed; `is_changed` tells that it was on sale before.
    """

    id: UUID
    seller_id: UUID
    game_id: int
    status: str
    version: int
    submitted_at: datetime
    is_changed: bool
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ListingDraft:
    """What a seller says of a new listing, or of an old one whole."""

    game: str
    title: str
    price: Som
    description: str = ""
    attributes: AttributeValues = field(default_factory=dict)
    image_ids: tuple[UUID, ...] = ()
    delivery_sla_minutes: int = 60
    accepts_offers: bool = True
    offer_floor: Som | None = None
    credentials: Credentials | None = None
    # What the text is written in; "" means the seller's own language.
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SellDraftContent:
    """What somebody is about to sell, as far as they have come; `game` is "" while none is chosen."""

    game: str = ""
    step: str = ""
    language: str = ""
    title: str = ""
    description: str = ""
    price: Som | None = None
    attributes: AttributeValues = field(default_factory=dict)
    image_ids: tuple[UUID, ...] = ()
    delivery: str = "manual"
    delivery_sla_minutes: int = 60
    accepts_offers: bool = True
    offer_floor: Som | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkChange:
    """What became of one of several listings; `problem` is why it was refused."""

    id: UUID
    is_changed: bool = False
    problem: DomainError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceHint:
    """
    What listings like one were sold for (so'm): the lower quartile, the median, the upper quartile.

    `count` is how many sales it is drawn from; the prices are None where those are too few to tell.
    """

    count: int
    low: Som | None
    median: Som | None
    high: Som | None
    basis: Literal["attributes", "game"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProblem:
    """What is wrong in a file of listings: in which row (the header is 1; 0 is the file as a whole) and column."""

    row: int
    column: str
    code: str
    title: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedListing:
    """A listing that a row of a file became."""

    row: int
    id: UUID
    code: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What a file of listings holds and what was made of it: all of its rows, or nothing."""

    is_dry_run: bool
    row_count: int
    valid_count: int
    created_count: int
    problems: tuple[ImportProblem, ...]
    listings: tuple[ImportedListing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferMoveInfo:
    """One step of a price offer, as its reader sees it."""

    seq: int
    event: str
    by: str
    amount: Som
    message: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferInfo:
    """A price offer whole, as one of its parties (or staff) sees it; the names are those of the API's `OfferOut`."""

    id: UUID
    listing: dict[str, Any]
    buyer: SellerCard
    seller: SellerCard
    amount: Som
    state: str
    turn: str
    party: str
    moves: list[OfferMoveInfo]
    expires_at: datetime | None
    reserved_until: datetime | None
    order_id: UUID | None
    allowed_events: list[str]
    version: int
    server_time: datetime
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPage:
    """A part of a list of offers; `next_id` is the id of its last row when more follow."""

    offers: list[OfferInfo]
    next_id: UUID | None

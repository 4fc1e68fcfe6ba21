"""What listings hands over to other modules."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from wibestore.core.errors import DomainError
from wibestore.core.money import Som
from wibestore.games.types import AttributeValues
from wibestore.users.types import SellerCard
from wibestore.vault.types import Credentials


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

"""Shapes of listings. `seller` and `game` are the shapes of their modules."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, field_validator

from wibestore.core.api import (
    CLEANED,
    NOT_BLANK,
    Flag,
    Input,
    Output,
    Page,
    PageQuery,
    SeenVersion,
    SomAmount,
    WholeNumber,
)
from wibestore.core.money import MAX_SOM
from wibestore.games.types import GameRef
from wibestore.listings.types import BaseFilterQuery, ListingCardOut, ListingStatus
from wibestore.uploads.types import ImageInfo, ImageVariant
from wibestore.users.types import SellerAvailability, SellerCard, SellerFacts

Ordering = Literal["-created_at", "price", "-price", "-rating", "-popularity"]
OfferState = Literal["open", "accepted", "declined", "withdrawn", "expired", "used"]
OfferAmount = Annotated[int, Field(strict=True, ge=1, le=MAX_SOM, description="Whole so'm")]
OfferMessage = Annotated[str, Field(max_length=300), CLEANED]
ListingLanguage = Annotated[Literal["uz", "ru", "en"], Field(description="What title and description are written in")]
SLA_MINUTES = Literal[15, 30, 60, 120, 240, 480, 720]

# As many as a browser remembers to have seen.
BY_IDS_MAX = 20


class FieldReasonOut(Output):
    """What a moderator wants corrected in one field."""

    field: str = Field(description="title, description, price, images, login_method, or attributes.<key>")
    text: str


class ListingOut(ListingCardOut):
    """A listing whole. Private fields are null for anybody but its seller and staff."""

    description: str
    language: ListingLanguage
    attributes: dict[str, int | str | bool]
    images: list[ImageInfo]
    delivery_sla_minutes: int
    login_method: str
    updated_at: datetime
    version: int
    rejection_reason: str | None
    rejection_fields: list[FieldReasonOut] | None = None
    is_hidden: bool | None = Field(None, description="Whether a verdict of the staff keeps it off sale")
    hidden_until: datetime | None = Field(None, description="When that ends; null while hidden: when the staff end it")
    has_credentials: bool | None
    allowed_events: list[str] = Field(
        description="What the caller may do: edit, submit, pause, resume, archive, buy, offer"
    )
    buy_refusal: str = Field("", description="Why `buy` is not allowed: own_listing, not_active, sign_in, blocked")
    accepts_offers: bool
    offer_refusal: str = Field("", description="Why `offer` is not allowed: not_accepted, or as `buy_refusal`")
    offer_min: int = Field(description="The least that may be offered now: half the price")
    offer_floor: int | None = Field(description="What is offered below it is declined by itself; the seller's own")
    seller_since: datetime = Field(description="When the seller came to the shop")
    seller_facts: SellerFacts
    seller_availability: SellerAvailability


class CredentialsIn(Input):
    """Login data of the game account; sealed in the vault, never shown again but to the buyer."""

    login_method: Annotated[
        str, Field(min_length=1, max_length=32, description="How one signs in to the account, such as google")
    ]
    login: Annotated[str, Field(min_length=1, max_length=200, description="What one signs in with")]
    password: Annotated[str, Field(min_length=1, max_length=200, description="The account's password; kept encrypted")]
    email: Annotated[str, Field(max_length=254, description="The mailbox that belongs to the account")] = ""
    email_password: Annotated[str, Field(max_length=200, description="The mailbox's password; kept encrypted")] = ""
    note: Annotated[str, Field(max_length=2000, description="What the buyer must know to take it over")] = ""


class ListingIn(Input):
    """A new listing; with credentials it is delivered at once, without them by hand."""

    game: Annotated[str, Field(min_length=1, max_length=64, description="A game's slug")]
    title: Annotated[str, Field(min_length=8, max_length=120, description="As lists show it"), CLEANED, NOT_BLANK]
    description: Annotated[str, Field(max_length=5000, description="Plain text"), CLEANED] = ""
    language: Annotated[ListingLanguage | None, Field(description="Left out: the seller's own")] = None
    price: SomAmount
    attributes: Annotated[dict[str, Any], Field(description="By the keys of the game's attributes")] = {}
    image_ids: Annotated[
        list[UUID], Field(max_length=5, description="Pictures of one's own from `upload/image/`, the cover first")
    ] = []
    delivery_sla_minutes: Annotated[
        SLA_MINUTES, Field(description="Minutes in which the seller hands the account over")
    ] = 60
    accepts_offers: Annotated[Flag, Field(description="Whether buyers may offer another price")] = True
    offer_floor: Annotated[
        SomAmount | None, Field(description="Whole so'm; lower offers are declined by themselves. Null: none")
    ] = None
    credentials: Annotated[
        CredentialsIn | None, Field(description="Kept in the vault, they make delivery instant; null: by hand")
    ] = None


class ListingPatchIn(Input):
    """Changes of a listing; what is left out or null stays (`offer_floor` apart). `event` moves its state."""

    title: Annotated[
        str | None, Field(min_length=8, max_length=120, description="As lists show it"), CLEANED, NOT_BLANK
    ] = None
    description: Annotated[str | None, Field(max_length=5000, description="Plain text"), CLEANED] = None
    language: Annotated[ListingLanguage | None, Field(description="What title and description are written in")] = None
    price: Annotated[SomAmount | None, Field(description="Whole so'm")] = None
    attributes: Annotated[
        dict[str, Any] | None, Field(description="All of them, by the keys of the game's attributes")
    ] = None
    image_ids: Annotated[list[UUID] | None, Field(max_length=5, description="All pictures, the cover first")] = None
    delivery_sla_minutes: Annotated[
        SLA_MINUTES | None, Field(description="Minutes in which the seller hands the account over")
    ] = None
    accepts_offers: Annotated[Flag | None, Field(description="Whether buyers may offer another price")] = None
    offer_floor: Annotated[SomAmount | None, Field(description="Whole so'm; null removes it")] = None
    event: Annotated[
        Literal["submit", "pause", "resume", "archive"] | None,
        Field(description="A step of the listing, beside or instead of changes"),
    ] = None
    expected_version: Annotated[
        WholeNumber | None, Field(description="The version that was seen; null: whichever it is")
    ] = None


class FacetValueOut(Output):
    """How many listings one choice would leave."""

    value: str
    count: int


class FacetOut(Output):
    """The counts of one filter: `game`, `delivery`, `is_premium` or `attr.<key>`."""

    key: str
    values: list[FacetValueOut]


class FacetsOut(Output):
    """
    Counts for the current filters: exact where listings are few, else scaled from a sample and rounded.

    `is_exact` is false when `count` or those of a choice are scaled; a choice that the sample lacks is left out.
    """

    count: int
    is_exact: bool
    min_price: int | None
    max_price: int | None
    facets: list[FacetOut]


class SuggestionOut(Output):
    """One quick result of the search box."""

    kind: Literal["game", "listing", "seller", "query"]
    text: str
    path: str
    listing_count: Annotated[int | None, Field(description="Of a game or a seller: what is on sale")] = None
    price: int | None = None
    image: Annotated[ImageVariant | None, Field(description="A listing's smallest picture, or a seller's")] = None
    note: Annotated[str, Field(description="A listing's game, or a seller's @username")] = ""


class SuggestionsOut(Output):
    """Quick results, best first."""

    results: list[SuggestionOut]


class FavoriteIdsOut(Output):
    """The listings the user likes, newest first (500 at most)."""

    ids: list[UUID]


class FavoriteOut(Output):
    """The state after a change of a favorite."""

    listing_id: UUID
    is_favorite: bool
    favorite_count: int


class ViewCountOut(Output):
    """The listing's views after counting this one (once a visitor and day)."""

    view_count: int


class GameListingQuery(PageQuery, BaseFilterQuery):
    """The parameters of `games/{slug}/listings/`."""

    ordering: Annotated[Ordering | None, Field(description="Left out: newest first, or a search's best fit")] = None


class ListingQuery(GameListingQuery):
    """The parameters of `listings/`."""

    game: Annotated[str | None, Field(max_length=64, description="A game's slug", examples=["pubg-mobile"])] = None
    status: Annotated[ListingStatus | None, Field(description="Other than active: one's own, or staff")] = None


class SuggestQuery(BaseModel):
    """What was typed so far."""

    q: Annotated[str, Field(min_length=1, max_length=100, description="What was typed so far", examples=["account"])]


class ByIdsQuery(BaseModel):
    """Which listings: their ids, with commas between them."""

    ids: Annotated[
        str,
        Field(
            min_length=1,
            max_length=BY_IDS_MAX * 37,
            description=f"At most {BY_IDS_MAX} ids, split by commas",
            examples=["01900000-0000-7000-8000-000000000000"],
        ),
    ]

    @field_validator("ids")
    @classmethod
    def _are_ids(cls, ids: str) -> str:
        if len([UUID(one) for one in ids.split(",")]) > BY_IDS_MAX:
            raise ValueError(f"These are more than {BY_IDS_MAX}")
        return ids

    @property
    def listing_ids(self) -> list[UUID]:
        """Return each id once, in the order given."""
        return list(dict.fromkeys(UUID(one) for one in self.ids.split(",")))


class CardsOut(Output):
    """A few cards, without pages."""

    results: list[ListingCardOut]


class OfferIn(Input):
    """A price for a listing: at least half of what it costs, and less than that."""

    amount: OfferAmount
    message: Annotated[OfferMessage, Field(description="A word to the other side")] = ""


class OfferActionIn(Input):
    """A step of an offer; another version than the current one is refused."""

    expected_version: SeenVersion


class OfferCounterIn(OfferActionIn):
    """Another price for the same listing."""

    amount: OfferAmount
    message: Annotated[OfferMessage, Field(description="A word to the other side")] = ""


class OfferListingOut(Output):
    """The listing an offer is for, as it is now."""

    id: UUID
    code: str
    title: str
    price: int
    status: ListingStatus
    game: GameRef
    image: ImageInfo | None


class OfferMoveOut(Output):
    """One step of an offer; `floor` is the seller's floor at work, and shown to nobody but the seller and staff."""

    seq: int
    event: Literal["make", "counter", "accept", "decline", "withdraw", "expire", "floor", "use"]
    by: Literal["buyer", "seller", "shop"]
    amount: int
    message: str
    created_at: datetime


class OfferOut(Output):
    """
    A price offer whole. `amount` is what lies on the table, `turn` who may answer it.

    While it is `accepted`, its buyer may order the listing at `amount` until `reserved_until`; others still may
    at the listing's price.
    """

    id: UUID
    listing: OfferListingOut
    buyer: SellerCard
    seller: SellerCard
    amount: int
    state: OfferState
    turn: Literal["buyer", "seller", ""]
    party: Literal["buyer", "seller", "staff"]
    moves: list[OfferMoveOut]
    expires_at: datetime | None
    reserved_until: datetime | None
    order_id: UUID | None
    allowed_events: list[str] = Field(description="What the caller may do: accept, counter, decline, withdraw")
    version: int
    server_time: datetime
    created_at: datetime


class OfferQuery(PageQuery):
    """The parameters of `profile/offers/`."""

    side: Annotated[Literal["sent", "received"] | None, Field(description="Left out: both")] = None
    state: Annotated[OfferState | None, Field(description="Offers in this state")] = None


OfferPageOut = Page[OfferOut]
ListingPage = Page[ListingCardOut]

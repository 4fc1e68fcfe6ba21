"""Shapes of the seller's side: drafts, one's own listings and what is done with many, prices, files of listings."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field
from pydantic_core import PydanticCustomError

from wibestore.core.api import CLEANED, Flag, Input, Output, Page, PageQuery, SeenVersion, SomAmount, WholeNumber
from wibestore.games.types import GameRef
from wibestore.listings.api.schemas import FieldReasonOut, ListingLanguage
from wibestore.listings.types import Delivery, ListingCardOut, ListingStatus
from wibestore.uploads.types import ImageInfo

ATTRIBUTES_MAX = 60
_KEY_MAX, _TEXT_MAX, _NUMBER_MAX = 64, 500, 10**15
OwnOrdering = Literal["-created_at", "price", "-price", "-view_count", "-favorite_count"]


def _flat(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return what has a value; nothing here may be deep or large."""
    for key, value in attributes.items():
        is_small = len(key) <= _KEY_MAX and (
            value is None
            or isinstance(value, bool)
            or (isinstance(value, int) and abs(value) <= _NUMBER_MAX)
            or (isinstance(value, str) and len(value) <= _TEXT_MAX)
        )
        if not is_small:
            raise PydanticCustomError("value_error", "Attributes are short texts, whole numbers, true or false")
    return {key: value for key, value in attributes.items() if value is not None}


DraftAttributes = Annotated[dict[str, Any], Field(max_length=ATTRIBUTES_MAX), AfterValidator(_flat)]


class SellDraftIn(Input):
    """What somebody is about to sell, as far as they have come: only sizes are checked."""

    game: Annotated[str, Field(max_length=64, description='"" while none is chosen')] = ""
    step: Annotated[str, Field(max_length=16, description="Where the form was left"), CLEANED] = ""
    language: Annotated[ListingLanguage | None, Field(description="Left out: the draft's, else the seller's own")] = (
        None
    )
    title: Annotated[str, Field(max_length=120, description="As lists will show it"), CLEANED] = ""
    description: Annotated[str, Field(max_length=5000, description="Plain text"), CLEANED] = ""
    price: Annotated[SomAmount | None, Field(description="Whole so'm; null while none is named")] = None
    attributes: Annotated[
        DraftAttributes, Field(description="By the keys of the game's attributes; checked when it is published")
    ] = {}
    image_ids: Annotated[
        list[UUID], Field(max_length=5, description="Pictures of one's own from `upload/image/`, the cover first")
    ] = []
    delivery: Annotated[Delivery, Field(description="instant: from the vault at once; manual: by the seller")] = (
        "manual"
    )
    delivery_sla_minutes: Annotated[
        int, Field(strict=True, ge=0, le=10_000, description="Minutes in which the seller hands the account over")
    ] = 60
    accepts_offers: Annotated[Flag, Field(description="Whether buyers may offer another price")] = True
    offer_floor: Annotated[
        SomAmount | None, Field(description="Whole so'm; lower offers are declined by themselves. Null: none")
    ] = None
    expected_version: Annotated[
        WholeNumber | None, Field(description="The version that was seen; null: whichever it is")
    ] = None


class SellDraftOut(Output):
    """A draft whole; `login_method` is that of the sealed credentials."""

    id: UUID
    version: int
    game: GameRef | None
    step: str
    language: ListingLanguage
    title: str
    description: str
    price: int | None
    attributes: dict[str, int | str | bool]
    images: list[ImageInfo]
    delivery: Delivery
    delivery_sla_minutes: int
    accepts_offers: bool
    offer_floor: int | None
    has_credentials: bool
    login_method: str
    updated_at: datetime
    created_at: datetime


class SellDraftsOut(Output):
    """Every draft of the caller's (20 at most), the last changed first."""

    results: list[SellDraftOut]


class SellDraftPublishIn(Input):
    """Publishing a draft; another version than the current one is refused."""

    expected_version: SeenVersion


class RefusalOut(Output):
    """Why one thing of several was refused: a problem's code, its title in the reader's language, its params."""

    code: str
    title: str
    params: dict[str, Any]


class OwnListingOut(ListingCardOut):
    """A listing in its seller's own list; `days_on_sale` is null for what is not on sale."""

    updated_at: datetime
    version: int
    allowed_events: list[str]
    has_credentials: bool
    rejection_reason: str
    rejection_fields: list[FieldReasonOut] | None = None
    is_hidden: bool | None = Field(None, description="Whether a verdict of the staff keeps it off sale")
    hidden_until: datetime | None = Field(None, description="When that ends; null while hidden: when the staff end it")
    open_offer_count: int
    days_on_sale: int | None


class OwnListingQuery(PageQuery):
    """The parameters of `profile/listings/`."""

    status: Annotated[ListingStatus | None, Field(description="Listings in this status; left out: all")] = None
    search: Annotated[
        str | None, Field(max_length=100, description="Words of the title, or a short code", examples=["account"])
    ] = None
    ordering: Annotated[OwnOrdering | None, Field(description="Left out: newest first")] = None


class BulkIn(Input):
    """One action for several of one's own listings; `reprice` takes either a price or a percentage."""

    ids: Annotated[list[UUID], Field(min_length=1, max_length=100, description="One's own listings")]
    action: Annotated[
        Literal["pause", "resume", "archive", "reprice"], Field(description="What is done to each of them")
    ]
    price: Annotated[
        SomAmount | None, Field(description="Of reprice: the new price, whole so'm; either this or `percent`")
    ] = None
    percent: Annotated[
        int | None, Field(strict=True, ge=-90, le=200, description="By how much the price changes; rounded down")
    ] = None


class BulkRowOut(Output):
    """What became of one listing; `listing` is null where it is not the caller's."""

    id: UUID
    is_changed: bool
    problem: RefusalOut | None
    listing: OwnListingOut | None


class BulkOut(Output):
    """What became of each listing, in the order of the request."""

    results: list[BulkRowOut]


class PriceHintQuery(BaseModel):
    """The parameters of `profile/price-hint/`; attributes come as `attr.<key>` beside them."""

    game: Annotated[str, Field(min_length=1, max_length=64, description="A game's slug", examples=["pubg-mobile"])]


class PriceHintOut(Output):
    """What similar accounts were sold for within 180 days; prices are null where fewer than eight were."""

    count: int
    low: int | None
    median: int | None
    high: int | None
    basis: Literal["attributes", "game"]


class ImportProblemOut(Output):
    """What is wrong in a file: in which row (the header is 1, the file as a whole 0) and column."""

    row: int
    column: str
    code: str
    title: str
    params: dict[str, Any]


class ImportedListingOut(Output):
    """The listing that a row became."""

    row: int
    id: UUID
    code: str
    title: str


class ImportOut(Output):
    """What a file holds and what was made of it: with any problem nothing is made."""

    is_dry_run: bool
    row_count: int
    valid_count: int
    created_count: int
    problems: list[ImportProblemOut]
    listings: list[ImportedListingOut]


class TemplateQuery(BaseModel):
    """The parameters of `profile/listings/import/template/`."""

    game: Annotated[str, Field(min_length=1, max_length=64, description="A game's slug", examples=["pubg-mobile"])]


OwnListingPage = Page[OwnListingOut]

"""Shapes of the moderators' queue: what they see of a listing, how they take it, what they decide."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import CLEANED, Flag, Input, Labels, Output, Page, PageQuery, SeenVersion
from wibestore.games.types import GameRef
from wibestore.uploads.types import ImageInfo, ImageVariant
from wibestore.users.types import SellerCard

ListingStatus = Literal[
    "draft", "pending", "active", "reserved", "sold", "rejected", "paused", "archived", "quarantined"
]
FlagCode = Literal[
    "same_picture",
    "same_credentials",
    "price_low",
    "price_high",
    "contact_in_text",
    "new_seller",
    "rejected_before",
    "seller_warned",
]
Tone = Literal["ok", "soon", "late"]
LookKind = Literal["new", "changed"]
Language = Literal["uz", "ru", "en"]
Decision = Literal["approve", "reject"]


class AdminListingQuery(PageQuery):
    """The parameters of `admin/listings/`; what waits for a moderator unless another status is asked for."""

    status: Annotated[ListingStatus, Field(description="Listings in this status")] = "pending"
    game: Annotated[str | None, Field(max_length=64, description="A game's slug", examples=["pubg-mobile"])] = None
    seller: Annotated[str | None, Field(max_length=64, description="A username", examples=["seller"])] = None
    search: Annotated[
        str | None, Field(max_length=100, description="Words of the title, or a short code", examples=["account"])
    ] = None
    ordering: Annotated[
        Literal["oldest", "newest", "flags"] | None,
        Field(description="Left out: newest; flags: of pending alone"),
    ] = None
    flag: Annotated[FlagCode | None, Field(description="Of pending alone, as `claimed` and `kind`")] = None
    claimed: Annotated[
        Literal["mine", "free", "others"] | None, Field(description="Of pending alone: by who looks at it")
    ] = None
    kind: Annotated[LookKind | None, Field(description="Of pending alone: a new one, or a changed one")] = None


class AdminHighlightOut(Output):
    """One of the first three facts of a listing."""

    key: str
    label: Labels
    text: Labels


class SamePictureOut(Output):
    """A listing of another seller that shows the same picture."""

    listing_id: UUID
    code: str
    seller: str = Field(description="Their username")
    distance: int = Field(description="0 is the same picture, 7 one that is hardly alike")
    picture: ImageVariant = Field(description="Theirs, small")


class FingerprintKinOut(Output):
    """Another listing of the same game account, of today or of before."""

    listing_id: UUID
    code: str
    seller: str = Field(description="Their username")
    retired_at: datetime | None = Field(description="Null while it is on offer there")
    was_delivered: bool = Field(description="Whether a buyer got the account by it")


class ListingFlagOut(Output):
    """What was noticed by itself; `level` 1 to 3 says how much it wants a look, `params` what it was."""

    code: FlagCode
    level: int
    params: dict[str, Any] = Field(
        {}, description="Of contact_in_text: kinds, and spans of {field, start, end, kind} in code points"
    )


class ClaimantOut(Output):
    """Whoever looks at a listing now."""

    id: UUID
    username: str


class ReviewTaskOut(Output):
    """One look that a listing waits for."""

    id: UUID
    kind: LookKind
    submitted_at: datetime
    sla_at: datetime
    tone: Tone
    claimed_by: ClaimantOut | None
    claimed_until: datetime | None
    flags: list[ListingFlagOut]


class AdminListingCardOut(Output):
    """A listing in the moderators' list."""

    id: UUID
    code: str
    title: str
    price: int
    status: ListingStatus
    game: GameRef
    seller: SellerCard
    image: ImageInfo | None
    image_count: int
    highlights: list[AdminHighlightOut]
    delivery: Literal["instant", "manual"]
    is_premium: bool
    view_count: int
    favorite_count: int
    published_at: datetime | None
    created_at: datetime
    version: int
    same_pictures: list[SamePictureOut]
    task: ReviewTaskOut | None


class ChecklistItemOut(Output):
    """What whoever approves has looked at."""

    code: str
    label: Labels


class ContentDifferenceOut(Output):
    """One field that was approved otherwise; of `images` the pictures before and after, in their order."""

    field: str
    before: Any
    after: Any
    kind: Literal["text", "value", "images"]


class SellerFactsOut(Output):
    """What became of a seller's listings within 30 days, and of the seller within 180."""

    sales: int
    rejected_30d: int
    verdicts: int
    is_verified: bool


class AdminPriceHintOut(Output):
    """What accounts like it were sold for; the prices are null where too few were."""

    count: int
    low: int | None
    median: int | None
    high: int | None
    basis: Literal["attributes", "game"]


class PastLookOut(Output):
    """What was decided on the listing before."""

    decided_at: datetime
    decided_by: str = Field(description="A username")
    status: Literal["approved", "rejected"]
    reason: str
    fields: list[str]


class RejectedFieldOut(Output):
    """What a moderator wanted corrected in one field."""

    field: str
    text: str


class AdminListingOut(AdminListingCardOut):
    """A listing as a moderator reads it; its credentials stay sealed."""

    description: str
    language: Language = Field(description="What title and description are written in")
    seller_language: Language = Field(description="What the seller reads")
    attributes: dict[str, Any]
    images: list[ImageInfo]
    delivery_sla_minutes: int
    login_method: str
    updated_at: datetime
    rejection_reason: str | None
    rejection_fields: list[RejectedFieldOut] | None
    is_hidden: bool | None
    hidden_until: datetime | None
    has_credentials: bool | None
    allowed_events: list[str] = Field(description="What the moderator may do: approve, reject, …")
    flags: list[ListingFlagOut]
    checklist: list[ChecklistItemOut]
    diff: list[ContentDifferenceOut] | None = Field(
        description="Null where it was never approved, or before this was kept"
    )
    seller_facts: SellerFactsOut
    price_hint: AdminPriceHintOut
    fingerprint_kin: list[FingerprintKinOut]
    history: list[PastLookOut]


class FieldReasonIn(Input):
    """What is to be corrected in one field: a ready reason, words, or words instead of it."""

    field: Annotated[
        str, Field(max_length=64, pattern=r"^[a-z][a-z0-9_./-]*$", description="Which field of the listing is meant")
    ]
    template: Annotated[
        str | None, Field(max_length=40, pattern=r"^[a-z0-9._-]+$", description="Code of a reason template")
    ] = None
    text: Annotated[
        str, Field(max_length=500, description="Words for the seller, beside or instead of the template"), CLEANED
    ] = ""


class ListingDecisionIn(Input):
    """A decision on the listing as it was read; a rejection says what to change, an approval what was looked at."""

    decision: Annotated[Decision, Field(description="What becomes of the listing")]
    reason: Annotated[
        str,
        Field(max_length=500, description="Words for the seller; a rejection needs them or reasons of fields"),
        CLEANED,
    ] = ""
    field_reasons: Annotated[
        list[FieldReasonIn], Field(max_length=12, description="What is wrong with single fields")
    ] = []
    checklist: Annotated[
        dict[str, Flag], Field(max_length=20, description="Points of the checklist, and whether each holds")
    ] = {}
    expected_version: SeenVersion


class ClaimNextIn(Input):
    """Which look to take; any that waits longest unless a game is chosen."""

    game: Annotated[str | None, Field(max_length=64, description="A game's slug")] = None


class ClaimIn(Input):
    """Nothing is to be said."""


class QueueCountsOut(Output):
    """How much waits for a look."""

    waiting: int
    late: int
    mine: int
    oldest_at: datetime | None
    by_flag: dict[FlagCode, int]


class BulkItemIn(Input):
    """One listing as it was read."""

    id: Annotated[UUID, Field(description="The listing")]
    expected_version: SeenVersion


class ListingBulkIn(Input):
    """One decision on several listings; a rejection takes a ready reason or words."""

    items: Annotated[
        list[BulkItemIn], Field(min_length=1, max_length=50, description="The listings, each decided for itself")
    ]
    decision: Annotated[Decision, Field(description="What becomes of all of them")]
    template: Annotated[
        str | None, Field(max_length=40, pattern=r"^[a-z0-9._-]+$", description="Code of a reason template")
    ] = None
    text: Annotated[str, Field(max_length=500, description="Words for the sellers"), CLEANED] = ""


class ListingBulkRowOut(Output):
    """What became of one listing; `code` is why it was refused, `version` the one it has now."""

    id: UUID
    ok: bool
    code: str | None
    version: int | None


class ListingBulkOut(Output):
    """What became of each, in the order given."""

    results: list[ListingBulkRowOut]


AdminListingPage = Page[AdminListingCardOut]

"""Shapes of orders (escrow.md §2)."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from wibestore.core.api import (
    CLEANED,
    NOT_BLANK,
    Flag,
    Input,
    Labels,
    Output,
    Page,
    Problem,
    SeenVersion,
    SomAmount,
    WholeNumber,
)
from wibestore.games.types import GameRef
from wibestore.uploads.types import ImageInfo
from wibestore.users.types import SellerCard

OrderState = Literal[
    "awaiting_payment", "paid", "delivered", "completed", "cancelled", "disputed", "refunded", "partially_refunded"
]
Party = Literal["buyer", "seller", "staff"]
EventParty = Literal["buyer", "seller", "staff", "system"]
DisputeReason = Literal[
    "not_delivered",
    "wrong_credentials",
    "not_as_described",
    "account_taken_back",
    "buyer_unresponsive",
    "false_claim",
    "other",
]
# The last two are the shop's own.
AnyDisputeReason = DisputeReason | Literal["charge_back", "party_blocked"]
DisputeOutcome = Literal["", "withdrawn", "refunded", "partially_refunded", "completed", "cancelled"]


class OrderIn(Input):
    """Buy a listing at the price the buyer saw."""

    listing_id: Annotated[UUID, Field(description="What is bought")]
    price: SomAmount
    pay_with: Annotated[
        Literal["wallet", "provider"], Field(description="From the wallet, or by a deposit of a provider")
    ] = "wallet"
    pay_now: Annotated[Flag, Field(description="Pay from the wallet at once: a paid order, or none at all")] = False

    @model_validator(mode="after")
    def _wallet_pays_now(self) -> Self:
        if self.pay_now and self.pay_with != "wallet":
            raise ValueError("Only the wallet pays at once")
        return self


class OrderActionIn(Input):
    """A step of an order; another version than the current one is refused."""

    expected_version: SeenVersion


class OrderReasonIn(OrderActionIn):
    """A step that takes a reason."""

    reason: Annotated[str, Field(max_length=500, description="Why, for the other side; staff must say it"), CLEANED] = (
        ""
    )


class DeliverIn(OrderActionIn):
    """The login data the seller hands over; goes to the vault. Left out: what was sealed with the listing."""

    login_method: Annotated[
        str, Field(min_length=1, max_length=32, description="How one signs in to the account, such as google")
    ]
    login: Annotated[str, Field(min_length=1, max_length=200, description="What one signs in with")]
    password: Annotated[str, Field(min_length=1, max_length=200, description="The account's password; kept encrypted")]
    email: Annotated[str, Field(max_length=254, description="The mailbox that belongs to the account")] = ""
    email_password: Annotated[str, Field(max_length=200, description="The mailbox's password; kept encrypted")] = ""
    note: Annotated[str, Field(max_length=2000, description="What the buyer must know to take it over")] = ""


class OrderListingOut(Output):
    """The listing as it was when the order was made."""

    id: UUID
    code: str
    title: str
    game: GameRef
    image: ImageInfo | None
    attributes: dict[str, int | str | bool]


class OrderEventOut(Output):
    """One step of the order's story."""

    seq: int
    event: str
    by: EventParty
    state: OrderState
    reason: str
    created_at: datetime


class RevealOut(Output):
    """When the credentials were looked at, by the buyer or in a dispute by staff; shown to both sides."""

    revealed_at: datetime
    ip: str
    user_agent: str
    by: Literal["buyer", "staff"]
    reason: str = Field(description="Why staff looked; empty for the buyer")


class OrderCardOut(Output):
    """An order in a list."""

    id: UUID
    number: str
    state: OrderState
    is_overdue: bool
    price: int
    commission: int = Field(description="Of what the seller keeps: of the whole price until something was given back")
    seller_amount: int
    refund_amount: int = Field(description="What went back to the buyer")
    rate_bps: int
    listing: OrderListingOut
    buyer: SellerCard
    seller: SellerCard
    party: Party
    created_at: datetime
    pay_by: datetime | None
    deliver_by: datetime | None
    auto_cancel_at: datetime | None
    auto_release_at: datetime | None
    respond_by: datetime | None = Field(description="Until when the other side of a dispute may stay silent")
    available_at: datetime | None
    dispute_id: UUID | None = Field(description="The newest dispute, open or closed")
    has_dispute: bool = Field(description="It is disputed now")
    version: int
    allowed_events: list[str]


class OrderOut(OrderCardOut):
    """An order whole; `blocked_events` says why a step one might expect is not open yet."""

    delivery: Literal["instant", "manual"]
    paid_at: datetime | None
    delivered_at: datetime | None
    replacements_left: int
    dispute_reasons: list[DisputeReason] = Field(description="Reasons open to the caller now")
    events: list[OrderEventOut]
    reveals: list[RevealOut]
    blocked_events: dict[str, str]
    review_id: UUID | None
    can_review: bool
    credentials_wipe_at: datetime | None = Field(
        description="From when on the credentials are wiped, at night; null while the order goes on, and once they are"
    )
    credentials_wiped_at: datetime | None = Field(description="When they were: nobody can see them any more")
    server_time: datetime


class OrderProblem(Problem):
    """A refused step; a lost race shows the order as it is now."""

    order: OrderOut | None = None


class CredentialsOut(Output):
    """The revealed credentials; never stored, never cached."""

    login_method: str
    login: str
    password: str
    email: str
    email_password: str
    note: str
    version: int
    hide_after_s: int = Field(60, description="Seconds after which the interface masks them again")


class StaffReasonIn(Input):
    """Why staff do it; the parties read it."""

    reason: Annotated[str, Field(min_length=10, max_length=500, description="For the audit"), CLEANED]


class StaffCancelIn(StaffReasonIn):
    """Cancel an order as staff: all the money goes back to the buyer."""

    expected_version: SeenVersion


class DisputeIn(OrderActionIn):
    """What is wrong with the order."""

    reason: Annotated[DisputeReason, Field(description="What went wrong")]
    text: Annotated[
        str,
        Field(min_length=30, max_length=2000, description="What happened, for the other side and the staff"),
        CLEANED,
    ]


class MaybeVersionIn(Input):
    """Words need no version: whatever happened meanwhile, they are said."""

    expected_version: Annotated[
        WholeNumber | None, Field(description="The version that was seen; null: whichever it is")
    ] = None


class DisputeMessageIn(MaybeVersionIn):
    """Something to say in a dispute."""

    text: Annotated[
        str, Field(max_length=2000, description="What is said to the other side and the staff"), CLEANED, NOT_BLANK
    ]


class DisputeEvidenceIn(MaybeVersionIn):
    """A picture of the sender's own that `POST upload/image/` answered, and words beside it."""

    upload_id: Annotated[UUID, Field(description="The picture")]
    text: Annotated[str, Field(max_length=2000, description="Words beside it"), CLEANED] = ""


class DisputeProposalIn(OrderActionIn):
    """How much of the price goes back to the buyer; nothing and all of it are proposals too."""

    refund_amount: Annotated[SomAmount, Field(description="Whole so'm that go back to the buyer")]
    text: Annotated[str, Field(max_length=2000, description="Words beside it"), CLEANED] = ""


class DisputeAcceptIn(OrderActionIn):
    """The other side's proposal, by the number of its entry."""

    proposal_seq: Annotated[WholeNumber, Field(description="Number of the proposal that is accepted")]


class DisputeDecisionIn(OrderActionIn):
    """A decision of the staff; both parties read the reason and the text."""

    refund_amount: Annotated[SomAmount, Field(description="Whole so'm that go back to the buyer")]
    reason: Annotated[
        Literal[
            "not_delivered",
            "wrong_credentials",
            "not_as_described",
            "account_taken_back",
            "false_claim",
            "no_evidence",
            "agreement",
            "other",
        ],
        Field(description="On what the ruling rests"),
    ]
    text: Annotated[str, Field(min_length=30, max_length=2000, description="Why, in words both sides read"), CLEANED]


class DisputeEntryOut(Output):
    """One line of a dispute's file; a proposal says what each side would get."""

    seq: int
    kind: Literal["opened", "message", "evidence", "proposal", "reminder", "staff_look", "closed"]
    party: EventParty
    author: SellerCard | None
    text: str
    image: ImageInfo | None
    refund_amount: int | None
    is_current: bool = Field(description="Of a proposal: its party made no later one")
    seller_amount: int | None
    commission: int | None
    created_at: datetime


class DisputeProposalsOut(Output):
    """What each side proposes at the moment."""

    buyer: DisputeEntryOut | None
    seller: DisputeEntryOut | None


class PromisedHighlightOut(Output):
    """One of the first facts of a listing."""

    key: str
    label: Labels
    text: Labels


class DisputeListingOut(Output):
    """What the buyer was promised: the listing as it was when the order was made."""

    code: str
    title: str
    description: str
    game: GameRef
    price: int
    attributes: dict[str, int | str | bool]
    highlights: list[PromisedHighlightOut]
    images: list[ImageInfo]


class DisputeOut(Output):
    """A dispute whole: its order, its file, the promise and the looks at the credentials."""

    id: UUID
    order: OrderOut
    status: Literal["open", "closed"]
    outcome: DisputeOutcome
    opened_by: Literal["buyer", "seller", "system"]
    opened_from: Literal["paid", "delivered", "completed"]
    reason: AnyDisputeReason
    text: str
    opened_at: datetime
    respond_by: datetime | None = Field(description="Until when the other side may stay silent; null once it spoke")
    reminded_at: datetime | None
    responded_at: datetime | None
    closed_at: datetime | None
    closed_by: Literal["", "buyer", "seller", "staff", "system"]
    refund_amount: int | None
    resolution_reason: str
    resolution_text: str
    entries: list[DisputeEntryOut]
    proposals: DisputeProposalsOut
    listing_snapshot: DisputeListingOut
    reveals: list[RevealOut]
    allowed_events: list[str]
    blocked_events: dict[str, str]
    version: int = Field(description="The order's version, for `expected_version`")
    server_time: datetime


class AdminDisputeCardOut(Output):
    """A dispute in the staff's list."""

    id: UUID
    order_id: UUID
    order_number: str
    reason: AnyDisputeReason
    opened_by: Literal["buyer", "seller", "system"]
    opened_at: datetime
    respond_by: datetime | None
    is_answered: bool = Field(description="The side that did not open it has said something")
    price: int
    buyer: SellerCard
    seller: SellerCard
    status: Literal["open", "closed"]
    outcome: DisputeOutcome
    closed_at: datetime | None
    taken_by: SellerCard | None = Field(description="Who of the staff deals with it")
    has_ruling: bool = Field(description="The first of two has decided")
    last_said_at: datetime
    tone: Literal["ok", "soon", "late"]


AdminDisputePage = Page[AdminDisputeCardOut]
OrderPage = Page[OrderCardOut]

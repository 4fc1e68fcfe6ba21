"""Shapes of wallet, deposits, cards, withdrawals and transactions. Every amount is whole so'm."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from wibestore.core.api import Day, Input, Labels, Output, PageQuery, Problem, SeenVersion, SomAmount, WithoutCardNumber
from wibestore.core.money import MAX_SOM
from wibestore.ledger.types import EntryKind
from wibestore.payments.types import TransactionWanted

DepositStatus = Literal["pending", "succeeded", "refunding", "reversed", "failed", "cancelled", "expired"]
RefundReason = Literal[
    "",
    "not_succeeded",
    "refunding",
    "refused",
    "not_connected",
    "unsupported",
    "too_late",
    "in_debt",
    "spent",
]
CardStatus = Literal["pending", "active", "removed"]
CardBrand = Literal["uzcard", "humo", "other"]
WithdrawalStatus = Literal["requested", "approved", "sent", "paid", "returned", "cancelled"]
WithdrawalParty = Literal["user", "staff", "system", "provider"]
TransactionStatus = Literal["completed", "pending", "failed", "cancelled", "expired"]
Balance = Literal["available", "held", "payout_reserved", "debt"]


class MethodOut(Output):
    """A way to pay in; one that cannot be used now says why by a code."""

    code: str
    name: str
    description: Labels
    min_amount: int
    max_amount: int
    fee_bps: int
    is_available: bool
    unavailable_reason: Literal["", "not_connected", "disabled"] = ""
    can_withdraw: bool = Field(description="Cards of this method can be added, and money paid out to them")


class MethodListOut(Output):
    """All payment methods in the order to show."""

    results: list[MethodOut]


class WithdrawalLimitsOut(Output):
    """How much one request may take, how much the plan lets out within 24 hours, and what is left of that."""

    min: int
    max_per_request: int
    daily: int
    left_today: int


class WalletOut(Output):
    """A user's balances, each one a balance of the ledger."""

    available: int
    held: int = Field(description="Earned, not yet withdrawable")
    payout_reserved: int = Field(description="On its way out: asked for, not yet at the bank")
    in_escrow: int = Field(description="Paid for orders that are not finished")
    debt: int = Field(description="Owed after a reversed top-up; paid back by whatever comes in")
    withdrawable: int = Field(description="The largest amount one request may take now; 0 while in debt")
    withdrawal_limits: WithdrawalLimitsOut
    currency: Literal["UZS"] = "UZS"


class CardIn(Input):
    """A card to be added: its owner names it on the page of the provider `method`, never here."""

    method: Annotated[
        str,
        Field(min_length=1, max_length=32, description="Code of the payment method on whose page the card is named"),
        WithoutCardNumber,
    ]


class CardOut(Output):
    """A card that money can be paid out to: known by its provider's token, shown by its mask."""

    id: UUID
    method: str
    mask: str = Field(description="Empty while pending")
    brand: CardBrand
    holder: str
    status: CardStatus
    usable_from: datetime | None = Field(description="A new card waits until then")
    bind_url: str = Field(description="Where its owner names it, while pending")
    created_at: datetime


class CardListOut(Output):
    """The user's cards, the newest first."""

    results: list[CardOut]


class CardRefOut(Output):
    """The card a withdrawal goes to."""

    id: UUID
    mask: str
    brand: CardBrand


class WithdrawIn(Input):
    """Money out, to one of the user's own cards."""

    amount: SomAmount
    card_id: Annotated[UUID, Field(description="One's own card that the money goes to")]


class WithdrawalActionIn(Input):
    """A step of a withdrawal; another version than the current one is refused."""

    expected_version: SeenVersion


class WithdrawalStepOut(Output):
    """One step of a withdrawal's story."""

    status: WithdrawalStatus
    at: datetime
    by: WithdrawalParty
    reason: str


class WithdrawalOut(Output):
    """Money on its way out. Cancelled: it never left the shop; returned: the bank did not take it."""

    id: UUID
    number: str
    amount: int
    fee: int
    card: CardRefOut
    status: WithdrawalStatus
    reason: str = Field(description="Why it came back: the staff's words, or a code of the bank")
    requested_at: datetime
    approved_at: datetime | None
    sent_at: datetime | None
    finished_at: datetime | None
    allowed_events: list[str]
    version: int
    history: list[WithdrawalStepOut]


class WithdrawalProblem(Problem):
    """A refused step; `withdrawal` is how it is now, so that the client needs no second question."""

    withdrawal: WithdrawalOut | None = None


class WithdrawalQuery(PageQuery):
    """Parameters of a list of withdrawals."""

    status: Annotated[WithdrawalStatus | None, Field(description="Withdrawals in this status")] = None


class DepositIn(Input):
    """Money in. With `order_id` the paid money pays that order at once; with `card_id` one's own bound card pays."""

    method: Annotated[
        str, Field(min_length=1, max_length=32, description="Code of the payment method"), WithoutCardNumber
    ]
    amount: SomAmount
    order_id: Annotated[UUID | None, Field(description="An order that the money pays at once")] = None
    card_id: Annotated[UUID | None, Field(description="One's own bound card that pays; null: the provider's page")] = (
        None
    )
    return_path: Annotated[
        str,
        Field(
            max_length=200,
            pattern=r"^(/[A-Za-z0-9/_\-]*)?$",
            description="Where the interface goes on afterwards; empty: the deposit's page",
        ),
    ] = ""


class DepositConfirmIn(Input):
    """The code that the card's owner was sent; empty where none is needed."""

    code: Annotated[
        str,
        Field(
            pattern=r"^([0-9]{4,8})?$",
            description="Four to eight digits from the bank's message; empty where none is needed",
        ),
    ] = ""


class DepositRefundOut(Output):
    """Whether a deposit can go back to where it was paid from; if not, why, and how it went if it was asked for."""

    is_possible: bool
    reason: RefundReason = Field(description="Why not; empty where it is possible")
    status: Literal["", "refunding", "refunded", "refused"]
    failure_code: str = Field(description="Of a refused one: the provider's code")
    requested_at: datetime | None
    finished_at: datetime | None


class DepositOut(Output):
    """
    One deposit; `payment_url` is where the payer goes while it is pending.

    One by a bound card (`card_mask`) has no such place: it is confirmed, with a code where `needs_code`.
    """

    id: UUID
    reference: str
    method: str
    amount: int
    status: DepositStatus
    payment_url: str
    order_id: UUID | None
    return_path: str = Field(description="Where the interface goes on after the deposit; empty: its own page")
    failure_code: str
    needs_code: bool
    card_mask: str = Field(description="The bound card that pays; empty where the provider's own page is used")
    created_at: datetime
    expires_at: datetime
    finished_at: datetime | None
    transaction_id: UUID | None = Field(description="By which the wallet's history knows it")
    refund: DepositRefundOut


class TransactionOut(Output):
    """
    One movement of the user's money, as a person reads it: positive came in, negative went out.

    A deposit that has moved nothing (yet) is listed too, by its own id and status.
    """

    id: UUID
    kind: str
    status: TransactionStatus
    balance: Balance
    amount: int
    reference: str
    description_code: str = Field(description="Which words to use: the kind, or `deposit_<status>` where nothing moved")
    order_id: UUID | None
    deposit_id: UUID | None
    withdrawal_id: UUID | None
    subscription_id: UUID | None
    created_at: datetime


class TransactionDetailOut(TransactionOut):
    """A movement with what it belongs to."""

    balance_after: int | None = Field(description="Of that balance; null where nothing moved")
    order_number: str | None
    method: str | None
    card_mask: str | None
    related: list[TransactionOut] = Field(description="The entry's other lines on the user's balances")


class TransactionExportQuery(BaseModel):
    """Filters of the wallet's history; days are the people's (Asia/Tashkent), both inclusive."""

    kind: Annotated[EntryKind | None, Field(description="Movements of this kind")] = None
    status: Annotated[TransactionStatus | None, Field(description="Movements in this status")] = None
    first_on: Day | None = Field(None, alias="from", description="From this day of Tashkent on")
    last_on: Day | None = Field(None, alias="to", description="Up to this day of Tashkent, inclusive")
    direction: Annotated[Literal["in", "out"] | None, Field(description="What came in, or went out")] = None
    min_amount: Annotated[
        int | None, Field(ge=0, le=MAX_SOM, description="Whole so'm, whatever the direction, at least")
    ] = None
    max_amount: Annotated[
        int | None, Field(ge=0, le=MAX_SOM, description="Whole so'm, whatever the direction, at most")
    ] = None

    @property
    def wanted(self) -> TransactionWanted:
        """Return the filters as the selectors take them."""
        return TransactionWanted(
            kind=self.kind.value if self.kind else "",
            status=self.status or "",
            first_on=self.first_on,
            last_on=self.last_on,
            direction=self.direction or "",
            min_amount=self.min_amount,
            max_amount=self.max_amount,
        )


class TransactionQuery(PageQuery, TransactionExportQuery):
    """Parameters of the wallet's history."""

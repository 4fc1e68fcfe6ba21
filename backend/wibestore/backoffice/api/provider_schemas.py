"""What goes in and out of the staff's view of the payment providers."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import CLEANED, Day, Flag, Input, Output, Page, PageQuery, WithoutCardNumber
from wibestore.core.money import MAX_SOM

ProviderCode = Literal["payme", "click", "paynet", "uzcard", "humo", "sandbox"]
DifferenceKind = Literal["missing_here", "missing_there", "double", "amount", "currency", "late", "state"]
PositiveSom = Annotated[int, Field(strict=True, ge=1, le=MAX_SOM)]
Reason = Annotated[str, Field(min_length=10, max_length=500, description="For the audit"), CLEANED, WithoutCardNumber]


class ProviderOut(Output):
    """A provider and its day so far; sums are so'm."""

    code: ProviderCode
    name: str
    is_enabled: bool
    is_connected: bool
    min_amount: int
    max_amount: int
    clearing: int = Field(description="What it holds for the shop, as it was last counted")
    deposits_today: int
    payouts_today: int
    calls_failed_24h: int
    last_reconciled_on: date | None
    open_differences: int


class PaymentMethodIn(Input):
    """What changes of a way to pay, and why; what is left out stays."""

    is_enabled: Annotated[Flag | None, Field(description="Whether people may pay by it")] = None
    min_amount: Annotated[PositiveSom | None, Field(description="Whole so'm that one payment has at least")] = None
    max_amount: Annotated[PositiveSom | None, Field(description="Whole so'm that one payment has at most")] = None
    reason: Reason


class PaymentMethodOut(Output):
    """A way to pay as it is now."""

    code: ProviderCode
    name: str
    is_enabled: bool
    min_amount: int
    max_amount: int


class ProviderCallQuery(PageQuery):
    """The parameters of `admin/provider-calls/`."""

    provider: Annotated[ProviderCode | None, Field(description="Calls of this provider")] = None
    outcome: Annotated[
        str,
        Field(
            max_length=32,
            pattern=r"^[a-z_]*$",
            description="How it was answered: a code such as `accepted` or `error`",
            examples=["accepted"],
        ),
    ] = ""
    first_on: Annotated[Day | None, Field(description="The first day of Tashkent")] = None
    last_on: Annotated[Day | None, Field(description="At most 92 days together with `first_on`")] = None


class ProviderCallOut(Output):
    """A provider's call as it came, and what became of it."""

    id: UUID
    provider: str
    received_at: datetime
    ip: str
    http_method: str
    headers: dict[str, str]
    body: str = Field(description="Without secrets and card numbers, cut where it was very long")
    is_authentic: bool | None = Field(description="Null where a bug of ours came before that was known")
    outcome: str = Field(description="Empty while it is dealt with; `error` after a bug of ours")
    response_status: int | None
    duration_ms: int | None
    replay_of: UUID | None
    can_replay: bool


ProviderCallPageOut = Page[ProviderCallOut]


class ReplayIn(Input):
    """Why the call is played again."""

    reason: Reason


class DifferenceQuery(PageQuery):
    """The parameters of `admin/reconciliation/`."""

    is_open: Annotated[bool, Field(description="Those that nobody has explained yet, or the explained ones")] = True
    provider: Annotated[ProviderCode | None, Field(description="Found with this provider")] = None
    kind: Annotated[DifferenceKind | None, Field(description="How the two books differ")] = None
    day: Annotated[Day | None, Field(description="The day that was compared")] = None


class DifferenceOut(Output):
    """One line by which a provider's list of a day differs from ours; so'm, null on the side that lacks it."""

    id: UUID
    provider: str
    day: date
    kind: DifferenceKind
    line_kind: Literal["payment", "payout"]
    external_id: str
    reference: str
    our_amount: int | None
    their_amount: int | None
    occurred_at: datetime
    found_at: datetime
    resolved_at: datetime | None
    note: str


DifferencesOut = Page[DifferenceOut]


class DifferenceResolveIn(Input):
    """How the difference was dealt with."""

    note: Annotated[Reason, Field(description="What it was; for the audit")]


class ResolvedOut(Output):
    """The difference that is dealt with."""

    id: UUID

"""Shapes of the movements of money as finance reads them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, field_validator

from wibestore.backoffice.api.provider_schemas import ProviderCode
from wibestore.backoffice.selectors import TransactionQuestion
from wibestore.core.api import DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, Day, Output, Page
from wibestore.core.money import MAX_SOM
from wibestore.ledger.types import EntryKind
from wibestore.users.types import SellerCard

Sum = Annotated[int | None, Field(ge=0, le=MAX_SOM, description="Whole so'm an entry moved")]


class TransactionFilters(BaseModel):
    """What finance looks for; without a person, a name or days it is the last 31 days."""

    kind: Annotated[
        str, Field(max_length=300, description="One kind or several, separated by commas", examples=["deposit"])
    ] = ""
    user: Annotated[str | None, Field(max_length=64, description="A username", examples=["seller"])] = None
    reference: Annotated[
        str | None,
        Field(
            max_length=40,
            description="An order's or a withdrawal's number, twelve digits, or an entry's id",
            examples=["100000000001"],
        ),
    ] = None
    provider: Annotated[ProviderCode | None, Field(description="Entries of this provider's money")] = None
    min_amount: Annotated[Sum, Field(description="Whole so'm an entry moved, at least")] = None
    max_amount: Annotated[Sum, Field(description="Whole so'm an entry moved, at most")] = None
    first_on: Annotated[Day | None, Field(description="From this day of Tashkent on")] = None
    last_on: Annotated[Day | None, Field(description="At most 92 days together with `first_on`")] = None

    @field_validator("kind")
    @classmethod
    def _kinds_known(cls, kind: str) -> str:
        for code in filter(None, kind.split(",")):
            if code not in set(EntryKind):
                raise ValueError(f"There is no kind {code[:32]!r}")
        return kind

    @property
    def asked(self) -> TransactionQuestion:
        """Return the question."""
        return TransactionQuestion(
            kinds=tuple(code for code in self.kind.split(",") if code),
            user=self.user,
            reference=self.reference,
            provider=self.provider,
            min_amount=self.min_amount,
            max_amount=self.max_amount,
            first_on=self.first_on,
            last_on=self.last_on,
        )


class TransactionsQuery(TransactionFilters):
    """The parameters of `admin/transactions/`."""

    page_size: int = Field(DEFAULT_PAGE_SIZE, ge=1, le=MAX_PAGE_SIZE, description="How many a page has at most")
    cursor: str = Field("", max_length=512, description="From the `next` of a page; empty: the first page")


class OrderNameOut(Output):
    """An order by its number."""

    id: UUID
    number: str


class DepositNameOut(Output):
    """A deposit by its twelve digits."""

    id: UUID
    reference: str
    method: str


class WithdrawalNameOut(Output):
    """A withdrawal by its number."""

    id: UUID
    number: str


class EntryPostingOut(Output):
    """One line of an entry: a positive amount raises the account from its owner's view."""

    account: str
    owner: SellerCard | None = Field(description="Whose account it is; of escrow its buyer")
    provider: str | None
    amount: int


class AdminTransactionOut(Output):
    """One movement of money: an entry of the books, whose lines add up to zero."""

    id: UUID
    kind: str
    created_at: datetime
    amount: int
    reference: str
    order: OrderNameOut | None
    deposit: DepositNameOut | None
    withdrawal: WithdrawalNameOut | None
    postings: list[EntryPostingOut]


class AdminTransactionDetailOut(AdminTransactionOut):
    """A movement with what keeps it from being made twice, and what corrects it."""

    idempotency_key: str
    corrects: UUID | None
    corrected_by: list[UUID]


AdminTransactionPage = Page[AdminTransactionOut]

"""
What every payment provider is made of (R8.1).

An adapter is pure: it builds links, reads and authenticates calls, and writes answers in the provider's own words.
It never touches a table. The shared service (`services.webhooks`) applies the event it read to the deposit and posts
to the ledger, and hands the outcome back to the adapter for the answer. Tiyin and decimals end here.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from wibestore.core.money import Som
from wibestore.payments.errors import PayoutUnsupported


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays, as far as a provider's page must know."""

    id: UUID
    language: str


@dataclass(frozen=True, slots=True)
class CreatedPayment:
    """Where the payer goes to pay, and the provider's id of the payment where it has one already."""

    payment_url: str
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class WebhookPayload:
    """A provider's call as it arrived; header names are lower-case."""

    method: str
    headers: Mapping[str, str]
    body: bytes
    received_at: datetime
    ip: str = ""


class EventKind(StrEnum):
    """What a provider says has happened."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    # The provider asks whether the money can be taken back; refused when it was spent (escrow.md §2, T20).
    REVERSAL_REQUESTED = "reversal_requested"
    # The provider has taken the money back and only tells so.
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class ProviderEvent:
    """
    One authenticated statement of a provider about one payment.

    `reference` is the deposit's, `external_id` the provider's own id of the attempt, `occurred_at` the provider's time.
    """

    kind: EventKind
    external_id: str
    reference: str
    amount: Som
    occurred_at: datetime
    failure_code: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


class CardEventKind(StrEnum):
    """How the binding of a card ended."""

    BOUND = "bound"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class CardEvent:
    """
    One authenticated statement of a provider about the binding of one card.

    `token` is what the provider knows the card by, `mask` its first four to six and last four digits with stars
    between them. An adapter never hands a card's number on.
    """

    kind: CardEventKind
    external_id: str
    reference: str
    occurred_at: datetime
    token: str = field(default="", repr=False)
    mask: str = ""
    holder: str = ""
    failure_code: str = ""


@dataclass(frozen=True, slots=True)
class StartedBinding:
    """Where the card's owner goes to name it, and the provider's own id of the binding where it has one already."""

    bind_url: str
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class PayoutOrder:
    """
    One payout to a card. `reference` is the withdrawal's: a provider pays it once, however often it is sent.

    `external_id` is what the provider has called it in an earlier answer, empty before the first.
    """

    reference: str
    amount: Som
    token: str = field(repr=False)
    external_id: str = ""


class PayoutState(StrEnum):
    """How a payout stands at the provider."""

    # Known there, no money moved yet: the service keeps its `external_id` and sends the order again with it. For
    # providers that promise nothing about a repeated reference, but pay a prepared payout once (Multicard's draft).
    PREPARED = "prepared"
    PENDING = "pending"  # taken, not ended
    PAID = "paid"
    FAILED = "failed"
    UNKNOWN = "unknown"  # the provider cannot say yet: ask again, never send blindly
    NOT_FOUND = "not_found"  # the provider has never heard of it: it can be sent (again)


@dataclass(frozen=True, slots=True)
class PayoutAnswer:
    """What a provider says about a payout."""

    state: PayoutState
    external_id: str = ""
    failure_code: str = ""


class OutcomeCode(StrEnum):
    """What the shared service did about an event."""

    ACCEPTED = "accepted"
    IGNORED = "ignored"  # a failure reported after the success
    UNKNOWN_REFERENCE = "unknown_reference"
    WRONG_AMOUNT = "wrong_amount"
    ALREADY_PAID = "already_paid"  # by another attempt: the provider has to give this money back
    TRANSACTION_CONFLICT = "transaction_conflict"  # the provider's id belongs to another deposit
    SPENT = "spent"  # a reversal was asked for, the money is not there any more: nothing moved


@dataclass(frozen=True, slots=True)
class Outcome:
    """The service's decision; a repeated event has the same one as the first."""

    code: OutcomeCode
    transaction_id: UUID | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class WebhookAnswer:
    """What goes back to the provider, in its own format."""

    status: int
    body: bytes
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


class WebhookRefused(Exception):
    """A call that is no event: forged or unreadable. `answer` is what the provider is told."""

    def __init__(self, reason: str, answer: WebhookAnswer, *, is_authentic: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.answer = answer
        self.is_authentic = is_authentic


class PaymentProvider(ABC):
    """One provider's adapter."""

    code: ClassVar[str]
    # How long a deposit by this provider stays payable.
    deposit_lifetime: ClassVar[timedelta] = timedelta(minutes=30)
    # Whether it binds cards and pays out to them: then it has the four methods at the end.
    can_pay_out: ClassVar[bool] = False

    @abstractmethod
    def create_payment(self, amount: Som, user: Payer, *, reference: str, return_url: str) -> CreatedPayment:
        """
        Return where `user` pays `amount` for the deposit `reference` and comes back to `return_url`.

        :raises ProviderUnavailable: the provider had to be asked and did not answer
        """

    @abstractmethod
    def verify_payment(self, transaction_id: str) -> ProviderEvent | None:
        """
        Ask the provider how a payment ended; None while it has not.

        :param transaction_id: the id by which this provider is asked: its own, or the deposit's reference
        :raises ProviderUnavailable: no usable answer
        """

    @abstractmethod
    def process_webhook(self, payload: WebhookPayload) -> ProviderEvent | CardEvent:
        """
        Authenticate a call over its raw body, then read it.

        :raises WebhookRefused: forged, too old, or not readable
        """

    @abstractmethod
    def answer(self, event: ProviderEvent | CardEvent, outcome: Outcome) -> WebhookAnswer:
        """Return the provider's own form of what was decided about `event`."""

    def card_bind_start(self, user: Payer, *, reference: str, return_url: str) -> StartedBinding:
        """
        Return where `user` names a card for the binding `reference`, on the provider's own page.

        :raises PayoutUnsupported: this provider binds no cards
        :raises ProviderUnavailable: the provider had to be asked and did not answer
        """
        raise PayoutUnsupported(method=self.code)

    def card_bind_verify(self, reference: str, external_id: str) -> CardEvent | None:
        """
        Ask the provider how a binding ended; None while it has not.

        :raises PayoutUnsupported: this provider binds no cards
        :raises ProviderUnavailable: no usable answer
        """
        raise PayoutUnsupported(method=self.code)

    def payout_create(self, order: PayoutOrder) -> PayoutAnswer:
        """
        Send a payout, or go on with one that the provider has prepared. May be called again with the same order.

        :raises PayoutUnsupported: this provider pays nothing out
        :raises ProviderUnavailable: no usable answer; whether the payout was taken is not known
        """
        raise PayoutUnsupported(method=self.code)

    def payout_verify(self, order: PayoutOrder) -> PayoutAnswer:
        """
        Ask the provider how a payout stands; sends nothing.

        :raises PayoutUnsupported: this provider pays nothing out
        :raises ProviderUnavailable: no usable answer
        """
        raise PayoutUnsupported(method=self.code)

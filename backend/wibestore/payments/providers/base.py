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


class OutcomeCode(StrEnum):
    """What the shared service did about an event."""

    ACCEPTED = "accepted"
    IGNORED = "ignored"  # a failure reported after the success
    UNKNOWN_REFERENCE = "unknown_reference"
    WRONG_AMOUNT = "wrong_amount"
    ALREADY_PAID = "already_paid"  # by another attempt: the provider has to give this money back
    TRANSACTION_CONFLICT = "transaction_conflict"  # the provider's id belongs to another deposit


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
    def process_webhook(self, payload: WebhookPayload) -> ProviderEvent:
        """
        Authenticate a call over its raw body, then read it.

        :raises WebhookRefused: forged, too old, or not readable
        """

    @abstractmethod
    def answer(self, event: ProviderEvent, outcome: Outcome) -> WebhookAnswer:
        """Return the provider's own form of what was decided about `event`."""

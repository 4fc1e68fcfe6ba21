"""
What every payment provider is made of (R8.1).

An adapter is pure: it builds links, reads and authenticates calls, and writes answers in the provider's own words.
It never touches a table. The shared service (`services.webhooks`) applies the event it read to the deposit and posts
to the ledger, and hands the outcome back to the adapter for the answer. Tiyin and decimals end here.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Final
from uuid import UUID

from wibestore.core.money import Som
from wibestore.payments.errors import CardPaymentUnsupported, PayoutUnsupported, RefundUnavailable, StatementUnsupported
from wibestore.payments.providers.refunds import RefundAnswer, RefundOrder
from wibestore.payments.providers.requests import PaymentPerform, ProviderRequest
from wibestore.payments.rules.reconciliation import StatementLine

NOT_STORED_YET: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays, as far as a provider's page must know."""

    id: UUID
    language: str
    # 998 and nine digits, or empty.
    phone: str = ""


@dataclass(frozen=True, slots=True)
class CreatedPayment:
    """
    Where the payer goes to pay, and the provider's id of the payment where it has one already.

    What was given an id here is paid by that id alone: an event with another one is refused.
    """

    payment_url: str
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class WebhookPayload:
    """A provider's call as it arrived; header names are lower-case. A body that was too large is empty here."""

    method: str
    headers: Mapping[str, str]
    body: bytes
    # The database's time, from when the call was stored.
    received_at: datetime = NOT_STORED_YET
    ip: str = ""
    # By what the password is known that the provider has chosen (`rules.password_hash`); empty where it has not.
    password_hash: str = field(default="", repr=False)


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
    `can_refuse`: a success that is ours to refuse, and the payer has the money back; then a deposit that has ended is
    not credited.
    """

    kind: EventKind
    external_id: str
    reference: str
    amount: Som
    occurred_at: datetime
    failure_code: str = ""
    can_refuse: bool = False
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
    between them. An adapter never hands a card's number on. `reference` is empty where the provider names the binding
    by its own id alone, which it gave when the binding was started.
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


@dataclass(frozen=True, slots=True)
class CardOrder:
    """One payment of the deposit `reference` by its owner's bound card; `ip` and `user_agent` are the owner's."""

    reference: str
    amount: Som
    token: str = field(repr=False)
    ip: str = ""
    user_agent: str = ""


@dataclass(frozen=True, slots=True)
class CardCharge:
    """A payment by card that is made, not charged: the provider's own id of it, and whether it wants a code."""

    external_id: str
    needs_code: bool


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
    """What the shared service did about an event or a request."""

    ACCEPTED = "accepted"
    IGNORED = "ignored"  # a failure reported after the success
    UNKNOWN_REFERENCE = "unknown_reference"
    UNKNOWN_TRANSACTION = "unknown_transaction"
    WRONG_AMOUNT = "wrong_amount"
    ALREADY_PAID = "already_paid"  # by another attempt: the provider has to give this money back
    CLOSED = "closed"  # the deposit has ended otherwise: cancelled, failed, expired
    BUSY = "busy"  # another open attempt holds the deposit
    WRONG_STATE = "wrong_state"  # the attempt has ended in a way that does not allow this
    TRANSACTION_CONFLICT = "transaction_conflict"  # the provider's id belongs to another deposit
    SPENT = "spent"  # a reversal was asked for, the money is not there any more: nothing moved


@dataclass(frozen=True, slots=True)
class AttemptInfo:
    """
    One attempt as a provider may be told of it.

    `number` is our integer for it; `state` one of `created`, `succeeded`, `failed`, `refused`, `reversed`. Times are
    ours but `provider_time`: `performed_at` when it was credited, `cancelled_at` when it failed or was taken back.
    """

    id: UUID
    number: int
    external_id: str
    reference: str
    amount: Som
    state: str
    reason: int | None
    provider_time: datetime
    created_at: datetime
    performed_at: datetime | None
    cancelled_at: datetime | None
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PayableInfo:
    """A deposit as its payer may be shown it at a cash desk: `payer_name` is masked (`A***`)."""

    reference: str
    amount: Som
    payer_name: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    The service's decision; a repeated event has the same one as the first.

    `attempt` is there where the call was about one that is known, `attempts` for a statement, `payable` for an
    inquiry. `is_repeat`: nothing was done, because it was done before.
    """

    code: OutcomeCode
    transaction_id: UUID | None = None
    state: str = ""
    is_repeat: bool = False
    attempt: AttemptInfo | None = None
    attempts: Sequence[AttemptInfo] = ()
    payable: PayableInfo | None = None


@dataclass(frozen=True, slots=True)
class WebhookAnswer:
    """What goes back to the provider, in its own format."""

    status: int
    body: bytes
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


type WebhookCall = ProviderEvent | CardEvent | ProviderRequest


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
    # Whether the provider may choose the password of its calls itself (ChangePassword); where that is a setting, an
    # instance says.
    keeps_password: bool = False
    # Whether it binds cards and pays out to them: then it has the methods for both at the end.
    can_pay_out: ClassVar[bool] = False
    # Whether a bound card can pay a deposit: then it has `card_charge` and `card_confirm`.
    can_charge_card: ClassVar[bool] = False
    # Whether a bound card can be forgotten there: then it has `card_forget`.
    can_forget_card: ClassVar[bool] = False
    # Whether the shop may ask for a payment to go back to its payer: then it has the last two methods. Where that is a
    # setting, an instance says.
    can_refund: bool = False
    # Whether `verify_payment` can tell anything: then pending deposits are asked about, with growing pauses.
    can_be_asked: ClassVar[bool] = False
    # Whether it can be asked for nothing at all and sends its register to people: they compare its days.
    sends_register: ClassVar[bool] = False

    @abstractmethod
    def create_payment(self, amount: Som, user: Payer, *, reference: str, return_url: str) -> CreatedPayment:
        """
        Return where `user` pays `amount` for the deposit `reference` and comes back to `return_url`.

        :raises ProviderUnavailable: the provider had to be asked and did not answer
        """

    @abstractmethod
    def verify_payment(self, transaction_id: str) -> ProviderEvent | PaymentPerform | None:
        """
        Ask the provider how a payment ended; None while it has not.

        A provider that holds before it charges may name the attempt that was paid instead of telling an event.

        :param transaction_id: the id by which this provider is asked: its own, or the deposit's reference
        :raises ProviderUnavailable: no usable answer
        """

    @abstractmethod
    def process_webhook(self, payload: WebhookPayload, *, is_trusted: bool = False) -> WebhookCall:
        """
        Authenticate a call over its raw body, then read it.

        :param is_trusted: the call was found authentic when it came and is played again by the staff from what was
            kept of it: signature and password, which were not kept, are not looked at
        :raises WebhookRefused: forged, too old, or not readable
        :raises ProviderUnavailable: what it says had to be confirmed by asking the provider, who does not answer
        """

    @abstractmethod
    def answer(self, payload: WebhookPayload, call: WebhookCall, outcome: Outcome) -> WebhookAnswer:
        """Return the provider's own form of what was decided about `call`, which was read out of `payload`."""

    @abstractmethod
    def failure(self, payload: WebhookPayload) -> WebhookAnswer:
        """Return what the provider is told when the shop itself failed: nothing was done, ask again."""

    def statement_get(self, day: date) -> Iterator[StatementLine]:
        """
        Ask the provider for its own list of payments and payouts of one day (Asia/Tashkent).

        :raises StatementUnsupported: it gives none to be asked for
        :raises ProviderUnavailable: no usable answer
        """
        raise StatementUnsupported(provider=self.code)

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

    def card_charge(self, order: CardOrder) -> CardCharge:
        """
        Make a payment by a bound card; nothing is charged yet.

        :raises CardPaymentUnsupported: this provider charges no cards by token
        :raises ProviderUnavailable: no usable answer; nothing was charged
        """
        raise CardPaymentUnsupported(method=self.code)

    def card_confirm(self, external_id: str, code: str) -> ProviderEvent | None:
        """
        Charge the card, by the code its owner was sent, empty where none is needed; None while it has not ended.

        :raises WrongCode: another code is needed; nothing was charged
        :raises CodeExpired: the code came too late; nothing was charged
        :raises CardPaymentUnsupported: this provider charges no cards by token
        :raises ProviderUnavailable: no usable answer; whether the card was charged is not known
        """
        raise CardPaymentUnsupported(method=self.code)

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

    def card_forget(self, token: str) -> None:
        """
        Let the provider forget a bound card. One that it does not know any more is forgotten.

        :raises PayoutUnsupported: this provider forgets no cards
        :raises ProviderUnavailable: no usable answer
        """
        raise PayoutUnsupported(method=self.code)

    def refund_until(self, paid_at: datetime) -> datetime | None:
        """Return until when a payment of `paid_at` may be given back; None where the provider names no end."""
        return None

    def payment_refund(self, order: RefundOrder) -> RefundAnswer:
        """
        Ask for a payment to go back in full to whoever paid it. May be called again with the same order.

        :raises RefundUnavailable: this provider cannot be asked for that
        :raises ProviderUnavailable: no usable answer; whether it was done is not known
        """
        raise RefundUnavailable(reason="unsupported")

    def refund_verify(self, order: RefundOrder) -> RefundAnswer:
        """
        Ask the provider how a refund stands; sends nothing.

        :raises RefundUnavailable: this provider cannot be asked for that
        :raises ProviderUnavailable: no usable answer
        """
        raise RefundUnavailable(reason="unsupported")

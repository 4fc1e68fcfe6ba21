"""What the customers know: what they wanted, which answers they got. The verdict believes nobody else."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody's payout card; `is_good` when the bank pays to it in the end."""

    id: UUID
    is_good: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who comes to the shop; `funds` and `sales` are what they had at the start."""

    id: UUID
    token: str
    funds: int = 0
    sales: int = 0
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A listing on sale."""

    listing_id: UUID
    price: int
    seller: Person
    is_instant: bool


@dataclass(slots=True)
class Intent:
    """One thing a person wanted once, with its key, and the answer that counts (status 0: none came)."""

    event: str
    person: Person
    path: str
    key: str
    wanted: dict[str, Any]
    status: int = 0
    body: Any = None
    attempts: int = 0
    dropped: int = 0

    @property
    def is_done(self) -> bool:
        """Tell whether the shop said yes."""
        return 200 <= self.status < 300

    @property
    def code(self) -> str:
        """Return the code of the refusal."""
        return str(self.body.get("code", "")) if isinstance(self.body, dict) and not self.is_done else ""

    def __str__(self) -> str:
        return f"{self.event} {self.path} ({self.status or 'no answer'} {self.code} after {self.attempts} attempts)"


@dataclass(slots=True)
class Errand:
    """What one person came for: the story they follow and all that they, and others for them, asked for."""

    number: int
    story: str
    person: Person
    staff: Person
    intents: list[Intent] = field(default_factory=list)

    def done(self, *events: str) -> Intent | None:
        """Return the first intent of one of these events that the shop said yes to."""
        return next((intent for intent in self.intents if intent.event in events and intent.is_done), None)

    def __str__(self) -> str:
        return f"{type(self).__name__.lower()} {self.number} ({self.story})"


@dataclass(slots=True)
class Purchase(Errand):
    """Somebody came for an item."""

    item: Item = field(kw_only=True)
    is_paid_at_bank: bool = False
    is_taken_back: bool = False

    @property
    def order_id(self) -> UUID | None:
        """Return the id of the order that the buyer knows of."""
        created = self.done("create", "buy")
        return UUID(created.body["id"]) if created else None


@dataclass(slots=True)
class Payout(Errand):
    """Somebody came for their money."""

    card: Card = field(kw_only=True)
    amount: int = field(kw_only=True)

    @property
    def withdrawal_id(self) -> UUID | None:
        """Return the id of the withdrawal that its owner knows of."""
        requested = self.done("cash_out")
        return UUID(requested.body["id"]) if requested else None


@dataclass(slots=True)
class Record:
    """Everything the customers know together."""

    buyers: list[Person]
    sellers: list[Person]
    errands: list[Errand] = field(default_factory=list)
    #: Sentences about one key that got two different answers.
    differences: list[str] = field(default_factory=list)
    #: Sentences about customers whose own code broke.
    accidents: list[str] = field(default_factory=list)

    @property
    def purchases(self) -> list[Purchase]:
        """Return who came for an item."""
        return [errand for errand in self.errands if isinstance(errand, Purchase)]

    @property
    def payouts(self) -> list[Payout]:
        """Return who came for money."""
        return [errand for errand in self.errands if isinstance(errand, Payout)]

    @property
    def intents(self) -> list[Intent]:
        """Return what everybody wanted."""
        return [intent for errand in self.errands for intent in errand.intents]

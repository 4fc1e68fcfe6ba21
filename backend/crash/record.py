"""What the customers know: what they wanted, which answers they got. The verdict believes nobody else."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who buys or sells; `funds` is what was in their wallet, `sales` how many they had made, at the start."""

    id: UUID
    token: str
    funds: int = 0
    sales: int = 0


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
class Purchase:
    """One customer's visit: the story they follow and all they asked for."""

    number: int
    story: str
    buyer: Person
    item: Item
    intents: list[Intent] = field(default_factory=list)
    is_paid_at_bank: bool = False

    def done(self, event: str) -> Intent | None:
        """Return the intent `event` that the shop said yes to."""
        return next((intent for intent in self.intents if intent.event == event and intent.is_done), None)

    @property
    def order_id(self) -> str | None:
        """Return the id of the order that the buyer knows of."""
        created = self.done("create")
        return str(created.body["id"]) if created else None

    def __str__(self) -> str:
        return f"purchase {self.number} ({self.story})"


@dataclass(slots=True)
class Record:
    """Everything the customers know together."""

    buyers: list[Person]
    sellers: list[Person]
    purchases: list[Purchase] = field(default_factory=list)
    #: Sentences about one key that got two different answers.
    differences: list[str] = field(default_factory=list)
    #: Sentences about customers whose own code broke.
    accidents: list[str] = field(default_factory=list)

    @property
    def intents(self) -> list[Intent]:
        """Return what everybody wanted."""
        return [intent for purchase in self.purchases for intent in purchase.intents]

"""What chat hands over and takes."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor


class Party(StrEnum):
    """Whose words they are."""

    BUYER = "buyer"
    SELLER = "seller"
    STAFF = "staff"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatFacts:
    """A conversation as far as rights need it; `has_closed` are those of the two whom the shop has blocked."""

    id: UUID
    buyer_id: UUID
    seller_id: UUID
    listing_id: UUID
    order_id: UUID | None
    order_state: str
    last_sequence: int
    last_message_at: datetime | None
    has_closed: frozenset[UUID]

    @property
    def people(self) -> tuple[UUID, UUID]:
        """Return the two whose conversation it is."""
        return (self.buyer_id, self.seller_id)

    def others(self, user_id: UUID | None) -> tuple[UUID, ...]:
        """Return the two without `user_id`."""
        return tuple(one for one in self.people if one != user_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message on its way: words or a picture."""

    actor: Actor
    chat_id: UUID
    client_id: UUID
    text: str = field(default="", repr=False)
    upload_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A stored message in the shape of `MessageOut`; not `is_new` where it had been stored before."""

    message: dict[str, Any] = field(repr=False)
    is_new: bool
    recipients: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """What a reader has missed: messages in the shape of `MessageOut`, and the `ResumedData` without presence."""

    messages: list[dict[str, Any]] = field(repr=False)
    data: dict[str, Any]
    people: tuple[UUID, UUID]
    can_send: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageExcerpt:
    """A message with those around it, each as plain JSON values, in their order."""

    message_id: UUID
    conversation_id: UUID
    sender_id: UUID
    is_hidden: bool
    messages: list[dict[str, Any]] = field(repr=False)

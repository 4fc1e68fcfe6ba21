"""What listings hands over to other modules."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wibestore.core.money import Som
from wibestore.games.types import AttributeValues
from wibestore.vault.types import Credentials


@dataclass(frozen=True, slots=True)
class ReservedListing:
    """A listing that an order has just taken off sale; `snapshot` is what the order keeps of it, as JSON values."""

    id: UUID
    seller_id: UUID
    game_id: int
    game_slug: str
    price: Som
    delivery: str
    delivery_sla_minutes: int
    version: int
    snapshot: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ListingChange:
    """A listing after a change, as far as callers above need it."""

    id: UUID
    seller_id: UUID
    status: str
    version: int


@dataclass(frozen=True, slots=True)
class ListingDraft:
    """What a seller says of a new listing, or of an old one whole."""

    game: str
    title: str
    price: Som
    description: str = ""
    attributes: AttributeValues = field(default_factory=dict)
    image_ids: tuple[UUID, ...] = ()
    delivery_sla_minutes: int = 60
    credentials: Credentials | None = None

"""What watching hands over to its API."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wibestore.core.money import Som


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceWatchState:
    """Whether a price is watched, and what it was then (so'm); None where it is not watched."""

    listing_id: UUID
    is_watched: bool
    price_at_watch: Som | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchingPart:
    """A part of a list; `next_id` is the id of its last row where more follow."""

    results: list[dict[str, Any]]
    next_id: UUID | None

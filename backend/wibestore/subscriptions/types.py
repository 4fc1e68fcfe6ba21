"""What subscriptions hands over."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class PlanTerms:
    """The commission and the limits a user's plan gives now."""

    code: Literal["free", "premium", "pro"]
    commission_bps: int
    active_listing_limit: int

"""Shapes of plans."""

from typing import Literal

from wibestore.core.api import Labels, Output


class PlanOut(Output):
    """A plan: what it costs, the commission and the limits it gives."""

    code: Literal["free", "premium", "pro"]
    name: str
    description: Labels
    price: int
    period_days: int
    commission_bps: int
    active_listing_limit: int
    features: list[Labels]


class PlanListOut(Output):
    """All plans, cheapest first."""

    results: list[PlanOut]

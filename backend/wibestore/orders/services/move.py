"""One move being made, as the effects see it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.orders.models import Dispute, Order
from wibestore.orders.rules import Money, OrderState, Party


@dataclass(slots=True)
class Step:
    """
    The locked order, what happens to it and by whom, where it leads, and what the caller gave.

    `order.state` is still the state before. `refund` is the x of a settlement; `dispute` the open one, or the one
    that this very move opens.
    """

    order: Order
    event: str
    party: Party
    actor: Actor
    now: datetime
    target: OrderState
    money: Money
    refund: Som | None = None
    dispute: Dispute | None = None
    # Paid, and what was bought lies sealed in the vault: it is handed over in the same breath (T5).
    is_instant: bool = False
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def dispute_open(self) -> Dispute:
        """Return the open dispute of a disputed order; there always is one."""
        if self.dispute is None:
            raise RuntimeError(f"order {self.order.id} is disputed without a dispute")
        return self.dispute

"""
What one transaction tells of its orders: the steps of their stories and the facts for others, one statement each.

Moves change orders in memory and add to the stories; `write` comes last, after the orders themselves.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.outbox import Fact
from wibestore.orders.models import Dispute, Order, OrderEvent
from wibestore.orders.rules import Party
from wibestore.orders.services.facts import facts_told


@dataclass(slots=True)
class Stories:
    """What has been added since the transaction began."""

    steps: list[OrderEvent] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def add(
        self,
        order: Order,
        event: str,
        party: Party,
        actor: Actor,
        *,
        at: datetime,
        dispute: Dispute | None = None,
        **details: Any,
    ) -> None:
        """Add one step to the order's story; its number is the order's version."""
        deposit_id = details.get("deposit_id")
        step = OrderEvent(
            order=order,
            seq=order.version,
            event=event,
            party=party,
            actor_id=actor.id,
            actor_name=actor.name,
            state=order.state,
            reason=details.get("reason", ""),
            details={"deposit_id": str(deposit_id)} if deposit_id else {},
            created_at=at,
        )
        self.steps.append(step)
        self.facts += facts_told(order, event, party=party, dispute=dispute)

    def write(self) -> None:
        """Store what was added; the orders are stored already."""
        OrderEvent.objects.bulk_create(self.steps)
        outbox.publish_all(self.facts)

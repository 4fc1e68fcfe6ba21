"""
What one transaction writes of an order: its row, the steps of its story, the facts for others; one statement each.

Moves change the order in memory and add to the story; `write` comes last, when every move of the transaction is made.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.orders.models import CLOCKS, Order, OrderEvent
from wibestore.orders.rules import Party
from wibestore.orders.services.facts import Fact, sequence_key

_CHANGING = [
    *CLOCKS,
    *("state", "version", "updated_at", "clocks_left", "unpaid_slot", "paid_at", "delivered_at", "completed_at"),
    *("refund_amount", "is_seller_fault", "replacements", "dispute_id"),
]


def _update(order: Order) -> None:
    order.save(update_fields=_CHANGING)


@dataclass(slots=True)
class Story:
    """The locked or new order, and what has been added since the transaction began."""

    order: Order
    steps: list[OrderEvent] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def write(self, save: Callable[[Order], None] = _update) -> None:
        """
        Store the order as it stands, then its new steps and facts.

        :param save: how the row is stored; an order that is not new is updated
        """
        save(self.order)
        OrderEvent.objects.bulk_create(self.steps)
        outbox.publish_all(self.facts, sequence_key=sequence_key(self.order))


def story_add(story: Story, event: str, party: Party, actor: Actor, *, at: datetime, **details: Any) -> None:
    """Append one step to the order's story; its number is the order's version."""
    deposit_id = details.get("deposit_id")
    order = story.order
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
    story.steps.append(step)

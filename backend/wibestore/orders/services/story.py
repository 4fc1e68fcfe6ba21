"""
What one transaction writes of an order: its row, the steps of its story, the facts for others; one statement each.

Moves change the order in memory and add to the story; `write` comes last, when every move of the transaction is made.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.statements import row_update, rows_insert
from wibestore.orders.models import CLOCKS, Order, OrderEvent
from wibestore.orders.rules import Party
from wibestore.orders.services.facts import Fact, sequence_key

_CHANGING = [
    *CLOCKS,
    *("state", "version", "updated_at", "clocks_left", "unpaid_slot", "paid_at", "delivered_at", "completed_at"),
    *("refund_amount", "is_seller_fault", "replacements", "dispute_id"),
]


def _update(order: Order) -> None:
    row_update(order, *_CHANGING)


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
        rows_insert(self.steps)
        outbox.publish_all(self.facts, sequence_key=sequence_key(self.order))


def stories_write(stories: Sequence[tuple[Story, dict[str, Any]]]) -> None:
    """
    Store several orders, each with what its columns held before: those that changed alike by one statement.

    A sweep moves its orders alike; then their steps and facts follow, by one statement for all of each.
    """
    alike: dict[str, tuple[dict[str, Any], list[UUID]]] = {}
    for story, before in stories:
        order = story.order
        changed = {name: value for name, value in columns_of(order).items() if value != before[name]}
        changed["version"] = F("version") + (order.version - before["version"])
        alike.setdefault(repr(changed), (changed, []))[1].append(order.id)
    for changed, ids in alike.values():
        Order.objects.filter(pk__in=ids).update(**changed)
    OrderEvent.objects.bulk_create(step for story, _ in stories for step in story.steps)
    outbox.publish_several(
        [(topic, payload, sequence_key(story.order)) for story, _ in stories for topic, payload in story.facts]
    )


def columns_of(order: Order) -> dict[str, Any]:
    """Return the columns that moves change."""
    return {name: getattr(order, name) for name in _CHANGING}


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

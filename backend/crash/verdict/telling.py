"""Promises about the outbox: every fact is told to everybody who listens, once."""

from collections import Counter
from collections.abc import Iterator

from crash.verdict.facts import Case
from wibestore.core import outbox


def every_fact_is_handled_once(case: Case) -> Iterator[str]:
    """Nothing waits and nothing died: each handler has done each of its messages, by one note."""
    for message in case.facts.messages:
        if message.relayed_at is None:
            yield f"{message} was never relayed."
        deliveries = case.facts.deliveries.get(message.id, [])
        expected = sorted(outbox._handlers.get(message.topic, {}))
        if sorted(delivery.handler for delivery in deliveries) != expected:
            yield f"{message} went to {[delivery.handler for delivery in deliveries]}, expected {expected}."
        for delivery in deliveries:
            if delivery.done_at is None or delivery.dead_at is not None:
                yield f"{delivery} is not done: {delivery.attempts} attempts, {delivery.last_error!r}."


def every_step_is_told_once(case: Case) -> Iterator[str]:
    """Each step of an order wrote one fact, in the order of the steps."""
    told: dict[str, list[int]] = {}
    for message in case.facts.messages:
        # How a dispute ended is told besides what became of its order.
        if "version" in message.payload and "order_id" in message.payload and message.topic != "dispute.resolved":
            told.setdefault(message.payload["order_id"], []).append(message.payload["version"])
    for order in case.facts.orders.values():
        versions = told.get(str(order.id), [])
        if versions != list(range(1, order.version + 1)):
            yield f"Order {order.id} has version {order.version}; its facts tell of {versions}."


def every_success_is_told_once(case: Case) -> Iterator[str]:
    """Each deposit that succeeded wrote one fact, also one that was taken back later."""
    told = Counter(
        message.payload["deposit_id"] for message in case.facts.messages if message.topic == "deposit.succeeded"
    )
    for deposit in case.facts.deposits.values():
        expected = int(deposit.status in {"succeeded", "refunding", "reversed"})
        if told[str(deposit.id)] != expected:
            yield f"{deposit} ({deposit.status}) was told {told[str(deposit.id)]} times."

"""What notifications does when others tell something: one handler for every fact of the table. It may run twice."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from wibestore.notifications import services


def on_fact(topic: str) -> Callable[[dict[str, Any]], None]:
    """Return the handler of `topic`: a message does not say its own."""

    def handler(payload: dict[str, Any]) -> None:
        services.fact_tell(topic=topic, message_id=UUID(payload["message_id"]), payload=payload)

    handler.__qualname__ = on_fact.__qualname__
    return handler

"""What chat does when an order has moved. Handlers may run twice."""

from typing import Any

from wibestore.chat import services
from wibestore.chat.rules import SYSTEM_LINES
from wibestore.core.outbox import Handler


def _line_of(topic: str) -> Handler:
    def handler(payload: dict[str, Any]) -> None:
        services.system_line_add(topic=topic, payload=payload)

    # The outbox knows handlers by name.
    handler.__qualname__ = f"on_{topic.replace('.', '_')}"
    return handler


ON_FACTS = {topic: _line_of(topic) for topic in SYSTEM_LINES}

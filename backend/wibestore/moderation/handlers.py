"""What moderation does when something happens elsewhere. May run twice."""

from typing import Any
from uuid import UUID

from wibestore.moderation import services


def on_listing_submitted(payload: dict[str, Any]) -> None:
    """Put the listing into the queue of what waits for a look."""
    services.task_note(UUID(payload["listing_id"]))

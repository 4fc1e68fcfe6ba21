"""What support does when something happens elsewhere. May run twice."""

from typing import Any
from uuid import UUID

from wibestore.support import services


def on_user_closed(payload: dict[str, Any]) -> None:
    """Close what somebody asked who is not here any more; the requests are kept, without a name."""
    services.requests_close_of(UUID(payload["user_id"]))

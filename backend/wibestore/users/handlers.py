"""What users does when facts come by the outbox; each may run twice."""

from typing import Any
from uuid import UUID

from wibestore.users import services


def on_reset_asked(payload: dict[str, Any]) -> None:
    """Write the letter with the link for a new password, where somebody has the address."""
    services.reset_letter_write(token_id=UUID(payload["token_id"]))

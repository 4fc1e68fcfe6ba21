"""What audit hands over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One recorded act."""

    id: UUID
    at: datetime
    actor_id: UUID | None
    actor_kind: str
    actor_name: str
    action: str
    target: str
    target_id: str
    details: dict[str, Any]
    ip: str
    user_agent: str

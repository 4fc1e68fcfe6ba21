"""What moderation hands over, and the codes it stores."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class SubjectKind(StrEnum):
    """What can be reported and decided on."""

    LISTING = "listing"
    USER = "user"
    MESSAGE = "message"
    REVIEW = "review"


class ReportStatus(StrEnum):
    """How far a case is."""

    PENDING = "pending"
    INVESTIGATING = "investigating"
    RESOLVED = "resolved"
    REJECTED = "rejected"


class VerdictKind(StrEnum):
    """What staff did about it."""

    WARN = "warn"
    HIDE = "hide"
    BLOCK = "block"


class EndReason(StrEnum):
    """Why a verdict no longer runs."""

    EXPIRED = "expired"
    LIFTED = "lifted"
    APPEALED = "appealed"


class AppealStatus(StrEnum):
    """What became of a person's word against a verdict."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class TaskKind(StrEnum):
    """Whether a listing is looked at for the first time or again."""

    NEW = "new"
    CHANGED = "changed"


class TaskStatus(StrEnum):
    """What became of the look at a listing; `gone`: the listing no longer waited for it."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    GONE = "gone"


class TemplateUse(StrEnum):
    """Where a ready reason is offered."""

    LISTING = "listing"
    VERDICT = "verdict"
    REPORT = "report"
    DISPUTE = "dispute"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A thing that can be reported, as it is now: whose it is, and what is kept of it with the case."""

    kind: SubjectKind
    id: UUID
    accused_id: UUID
    excerpt: dict[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictDraft:
    """What a moderator decides together with a case."""

    kind: VerdictKind
    reason: str
    text: str
    expires_at: datetime | None = None

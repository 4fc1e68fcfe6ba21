"""What moderation hands over, and the codes it stores."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal
from uuid import UUID

from wibestore.core.errors import DomainError


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
    SUPPORT = "support"


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


@dataclass(frozen=True, slots=True)
class Claim:
    """Who looks at a listing, and until when nobody else may decide on it."""

    user_id: UUID
    username: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskInfo:
    """One look at a listing that waits for it; `claim` is None where nobody holds it now."""

    id: UUID
    listing_id: UUID
    kind: TaskKind
    submitted_at: datetime
    sla_at: datetime
    tone: Literal["ok", "soon", "late"]
    claim: Claim | None
    flags: list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastLook:
    """What somebody decided on a listing before, and why."""

    decided_at: datetime
    decided_by: str
    status: TaskStatus
    reason: str
    fields: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueCounts:
    """How much waits for a look: all, past its time, held by the asker; since when; how often each hint."""

    waiting: int
    late: int
    mine: int
    oldest_at: datetime | None
    by_flag: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SellerPast:
    """What became of a seller's listings lately, and of the seller."""

    rejected: int
    verdicts: int


@dataclass(frozen=True, slots=True)
class FieldReason:
    """What is to be corrected in one field: a ready reason, words, or words instead of it."""

    field: str
    template: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkLook:
    """What became of one of several listings; `problem` is why it was refused."""

    id: UUID
    version: int | None = None
    problem: DomainError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateInfo:
    """A ready reason in three languages."""

    code: str
    use: str
    field: str
    text: dict[str, str]
    position: int
    is_active: bool

"""What moderation hands over, and the codes it stores."""

from enum import StrEnum


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

"""What screening hands over."""

from dataclasses import dataclass, field
from enum import StrEnum


class FindingKind(StrEnum):
    """What a span of a text gives away."""

    PHONE = "phone"
    HANDLE = "handle"
    LINK = "link"
    EMAIL = "email"
    CARD = "card"
    CREDENTIALS = "credentials"


@dataclass(frozen=True, slots=True)
class Finding:
    """A span of the text as it was written, in code points; `end` is the first one after it."""

    kind: FindingKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Screened:
    """A text with every finding masked, and where the findings were; what was found is never kept."""

    text: str = field(repr=False)
    findings: tuple[Finding, ...]
    has_credentials: bool

"""What is true in moderation, without a database and without a clock."""

from wibestore.moderation.rules.lengths import (
    ANSWER_LENGTH,
    APPEAL_LENGTH,
    REASON_LENGTH,
    REPORT_TEXT_LENGTH,
    RESOLUTION_LENGTH,
    VERDICT_TEXT_LENGTH,
)

__all__ = [
    "ANSWER_LENGTH",
    "APPEAL_LENGTH",
    "REASON_LENGTH",
    "REPORT_TEXT_LENGTH",
    "RESOLUTION_LENGTH",
    "VERDICT_TEXT_LENGTH",
]

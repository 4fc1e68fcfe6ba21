"""What is true in moderation, without a database and without a clock."""

from wibestore.moderation.rules.lengths import (
    ANSWER_LENGTH,
    APPEAL_LEAST,
    APPEAL_LENGTH,
    REASON_LENGTH,
    REPORT_TEXT_LENGTH,
    RESOLUTION_LENGTH,
    VERDICT_TEXT_LEAST,
    VERDICT_TEXT_LENGTH,
)
from wibestore.moderation.rules.reasons import Reason, reason_of, reason_tree
from wibestore.moderation.rules.reports import (
    CLOSED,
    EVENTS,
    EXCERPT_KEPT,
    MOVES,
    REJECTED_COUNT_FOR,
    Tone,
    events_allowed,
    tone_of,
    weight_of,
)

__all__ = [
    "ANSWER_LENGTH",
    "APPEAL_LEAST",
    "APPEAL_LENGTH",
    "CLOSED",
    "EVENTS",
    "EXCERPT_KEPT",
    "MOVES",
    "REASON_LENGTH",
    "REJECTED_COUNT_FOR",
    "REPORT_TEXT_LENGTH",
    "RESOLUTION_LENGTH",
    "VERDICT_TEXT_LEAST",
    "VERDICT_TEXT_LENGTH",
    "Reason",
    "Tone",
    "events_allowed",
    "reason_of",
    "reason_tree",
    "tone_of",
    "weight_of",
]

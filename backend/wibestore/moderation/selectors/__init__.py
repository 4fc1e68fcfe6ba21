"""Reads of moderation."""

from wibestore.moderation.selectors.of_person import judged_counts, open_report_counts, verdict_rows
from wibestore.moderation.selectors.people import traces_of

__all__ = ["judged_counts", "open_report_counts", "traces_of", "verdict_rows"]

"""Reads of moderation."""

from wibestore.moderation.selectors.looks import diff_of, look_get, look_page
from wibestore.moderation.selectors.noticing import flags_of
from wibestore.moderation.selectors.of_person import judged_counts, open_report_counts, verdict_rows
from wibestore.moderation.selectors.people import traces_of
from wibestore.moderation.selectors.tasks import queue_counts, task_of
from wibestore.moderation.selectors.templates import template_list

__all__ = [
    "diff_of",
    "flags_of",
    "judged_counts",
    "look_get",
    "look_page",
    "open_report_counts",
    "queue_counts",
    "task_of",
    "template_list",
    "traces_of",
    "verdict_rows",
]

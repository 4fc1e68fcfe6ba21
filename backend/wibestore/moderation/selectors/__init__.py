"""Reads of moderation."""

from wibestore.moderation.selectors.looks import diff_of, look_get, look_page
from wibestore.moderation.selectors.noticing import flags_of
from wibestore.moderation.selectors.of_person import judged_counts, open_report_counts, verdict_rows, verdict_rows_of
from wibestore.moderation.selectors.people import traces_of
from wibestore.moderation.selectors.reports import (
    my_report_get,
    my_reports,
    report_get,
    report_page,
    reports_opened,
    waiting_reports,
)
from wibestore.moderation.selectors.tasks import queue_counts, task_of
from wibestore.moderation.selectors.templates import template_list
from wibestore.moderation.selectors.verdicts import (
    appeal_page,
    my_verdict_get,
    my_verdicts,
    verdict_counts,
    verdict_get,
    verdict_page,
    verdicts_of,
)

__all__ = [
    "appeal_page",
    "diff_of",
    "flags_of",
    "judged_counts",
    "look_get",
    "look_page",
    "my_report_get",
    "my_reports",
    "my_verdict_get",
    "my_verdicts",
    "open_report_counts",
    "queue_counts",
    "report_get",
    "report_page",
    "reports_opened",
    "task_of",
    "template_list",
    "traces_of",
    "verdict_counts",
    "verdict_get",
    "verdict_page",
    "verdict_rows",
    "verdict_rows_of",
    "verdicts_of",
    "waiting_reports",
]

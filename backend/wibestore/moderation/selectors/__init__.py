"""Reads of moderation."""

from wibestore.moderation.selectors.people import traces_of
from wibestore.moderation.selectors.reports import my_report_get, my_reports, report_get, report_page, waiting_reports
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
    "my_report_get",
    "my_reports",
    "my_verdict_get",
    "my_verdicts",
    "report_get",
    "report_page",
    "traces_of",
    "verdict_counts",
    "verdict_get",
    "verdict_page",
    "verdicts_of",
    "waiting_reports",
]

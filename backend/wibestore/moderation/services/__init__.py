"""Writes of moderation."""

from wibestore.moderation.services.appeals import appeal_decide, appeal_open, appeal_open_by_link, appeal_url
from wibestore.moderation.services.looks import review_decide, reviews_bulk
from wibestore.moderation.services.reports import excerpts_forget, report_open, report_update
from wibestore.moderation.services.tasks import task_claim, task_claim_next, task_note, task_release, tasks_mend
from wibestore.moderation.services.templates import template_create, template_update, templates_load
from wibestore.moderation.services.verdicts import (
    LINK_KIND,
    block_end,
    verdict_give,
    verdict_lift,
    verdict_see,
    verdicts_expire,
)

__all__ = [
    "LINK_KIND",
    "appeal_decide",
    "appeal_open",
    "appeal_open_by_link",
    "appeal_url",
    "block_end",
    "excerpts_forget",
    "report_open",
    "report_update",
    "review_decide",
    "reviews_bulk",
    "task_claim",
    "task_claim_next",
    "task_note",
    "task_release",
    "tasks_mend",
    "template_create",
    "template_update",
    "templates_load",
    "verdict_give",
    "verdict_lift",
    "verdict_see",
    "verdicts_expire",
]

"""Writes of moderation."""

from wibestore.moderation.services.looks import review_decide, reviews_bulk
from wibestore.moderation.services.tasks import task_claim, task_claim_next, task_note, task_release, tasks_mend
from wibestore.moderation.services.templates import template_create, template_update, templates_load

__all__ = [
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
]

"""What is closed and forgotten by itself."""

from uuid import UUID

from django.db import transaction

from wibestore.core import clock
from wibestore.support.models import GuestDraft, SupportRequest
from wibestore.support.rules import CONFIRM_WITHIN, EMAIL_KEPT, REOPEN_WITHIN
from wibestore.support.services.steps import close
from wibestore.support.types import State

BATCH = 500


def clean_up() -> int:
    """Close what was answered and not gone on with, forget old drafts and guests' addresses; return how many."""
    now = clock.now()
    drafts = GuestDraft.objects.filter(created_at__lt=now - CONFIRM_WITHIN).order_by("created_at")
    forgotten, _ = GuestDraft.objects.filter(id__in=list(drafts.values_list("id", flat=True)[:BATCH])).delete()
    old = SupportRequest.objects.exclude(email="").filter(closed_at__lt=now - EMAIL_KEPT).order_by("closed_at")
    emptied = SupportRequest.objects.filter(id__in=list(old.values_list("id", flat=True)[:BATCH])).update(email="")
    return forgotten + emptied + _silent_close()


@transaction.atomic
def requests_close_of(user_id: UUID) -> int:
    """Close everything that a user asked; return how many."""
    rows = SupportRequest.objects.select_for_update(no_key=True).filter(user_id=user_id)
    return _close_all(list(rows.exclude(state=State.CLOSED.value).order_by("id")))


@transaction.atomic
def _silent_close() -> int:
    rows = SupportRequest.objects.select_for_update(no_key=True, skip_locked=True)
    silent = rows.filter(state=State.ANSWERED.value, updated_at__lt=clock.now() - REOPEN_WITHIN)
    return _close_all(list(silent.order_by("updated_at")[:BATCH]))


def _close_all(requests: list[SupportRequest]) -> int:
    now = clock.now()
    for request in requests:
        close(request, now)
    return len(requests)

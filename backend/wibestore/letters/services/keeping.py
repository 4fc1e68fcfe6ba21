"""What becomes of letters that are over, and how many wait."""

from datetime import datetime, timedelta

from django.db.models import Min

from wibestore.core import clock
from wibestore.letters.models import Letter, LetterState

KEEP = timedelta(days=30)
FORGET_BATCH = 1_000
MAX_BATCHES = 200


def letters_forget_old() -> int:
    """Empty address and parameters of letters that ended 30 days ago, a batch for a transaction; return how many."""
    before, forgotten = clock.now() - KEEP, 0
    for _ in range(MAX_BATCHES):
        old = Letter.objects.filter(finished_at__lt=before).exclude(to_address="").order_by("finished_at")
        ids = list(old.values_list("id", flat=True)[:FORGET_BATCH])
        forgotten += Letter.objects.filter(id__in=ids).update(to_address="", params={}, last_error="")
        if len(ids) < FORGET_BATCH:
            break
    return forgotten


def letters_waiting_since() -> datetime | None:
    """Return when the oldest letter that waits to be sent was written."""
    written_at: datetime | None = Letter.objects.filter(state=LetterState.WAITING).aggregate(at=Min("created_at"))["at"]
    return written_at


def letters_backlog() -> tuple[int, int]:
    """Return how many letters wait to be sent, and how many were given up in the last day."""
    waiting = Letter.objects.filter(state=LetterState.WAITING).count()
    since = clock.now() - timedelta(days=1)
    return waiting, Letter.objects.filter(finished_at__gte=since, state=LetterState.FAILED).count()

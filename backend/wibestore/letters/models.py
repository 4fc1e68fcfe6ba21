"""One row per letter: what it says, to whom, and what became of it. No column holds a secret."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from wibestore.core.ids import uuid7
from wibestore.letters.types import TIME_ZONE


class LetterState(models.TextChoices):
    WAITING = "waiting"
    SENT = "sent"
    # Overtaken before it left: read in the shop, or its link is dead.
    NEEDLESS = "needless"
    FAILED = "failed"


class Letter(models.Model):
    """A letter to one address, sent once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=120)
    template = models.CharField(max_length=32)
    language = models.CharField(max_length=2)
    # The reader's: times are told by it. Also in the database, for the release before that knows no such column.
    time_zone = models.CharField(max_length=64, default=TIME_ZONE, db_default=TIME_ZONE)
    # A plain id: users lie above.
    user_id = models.UUIDField(null=True)
    to_address = models.CharField(max_length=254, blank=True)
    params = models.JSONField(default=dict)
    link_kind = models.CharField(max_length=16, blank=True)
    link_id = models.UUIDField(null=True)
    state = models.CharField(max_length=16, choices=LetterState, default=LetterState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    message_id = models.CharField(max_length=120, blank=True)
    last_error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key"], name="letter_once"),
            models.CheckConstraint(condition=Q(state__in=LetterState.values), name="letter_state_known"),
            models.CheckConstraint(
                condition=Q(state="waiting", finished_at=None) | (~Q(state="waiting") & Q(finished_at__isnull=False)),
                name="letter_end_has_time",
            ),
            models.CheckConstraint(
                condition=Q(link_kind="", link_id=None) | (~Q(link_kind="") & Q(link_id__isnull=False)),
                name="letter_link_whole",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["retry_at"], condition=Q(state="waiting"), name="letter_waiting"),
            models.Index(fields=["user_id", "-created_at"], name="letter_of_user"),
            models.Index(fields=["finished_at"], name="letter_finished"),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.id}"

"""Requests of people to the shop and what was said in them; a guest's words wait apart until the e-mail is proved."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from wibestore.core.ids import uuid7
from wibestore.support.rules import EMAIL_LENGTH, OURS, TEXT_LENGTH
from wibestore.support.types import Author, State, SubjectKind, Topic

OURS_CODES = [state.value for state in OURS]
_TOPICS = [topic.value for topic in Topic]


class SupportRequest(models.Model):
    """What somebody asked the shop, and how far it is. Of a user it is theirs; a guest has an e-mail and a link."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # What people say on the phone: S-K4M7Q2.
    number = models.CharField(max_length=8, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    # Of a guest; emptied half a year after the end.
    email = models.CharField(max_length=EMAIL_LENGTH, blank=True, db_default="")
    language = models.CharField(max_length=2)
    topic = models.CharField(max_length=8)
    subject_kind = models.CharField(max_length=10, blank=True, db_default="")
    subject_id = models.UUIDField(null=True)
    subject_number = models.CharField(max_length=40, blank=True, db_default="")
    state = models.CharField(max_length=8, db_default=State.OPEN.value)
    last_seq = models.PositiveIntegerField(db_default=1)
    # Since when the person has had no answer.
    waiting_since = models.DateTimeField(null=True)
    taken_by = models.UUIDField(null=True)
    taken_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(db_default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(topic__in=_TOPICS), name="support_topic_known"),
            models.CheckConstraint(
                condition=Q(state__in=OURS_CODES, waiting_since__isnull=False, closed_at=None)
                | Q(state=State.ANSWERED.value, waiting_since=None, closed_at=None)
                | Q(state=State.CLOSED.value, waiting_since=None, closed_at__isnull=False),
                name="support_state_has_its_times",
            ),
            models.CheckConstraint(
                condition=Q(subject_kind="", subject_id=None)
                | Q(
                    subject_kind__in=[kind.value for kind in SubjectKind],
                    subject_id__isnull=False,
                    user__isnull=False,
                ),
                name="support_subject_whole",
            ),
            models.CheckConstraint(
                condition=Q(taken_by=None, taken_at=None) | Q(taken_by__isnull=False, taken_at__isnull=False),
                name="support_taken_whole",
            ),
            models.CheckConstraint(condition=Q(user=None) | Q(email=""), name="support_email_of_guests_alone"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["waiting_since", "id"], condition=Q(state__in=OURS_CODES), name="support_waiting"),
            models.Index(fields=["user", "-id"], name="support_of_user"),
            models.Index(fields=["updated_at"], condition=Q(state=State.ANSWERED.value), name="support_silent"),
            models.Index(fields=["closed_at"], condition=~Q(email=""), name="support_emails"),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.state})"


class SupportMessage(models.Model):
    """One word in a request: it only grows."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    request = models.ForeignKey(SupportRequest, on_delete=models.PROTECT, related_name="messages", db_index=False)
    seq = models.PositiveIntegerField()
    author = models.CharField(max_length=6)
    # Who of the staff.
    staff_id = models.UUIDField(null=True)
    text = models.CharField(max_length=TEXT_LENGTH)
    image_ids = models.JSONField(default=list)
    # By which a guest's browser says the same message again.
    client_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "seq"], name="support_message_seq_once"),
            models.UniqueConstraint(
                fields=["request", "client_id"],
                condition=Q(client_id__isnull=False),
                name="support_message_client_once",
            ),
            models.CheckConstraint(
                condition=Q(author=Author.PERSON.value, staff_id=None)
                | Q(author=Author.STAFF.value, staff_id__isnull=False),
                name="support_message_has_its_author",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="support_message_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.seq} of {self.request_id}"


class GuestDraft(models.Model):
    """What somebody without an account asked; it becomes a request of the same id when the e-mail is proved."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    client_id = models.UUIDField()
    email = models.CharField(max_length=EMAIL_LENGTH)
    language = models.CharField(max_length=2)
    topic = models.CharField(max_length=8)
    text = models.CharField(max_length=TEXT_LENGTH)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["email", "client_id"], name="support_draft_once"),
            models.CheckConstraint(condition=Q(topic__in=_TOPICS), name="support_draft_topic_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["created_at"], name="support_draft_age")]

    def __str__(self) -> str:
        return f"draft {self.id}"

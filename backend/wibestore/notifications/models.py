"""What users were told, how they want to be told, and what leaves the shop."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from wibestore.core.ids import uuid7


class Notification(models.Model):
    """
    One line of a user's list. Its words are made when it is read: only the parameters they name are kept.

    Unread ones of one event about one subject are one row; `message_ids` are its facts, so that none counts twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    event = models.CharField(max_length=64)
    # As whom: buyer and seller read different words of the same event.
    role = models.CharField(max_length=8)
    group = models.CharField(max_length=16)
    subject = models.CharField(max_length=64)
    params = models.JSONField(default=dict)
    link = models.CharField(max_length=200)
    is_important = models.BooleanField()
    count = models.PositiveIntegerField(default=1)
    message_ids = ArrayField(models.UUIDField())
    read_at = models.DateTimeField(null=True)
    # Of the last fact in it.
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "event", "role", "subject"],
                condition=Q(read_at=None),
                name="notification_unread_once",
            ),
            models.CheckConstraint(condition=Q(count__gte=1), name="notification_count_positive"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["user", "-created_at", "-id"], name="notification_list"),
            models.Index(fields=["user", "group"], condition=Q(read_at=None), name="notification_unread"),
            models.Index(fields=["user", "subject"], name="notification_subject"),
            models.Index(fields=["created_at"], name="notification_age"),
        ]

    def __str__(self) -> str:
        return f"{self.event} for {self.user_id}"


class Preference(models.Model):
    """A user's wish about one channel of one group; without a row the default holds."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    group = models.CharField(max_length=16)
    channel = models.CharField(max_length=16)
    is_on = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "group", "channel"], name="preference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.group} by {self.channel} for {self.user_id}"


class Alert(models.Model):
    """Whether important news may sound and vibrate; without a row they may."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", primary_key=True)
    sound = models.BooleanField(default=True)
    vibration = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"alerts of {self.user_id}"


class DeliveryState(models.TextChoices):
    WAITING = "waiting"
    SENT = "sent"
    # Read in the shop before the letter left.
    NEEDLESS = "needless"
    FAILED = "failed"


class Delivery(models.Model):
    """
    One notification on its way through one channel that leaves the shop, once.

    For channels to come: e-mail has rows of its own (`letters.Letter`), and nothing writes here yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    notification = models.ForeignKey(Notification, on_delete=models.CASCADE, related_name="+", db_index=False)
    channel = models.CharField(max_length=16)
    state = models.CharField(max_length=16, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notification", "channel"], name="delivery_once"),
            models.CheckConstraint(condition=Q(state__in=DeliveryState.values), name="delivery_state_known"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["channel", "retry_at"], condition=Q(state="waiting"), name="delivery_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} of {self.notification_id}"

"""Tables of the ground: the outbox, idempotency records, heartbeats and what staff set while the shop runs."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from wibestore.core.ids import uuid7


class Heartbeat(models.Model):
    """When a periodic job last ran; an outage is a gap between two beats."""

    name = models.CharField(max_length=64, primary_key=True)
    beat_at = models.DateTimeField()
    # What it counted, where it counts something: differences in the books, bytes of a backup.
    figure = models.BigIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(name=""), name="heartbeat_name_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.name} at {self.beat_at:%Y-%m-%d %H:%M:%S}"


class OutboxMessage(models.Model):
    """A fact that a service wrote in its own transaction (api.md, Facts inside)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    topic = models.CharField(max_length=64)
    # Messages with the same sequence key run in the order they were written (one order's facts).
    sequence_key = models.CharField(max_length=64, blank=True)
    payload = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    relayed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            # The relay's query: what has not been handed to every handler yet, oldest first.
            models.Index(fields=["id"], condition=models.Q(relayed_at=None), name="outbox_waiting"),
            models.Index(fields=["sequence_key", "id"], condition=models.Q(relayed_at=None), name="outbox_sequence"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.id}"


class OutboxDelivery(models.Model):
    """One handler's work on one message: done once, retried with back-off, dead after the last try."""

    # Its own index would be the beginning of `outbox_delivery_once`.
    message = models.ForeignKey(OutboxMessage, on_delete=models.CASCADE, related_name="deliveries", db_index=False)
    handler = models.CharField(max_length=128)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "handler"], name="outbox_delivery_once"),
        ]
        indexes: ClassVar = [
            # /metrics/ counts what was given up.
            models.Index(fields=["dead_at"], condition=models.Q(dead_at__isnull=False), name="outbox_delivery_dead"),
            # What waits for its next try, which the relay leaves alone: a new delivery that is done is never in it.
            models.Index(
                fields=["retry_at"],
                condition=models.Q(done_at=None, dead_at=None, retry_at__isnull=False),
                name="outbox_delivery_resting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.handler} of {self.message_id}"


class IdempotencyRecord(models.Model):
    """The first answer to a user's `Idempotency-Key`, kept seven days (escrow.md §2)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user_id = models.UUIDField()
    key = models.CharField(max_length=255)
    request_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)
    # The row comes back with its time: the moment of the whole unit of work.
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user_id", "key"], name="idempotency_key_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["created_at"], name="idempotency_age"),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.user_id}"


class Tunable(models.Model):
    """A number that staff changed while the shop runs; without a row the settings hold (`core.tunables`)."""

    key = models.CharField(max_length=64, primary_key=True)
    value = models.JSONField()
    updated_at = models.DateTimeField()
    updated_by = models.UUIDField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(key=""), name="tunable_key_not_empty"),
        ]

    def __str__(self) -> str:
        return self.key

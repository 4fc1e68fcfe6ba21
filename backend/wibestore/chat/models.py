"""Conversations, who is in them and how far they have read, messages, and who has blocked whom."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from wibestore.chat.frames import MAX_TEXT_LENGTH
from wibestore.chat.rules import KINDS, PARTIES
from wibestore.core.ids import uuid7


class Conversation(models.Model):
    """
    What a buyer and a seller have to say about one listing; every order of the two for it joins.

    `order` is the newest of these. Its row is held (FOR NO KEY UPDATE) by whoever adds a message: so `last_sequence`
    counts them without a gap.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    buyer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    seller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    listing = models.ForeignKey("listings.Listing", on_delete=models.PROTECT, related_name="+", db_index=False)
    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    last_sequence = models.PositiveIntegerField(default=0)
    last_message_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            # Also finds it, for who opens it and for the facts of orders.
            models.UniqueConstraint(fields=["listing", "buyer", "seller"], name="conversation_once"),
            models.CheckConstraint(condition=~Q(buyer=F("seller")), name="conversation_of_two"),
            models.CheckConstraint(
                condition=Q(last_sequence=0, last_message_at=None)
                | Q(last_sequence__gt=0, last_message_at__isnull=False),
                name="conversation_last_message_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.buyer_id} and {self.seller_id} about {self.listing_id}"


class Participant(models.Model):
    """
    One of the two: how far they have read, and how many messages of the other (and of staff) they have not.

    `listed_at` is when the conversation last moved in their list; empty: it is not in it yet.
    """

    id = models.BigAutoField(primary_key=True)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="participants", db_index=False
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    read_up_to = models.PositiveIntegerField(default=0)
    unread_count = models.PositiveIntegerField(default=0)
    listed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conversation", "user"], name="participant_once"),
        ]
        indexes: ClassVar = [
            # chats/: one's own, the latest moved first.
            models.Index(
                fields=["user", "-listed_at", "-conversation"],
                condition=Q(listed_at__isnull=False),
                name="participant_list",
            ),
            # chats/?unread=true, and the count of them that every page of the shop shows.
            models.Index(
                fields=["user", "-listed_at", "-conversation"],
                condition=Q(unread_count__gt=0),
                name="participant_unread",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.conversation_id}"


class Message(models.Model):
    """
    One message or system line; never changed but by `hidden_at`. Contacts in `text` were masked before it was stored.

    `client_id` was made by the sender's browser; `source_id` is the outbox message that a system line tells of.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages", db_index=False)
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    party = models.CharField(max_length=8)
    client_id = models.UUIDField(null=True)
    text = models.CharField(max_length=MAX_TEXT_LENGTH, blank=True)
    image_id = models.UUIDField(null=True)
    # Its `ImageInfo`, so that no page asks for it again.
    image = models.JSONField(null=True)
    event = models.CharField(max_length=64, blank=True)
    params = models.JSONField(default=dict)
    source_id = models.UUIDField(null=True)
    is_masked = models.BooleanField(default=False)
    # Set while staff hide it: its place stays, what it says is not shown.
    hidden_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            # Also reads history, both ways.
            models.UniqueConstraint(fields=["conversation", "sequence"], name="message_sequence_once"),
            models.UniqueConstraint(fields=["conversation", "sender", "client_id"], name="message_sent_once"),
            models.UniqueConstraint(
                fields=["source_id"], condition=Q(source_id__isnull=False), name="message_line_once"
            ),
            models.UniqueConstraint(
                fields=["image_id"], condition=Q(image_id__isnull=False), name="message_image_once"
            ),
            models.CheckConstraint(condition=Q(sequence__gt=0), name="message_sequence_positive"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="message_kind_known"),
            models.CheckConstraint(condition=Q(party__in=PARTIES), name="message_party_known"),
            models.CheckConstraint(
                condition=Q(kind="text", image_id=None, event="") & ~Q(text="")
                | Q(kind="image", text="", event="", image_id__isnull=False, image__isnull=False)
                | Q(kind="system", text="", image_id=None) & ~Q(event=""),
                name="message_of_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind="system", party="system", sender=None, client_id=None, source_id__isnull=False)
                | ~Q(kind="system")
                & ~Q(party="system")
                & Q(sender__isnull=False, client_id__isnull=False, source_id=None),
                name="message_has_its_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} of {self.conversation_id}"


class Block(models.Model):
    """Somebody wants nothing from somebody, in no conversation but those of open orders."""

    id = models.BigAutoField(primary_key=True)
    blocker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    blocked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            # Also asked before every message, in both directions.
            models.UniqueConstraint(fields=["blocker", "blocked"], name="block_once"),
            models.CheckConstraint(condition=~Q(blocker=F("blocked")), name="block_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.blocker_id} blocks {self.blocked_id}"

"""Tables of images: the stored file once, who uploaded it, and how much each has sent."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from wibestore.core.ids import uuid7

_IS_READY = models.Q(
    status="ready",
    card_width__isnull=False,
    card_height__isnull=False,
    gallery_width__isnull=False,
    gallery_height__isnull=False,
    full_width__isnull=False,
    full_height__isnull=False,
)


class ImageFile(models.Model):
    """
    One stored picture in its sizes. The same bytes sent again, by anybody, share this row and its files.

    It is `processing` until all of its variants are stored; only then the row says `ready`, and only then it is shown.
    """

    # SHA-256 of the sent bytes and of the version of the processing: the stored names derive from it.
    digest = models.CharField(max_length=64, primary_key=True)
    status = models.CharField(max_length=10, db_default="ready")
    # Of a failed one: the refusal's code and numbers.
    problem_code = models.CharField(max_length=64, db_default="")
    problem_params = models.JSONField(null=True)
    # The sent bytes' name in the private storage; empty when they are not kept.
    original = models.CharField(max_length=120, db_default="")
    card_width = models.PositiveSmallIntegerField(null=True)
    card_height = models.PositiveSmallIntegerField(null=True)
    # Null with those made before there was a small card.
    card_small_width = models.PositiveSmallIntegerField(null=True)
    card_small_height = models.PositiveSmallIntegerField(null=True)
    gallery_width = models.PositiveSmallIntegerField(null=True)
    gallery_height = models.PositiveSmallIntegerField(null=True)
    full_width = models.PositiveSmallIntegerField(null=True)
    full_height = models.PositiveSmallIntegerField(null=True)
    placeholder = models.CharField(max_length=700, db_default="")
    # What the picture looks like, and the keys by which similar ones are found (`processing.likeness`).
    likeness = models.BigIntegerField(null=True)
    likeness_bands = ArrayField(models.IntegerField(), null=True)
    # How often the work was begun, and until when whoever began it last has it to themselves.
    attempts = models.PositiveSmallIntegerField(db_default=0)
    claimed_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(digest__regex="^[0-9a-f]{64}$"), name="image_file_digest_hex"),
            models.CheckConstraint(
                condition=_IS_READY
                | models.Q(status="processing")
                | (models.Q(status="failed") & ~models.Q(problem_code="")),
                name="image_file_ready_or_not",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["created_at"], condition=models.Q(status="processing"), name="image_file_in_work"),
            GinIndex(fields=["likeness_bands"], name="image_file_likeness"),
        ]

    def __str__(self) -> str:
        return self.digest


class Image(models.Model):
    """An upload of a user; `used_by` is the thing that shows it (a listing), known to the module above."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner_id = models.UUIDField()
    file = models.ForeignKey(ImageFile, on_delete=models.PROTECT, related_name="images")
    used_by = models.UUIDField(null=True)
    # Set while nothing uses the image: the sweep deletes what has waited too long.
    unused_since = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(used_by=None, unused_since__isnull=False)
                | models.Q(used_by__isnull=False, unused_since=None),
                name="image_used_or_waiting",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["used_by"], condition=models.Q(used_by__isnull=False), name="image_used_by"),
            models.Index(
                fields=["owner_id", "unused_since"], condition=models.Q(used_by=None), name="image_waiting_of_owner"
            ),
            models.Index(fields=["unused_since"], condition=models.Q(used_by=None), name="image_waiting"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class UploadDay(models.Model):
    """How many pictures and bytes a user has sent on one day (UTC); deleting them gives nothing back."""

    owner_id = models.UUIDField()
    day = models.DateField()
    count = models.PositiveIntegerField()
    size_bytes = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner_id", "day"], name="upload_day_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["day"], name="upload_day_day")]

    def __str__(self) -> str:
        return f"{self.owner_id} on {self.day}"

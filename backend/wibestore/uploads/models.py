"""Tables of images: the stored file once, and who uploaded it."""

from typing import ClassVar

from django.db import models

from wibestore.core.ids import uuid7


class ImageFile(models.Model):
    """One stored picture in its sizes. The same bytes sent again, by anybody, share this row and its files."""

    # SHA-256 of the sent bytes and of the version of the processing: the stored names derive from it.
    digest = models.CharField(max_length=64, primary_key=True)
    card_width = models.PositiveSmallIntegerField()
    card_height = models.PositiveSmallIntegerField()
    gallery_width = models.PositiveSmallIntegerField()
    gallery_height = models.PositiveSmallIntegerField()
    full_width = models.PositiveSmallIntegerField()
    full_height = models.PositiveSmallIntegerField()
    placeholder = models.CharField(max_length=700)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(digest__regex="^[0-9a-f]{64}$"), name="image_file_digest_hex"),
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

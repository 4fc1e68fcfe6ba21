"""Sealed sets and the log of every look at them. No column holds a secret in the clear (escrow.md §3)."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from wibestore.core.ids import uuid7


class CredentialSet(models.Model):
    """One version of a listing's credentials, sealed. Live until it is replaced, sold or archived."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Plain ids: listings, orders and users lie above.
    listing_id = models.UUIDField()
    seller_id = models.UUIDField()
    order_id = models.UUIDField(null=True)
    buyer_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField()
    login_method = models.CharField(max_length=32)
    ciphertext = models.BinaryField()
    wrapped_key = models.BinaryField()
    key_id = models.CharField(max_length=32)
    fingerprint = models.CharField(max_length=64)
    sealed_at = models.DateTimeField(db_default=Now(), editable=False)
    retired_at = models.DateTimeField(null=True)
    wiped_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["listing_id", "version"], name="vault_version_once"),
            models.UniqueConstraint(fields=["listing_id"], condition=Q(retired_at=None), name="vault_one_live_set"),
            models.UniqueConstraint(
                fields=["fingerprint"], condition=Q(retired_at=None), name="vault_account_sold_once"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="vault_version_positive"),
            models.CheckConstraint(
                condition=Q(order_id=None, buyer_id=None) | Q(order_id__isnull=False, buyer_id__isnull=False),
                name="vault_order_has_buyer",
            ),
            models.CheckConstraint(
                condition=Q(wiped_at=None) | Q(retired_at__isnull=False, ciphertext=b"", wrapped_key=b""),
                name="vault_wiped_is_empty",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["order_id"], condition=Q(order_id__isnull=False), name="vault_set_order"),
            models.Index(fields=["key_id"], condition=Q(wiped_at=None), name="vault_set_key"),
            # What was taken off sale unsold and is not wiped yet, the oldest first.
            models.Index(
                fields=["retired_at"],
                condition=Q(order_id=None, wiped_at=None, retired_at__isnull=False),
                name="vault_set_unsold",
            ),
            # Who offered the same game account before; of live sets the unique index above tells it.
            models.Index(
                fields=["fingerprint"], condition=Q(retired_at__isnull=False), name="vault_set_fingerprint_retired"
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="vault_set_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"credentials of listing {self.listing_id}, version {self.version}"


class CredentialReveal(models.Model):
    """One look at an order's credentials: evidence, so it only grows."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    credential_set = models.ForeignKey(CredentialSet, on_delete=models.PROTECT, related_name="reveals")
    order_id = models.UUIDField()
    # Whose the credentials are, not who looked: that is the buyer unless `staff_id` says otherwise.
    buyer_id = models.UUIDField()
    staff_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=500, blank=True, db_default="")
    revealed_at = models.DateTimeField(db_default=Now(), editable=False)
    ip = models.CharField(max_length=45, blank=True)
    user_agent = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(staff_id=None, reason="") | (Q(staff_id__isnull=False) & ~Q(reason="")),
                name="vault_reveal_of_staff_has_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["order_id", "revealed_at"], name="vault_reveal_order"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="vault_reveal_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"look at order {self.order_id}"


class SealedSecret(models.Model):
    """A secret of one user that the shop must be able to read again, such as the seed of their one-time codes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # A plain id: users lie above.
    owner_id = models.UUIDField()
    purpose = models.CharField(max_length=32)
    ciphertext = models.BinaryField()
    wrapped_key = models.BinaryField()
    key_id = models.CharField(max_length=32)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner_id", "purpose"], name="vault_secret_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["key_id"], name="vault_secret_key"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} of {self.owner_id}"

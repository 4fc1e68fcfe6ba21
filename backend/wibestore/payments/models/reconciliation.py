"""What the daily comparison with the providers' own lists has found."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from wibestore.core.ids import uuid7
from wibestore.core.money import MaybeSomField
from wibestore.payments.rules.reconciliation import DifferenceKind, LineKind


class Reconciliation(models.Model):
    """One day of one provider, compared; comparing it again replaces the counts."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    provider = models.CharField(max_length=32)
    day = models.DateField()
    their_count = models.PositiveIntegerField()
    our_count = models.PositiveIntegerField()
    difference_count = models.PositiveIntegerField()
    compared_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["provider", "day"], name="reconciliation_once_a_day")]

    def __str__(self) -> str:
        return f"{self.provider} {self.day}"


class ReconciliationDifference(models.Model):
    """One line by which a provider's list and ours differ, until somebody of the staff has dealt with it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reconciliation = models.ForeignKey(Reconciliation, on_delete=models.PROTECT, related_name="differences")
    kind = models.CharField(max_length=13, choices=[(kind.value, kind.value) for kind in DifferenceKind])
    line_kind = models.CharField(max_length=7, choices=[(kind.value, kind.value) for kind in LineKind])
    external_id = models.CharField(max_length=64)
    reference = models.CharField(max_length=64, blank=True)
    our_amount = MaybeSomField(null=True)
    their_amount = MaybeSomField(null=True)
    occurred_at = models.DateTimeField()
    found_at = models.DateTimeField()
    # Filled together when it is dealt with, or when a later comparison finds it gone.
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.UUIDField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reconciliation", "line_kind", "external_id", "kind"], name="difference_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in DifferenceKind]), name="difference_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(line_kind__in=[kind.value for kind in LineKind]), name="difference_line_kind_known"
            ),
        ]
        indexes: ClassVar = [
            # The staff's list: what is open, the oldest first.
            models.Index(fields=["found_at", "id"], condition=Q(resolved_at=None), name="difference_open"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.external_id}"

"""Cards that money can be paid out to: the provider's token and a mask. No number ever comes here."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from wibestore.core.ids import uuid7
from wibestore.payments.models.deposits import PaymentMethod
from wibestore.payments.rules.cards import MASK_PATTERN, MAX_CARDS, NUMBER_PATTERN, TOKEN_IS_NUMBER_PATTERN, CardStatus


class PayoutCard(models.Model):
    """A user's card at one provider: pending until its owner has named it on the provider's own page."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # What the provider calls the binding by; digits, like a deposit's.
    reference = models.CharField(max_length=12, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    method = models.ForeignKey(PaymentMethod, on_delete=models.PROTECT, related_name="+", db_index=False)
    status = models.CharField(
        max_length=8, choices=[(status.value, status.value) for status in CardStatus], default=CardStatus.PENDING
    )
    # The provider's own id of the binding, where it has one.
    external_id = models.CharField(max_length=64, blank=True)
    token = models.CharField(max_length=128, blank=True)
    mask = models.CharField(max_length=19, blank=True)
    holder = models.CharField(max_length=64, blank=True)
    bind_url = models.CharField(max_length=1000)
    failure_code = models.CharField(max_length=32, blank=True)
    # One of the user's few places for cards: the database itself keeps their number.
    slot = models.PositiveSmallIntegerField(null=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    bound_at = models.DateTimeField(null=True)
    usable_from = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "method", "token"], condition=Q(status="active"), name="payout_card_once_per_user"
            ),
            models.UniqueConstraint(fields=["user", "slot"], name="payout_card_slot_once"),
            models.CheckConstraint(
                condition=Q(status="removed", slot=None)
                | (~Q(status="removed") & Q(slot__isnull=False, slot__range=(1, MAX_CARDS))),
                name="payout_card_slot_while_kept",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[status.value for status in CardStatus]), name="payout_card_status_known"
            ),
            models.CheckConstraint(condition=Q(mask="") | Q(mask__regex=MASK_PATTERN), name="payout_card_masked"),
            models.CheckConstraint(
                condition=~Q(token__regex=TOKEN_IS_NUMBER_PATTERN) & ~Q(holder__regex=NUMBER_PATTERN),
                name="payout_card_holds_no_number",
            ),
            models.CheckConstraint(
                condition=~Q(status="active")
                | (~Q(token="") & ~Q(mask="") & Q(bound_at__isnull=False, usable_from__isnull=False)),
                name="payout_card_active_is_bound",
            ),
            models.CheckConstraint(
                condition=Q(status="removed", removed_at__isnull=False, token="")
                | (~Q(status="removed") & Q(removed_at=None)),
                name="payout_card_removed_keeps_no_token",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["user", "-created_at"], name="payout_card_of_user"),
            # Where a provider names a binding by its own id alone.
            models.Index(fields=["external_id"], condition=~Q(external_id=""), name="payout_card_by_external_id"),
            # The sweep's query: what was never bound.
            models.Index(fields=["expires_at"], condition=Q(status="pending"), name="payout_card_due"),
        ]

    def __str__(self) -> str:
        return f"{self.mask or self.reference} by {self.method_id}"

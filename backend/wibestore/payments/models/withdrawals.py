"""Money out: withdrawals and their stories."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from wibestore.core.ids import uuid7
from wibestore.core.money import SomField
from wibestore.payments.models.cards import PayoutCard
from wibestore.payments.rules.withdrawals import COUNTED_STATES, WithdrawalState


class Withdrawal(models.Model):
    """
    Money on its way out of a wallet.

    `version` grows by one with every event and equals the last event's `seq`; `reference` names it to the provider,
    which pays it once however often it is asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(max_length=8, unique=True)
    reference = models.CharField(max_length=12, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    card = models.ForeignKey(PayoutCard, on_delete=models.PROTECT, related_name="+")
    # The card's again, so that the proof of the books sums by provider without a join.
    provider = models.CharField(max_length=32)
    amount = SomField()
    fee = SomField(default=0)
    state = models.CharField(max_length=9, choices=[(state.value, state.value) for state in WithdrawalState])
    reason = models.CharField(max_length=500, blank=True)
    # The first of two members of the staff who must agree.
    approved_by = models.UUIDField(null=True)
    external_id = models.CharField(max_length=64, blank=True)
    # When the provider is asked again; runs only while nobody knows how the payout ended.
    ask_at = models.DateTimeField(null=True)
    ask_count = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    requested_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="withdrawal_amount_positive"),
            models.CheckConstraint(condition=Q(fee__gte=0, fee__lt=F("amount")), name="withdrawal_fee_within_amount"),
            models.CheckConstraint(
                condition=Q(reference__regex=r"^[1-9][0-9]{11}$"), name="withdrawal_reference_12_digits"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in WithdrawalState]), name="withdrawal_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["requested", "approved", "sent"], finished_at=None)
                | (Q(state__in=["paid", "returned", "cancelled"]) & Q(finished_at__isnull=False)),
                name="withdrawal_finished_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", ask_at__isnull=False) | (~Q(state="sent") & Q(ask_at=None)),
                name="withdrawal_asked_while_sent",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["user", "-requested_at", "-id"], name="withdrawal_of_user"),
            # The day's limit: what counts, newest first.
            models.Index(
                fields=["user", "requested_at"],
                condition=Q(state__in=sorted(state.value for state in COUNTED_STATES)),
                name="withdrawal_counted",
            ),
            models.Index(fields=["state", "requested_at", "id"], name="withdrawal_queue"),
            models.Index(fields=["approved_at"], condition=Q(state="approved"), name="withdrawal_to_send"),
            models.Index(fields=["ask_at"], condition=Q(ask_at__isnull=False), name="withdrawal_to_ask"),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.state})"


class WithdrawalStep(models.Model):
    """One step of a withdrawal's story: what, by whom, when, and where it led. Never changed, never deleted."""

    id = models.BigAutoField(primary_key=True)
    withdrawal = models.ForeignKey(Withdrawal, on_delete=models.PROTECT, related_name="steps", db_index=False)
    seq = models.PositiveIntegerField()
    event = models.CharField(max_length=16)
    party = models.CharField(max_length=8)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=9)
    reason = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["withdrawal", "seq"], name="withdrawal_step_seq_once"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="withdrawal_step_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.event} of {self.withdrawal_id}"

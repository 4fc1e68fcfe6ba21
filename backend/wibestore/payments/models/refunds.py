"""Deposits on their way back to where they were paid from, and cards that a provider is yet to forget."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from wibestore.core.ids import uuid7
from wibestore.payments.models.deposits import Deposit
from wibestore.payments.rules.refunds import OPEN_REFUNDS, RefundStatus

_OPEN = sorted(status.value for status in OPEN_REFUNDS)


class DepositRefund(models.Model):
    """The one try to give a deposit back: its money has left the wallet, and the provider is asked until it answers."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    deposit = models.OneToOneField(Deposit, on_delete=models.PROTECT, related_name="refund")
    state = models.CharField(max_length=9, choices=[(status.value, status.value) for status in RefundStatus])
    failure_code = models.CharField(max_length=32, blank=True)
    # While it is open: when the provider is asked (again), and how often it was.
    ask_at = models.DateTimeField(null=True)
    ask_count = models.PositiveSmallIntegerField(default=0)
    requested_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[status.value for status in RefundStatus]), name="deposit_refund_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=_OPEN, ask_at__isnull=False, finished_at=None)
                | (~Q(state__in=_OPEN) & Q(ask_at=None, finished_at__isnull=False)),
                name="deposit_refund_open_is_asked",
            ),
        ]
        indexes: ClassVar = [
            # The sweep's query.
            models.Index(fields=["ask_at"], condition=Q(ask_at__isnull=False), name="deposit_refund_due"),
        ]

    def __str__(self) -> str:
        return f"{self.deposit_id}: {self.state}"


class ForgottenCard(models.Model):
    """A removed card's token until its provider has forgotten it too; the row goes with it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    provider = models.CharField(max_length=32)
    token = models.CharField(max_length=128)
    ask_at = models.DateTimeField()
    ask_count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["ask_at"], name="forgotten_card_due")]

    def __str__(self) -> str:
        return f"a card at {self.provider}"

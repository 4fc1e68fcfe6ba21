"""The sandbox bank's own records: what its customers decided on its pages, and what it paid out."""

from typing import ClassVar

from django.db import models

from wibestore.core.money import SomField
from wibestore.payments.models.cards import PayoutCard
from wibestore.payments.models.deposits import Deposit


class SandboxDecision(models.TextChoices):
    """What the payer pressed on the sandbox bank's page."""

    PAID = "paid"
    DECLINED = "declined"


class SandboxReversal(models.TextChoices):
    """Whether the bank wants a paid payment back, or has it back."""

    REQUESTED = "requested"
    REVERSED = "reversed"


class SandboxBankPayment(models.Model):
    """The sandbox bank's own record of a payment: the first decision stands, as with a real bank."""

    deposit = models.OneToOneField(Deposit, on_delete=models.PROTECT, primary_key=True, related_name="+")
    external_id = models.CharField(max_length=64, unique=True)
    decision = models.CharField(max_length=8, choices=SandboxDecision)
    decided_at = models.DateTimeField()
    reversal = models.CharField(max_length=9, choices=SandboxReversal, blank=True, default="", db_default="")
    reversed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(decision__in=SandboxDecision.values), name="sandbox_payment_decision_known"
            ),
            models.CheckConstraint(
                condition=models.Q(reversal="") | models.Q(decision="paid", reversal__in=SandboxReversal.values),
                name="sandbox_payment_reversed_was_paid",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.external_id}: {self.decision}"


class SandboxCardDecision(models.TextChoices):
    """What the owner pressed on the sandbox bank's page for cards."""

    BOUND = "bound"
    DECLINED = "declined"


class SandboxBankCard(models.Model):
    """A test card that was linked on the sandbox bank's page. Its number is not kept, only how payouts to it go."""

    card = models.OneToOneField(PayoutCard, on_delete=models.PROTECT, primary_key=True, related_name="+")
    external_id = models.CharField(max_length=64, unique=True)
    decision = models.CharField(max_length=8, choices=SandboxCardDecision)
    token = models.CharField(max_length=64, blank=True)
    mask = models.CharField(max_length=19, blank=True)
    holder = models.CharField(max_length=64, blank=True)
    # How payouts to this card go: `pays`, `fails`, … (`providers.sandbox.cards`).
    conduct = models.CharField(max_length=32, blank=True)
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token"], condition=~models.Q(token=""), name="sandbox_card_token_once"),
            models.CheckConstraint(
                condition=models.Q(decision__in=SandboxCardDecision.values), name="sandbox_card_decision_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.external_id}: {self.decision}"


class SandboxPayoutState(models.TextChoices):
    """How a payout stands at the sandbox bank."""

    PROCESSING = "processing"
    PAID = "paid"
    FAILED = "failed"
    # The order got lost on its way: for everybody who asks, the bank has never heard of it.
    LOST = "lost"


class SandboxBankPayout(models.Model):
    """The sandbox bank's own record of a payout: one for each reference of the shop, whoever sends it again."""

    reference = models.CharField(max_length=12, primary_key=True)
    external_id = models.CharField(max_length=64, unique=True)
    token = models.CharField(max_length=64)
    amount = SomField()
    state = models.CharField(max_length=10, choices=SandboxPayoutState)
    failure_code = models.CharField(max_length=32, blank=True)
    # How the payout ends once it was asked about: the card's conduct at the time.
    conduct = models.CharField(max_length=32)
    ask_count = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="sandbox_payout_amount_positive"),
            models.CheckConstraint(
                condition=models.Q(state__in=SandboxPayoutState.values), name="sandbox_payout_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.external_id}: {self.state}"

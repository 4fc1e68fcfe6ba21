"""Tables of payments: methods, deposits, the providers' attempts and their calls as they arrived."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from wibestore.core.ids import uuid7
from wibestore.core.money import BASIS_POINTS, SomField


class PaymentMethod(models.Model):
    """A way to pay in. Whether it can be used also depends on its provider being connected."""

    code = models.CharField(max_length=32, primary_key=True)
    name = models.CharField(max_length=64)
    description = models.JSONField()
    min_amount = SomField()
    max_amount = SomField()
    fee_bps = models.PositiveSmallIntegerField(default=0)
    position = models.PositiveSmallIntegerField(unique=True)
    is_enabled = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(min_amount__gt=0) & models.Q(max_amount__gte=models.F("min_amount")),
                name="payment_method_limits_ordered",
            ),
            models.CheckConstraint(
                condition=models.Q(fee_bps__lte=BASIS_POINTS), name="payment_method_fee_at_most_all"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DepositStatus(models.TextChoices):
    """How a deposit stands. A late success still moves an ended one to succeeded: money is never lost."""

    PENDING = "pending"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Deposit(models.Model):
    """Money on its way into a wallet."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    method = models.ForeignKey(PaymentMethod, on_delete=models.PROTECT, related_name="+", db_index=False)
    amount = SomField()
    # An order's id, opaque here: orders lie above and listen to `deposit.succeeded`.
    order_id = models.UUIDField(null=True)
    return_path = models.CharField(max_length=200, blank=True)
    payment_url = models.CharField(max_length=1000)
    status = models.CharField(max_length=9, choices=DepositStatus, default=DepositStatus.PENDING)
    failure_code = models.CharField(max_length=32, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="deposit_amount_positive"),
            models.CheckConstraint(
                condition=models.Q(reference__regex=r"^[1-9][0-9]{11}$"), name="deposit_reference_12_digits"
            ),
            models.CheckConstraint(condition=models.Q(status__in=DepositStatus.values), name="deposit_status_known"),
            models.CheckConstraint(
                condition=models.Q(status="pending", finished_at=None)
                | (~models.Q(status="pending") & models.Q(finished_at__isnull=False)),
                name="deposit_finished_has_its_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["user", "-created_at"], name="deposit_of_user"),
            # The sweep's query: what is past its time.
            models.Index(fields=["expires_at"], condition=models.Q(status="pending"), name="deposit_due"),
            models.Index(fields=["order_id"], condition=models.Q(order_id__isnull=False), name="deposit_of_order"),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.amount} so'm by {self.method_id}"


class TransactionState(models.TextChoices):
    """How an attempt ended; a refused one was a second payment for a deposit that was paid already."""

    CREATED = "created"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    REFUSED = "refused"


class ProviderTransaction(models.Model):
    """One try at one provider, named by the provider's own id. It ends once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    provider = models.CharField(max_length=32)
    external_id = models.CharField(max_length=64)
    deposit = models.ForeignKey(Deposit, on_delete=models.PROTECT, related_name="transactions")
    state = models.CharField(max_length=9, choices=TransactionState, default=TransactionState.CREATED)
    amount = SomField()
    is_late = models.BooleanField(default=False)
    failure_code = models.CharField(max_length=32, blank=True)
    # What the provider's protocol needs again and no column holds; never card data.
    details = models.JSONField(default=dict)
    provider_time = models.DateTimeField()
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "external_id"], name="provider_transaction_once"),
            models.UniqueConstraint(
                fields=["deposit"], condition=models.Q(state="succeeded"), name="provider_transaction_one_success"
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="provider_transaction_amount_positive"),
            models.CheckConstraint(
                condition=models.Q(state__in=TransactionState.values), name="provider_transaction_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.external_id}: {self.state}"


class ProviderCall(models.Model):
    """A webhook as it arrived, written before anything is done about it; secrets and card numbers masked."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    provider = models.CharField(max_length=32)
    received_at = models.DateTimeField()
    ip = models.CharField(max_length=45, blank=True)
    body_sha256 = models.CharField(max_length=64)
    body = models.TextField(blank=True)
    # Null and empty until the call is finished: a call that stays so met a bug.
    is_authentic = models.BooleanField(null=True)
    outcome = models.CharField(max_length=32, blank=True)
    response_status = models.PositiveSmallIntegerField(null=True)
    duration_ms = models.PositiveIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["provider", "-received_at"], name="provider_call_recent"),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.outcome or 'received'}"


class SandboxDecision(models.TextChoices):
    """What the payer pressed on the sandbox bank's page."""

    PAID = "paid"
    DECLINED = "declined"


class SandboxBankPayment(models.Model):
    """The sandbox bank's own record of a payment: the first decision stands, as with a real bank."""

    deposit = models.OneToOneField(Deposit, on_delete=models.PROTECT, primary_key=True, related_name="+")
    external_id = models.CharField(max_length=64, unique=True)
    decision = models.CharField(max_length=8, choices=SandboxDecision)
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(decision__in=SandboxDecision.values), name="sandbox_payment_decision_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.external_id}: {self.decision}"

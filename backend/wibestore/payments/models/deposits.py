"""Money in: methods, deposits, the providers' attempts and their calls as they arrived."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from wibestore.core.ids import uuid7
from wibestore.core.money import BASIS_POINTS, SomField
from wibestore.payments.providers.requests import FiscalKind


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
    """
    How a deposit stands. A late success still moves an ended one to succeeded: money is never lost.

    Refunding: its owner wants a succeeded one back where it was paid from, and the money has left the wallet.
    Reversed: the provider has given or taken a succeeded one back (escrow.md §2, T20).
    """

    PENDING = "pending"
    SUCCEEDED = "succeeded"
    REFUNDING = "refunding"
    REVERSED = "reversed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


#: Credited once: no other attempt can pay it.
CREDITED_STATUSES = frozenset({DepositStatus.SUCCEEDED, DepositStatus.REFUNDING, DepositStatus.REVERSED})


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
    # The provider's own id of the payment, where it gave one before anybody paid; then no other one is believed.
    external_id = models.CharField(max_length=64, blank=True, default="", db_default="")
    # The owner's bound card that pays it, and whether the provider has sent its owner a code for that.
    card = models.ForeignKey(
        "payments.PayoutCard", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    needs_code = models.BooleanField(default=False, db_default=False)
    # While it is pending, where the provider can be asked: when it is asked again, and how often it was.
    ask_at = models.DateTimeField(null=True)
    ask_count = models.PositiveSmallIntegerField(default=0, db_default=0)
    status = models.CharField(max_length=9, choices=DepositStatus, default=DepositStatus.PENDING)
    failure_code = models.CharField(max_length=32, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    reversed_at = models.DateTimeField(null=True)

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
            models.CheckConstraint(
                condition=models.Q(status="reversed", reversed_at__isnull=False)
                | (~models.Q(status="reversed") & models.Q(reversed_at=None)),
                name="deposit_reversed_has_its_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["user", "-created_at"], name="deposit_of_user"),
            # What the wallet's history shows of deposits that moved no money.
            models.Index(
                fields=["user", "-created_at", "-id"],
                condition=models.Q(status__in=["pending", "failed", "cancelled", "expired"]),
                name="deposit_not_posted",
            ),
            # The sweep's query: what is past its time.
            models.Index(fields=["expires_at"], condition=models.Q(status="pending"), name="deposit_due"),
            models.Index(
                fields=["ask_at"],
                condition=models.Q(status="pending", ask_at__isnull=False),
                name="deposit_to_ask",
            ),
            models.Index(fields=["order_id"], condition=models.Q(order_id__isnull=False), name="deposit_of_order"),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.amount} so'm by {self.method_id}"


class TransactionState(models.TextChoices):
    """
    How an attempt ended.

    A refused one was a second payment for a deposit that was paid already; a reversed one the provider took back.
    """

    CREATED = "created"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    REFUSED = "refused"
    REVERSED = "reversed"


class NextAttemptNumber(models.Func):
    """The database's next number for an attempt."""

    template = "nextval('payments_attempt_number')"
    output_field = models.BigIntegerField()


class ProviderTransaction(models.Model):
    """
    One try at one provider, named by the provider's own id. It ends once, and once more when it is taken back.

    Providers that need an integer of ours get `number`; one that reserves before it charges may name `expires_at`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.BigIntegerField(unique=True, editable=False, db_default=NextAttemptNumber())
    provider = models.CharField(max_length=32)
    external_id = models.CharField(max_length=64)
    deposit = models.ForeignKey(Deposit, on_delete=models.PROTECT, related_name="transactions")
    state = models.CharField(max_length=9, choices=TransactionState, default=TransactionState.CREATED)
    amount = SomField()
    is_late = models.BooleanField(default=False)
    failure_code = models.CharField(max_length=32, blank=True)
    # The provider's own number for why it was cancelled, as it must be told again.
    reason = models.SmallIntegerField(null=True)
    # What the provider's protocol needs again and no column holds; never card data.
    details = models.JSONField(default=dict)
    provider_time = models.DateTimeField()
    created_at = models.DateTimeField()
    # While it is open: until when it can be performed.
    expires_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    reversed_at = models.DateTimeField(null=True)

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
        indexes: ClassVar = [
            # The statements a provider may ask for, by its own time and by ours.
            models.Index(fields=["provider", "provider_time"], name="attempt_by_provider_time"),
            models.Index(
                fields=["provider", "finished_at"], condition=models.Q(state="succeeded"), name="attempt_performed"
            ),
            # The sweep's query: what was reserved and is past its time.
            models.Index(fields=["expires_at"], condition=models.Q(state="created"), name="attempt_due"),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.external_id}: {self.state}"


class FiscalReceipt(models.Model):
    """The tax authority's receipt of one attempt, given for the payment or for taking it back."""

    transaction = models.ForeignKey(ProviderTransaction, on_delete=models.PROTECT, related_name="fiscal_receipts")
    kind = models.CharField(max_length=7, choices=[(kind.value, kind.value) for kind in FiscalKind])
    data = models.JSONField()
    received_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["transaction", "kind"], name="fiscal_receipt_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in FiscalKind]), name="fiscal_receipt_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.transaction_id}"


class ProviderPassword(models.Model):
    """A password that a provider has chosen for its own calls; it replaces the one of the settings. Kept as a hash."""

    provider = models.CharField(primary_key=True, max_length=32)
    hash = models.CharField(max_length=256)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.provider


class ProviderCall(models.Model):
    """
    A webhook as it arrived, written before anything is done about it; secrets and card numbers masked.

    The staff can play an authentic one again (`replay_of` is then the first one).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    provider = models.CharField(max_length=32)
    received_at = models.DateTimeField()
    ip = models.CharField(max_length=45, blank=True)
    http_method = models.CharField(max_length=8, default="POST", db_default="POST")
    # Without passwords, signatures and cookies.
    headers = models.JSONField(default=dict, db_default={})
    body_sha256 = models.CharField(max_length=64)
    body = models.TextField(blank=True)
    replay_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replays", db_index=False)
    # Null and empty until the call is finished: a call that stays so met a bug.
    is_authentic = models.BooleanField(null=True)
    outcome = models.CharField(max_length=32, blank=True)
    response_status = models.PositiveSmallIntegerField(null=True)
    duration_ms = models.PositiveIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["provider", "-received_at"], name="provider_call_recent"),
            models.Index(fields=["-received_at", "-id"], name="provider_call_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.outcome or 'received'}"

"""Tables of plans, subscriptions and what was charged for them."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from wibestore.core.ids import uuid7
from wibestore.core.money import BASIS_POINTS, MaybeSomField, SomField
from wibestore.subscriptions.rules import FREE


class Plan(models.Model):
    """What a seller may have: its prices, the commission and the limits it gives."""

    code = models.CharField(max_length=16, primary_key=True)
    name = models.CharField(max_length=32)
    description = models.JSONField()
    features = models.JSONField()
    # For `period_days` days; `yearly_price` is for 365 days.
    price = SomField()
    yearly_price = SomField(db_default=0)
    period_days = models.PositiveSmallIntegerField(default=30)
    commission_bps = models.PositiveSmallIntegerField()
    active_listing_limit = models.PositiveIntegerField()
    # So'm that may leave the wallet within 24 hours.
    withdrawal_daily_limit = SomField(db_default=5_000_000)
    position = models.PositiveSmallIntegerField(unique=True)
    # When the staff changed it last.
    updated_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(price__gte=0), name="plan_price_not_negative"),
            models.CheckConstraint(condition=Q(yearly_price__gte=0), name="plan_yearly_price_not_negative"),
            models.CheckConstraint(condition=Q(period_days__gt=0), name="plan_period_positive"),
            models.CheckConstraint(condition=Q(commission_bps__lte=BASIS_POINTS), name="plan_commission_at_most_all"),
        ]

    def __str__(self) -> str:
        return self.name


class SubscriptionStatus(models.TextChoices):
    """Whether the sweep has put a subscription away; what holds at a moment follows from the row's times."""

    ACTIVE = "active"
    ENDED = "ended"


class PaidPeriod(models.TextChoices):
    """What a price is for."""

    MONTHLY = "monthly"
    YEARLY = "yearly"


class Subscription(models.Model):
    """
    A user's time on a plan, bought or granted; free needs none.

    `starts_at` and `ends_at` are the current period's, `price` is what that period was paid with (money and
    credit together). Granted time has no period and no price.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=8, choices=PaidPeriod, blank=True, db_default="")
    price = SomField(db_default=0)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    status = models.CharField(max_length=8, choices=SubscriptionStatus, default=SubscriptionStatus.ACTIVE)
    # Goes on at the end: as the next plan where one is named, else as it is.
    auto_renew = models.BooleanField(db_default=False)
    next_plan = models.ForeignKey(Plan, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    next_period = models.CharField(max_length=8, choices=PaidPeriod, blank=True, db_default="")
    # When the wallet is asked again; set once it could not pay.
    retry_at = models.DateTimeField(null=True)
    # Whether the coming end of this period was told.
    is_end_told = models.BooleanField(db_default=False)
    # The sum that was told for the next period: nobody is charged more than that, whatever the plan costs by then.
    told_amount = MaybeSomField(null=True)
    charge_count = models.PositiveIntegerField(db_default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(status="active"), name="subscription_one_active_per_user"
            ),
            models.CheckConstraint(condition=Q(ends_at__gte=F("starts_at")), name="subscription_ends_after_start"),
            models.CheckConstraint(condition=~Q(plan=FREE), name="subscription_not_of_free"),
            models.CheckConstraint(condition=Q(status__in=SubscriptionStatus.values), name="subscription_status_known"),
            models.CheckConstraint(condition=Q(price__gte=0), name="subscription_price_not_negative"),
            models.CheckConstraint(
                condition=Q(told_amount=None) | Q(told_amount__gte=0), name="subscription_told_not_negative"
            ),
            models.CheckConstraint(condition=Q(period__in=["", *PaidPeriod.values]), name="subscription_period_known"),
            models.CheckConstraint(
                condition=Q(next_plan=None, next_period="")
                | (Q(auto_renew=True, next_plan__isnull=False, next_period__in=PaidPeriod.values) & ~Q(next_plan=FREE)),
                name="subscription_next_is_paid",
            ),
            # What has no price of its own goes on only as something that has one.
            models.CheckConstraint(
                condition=Q(auto_renew=False) | Q(next_plan__isnull=False) | ~Q(period=""),
                name="subscription_renews_at_a_price",
            ),
        ]
        indexes: ClassVar = [
            # The sweep's queries: what is past its end, what is to be told of its end.
            models.Index(fields=["ends_at"], condition=Q(status="active"), name="subscription_due"),
            models.Index(
                fields=["ends_at"], condition=Q(status="active", is_end_told=False), name="subscription_end_untold"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} of {self.user_id}"


class ChargeKind(models.TextChoices):
    """What a charge was for."""

    START = "start"
    RENEWAL = "renewal"
    UPGRADE = "upgrade"


class SubscriptionCharge(models.Model):
    """A receipt: what one period of a subscription was paid with. Its ledger entry is `subscription:<id>:<number>`."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="charges", db_index=False)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=ChargeKind)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+", db_index=False)
    period = models.CharField(max_length=8, choices=PaidPeriod)
    # From the wallet, and from what was left of the period before; together the price.
    amount = SomField()
    credit = SomField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    charged_at = models.DateTimeField()
    # The entry that moved the money; none where the credit was enough.
    entry_id = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subscription", "number"], name="subscription_charge_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="subscription_charge_numbered"),
            models.CheckConstraint(condition=Q(kind__in=ChargeKind.values), name="subscription_charge_kind_known"),
            models.CheckConstraint(condition=Q(period__in=PaidPeriod.values), name="subscription_charge_period_known"),
            models.CheckConstraint(condition=Q(amount__gte=0, credit__gte=0), name="subscription_charge_not_negative"),
            models.CheckConstraint(
                condition=Q(amount=0, entry_id=None) | Q(amount__gt=0, entry_id__isnull=False),
                name="subscription_charge_has_entry",
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="subscription_charge_lasts"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="subscription_charge_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.amount} for {self.plan_id}"

"""Tables of plans and subscriptions."""

from typing import ClassVar, Literal

from django.conf import settings
from django.db import models

from wibestore.core.ids import uuid7
from wibestore.core.money import BASIS_POINTS, SomField

FREE: Literal["free"] = "free"


class Plan(models.Model):
    """What a seller may have: its price for a period, the commission and the limits it gives."""

    code = models.CharField(max_length=16, primary_key=True)
    name = models.CharField(max_length=32)
    description = models.JSONField()
    features = models.JSONField()
    price = SomField()
    period_days = models.PositiveSmallIntegerField(default=30)
    commission_bps = models.PositiveSmallIntegerField()
    active_listing_limit = models.PositiveIntegerField()
    # So'm that may leave the wallet within 24 hours.
    withdrawal_daily_limit = SomField(db_default=5_000_000)
    position = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(price__gte=0), name="plan_price_not_negative"),
            models.CheckConstraint(condition=models.Q(period_days__gt=0), name="plan_period_positive"),
            models.CheckConstraint(
                condition=models.Q(commission_bps__lte=BASIS_POINTS), name="plan_commission_at_most_all"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SubscriptionStatus(models.TextChoices):
    """How a subscription stands; one past its `ends_at` counts as ended whatever this says."""

    ACTIVE = "active"
    ENDED = "ended"


class Subscription(models.Model):
    """A user's time on a plan. Free needs none."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    status = models.CharField(max_length=8, choices=SubscriptionStatus, default=SubscriptionStatus.ACTIVE)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(status="active"), name="subscription_one_active_per_user"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")), name="subscription_ends_after_start"
            ),
            models.CheckConstraint(condition=~models.Q(plan=FREE), name="subscription_not_of_free"),
            models.CheckConstraint(
                condition=models.Q(status__in=SubscriptionStatus.values), name="subscription_status_known"
            ),
        ]
        indexes: ClassVar = [
            # The sweep's query: what is past its end.
            models.Index(fields=["ends_at"], condition=models.Q(status="active"), name="subscription_due"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} of {self.user_id}"

"""Orders and their stories."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from wibestore.core.ids import uuid7
from wibestore.core.money import BASIS_POINTS, SomField
from wibestore.orders.rules import LIVE_STATES, MAX_UNPAID, OrderState

CLOCKS = ("pay_by", "deliver_by", "auto_cancel_at", "auto_release_at", "respond_by", "available_at")


class Order(models.Model):
    """
    One purchase, from reservation to release or refund.

    A clock column holds an instant only while that clock runs. Price, rate and commission are frozen
    at purchase; `version` grows by one with every event and equals the last event's `seq`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(max_length=8, unique=True)
    buyer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    seller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    listing = models.ForeignKey("listings.Listing", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in OrderState])

    price = SomField()
    rate_bps = models.PositiveSmallIntegerField()
    commission = SomField()
    delivery = models.CharField(max_length=8, choices=[("instant", "instant"), ("manual", "manual")])
    sla_minutes = models.PositiveSmallIntegerField()
    pay_with = models.CharField(max_length=8, choices=[("wallet", "wallet"), ("provider", "provider")])
    snapshot = models.JSONField()

    pay_by = models.DateTimeField(null=True)
    deliver_by = models.DateTimeField(null=True)
    auto_cancel_at = models.DateTimeField(null=True)
    auto_release_at = models.DateTimeField(null=True)
    respond_by = models.DateTimeField(null=True)
    available_at = models.DateTimeField(null=True)

    # One of the buyer's few places for unpaid reservations: the database itself keeps their number (threat T-27).
    unpaid_slot = models.PositiveSmallIntegerField(null=True)
    is_seller_fault = models.BooleanField(default=False)
    revealed_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    review_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["listing"],
                condition=Q(state__in=sorted(state.value for state in LIVE_STATES)),
                name="order_live_once_per_listing",
            ),
            models.UniqueConstraint(fields=["buyer", "unpaid_slot"], name="order_unpaid_slot_once"),
            models.CheckConstraint(
                condition=Q(state="awaiting_payment", unpaid_slot__range=(1, MAX_UNPAID))
                | (~Q(state="awaiting_payment") & Q(unpaid_slot=None)),
                name="order_unpaid_slot_while_unpaid",
            ),
            models.CheckConstraint(condition=Q(price__gt=0), name="order_price_positive"),
            models.CheckConstraint(condition=Q(rate_bps__lte=BASIS_POINTS), name="order_rate_at_most_whole"),
            models.CheckConstraint(
                condition=Q(commission__gte=0, commission__lte=F("price")), name="order_commission_within_price"
            ),
            models.CheckConstraint(condition=~Q(buyer=F("seller")), name="order_buyer_is_not_seller"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in OrderState]), name="order_state_known"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["buyer", "-created_at", "-id"], name="order_of_buyer"),
            models.Index(fields=["seller", "-created_at", "-id"], name="order_of_seller"),
            *[
                models.Index(fields=[clock], condition=Q(**{f"{clock}__isnull": False}), name=f"order_{clock}")
                for clock in CLOCKS
            ],
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.state})"


class OrderEvent(models.Model):
    """One step of an order's story: what, by whom, when, and the state it led to. Never changed, never deleted."""

    id = models.BigAutoField(primary_key=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    event = models.CharField(max_length=32)
    party = models.CharField(max_length=8)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=20)
    reason = models.CharField(max_length=500, blank=True)
    # Ids of what caused the step (a deposit); never secrets.
    details = models.JSONField(default=dict)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "seq"], name="order_event_seq_once"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="order_event_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.event} of {self.order_id}"

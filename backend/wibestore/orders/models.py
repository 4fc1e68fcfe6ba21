"""Orders and their stories."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from wibestore.core.ids import uuid7
from wibestore.core.money import BASIS_POINTS, MaybeSomField, SomField
from wibestore.orders.rules import ENDED_STATES, LIVE_STATES, MAX_REPLACEMENTS, MAX_UNPAID, OrderState, Party
from wibestore.orders.rules.disputes import DisputeOutcome, DisputeReason, EntryKind

CLOCKS = ("pay_by", "deliver_by", "auto_cancel_at", "auto_release_at", "respond_by", "available_at")


class Order(models.Model):
    """
    One purchase, from reservation to release or refund.

    A clock column holds an instant only while that clock runs; what a dispute stopped waits in `clocks_left`
    (name → seconds left). Price, rate and commission are frozen at purchase; `refund_amount` is what went back to
    the buyer in the end. `version` grows by one with every event and equals the last event's `seq`; `updated_at` is
    that of the last event that touched state, money or a clock: words in a dispute leave it.
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
    clocks_left = models.JSONField(null=True)

    # One of the buyer's few places for unpaid reservations: the database itself keeps their number (threat T-27).
    unpaid_slot = models.PositiveSmallIntegerField(null=True)
    is_seller_fault = models.BooleanField(default=False)
    refund_amount = SomField(db_default=0)
    replacements = models.PositiveSmallIntegerField(db_default=0)
    # The newest dispute, open or closed.
    dispute_id = models.UUIDField(null=True)
    paid_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    revealed_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    review_id = models.UUIDField(null=True)
    # Since then the vault has nothing of this order (rules/wiping.py).
    credentials_wiped_at = models.DateTimeField(null=True)
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
            models.CheckConstraint(
                condition=Q(refund_amount__gte=0, refund_amount__lte=F("price")), name="order_refund_within_price"
            ),
            models.CheckConstraint(
                condition=Q(replacements__lte=MAX_REPLACEMENTS), name="order_replaced_twice_at_most"
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
            # What the nightly wiping has still before it, the oldest first.
            models.Index(
                fields=["updated_at", "id"],
                condition=Q(
                    state__in=sorted(state.value for state in ENDED_STATES),
                    delivered_at__isnull=False,
                    credentials_wiped_at=None,
                    available_at=None,
                ),
                name="order_to_wipe",
            ),
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


class Dispute(models.Model):
    """A disagreement about one order, from opening to decision; an order has at most one open at a time."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="disputes")
    opened_by = models.CharField(max_length=8)
    opened_from = models.CharField(max_length=20)
    reason = models.CharField(max_length=32)
    text = models.CharField(max_length=2000, blank=True)
    opened_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    # The first word of the side that did not open: from then on silence decides nothing.
    responded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=8, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    refund_amount = MaybeSomField(null=True)
    resolution_reason = models.CharField(max_length=32, blank=True)
    resolution_text = models.CharField(max_length=2000, blank=True)
    # Who of the staff deals with it; anybody may look.
    taken_by = models.UUIDField(null=True)
    taken_at = models.DateTimeField(null=True)
    # What the first of two decided, while the second is awaited: {refund_amount, reason, text, version}. It stands
    # only at the order's version it was made at.
    ruling = models.JSONField(null=True)
    ruled_by = models.UUIDField(null=True)
    ruled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order"], condition=Q(closed_at=None), name="dispute_open_once_per_order"),
            models.CheckConstraint(
                condition=Q(opened_by__in=[Party.BUYER.value, Party.SELLER.value, Party.SYSTEM.value]),
                name="dispute_opened_by_known",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=[reason.value for reason in DisputeReason]), name="dispute_reason_known"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="", closed_by="")
                | Q(closed_at__isnull=False, outcome__in=[outcome.value for outcome in DisputeOutcome])
                & ~Q(closed_by=""),
                name="dispute_closed_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(taken_by=None, taken_at=None) | Q(taken_by__isnull=False, taken_at__isnull=False),
                name="dispute_taken_whole",
            ),
            models.CheckConstraint(
                condition=Q(ruling__isnull=True, ruled_by=None, ruled_at=None)
                | Q(ruling__isnull=False, ruled_by__isnull=False, ruled_at__isnull=False),
                name="dispute_ruled_whole",
            ),
        ]
        indexes: ClassVar = [
            # admin/disputes/: the open ones, oldest first; then the closed ones.
            models.Index(fields=["opened_at", "id"], condition=Q(closed_at=None), name="dispute_open"),
            models.Index(fields=["-closed_at", "-id"], condition=Q(closed_at__isnull=False), name="dispute_closed"),
            models.Index(fields=["taken_by"], condition=Q(closed_at=None), name="dispute_taken"),
        ]

    def __str__(self) -> str:
        return f"{self.reason} of {self.order_id}"


class DisputeEntry(models.Model):
    """One line of a dispute's file: evidence, so it only grows. The last proposal of a party is its current one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    party = models.CharField(max_length=8)
    author_id = models.UUIDField(null=True)
    text = models.CharField(max_length=2000, blank=True)
    image_id = models.UUIDField(null=True)
    # The picture's `ImageInfo`, so that the file shows it without asking uploads again.
    image = models.JSONField(null=True)
    refund_amount = MaybeSomField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dispute", "seq"], name="dispute_entry_seq_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in EntryKind]), name="dispute_entry_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="proposal", refund_amount__gte=0) | (~Q(kind="proposal") & Q(refund_amount=None)),
                name="dispute_entry_sum_of_proposal",
            ),
            models.CheckConstraint(
                condition=Q(kind="evidence", image_id__isnull=False) | (~Q(kind="evidence") & Q(image_id=None)),
                name="dispute_entry_image_of_evidence",
            ),
            models.UniqueConstraint(
                fields=["image_id"], condition=Q(image_id__isnull=False), name="dispute_entry_image_once"
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="dispute_entry_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind} of {self.dispute_id}"

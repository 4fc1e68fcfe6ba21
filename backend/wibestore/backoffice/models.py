"""
What the admin panel keeps of its own: the shop's days in numbers, what is owed now, and people's saved views.

Everything here but the views is counted from the modules below and may be counted again.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from wibestore.core.ids import uuid7
from wibestore.core.money import SomField

PAGE_MAX = 32
NAME_MAX = 60


class DayTotals(models.Model):
    """
    One day of the shop, as people in Tashkent count days; so'm and numbers of that day alone.

    `balances` holds the closing balance of each account of the shop and of the providers, once the day is over.
    """

    day = models.DateField(primary_key=True)
    new_users = models.PositiveIntegerField(db_default=0)
    listings_submitted = models.PositiveIntegerField(db_default=0)
    listings_approved = models.PositiveIntegerField(db_default=0)
    views = models.PositiveIntegerField(db_default=0)
    viewers = models.PositiveIntegerField(db_default=0)
    orders_created = models.PositiveIntegerField(db_default=0)
    orders_paid = models.PositiveIntegerField(db_default=0)
    gmv_paid = SomField(db_default=0)
    # Less those that an after-sale claim opened again that day, as the sums: a quiet day may end below zero.
    orders_completed = models.IntegerField(db_default=0)
    gmv_completed = SomField(db_default=0)
    orders_cancelled = models.PositiveIntegerField(db_default=0)
    orders_refunded = models.PositiveIntegerField(db_default=0)
    orders_partially_refunded = models.PositiveIntegerField(db_default=0)
    refunded = SomField(db_default=0)
    commission = SomField(db_default=0)
    subscriptions_income = SomField(db_default=0)
    deposits = models.PositiveIntegerField(db_default=0)
    deposits_amount = SomField(db_default=0)
    withdrawals_paid = models.PositiveIntegerField(db_default=0)
    withdrawals_amount = SomField(db_default=0)
    disputes_opened = models.PositiveIntegerField(db_default=0)
    reports_opened = models.PositiveIntegerField(db_default=0)
    balances = models.JSONField(db_default={})
    counted_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.day)


class GameDay(models.Model):
    """What one game sold on one day."""

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    # A game of the catalog; the numbers stay when it leaves the shop.
    game_id = models.BigIntegerField()
    orders_completed = models.IntegerField(db_default=0)
    gmv_completed = SomField(db_default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["day", "game_id"], name="game_day_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.game_id}"


class Now(models.Model):
    """What the shop owes and holds at the moment it was last counted; one row."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    liabilities = models.JSONField()
    counted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="backoffice_one_now")]

    def __str__(self) -> str:
        return f"{self.counted_at:%Y-%m-%d %H:%M}"


class SavedView(models.Model):
    """Filters of one page that a member of the staff keeps by a name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    page = models.CharField(max_length=PAGE_MAX)
    name = models.CharField(max_length=NAME_MAX)
    query = models.JSONField()
    position = models.PositiveSmallIntegerField(db_default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "page", "name"], name="saved_view_named_once"),
            models.CheckConstraint(condition=~Q(page="") & ~Q(name=""), name="saved_view_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.name}"

"""Reviews."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from wibestore.core.ids import uuid7
from wibestore.reviews.rules import MAX_RATING, MIN_RATING


class Review(models.Model):
    """The buyer's word on one completed order (threats T-06, T-08: one order, one review)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    order = models.OneToOneField("orders.Order", on_delete=models.PROTECT, related_name="+")
    listing = models.ForeignKey("listings.Listing", on_delete=models.PROTECT, related_name="+", db_index=False)
    buyer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    rating = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=2000, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(rating__range=(MIN_RATING, MAX_RATING)), name="review_rating_1_to_5"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "-created_at", "-id"], name="review_of_seller"),
            models.Index(fields=["listing", "-created_at", "-id"], name="review_of_listing"),
        ]

    def __str__(self) -> str:
        return f"{self.rating} for {self.seller_id}"

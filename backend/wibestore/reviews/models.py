"""Reviews."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from wibestore.core.ids import uuid7
from wibestore.reviews.rules import MAX_RATING, MIN_RATING, RESPONSE_LENGTH


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
    # The seller's one answer.
    response = models.CharField(max_length=RESPONSE_LENGTH, blank=True, db_default="")
    responded_at = models.DateTimeField(null=True)
    response_updated_at = models.DateTimeField(null=True)
    # How many votes there are, so that lists can be ordered by it.
    helpful_count = models.PositiveIntegerField(db_default=0)
    # Set while staff hide it: nobody reads it, and its stars count for nothing.
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(rating__range=(MIN_RATING, MAX_RATING)), name="review_rating_1_to_5"),
            models.CheckConstraint(
                condition=Q(response="", responded_at=None, response_updated_at=None)
                | (~Q(response="") & Q(responded_at__isnull=False, response_updated_at__gte=F("responded_at"))),
                name="review_response_has_its_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["seller", "-created_at", "-id"], condition=Q(hidden_at=None), name="review_seller_newest"
            ),
            models.Index(
                fields=["listing", "-created_at", "-id"], condition=Q(hidden_at=None), name="review_listing_newest"
            ),
            models.Index(
                fields=["seller", "-helpful_count", "-created_at", "-id"],
                condition=Q(hidden_at=None),
                name="review_seller_helpful",
            ),
            models.Index(
                fields=["listing", "-helpful_count", "-created_at", "-id"],
                condition=Q(hidden_at=None),
                name="review_listing_helpful",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rating} for {self.seller_id}"


class HelpfulVote(models.Model):
    """Somebody found a review helpful; nobody of its own order may."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="votes", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "user"], name="review_vote_once"),
        ]
        indexes: ClassVar = [
            # One's own votes, the latest first.
            models.Index(fields=["user", "-created_at"], name="review_votes_of_user"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} for {self.review_id}"

"""Sellers' ratings, counted anew from the reviews."""

import logging
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from wibestore.reviews import selectors
from wibestore.reviews.models import Review
from wibestore.reviews.types import RatingDifference
from wibestore.users import services as users

logger = logging.getLogger("wibestore.reviews")


def ratings_mend() -> list[RatingDifference]:
    """Make every seller's rating what their reviews say; return and log what was different."""
    mended = [difference for seller_id in selectors.rating_differences() if (difference := _mend(seller_id))]
    for difference in mended:
        logger.error(
            "A seller's rating differed from the reviews and was mended",
            extra={
                "user_id": str(difference.seller_id),
                "stored": [difference.stored_stars, difference.stored_count],
                "counted": [difference.stars, difference.count],
            },
        )
    return mended


@transaction.atomic
def _mend(seller_id: UUID) -> RatingDifference | None:
    # The seller first: reviews that are being written wait for that row, or are in the sum that is read after it.
    stored_stars, stored_count = users.rating_lock(user_id=seller_id)
    shown = Review.objects.filter(seller_id=seller_id, hidden_at=None)
    counted = shown.aggregate(stars=Coalesce(Sum("rating"), 0), count=Count("id"))
    if (stored_stars, stored_count) == (counted["stars"], counted["count"]):
        return None
    users.rating_add(
        user_id=seller_id, stars_delta=counted["stars"] - stored_stars, count_delta=counted["count"] - stored_count
    )
    return RatingDifference(
        seller_id=seller_id,
        stored_stars=stored_stars,
        stored_count=stored_count,
        stars=counted["stars"],
        count=counted["count"],
    )

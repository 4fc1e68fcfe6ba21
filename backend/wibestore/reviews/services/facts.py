"""What reviews tell."""

from typing import Any

from wibestore.core import outbox
from wibestore.reviews.models import Review

CREATED = "review.created"
UPDATED = "review.updated"
DELETED = "review.deleted"
RESPONDED = "review.responded"
HELPFUL = "review.helpful"


def review_tell(topic: str, review: Review, **facts: Any) -> None:
    """Write a fact on a review into the current transaction."""
    outbox.publish(
        topic,
        {
            "review_id": str(review.id),
            "order_id": str(review.order_id),
            "listing_id": str(review.listing_id),
            "buyer_id": str(review.buyer_id),
            "seller_id": str(review.seller_id),
            "rating": review.rating,
            **facts,
        },
        sequence_key=f"review:{review.id}",
    )

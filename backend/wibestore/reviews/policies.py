"""May this actor do this to a review? Pure answers, no writes."""

from wibestore.core.actor import Actor
from wibestore.reviews.models import Review


def can_change(actor: Actor, review: Review) -> bool:
    """Tell whether the actor wrote the review; everybody may read it."""
    return actor.id == review.buyer_id

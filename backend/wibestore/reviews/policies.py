"""May this actor do this to a review? Pure answers, no writes."""

from wibestore.core.actor import Actor
from wibestore.reviews.models import Review


def can_change(actor: Actor, review: Review) -> bool:
    """Tell whether the actor wrote the review; everybody may read it."""
    return actor.id == review.buyer_id


def can_respond(actor: Actor, review: Review) -> bool:
    """Tell whether the review is of the actor's own sale."""
    return actor.id == review.seller_id


def can_vote(actor: Actor, review: Review) -> bool:
    """Tell whether the actor has no part in the review's order."""
    return actor.id not in (review.buyer_id, review.seller_id)

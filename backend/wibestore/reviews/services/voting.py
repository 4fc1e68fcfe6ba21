"""Helpful votes."""

from uuid import UUID

from django.db import transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.reviews import policies
from wibestore.reviews.errors import OwnVote, ReviewNotFound
from wibestore.reviews.models import HelpfulVote, Review
from wibestore.reviews.services.facts import HELPFUL, review_tell
from wibestore.reviews.types import Helpfulness


@transaction.atomic
def helpful_set(*, actor: Actor, review_id: UUID, is_helpful: bool) -> Helpfulness:
    """
    Give one's vote to a review, or take it back. Twice is once.

    :raises ReviewNotFound: absent, or hidden by the staff
    :raises OwnVote: the actor bought or sold in its order
    """
    # Locked first: votes of one review are counted one after the other.
    review = Review.objects.select_for_update(no_key=True).filter(pk=review_id, hidden_at=None).first()
    if review is None:
        raise ReviewNotFound
    if not policies.can_vote(actor, review):
        raise OwnVote
    mine = HelpfulVote.objects.filter(review=review, user_id=actor.user_id)
    if mine.exists() is is_helpful:
        return Helpfulness(helpful_count=review.helpful_count, is_helpful=is_helpful)
    if is_helpful:
        HelpfulVote.objects.create(review=review, user_id=actor.user_id, created_at=clock.now())
    else:
        mine.delete()
    review.helpful_count += 1 if is_helpful else -1
    review.save(update_fields=["helpful_count"])
    if is_helpful:
        # Who it was stays theirs.
        review_tell(HELPFUL, review, helpful_count=review.helpful_count)
    return Helpfulness(helpful_count=review.helpful_count, is_helpful=is_helpful)

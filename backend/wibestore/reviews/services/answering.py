"""The seller's one answer to a review."""

from uuid import UUID

from django.db import transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.reviews import policies, selectors
from wibestore.reviews.errors import ReviewNotFound
from wibestore.reviews.models import Review
from wibestore.reviews.rules import EDIT_WINDOW
from wibestore.reviews.services.facts import RESPONDED, review_tell
from wibestore.reviews.services.writing import refuse_after
from wibestore.reviews.types import ReviewInfo


@transaction.atomic
def review_respond(*, actor: Actor, review_id: UUID, text: str) -> ReviewInfo:
    """
    Answer a review as its seller, or change that answer within 48 hours of first giving it.

    :raises ReviewNotFound: absent, or hidden by the staff
    :raises NotPermitted: the review is not of the actor's sale
    :raises ReviewWindowClosed: too late to change the answer; `params.until`
    """
    review = Review.objects.select_for_update(no_key=True).filter(pk=review_id, hidden_at=None).first()
    if review is None:
        raise ReviewNotFound
    if not policies.can_respond(actor, review):
        raise NotPermitted
    now = clock.now()
    is_first = review.responded_at is None
    if review.responded_at is not None:
        refuse_after(review.responded_at + EDIT_WINDOW, now)
    review.response, review.response_updated_at = text, now
    review.responded_at = review.responded_at or now
    review.save(update_fields=["response", "responded_at", "response_updated_at"])
    review_tell(RESPONDED, review, is_first=is_first)
    return selectors.review_get(review.id)

"""Hiding a review by a decision of the staff, and showing it again; why, moderation above knows."""

from uuid import UUID

from django.db import transaction

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.reviews.errors import ReviewNotFound
from wibestore.reviews.models import Review
from wibestore.users import services as users


def review_hide(*, review_id: UUID, actor: Actor) -> None:
    """
    Let nobody read a review; its stars leave the seller's rating. Twice is once.

    Its order keeps it, so that the buyer cannot write another one in its place.

    :raises ReviewNotFound: absent
    """
    _set(review_id, actor, is_hidden=True)


def review_show(*, review_id: UUID, actor: Actor) -> None:
    """
    Let everybody read a review again; its stars come back. Twice is once.

    :raises ReviewNotFound: absent
    """
    _set(review_id, actor, is_hidden=False)


@transaction.atomic
def _set(review_id: UUID, actor: Actor, *, is_hidden: bool) -> None:
    review = Review.objects.select_for_update(no_key=True).filter(pk=review_id).first()
    if review is None:
        raise ReviewNotFound
    if (review.hidden_at is not None) is is_hidden:
        return
    review.hidden_at = clock.now() if is_hidden else None
    review.save(update_fields=["hidden_at"])
    sign = -1 if is_hidden else 1
    users.rating_add(user_id=review.seller_id, stars_delta=sign * review.rating, count_delta=sign)
    audit.audit_change(
        actor=actor,
        action="review.hidden" if is_hidden else "review.shown",
        target="review",
        target_id=review.id,
        before={"is_hidden": not is_hidden},
        after={"is_hidden": is_hidden},
    )

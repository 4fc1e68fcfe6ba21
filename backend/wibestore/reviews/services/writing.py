"""The buyer's word: writing it, changing it, taking it back."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.core.ids import uuid7
from wibestore.orders import selectors as orders_selectors
from wibestore.orders import services as orders
from wibestore.reviews import policies, selectors
from wibestore.reviews.errors import OrderNotCompleted, ReviewExists, ReviewNotFound, ReviewWindowClosed
from wibestore.reviews.models import Review
from wibestore.reviews.rules import EDIT_WINDOW
from wibestore.reviews.services.facts import CREATED, DELETED, UPDATED, review_tell
from wibestore.reviews.types import ReviewInfo
from wibestore.users import services as users


@transaction.atomic
def review_create(*, actor: Actor, order_id: UUID, rating: int, text: str) -> ReviewInfo:
    """
    Write the buyer's word on a completed order, once, within 14 days of its completion.

    :raises OrderNotFound: absent, or the actor is not its buyer
    :raises OrderNotCompleted: not yet
    :raises ReviewExists: the order has its review
    :raises ReviewWindowClosed: too late; `params.until`
    """
    order = orders_selectors.reviewable_order(order_id=order_id, buyer_id=actor.user_id)
    if not order.is_completed:
        raise OrderNotCompleted
    if order.review_id:
        raise ReviewExists
    now = clock.now()
    refuse_after(order.review_until, now)
    review = Review(
        id=uuid7(),
        order_id=order.id,
        listing_id=order.listing_id,
        buyer_id=order.buyer_id,
        seller_id=order.seller_id,
        rating=rating,
        text=text,
        created_at=now,
        updated_at=now,
    )
    orders.order_mark_reviewed(order_id=order.id, review_id=review.id)
    try:
        with transaction.atomic():
            review.save(force_insert=True)
    except IntegrityError as error:
        raise ReviewExists from error
    users.rating_add(user_id=review.seller_id, stars_delta=rating, count_delta=1)
    review_tell(CREATED, review)
    return selectors.review_get(review.id)


@transaction.atomic
def review_update(*, actor: Actor, review_id: UUID, rating: int, text: str) -> ReviewInfo:
    """
    Change one's own review within 48 hours of writing it.

    :raises ReviewNotFound: absent, or hidden by the staff
    :raises NotPermitted: somebody else's
    :raises ReviewWindowClosed: too late; `params.until`
    """
    review = _own_locked(actor, review_id)
    if review.hidden_at is not None:
        raise ReviewNotFound
    now = clock.now()
    refuse_after(review.created_at + EDIT_WINDOW, now)
    stars_delta = rating - review.rating
    review.rating, review.text, review.updated_at = rating, text, now
    review.save(update_fields=["rating", "text", "updated_at"])
    if stars_delta:
        users.rating_add(user_id=review.seller_id, stars_delta=stars_delta, count_delta=0)
    review_tell(UPDATED, review)
    return selectors.review_get(review.id)


@transaction.atomic
def review_delete(*, actor: Actor, review_id: UUID) -> None:
    """
    Take one's own review back, at any time, with its answer and votes; its stars leave the seller's rating.

    :raises ReviewNotFound: absent
    :raises NotPermitted: somebody else's
    """
    order_id = Review.objects.filter(pk=review_id).values_list("order_id", flat=True).first()
    if order_id is None:
        raise ReviewNotFound
    # The order first, as in `review_create`: the two may meet on the same order.
    orders.order_mark_reviewed(order_id=order_id, review_id=None)
    review = _own_locked(actor, review_id)
    if review.hidden_at is None:
        # Those of a hidden one are gone already.
        users.rating_add(user_id=review.seller_id, stars_delta=-review.rating, count_delta=-1)
    review_tell(DELETED, review)
    review.delete()


def _own_locked(actor: Actor, review_id: UUID) -> Review:
    review = Review.objects.select_for_update().filter(pk=review_id).first()
    if review is None:
        raise ReviewNotFound
    if not policies.can_change(actor, review):
        raise NotPermitted
    return review


def refuse_after(until: datetime | None, now: datetime) -> None:
    """Refuse what comes too late; for this module's own services."""
    if until is None or now >= until:
        raise ReviewWindowClosed(until=until.isoformat() if until else None)

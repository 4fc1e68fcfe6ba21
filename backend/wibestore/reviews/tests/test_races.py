"""Reviews at the same moment."""

import pytest

from wibestore.core.actor import Actor
from wibestore.core.tests.race import run_together
from wibestore.orders import factories as orders
from wibestore.reviews import services
from wibestore.reviews.errors import ReviewExists
from wibestore.reviews.models import Review
from wibestore.reviews.types import ReviewInfo
from wibestore.users.selectors import seller_cards

pytestmark = pytest.mark.django_db(transaction=True)
STARS = [1 + number % 5 for number in range(50)]


def test_fifty_reviews_at_once_are_all_in_the_rating(buyer, seller):
    made = [orders.order_completed(buyer, seller, 10_000) for _ in STARS]

    run_together(
        [
            lambda order=order, rating=rating: services.review_create(
                actor=Actor.user(buyer.id), order_id=order.id, rating=rating, text=""
            )
            for order, rating in zip(made, STARS, strict=True)
        ]
    )

    card = seller_cards([seller.id])[seller.id]
    assert (card.rating, card.rating_count) == (sum(STARS) / 50, 50)


def test_one_order_reviewed_ten_times_at_once_has_one_review(buyer, seller):
    order = orders.order_completed(buyer, seller)

    outcomes = run_together(
        [lambda: services.review_create(actor=Actor.user(buyer.id), order_id=order.id, rating=5, text="")] * 10
    )

    assert sum(isinstance(outcome, ReviewInfo) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, ReviewExists) for outcome in outcomes) == 9
    assert Review.objects.count() == 1
    assert seller_cards([seller.id])[seller.id].rating_count == 1


def test_deleting_and_writing_at_once_never_block_each_other(buyer, seller):
    order = orders.order_completed(buyer, seller)
    actor = Actor.user(buyer.id)
    first = services.review_create(actor=actor, order_id=order.id, rating=1, text="")

    outcomes = run_together(
        [
            lambda: services.review_delete(actor=actor, review_id=first.id),
            lambda: services.review_create(actor=actor, order_id=order.id, rating=5, text=""),
        ]
    )

    assert outcomes[0] is None
    assert isinstance(outcomes[1], ReviewInfo | ReviewExists)
    card = seller_cards([seller.id])[seller.id]
    assert card.rating_count == Review.objects.count()

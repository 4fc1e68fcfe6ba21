"""Reviews at the same moment."""

import pytest

from wibestore.core.actor import Actor
from wibestore.core.tests.race import run_together
from wibestore.orders import factories as orders
from wibestore.reviews import services
from wibestore.reviews.errors import ReviewExists
from wibestore.reviews.factories import review_written
from wibestore.reviews.models import HelpfulVote, Review
from wibestore.reviews.types import ReviewInfo
from wibestore.users import services as users
from wibestore.users.factories import user_create
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


def test_a_hundred_votes_at_once_are_all_counted(buyer, seller):
    review = review_written(orders.order_completed(buyer, seller))
    voters = [user_create(username=f"voter{number}") for number in range(50)]

    def vote(voter, *, is_helpful):
        return lambda: services.helpful_set(actor=Actor.user(voter.id), review_id=review.id, is_helpful=is_helpful)

    # Each sends it twice.
    given = run_together([vote(voter, is_helpful=True) for voter in voters * 2])
    after_all = Review.objects.get(pk=review.id).helpful_count
    taken = run_together([vote(voter, is_helpful=False) for voter in voters[:20] * 2])

    assert not [outcome for outcome in given + taken if isinstance(outcome, Exception)]
    assert after_all == 50
    assert Review.objects.get(pk=review.id).helpful_count == HelpfulVote.objects.count() == 30


def test_answers_at_once_are_one_answer(buyer, seller):
    review = review_written(orders.order_completed(buyer, seller))

    outcomes = run_together(
        [
            lambda text=text: services.review_respond(actor=Actor.user(seller.id), review_id=review.id, text=text)
            for text in ("Rahmat", "Kechirasiz", "Xoʻp")
        ]
    )

    assert all(isinstance(outcome, ReviewInfo) for outcome in outcomes)
    stored = Review.objects.get(pk=review.id)
    assert stored.response in {"Rahmat", "Kechirasiz", "Xoʻp"}
    assert stored.responded_at <= stored.response_updated_at


def test_mending_while_reviews_are_written_keeps_every_star(buyer, seller):
    made = [orders.order_completed(buyer, seller, 10_000) for _ in range(12)]
    # Wrong on purpose: the menders have something to do.
    users.rating_add(user_id=seller.id, stars_delta=25, count_delta=5)

    outcomes = run_together(
        [
            *(
                lambda order=order: services.review_create(
                    actor=Actor.user(buyer.id), order_id=order.id, rating=4, text=""
                )
                for order in made
            ),
            *([services.ratings_mend] * 4),
        ]
    )
    services.ratings_mend()

    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    card = seller_cards([seller.id])[seller.id]
    assert (card.rating, card.rating_count) == (4.0, 12)

"""Sellers' ratings are what the reviews add up to, and silence is not praise."""

import logging
from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.models import OutboxMessage
from wibestore.orders import factories as orders
from wibestore.orders import services as orders_services
from wibestore.orders.selectors import order_get_for
from wibestore.reviews import selectors, services
from wibestore.reviews.factories import review_written
from wibestore.reviews.models import Review
from wibestore.reviews.tasks import ratings_mend
from wibestore.reviews.types import RatingDifference
from wibestore.users.selectors import seller_cards
from wibestore.users.services import rating_add

pytestmark = pytest.mark.django_db


def rating_of(user):
    card = seller_cards([user.id])[user.id]
    return card.rating, card.rating_count


def test_silent_auto_completion_is_not_praise(buyer, seller):
    order = orders.order_delivered(buyer, seller)

    with travel(timedelta(hours=24, minutes=1)):
        assert orders_services.sweep() == 1

    done = order_get_for(actor=Actor.user(buyer.id), order_id=order.id)
    assert (done.state, done.review_id) == ("completed", None)
    assert not Review.objects.exists()
    assert rating_of(seller) == (None, 0)
    assert not OutboxMessage.objects.filter(topic__startswith="review.").exists()
    # The buyer may still speak for 14 days.
    with travel(timedelta(days=14)):
        review_written(order, rating=2)
    assert rating_of(seller) == (2.0, 1)


def test_right_ratings_are_left_alone(buyer, seller, caplog):
    review_written(orders.order_completed(buyer, seller))

    assert selectors.rating_differences() == []
    assert services.ratings_mend() == []
    assert not caplog.records


def test_what_differs_is_mended_and_logged(buyer, seller, stranger, caplog):
    for rating in (5, 4, 2):
        review_written(orders.order_completed(buyer, seller), rating=rating)
    rating_add(user_id=seller.id, stars_delta=5, count_delta=1)
    # Stars without any review.
    rating_add(user_id=stranger.id, stars_delta=3, count_delta=1)

    with caplog.at_level(logging.ERROR, logger="wibestore.reviews"):
        mended = services.ratings_mend()

    assert mended == [
        RatingDifference(seller_id=seller.id, stored_stars=16, stored_count=4, stars=11, count=3),
        RatingDifference(seller_id=stranger.id, stored_stars=3, stored_count=1, stars=0, count=0),
    ]
    assert (rating_of(seller), rating_of(stranger)) == ((3.67, 3), (None, 0))
    assert [record.user_id for record in caplog.records] == [str(seller.id), str(stranger.id)]
    assert services.ratings_mend() == []


def test_a_difference_in_stars_alone_and_in_the_count_alone_is_seen(buyer, seller):
    review_written(orders.order_completed(buyer, seller), rating=4)

    for sums in ({"rating_sum": 5}, {"rating_sum": 4, "rating_count": 2}, {"rating_sum": 0, "rating_count": 0}):
        apps.get_model("users", "User").objects.filter(id=seller.id).update(**sums)
        assert selectors.rating_differences() == [seller.id]
        assert len(services.ratings_mend()) == 1
        assert rating_of(seller) == (4.0, 1)


def test_the_command_and_the_task_mend(buyer, seller):
    output = StringIO()
    rating_add(user_id=seller.id, stars_delta=3, count_delta=1)

    call_command("ratings_mend", stdout=output)

    assert output.getvalue().splitlines() == [
        f"Seller {seller.id}: 3 stars of 1 reviews were stored, 0 of 0 were counted.",
        "Ratings mended: 1.",
    ]
    rating_add(user_id=seller.id, stars_delta=3, count_delta=1)
    assert (ratings_mend(unknown=1), ratings_mend()) == (1, 0)

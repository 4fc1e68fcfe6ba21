"""Reviews: who, when, once; and the seller's rating, exact to the star."""

from datetime import timedelta

import pytest

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.errors import NotPermitted
from wibestore.core.models import OutboxMessage
from wibestore.orders import factories as orders
from wibestore.orders.errors import OrderNotFound
from wibestore.orders.selectors import order_get_for
from wibestore.reviews import services
from wibestore.reviews.errors import OrderNotCompleted, ReviewExists, ReviewNotFound, ReviewWindowClosed
from wibestore.reviews.factories import review_written
from wibestore.reviews.models import Review
from wibestore.users.selectors import seller_cards

pytestmark = pytest.mark.django_db


def rating_of(user):
    card = seller_cards([user.id])[user.id]
    return card.rating, card.rating_count


def told():
    return list(
        OutboxMessage.objects.filter(topic__startswith="review.").order_by("id").values_list("topic", flat=True)
    )


def write(order, user, rating=4):
    return services.review_create(actor=Actor.user(user.id), order_id=order.id, rating=rating, text="Yaxshi")


def test_a_completed_order_is_reviewed_and_counts_for_the_seller(buyer, seller):
    order = orders.order_completed(buyer, seller)

    review = write(order, buyer)

    seen = order_get_for(actor=Actor.user(buyer.id), order_id=order.id)
    assert (review.rating, review.text, review.author.id, review.seller.id) == (4, "Yaxshi", buyer.id, seller.id)
    assert (review.listing_title, review.game_name) == (order.listing["title"], order.listing["game"]["name"])
    assert (seen.review_id, seen.can_review) == (review.id, False)
    assert rating_of(seller) == (4.0, 1)
    assert told() == ["review.created"]


def test_an_order_is_reviewed_once(buyer, seller):
    order = orders.order_completed(buyer, seller)
    write(order, buyer)

    with pytest.raises(ReviewExists):
        write(order, buyer, 1)

    assert rating_of(seller) == (4.0, 1)
    assert told() == ["review.created"]


@pytest.mark.parametrize("make", [orders.order_awaiting, orders.order_paid, orders.order_delivered])
def test_an_order_that_is_not_completed_is_not_reviewed(make, buyer, seller):
    order = make(buyer, seller)

    with pytest.raises(OrderNotCompleted):
        write(order, buyer)

    assert not Review.objects.exists()


def test_only_the_buyer_reviews(buyer, seller, stranger):
    order = orders.order_completed(buyer, seller)

    for person in (seller, stranger):
        with pytest.raises(OrderNotFound):
            write(order, person, 5)

    assert rating_of(seller) == (None, 0)


def test_the_window_to_write_closes_after_fourteen_days(buyer, seller):
    early, late = orders.order_completed(buyer, seller), orders.order_completed(buyer, seller)

    with travel(timedelta(days=13, hours=23)):
        write(early, buyer)
    with travel(timedelta(days=14, minutes=1)), pytest.raises(ReviewWindowClosed):
        write(late, buyer)

    assert rating_of(seller) == (4.0, 1)


def test_changing_and_deleting_a_review_changes_the_rating_by_the_difference(buyer, seller):
    first, second = (write(orders.order_completed(buyer, seller), buyer, rating) for rating in (2, 5))
    actor = Actor.user(buyer.id)
    before = rating_of(seller)

    changed = services.review_update(actor=actor, review_id=first.id, rating=4, text="")
    after_change = rating_of(seller)
    services.review_delete(actor=actor, review_id=second.id)

    assert (changed.rating, changed.text) == (4, "")
    assert (before, after_change, rating_of(seller)) == ((3.5, 2), (4.5, 2), (4.0, 1))
    assert told() == ["review.created", "review.created", "review.updated", "review.deleted"]


def test_after_deleting_it_the_order_can_be_reviewed_again(buyer, seller):
    order = orders.order_completed(buyer, seller)
    services.review_delete(actor=Actor.user(buyer.id), review_id=write(order, buyer, 1).id)

    again = write(order, buyer, 5)

    assert rating_of(seller) == (5.0, 1)
    assert order_get_for(actor=Actor.user(buyer.id), order_id=order.id).review_id == again.id


def test_a_review_is_changed_by_its_author_alone_and_for_two_days(buyer, seller, stranger):
    order = orders.order_completed(buyer, seller)
    review = review_written(order)

    for person in (seller, stranger):
        with pytest.raises(NotPermitted):
            services.review_update(actor=Actor.user(person.id), review_id=review.id, rating=1, text="")
        with pytest.raises(NotPermitted):
            services.review_delete(actor=Actor.user(person.id), review_id=review.id)
    with travel(timedelta(hours=48, minutes=1)), pytest.raises(ReviewWindowClosed) as refused:
        services.review_update(actor=Actor.user(buyer.id), review_id=review.id, rating=1, text="")

    assert refused.value.params == {"until": review.can_edit_until.isoformat()}
    assert review.can_edit_until == review.created_at + timedelta(hours=48)

    assert rating_of(seller) == (5.0, 1)
    assert order_get_for(actor=Actor.user(buyer.id), order_id=order.id).review_id == review.id
    assert told() == ["review.created"]


def test_an_unknown_review_is_not_found(buyer, seller):
    with pytest.raises(ReviewNotFound):
        services.review_delete(actor=Actor.user(buyer.id), review_id=seller.id)
    with pytest.raises(ReviewNotFound):
        services.review_update(actor=Actor.user(buyer.id), review_id=seller.id, rating=5, text="")

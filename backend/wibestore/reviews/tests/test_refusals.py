"""What reviews refuse over HTTP, and that a refusal changes no stars."""

from datetime import timedelta

import pytest

from wibestore.core import clock
from wibestore.core.ids import uuid7
from wibestore.orders import factories as orders
from wibestore.reviews.factories import review_written
from wibestore.reviews.models import Review
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db
API = "/api/v1/"


def got(answer):
    return answer.status_code, answer.json()["code"]


def written(client, order, **headers):
    return client.post(f"{API}reviews/", {"order_id": str(order.id), "rating": 1}, headers=headers)


def test_only_what_is_completed_is_reviewed_and_only_for_a_while(buyer, seller, client_for):
    early = written(client_for(buyer), orders.order_delivered(buyer, seller))
    done = orders.order_completed(buyer, seller)
    with clock.travel(timedelta(days=14, minutes=1)):
        late = written(client_for(buyer), done)

    assert [got(early), got(late)] == [(409, "review.order_not_completed"), (409, "review.window_closed")]
    assert not Review.objects.exists()


def test_words_are_changed_only_for_a_while(buyer, seller, client_for):
    review = review_written(orders.order_completed(buyer, seller), rating=5)
    address, long_ago = f"{API}reviews/{review.id}/", clock.now() - timedelta(days=3)
    assert client_for(seller).post(f"{address}response/", {"text": "Rahmat"}).status_code == 200
    Review.objects.update(created_at=long_ago, responded_at=long_ago)

    changed = client_for(buyer).put(address, {"rating": 1})
    answered = client_for(seller).post(f"{address}response/", {"text": "Rahmat sizga"})

    assert [got(changed), got(answered)] == [(409, "review.window_closed")] * 2
    assert (Review.objects.get().rating, Review.objects.get().response) == (5, "Rahmat")


@pytest.mark.parametrize("path", ["listings/{listing}/reviews/", "users/seller/reviews/"])
def test_reviews_go_on_by_their_cursor(path, buyer, seller, client_for):
    first = review_written(orders.order_completed(buyer, seller))
    review_written(orders.order_completed(user_create(username=f"b{uuid7().hex[:8]}"), seller))
    Review.objects.update(listing_id=first.listing_id)
    client = client_for(None)

    page = client.get(f"{API}{path.format(listing=first.listing_id)}?page_size=1").json()
    following = client.get(page["next"])

    assert following.status_code == 200
    assert page["results"] != following.json()["results"]

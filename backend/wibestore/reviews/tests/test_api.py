"""Reviews over HTTP: public reads, private writes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.orders import factories as orders
from wibestore.reviews.factories import review_written
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db
REVIEWS = "/api/v1/reviews/"
# The seller, the reviews, the people's cards.
LIST_QUERIES = 3


def test_a_review_is_written_read_changed_and_deleted(buyer, seller, client_for):
    order = orders.order_completed(buyer, seller)
    client, visitor = client_for(buyer), client_for(None)

    written = client.post(REVIEWS, {"order_id": str(order.id), "rating": 5, "text": "<i>Zoʻr</i>"})
    path = f"{REVIEWS}{written.json()['id']}/"
    read = visitor.get(path)
    changed = client.put(path, {"rating": 3, "text": "Yaxshi"})
    deleted = client.delete(path)

    assert (written.status_code, written.json()["text"]) == (201, "Zoʻr")
    assert read.json() == written.json()
    assert read["Cache-Control"].startswith("public, max-age=")
    assert (changed.status_code, changed.json()["rating"]) == (200, 3)
    assert (deleted.status_code, deleted.content) == (204, b"")
    assert visitor.get(path).status_code == 404


@pytest.mark.parametrize("method", ["put", "delete"])
def test_only_the_author_may_change_it(method, buyer, seller, stranger, client_for):
    review = review_written(orders.order_completed(buyer, seller))
    body = {"rating": 1} if method == "put" else None

    def ask(person):
        return getattr(client_for(person), method)(f"{REVIEWS}{review.id}/", body)

    assert ask(None).status_code == 401
    assert (ask(stranger).status_code, ask(seller).json()["code"]) == (403, "auth.not_permitted")


def test_a_second_review_of_an_order_is_409(buyer, seller, client_for):
    order = orders.order_completed(buyer, seller)
    review_written(order)

    answer = client_for(buyer).post(REVIEWS, {"order_id": str(order.id), "rating": 1})

    assert (answer.status_code, answer.json()["code"]) == (409, "review.exists")


def test_a_strangers_order_cannot_be_reviewed(buyer, seller, stranger, client_for):
    order = orders.order_completed(buyer, seller)

    answer = client_for(stranger).post(REVIEWS, {"order_id": str(order.id), "rating": 1})

    assert (answer.status_code, answer.json()["code"]) == (404, "order.not_found")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"rating": 0}, "/rating"),
        ({"rating": 6}, "/rating"),
        ({"rating": "5"}, "/rating"),
        ({"rating": 4.5}, "/rating"),
        ({"text": "x" * 2001}, "/text"),
        ({"seller_id": "x"}, "/seller_id"),
    ],
)
def test_a_wrong_field_is_named(body, pointer, buyer, client_for):
    answer = client_for(buyer).post(REVIEWS, {"order_id": str(buyer.id), "rating": 5, **body})

    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


def test_lists_are_public_cached_and_cost_the_same_few_queries(buyer, seller, client_for):
    visitor, url = client_for(None), "/api/v1/users/seller/reviews/"
    first = review_written(orders.order_completed(buyer, seller))

    def queries():
        with CaptureQueriesContext(connection) as captured:
            answer = visitor.get(url)
        assert answer.status_code == 200
        return len(captured)

    few = queries()
    for number in range(5):
        review_written(orders.order_completed(user_create(username=f"more{number}"), seller), rating=1 + number)
    many = queries()
    answer = visitor.get(url)
    again = visitor.get(url, headers={"If-None-Match": answer["ETag"]})

    assert few == many == LIST_QUERIES
    assert len(answer.json()["results"]) == 6
    assert answer.json()["results"][-1]["id"] == str(first.id)
    assert answer["Cache-Control"].startswith("public, max-age=")
    assert again.status_code == 304


def test_reviews_of_a_listing_and_pages_of_a_seller(buyer, seller, client_for):
    made = [orders.order_completed(buyer, seller) for _ in range(3)]
    reviews = [str(review_written(order).id) for order in made]
    visitor, url, seen = client_for(None), "/api/v1/users/SELLER/reviews/?page_size=2", []

    while url:
        page = visitor.get(url).json()
        seen.append([review["id"] for review in page["results"]])
        url = page["next"]
    of_listing = visitor.get(f"/api/v1/listings/{made[0].listing['id']}/reviews/").json()["results"]

    assert seen == [[reviews[2], reviews[1]], [reviews[0]]]
    assert [review["id"] for review in of_listing] == [reviews[0]]


def test_unknown_people_listings_and_reviews_are_404(seller, client_for):
    visitor = client_for(None)

    assert visitor.get("/api/v1/users/nobody/reviews/").status_code == 404
    assert visitor.get(f"/api/v1/listings/{seller.id}/reviews/").status_code == 404
    assert visitor.get(f"{REVIEWS}{seller.id}/").status_code == 404
    assert visitor.get("/api/v1/users/seller/reviews/?cursor=forged").status_code == 400

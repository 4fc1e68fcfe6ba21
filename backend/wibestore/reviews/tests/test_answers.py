"""The seller's answer and other people's votes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.errors import NotPermitted
from wibestore.core.models import OutboxMessage
from wibestore.orders import factories as orders
from wibestore.reviews import selectors, services
from wibestore.reviews.errors import OwnVote, ReviewNotFound, ReviewWindowClosed
from wibestore.reviews.factories import review_written
from wibestore.reviews.models import HelpfulVote, Review
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db
REVIEWS = "/api/v1/reviews/"


@pytest.fixture
def review(buyer, seller):
    return review_written(orders.order_completed(buyer, seller), rating=3, text="Sekin")


def everything():
    return {
        "reviews": list(Review.objects.order_by("id").values()),
        "votes": list(HelpfulVote.objects.order_by("id").values()),
        "outbox": list(OutboxMessage.objects.order_by("id").values_list("id", flat=True)),
    }


def told(topic):
    return list(OutboxMessage.objects.filter(topic=topic).order_by("id").values_list("payload", flat=True))


def respond(person, review, text="Uzr, keyingi safar tezroq"):
    return services.review_respond(actor=Actor.user(person.id), review_id=review.id, text=text)


def vote(person, review, *, is_helpful=True):
    return services.helpful_set(actor=Actor.user(person.id), review_id=review.id, is_helpful=is_helpful)


def test_a_seller_answers_once_and_everybody_reads_it(review, seller):
    assert review.response is None

    answered = respond(seller, review)

    shown = selectors.review_get(review.id).response
    assert answered.response == shown
    assert shown.text == "Uzr, keyingi safar tezroq"
    assert shown.updated_at == shown.created_at
    assert shown.can_edit_until - shown.created_at == timedelta(hours=48)
    [payload] = told("review.responded")
    assert payload | {"review_id": str(review.id), "is_first": True} == payload
    assert "text" not in payload


def test_the_answer_is_changed_within_two_days_of_first_giving_it(review, seller):
    first = respond(seller, review).response

    with travel(timedelta(hours=47)):
        changed = respond(seller, review, "Kechirasiz").response
    before = everything()
    with travel(timedelta(hours=48, minutes=1)), pytest.raises(ReviewWindowClosed) as refused:
        respond(seller, review, "Yoʻq")

    assert (changed.text, changed.created_at, changed.updated_at > first.updated_at) == (
        "Kechirasiz",
        first.created_at,
        True,
    )
    assert refused.value.params == {"until": first.can_edit_until.isoformat()}
    assert everything() == before
    assert [payload["is_first"] for payload in told("review.responded")] == [True, False]


def test_a_late_first_answer_is_as_good_as_an_early_one(review, seller):
    with travel(timedelta(days=100)):
        assert respond(seller, review).response is not None


def test_nobody_else_answers(review, buyer, stranger, moderator):
    before = everything()

    for person in (buyer, stranger, moderator):
        with pytest.raises(NotPermitted):
            respond(person, review)

    assert everything() == before


def test_deleting_a_review_takes_its_answer_and_votes_with_it(review, buyer, seller, stranger):
    respond(seller, review)
    vote(stranger, review)

    with travel(timedelta(days=400)):
        services.review_delete(actor=Actor.user(buyer.id), review_id=review.id)

    assert not Review.objects.exists()
    assert not HelpfulVote.objects.exists()


def test_a_vote_counts_once_and_can_be_taken_back(review, stranger, moderator):
    counts = [
        vote(stranger, review).helpful_count,
        vote(stranger, review).helpful_count,
        vote(moderator, review).helpful_count,
        vote(stranger, review, is_helpful=False).helpful_count,
        vote(stranger, review, is_helpful=False).helpful_count,
    ]

    assert counts == [1, 1, 2, 1, 1]
    assert selectors.review_get(review.id).helpful_count == HelpfulVote.objects.count() == 1
    assert selectors.helpful_review_ids(moderator.id) == [review.id]
    assert selectors.helpful_review_ids(stranger.id) == []
    # Who voted is nobody's business but theirs.
    assert [payload["helpful_count"] for payload in told("review.helpful")] == [1, 2]
    assert all(str(stranger.id) not in str(payload) for payload in told("review.helpful"))


@pytest.mark.parametrize("is_helpful", [True, False])
def test_the_orders_own_people_have_no_vote(is_helpful, review, buyer, seller):
    before = everything()

    for person in (buyer, seller):
        with pytest.raises(OwnVote):
            vote(person, review, is_helpful=is_helpful)

    assert everything() == before


def test_what_is_not_there_is_neither_answered_nor_voted_on(seller):
    with pytest.raises(ReviewNotFound):
        respond(seller, seller)
    with pytest.raises(ReviewNotFound):
        vote(seller, seller)


def test_answers_and_votes_over_http(review, seller, buyer, stranger, client_for):
    path, visitor = f"{REVIEWS}{review.id}/", client_for(None)
    unanswered = visitor.get(path)

    answered = client_for(seller).post(f"{path}response/", {"text": " <b>Rahmat</b> "})
    liked = client_for(stranger).post(f"{path}helpful/")
    own = client_for(buyer).post(f"{path}helpful/")
    ids = client_for(stranger).get("/api/v1/profile/helpful-reviews/ids/")
    shown = visitor.get(path)
    back = client_for(stranger).delete(f"{path}helpful/")

    assert (unanswered.json()["response"], unanswered.json()["helpful_count"]) == (None, 0)
    assert (answered.status_code, answered.json()["response"]["text"]) == (200, "Rahmat")
    assert (liked.status_code, liked.json()) == (200, {"helpful_count": 1, "is_helpful": True})
    assert (own.status_code, own.json()["code"]) == (409, "review.own_vote")
    assert (ids.json(), ids["Cache-Control"]) == ({"results": [str(review.id)]}, "no-store")
    assert (shown.json()["response"]["text"], shown.json()["helpful_count"]) == ("Rahmat", 1)
    assert shown["Cache-Control"].startswith("public")
    assert back.json() == {"helpful_count": 0, "is_helpful": False}


@pytest.mark.parametrize("text", ["", "x", "  ", "<b></b>", "<i>x</i>", "x" * 1001, None, 5])
def test_an_answer_of_nothing_or_too_much_is_refused(text, review, seller, client_for):
    before = everything()

    answer = client_for(seller).post(f"{REVIEWS}{review.id}/response/", {"text": text})

    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/text"]
    assert everything() == before


def test_the_most_helpful_come_first_where_that_is_asked_for(buyer, seller, client_for):
    reviews = [review_written(orders.order_completed(buyer, seller)) for _ in range(5)]
    voters = [user_create(username=f"voter{number}") for number in range(3)]
    for count, index in ((3, 1), (1, 3), (1, 0)):
        for voter in voters[:count]:
            vote(voter, reviews[index])
    visitor, ids = client_for(None), [str(review.id) for review in reviews]

    def pages(url):
        seen = []
        while url:
            page = visitor.get(url).json()
            seen += [review["id"] for review in page["results"]]
            url = page["next"]
        return seen

    base = "/api/v1/users/seller/reviews/?page_size=2"
    assert pages(base) == pages(f"{base}&ordering=-created_at") == ids[::-1]
    assert pages(f"{base}&ordering=-helpful") == [ids[index] for index in (1, 3, 0, 4, 2)]
    first = visitor.get(f"{base}&ordering=-helpful").json()["next"]
    # A cursor belongs to its order.
    assert visitor.get(first.replace("ordering=-helpful", "ordering=-created_at")).status_code == 400
    assert visitor.get(f"{base}&ordering=rating").status_code == 400


def test_a_list_by_help_costs_the_same_few_queries(review, stranger, client_for):
    vote(stranger, review)
    visitor = client_for(None)

    with CaptureQueriesContext(connection) as captured:
        visitor.get("/api/v1/users/seller/reviews/?ordering=-helpful")

    # The seller, the reviews, the people's cards.
    assert len(captured) == 3


def test_a_review_of_the_past_two_days_is_changed_after_the_answer_too(review, buyer, seller):
    respond(seller, review)

    changed = services.review_update(actor=Actor.user(buyer.id), review_id=review.id, rating=5, text="Hal boʻldi")

    assert (changed.rating, changed.response.text) == (5, "Uzr, keyingi safar tezroq")

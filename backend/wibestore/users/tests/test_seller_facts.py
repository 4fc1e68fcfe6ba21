"""What is told of a seller's orders, and how good that makes them; pure, then as stored."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.users import selectors, services
from wibestore.users.errors import UserNotFound
from wibestore.users.factories import user_create
from wibestore.users.models import SellerRecord, User
from wibestore.users.rules import seller_facts, seller_score, wilson_bound
from wibestore.users.types import SellerCounts

COUNTS = SellerCounts(
    completed=37,
    ended=39,
    delivered=39,
    delivered_instantly=13,
    delivery_minutes=14,
    disputed=2,
    disputes_lost=1,
)
# Float sums may differ in their last digit: a millionth, and no more.
DIGIT = 1


def test_shares_are_never_better_than_they_were():
    facts = seller_facts(COUNTS)

    # 37 of 39 are 94.87…%, 13 of 39 33.33…%, 2 for 37 5.40…%.
    assert (facts.is_new, facts.completed) == (False, 37)
    assert (facts.completion_bps, facts.instant_bps, facts.disputed_bps) == (9487, 3333, 541)
    assert (facts.delivery_minutes, facts.disputed, facts.disputes_lost) == (14, 2, 1)


def test_of_a_new_seller_only_the_completed_orders_are_told():
    facts = seller_facts(replace(COUNTS, completed=3, ended=4, delivered=13))

    assert (facts.is_new, facts.completed) == (True, 3)
    assert {facts.completion_bps, facts.delivery_minutes, facts.instant_bps, facts.disputed, facts.disputes_lost} == {
        None
    }
    assert seller_facts(None) == replace(facts, completed=0)


def test_a_median_of_few_deliveries_by_hand_is_not_told():
    facts = seller_facts(replace(COUNTS, delivered=17))

    assert (facts.delivery_minutes, facts.instant_bps) == (None, 7647)


def test_somebody_who_completed_nothing_has_no_share_of_disputes():
    facts = seller_facts(replace(COUNTS, completed=0, delivered=0, delivered_instantly=0))

    assert (facts.completion_bps, facts.instant_bps, facts.disputed_bps) == (0, None, None)


@pytest.mark.parametrize(
    ("good", "total", "bound"), [(0, 0, 0.0), (0, 9, 0.0), (1, 1, 0.2065), (10, 10, 0.7225), (90, 100, 0.8256)]
)
def test_the_bound_is_wilsons(good, total, bound):
    assert wilson_bound(good, total) == pytest.approx(bound, abs=1e-4)


@pytest.mark.parametrize(
    ("counts", "rating"),
    [(replace(COUNTS, completed=4, ended=4), (20, 4)), (COUNTS, (0, 0)), (replace(COUNTS, completed=0), (20, 4))],
    ids=["new", "no review", "nothing completed"],
)
def test_there_is_no_score_before_there_is_something_to_score(counts, rating):
    assert seller_score(counts, rating_sum=rating[0], rating_count=rating[1]) == 0


@st.composite
def sellers(draw):
    """A seller's counts and rating, as the database lets them be."""
    completed = draw(st.integers(0, 5_000))
    failed = draw(st.integers(0, 500))
    lost = draw(st.integers(0, failed))
    reviews = draw(st.integers(1, max(1, completed)))
    counts = replace(COUNTS, completed=completed, ended=completed + failed, disputed=lost, disputes_lost=lost)
    return counts, draw(st.integers(reviews, 5 * reviews)), reviews


def score(counts, stars, reviews):
    return seller_score(counts, rating_sum=stars, rating_count=reviews)


@given(sellers())
def test_a_score_is_a_share_of_a_million(seller):
    assert 0 <= score(*seller) < 1_000_000


@given(sellers())
def test_one_more_completed_order_makes_nobody_worse(seller):
    counts, stars, reviews = seller
    better = replace(counts, completed=counts.completed + 1, ended=counts.ended + 1)

    assert score(better, stars, reviews) >= score(*seller) - DIGIT


@given(sellers())
def test_one_more_failed_order_makes_nobody_better_and_a_lost_dispute_still_less(seller):
    counts, stars, reviews = seller
    # Whoever becomes known by it had no score.
    counts = replace(counts, completed=counts.completed + 5, ended=counts.ended + 5)
    failed = replace(counts, ended=counts.ended + 1)
    lost = replace(failed, disputed=counts.disputed + 1, disputes_lost=counts.disputes_lost + 1)

    assert score(lost, stars, reviews) <= score(failed, stars, reviews) + DIGIT
    assert score(failed, stars, reviews) <= score(counts, stars, reviews) + DIGIT


@given(sellers())
def test_a_review_of_five_stars_makes_nobody_worse_and_one_of_one_star_nobody_better(seller):
    counts, stars, reviews = seller

    assert score(counts, stars + 5, reviews + 1) >= score(*seller) - DIGIT
    assert score(counts, stars + 1, reviews + 1) <= score(*seller) + DIGIT


@given(sellers())
def test_more_stars_in_as_many_reviews_make_nobody_worse(seller):
    counts, stars, reviews = seller

    assert score(counts, min(stars + 1, 5 * reviews), reviews) >= score(*seller) - DIGIT


@pytest.mark.django_db
def test_a_record_is_written_whole_and_the_page_tells_it(client, seller, django_assert_num_queries):
    services.rating_add(user_id=seller.id, stars_delta=50, count_delta=10)
    services.seller_record_set(user_id=seller.id, counts=replace(COUNTS, completed=1))

    with django_assert_num_queries(2):
        services.seller_record_set(user_id=seller.id, counts=COUNTS)
    with django_assert_num_queries(1):
        facts = client.get("/api/v1/users/seller/").json()["facts"]

    assert facts == {
        "is_new": False,
        "completed": 37,
        "completion_bps": 9487,
        "delivery_minutes": 14,
        "instant_bps": 3333,
        "disputed": 2,
        "disputed_bps": 541,
        "disputes_lost": 1,
    }
    assert SellerRecord.objects.get().score == seller_score(COUNTS, rating_sum=50, rating_count=10)


@pytest.mark.django_db
def test_nobody_has_no_record():
    with pytest.raises(UserNotFound):
        services.seller_record_set(user_id=uuid7(), counts=COUNTS)

    assert SellerRecord.objects.count() == 0


@pytest.mark.django_db
def test_a_score_follows_the_reviews_and_only_what_changed_is_written(seller, stranger, django_assert_num_queries):
    for person in (seller, stranger):
        services.rating_add(user_id=person.id, stars_delta=15, count_delta=3)
        services.seller_record_set(user_id=person.id, counts=COUNTS)
    before = SellerRecord.objects.get(user_id=seller.id).score

    services.rating_add(user_id=seller.id, stars_delta=5, count_delta=1)

    # A portion, its changes, and the look for one more.
    with django_assert_num_queries(3):
        assert services.scores_refresh() == 1
    assert SellerRecord.objects.get(user_id=seller.id).score > before
    with django_assert_num_queries(2):
        assert services.scores_refresh() == 0


@pytest.mark.django_db
def test_the_best_come_first_and_nobody_who_is_blocked_gone_or_without_a_review(moderator, django_assert_num_queries):
    people = [user_create(username=f"trader_{n}", plan=plan) for n, plan in enumerate(["free", "pro", *["free"] * 4])]
    for stars, person in zip((50, 40, 50, 50, 0, 45), people, strict=True):
        if stars:
            services.rating_add(user_id=person.id, stars_delta=stars, count_delta=10)
        services.seller_record_set(user_id=person.id, counts=COUNTS)
    services.user_block(user_id=people[2].id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")
    User.objects.filter(id=people[3].id).update(is_closed=True)

    with django_assert_num_queries(1):
        best = selectors.sellers_top(limit=9)

    # The plan counts for nothing.
    assert [one.seller.username for one in best] == ["trader_0", "trader_5", "trader_1"]
    assert best[0].facts == seller_facts(COUNTS)
    assert selectors.seller_ids_top(limit=2) == [people[0].id, people[5].id]
    assert [one.seller.username for one in selectors.sellers_top(limit=9, among=[people[1].id])] == ["trader_1"]

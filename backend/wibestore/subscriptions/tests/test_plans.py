from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from wibestore.core import clock
from wibestore.subscriptions import services
from wibestore.subscriptions.errors import PlanNotFound
from wibestore.subscriptions.factories import subscription_granted
from wibestore.subscriptions.models import Plan, Subscription
from wibestore.subscriptions.reference import plans_load
from wibestore.subscriptions.selectors import plan_terms
from wibestore.users.selectors import user_get

DAY = timedelta(days=1)


def test_migrate_alone_gives_the_three_plans(db):
    plans = Plan.objects.order_by("position").values_list("code", "commission_bps", "active_listing_limit")

    assert list(plans) == [("free", 1000, 10), ("premium", 800, 50), ("pro", 500, 200)]


def test_loading_plans_again_adds_nothing_and_mends_what_was_changed(db):
    Plan.objects.filter(code="pro").update(commission_bps=1)

    plans_load(Plan)

    assert Plan.objects.count() == 3
    assert Plan.objects.get(code="pro").commission_bps == 500


def test_everybody_can_read_the_plans_and_they_are_cached(client_for, django_assert_num_queries):
    visitor = client_for(None)

    with django_assert_num_queries(1):
        answer = visitor.get("/api/v1/subscriptions/plans/")

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"
    plans = answer.json()["results"]
    assert [plan["code"] for plan in plans] == ["free", "premium", "pro"]
    assert [(plan["price"], plan["yearly_price"], plan["period_days"]) for plan in plans] == [
        (0, 0, 30),
        (99_000, 990_000, 30),
        (249_000, 2_490_000, 30),
    ]
    assert set(plans[0]["description"]) == {"uz", "ru", "en"}
    again = visitor.get("/api/v1/subscriptions/plans/", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_unknown_parameter_of_the_plans_is_refused(client_for):
    answer = client_for(None).get("/api/v1/subscriptions/plans/?sort=price")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "unknown_parameter"


def test_nobody_without_a_subscription_is_anything_but_free(seller, django_assert_num_queries):
    with django_assert_num_queries(1):
        terms = plan_terms(seller.id)

    assert (terms.code, terms.commission_bps, terms.active_listing_limit) == ("free", 1000, 10)


def test_a_grant_counts_at_once_and_shows_on_the_user(seller):
    subscription_granted(seller.id, plan="pro", days=30)

    assert plan_terms(seller.id).commission_bps == 500
    assert user_get(seller.id).plan == "pro"


def test_an_ended_subscription_is_free_before_any_sweep(seller):
    subscription_granted(seller.id, plan="premium", days=30)

    with clock.travel(30 * DAY - timedelta(minutes=1)):
        assert plan_terms(seller.id).code == "premium"
    with clock.travel(30 * DAY + timedelta(minutes=1)):
        assert plan_terms(seller.id).code == "free"


def test_the_sweep_ends_what_is_past_its_time_and_nothing_else(seller, stranger):
    subscription_granted(seller.id, plan="premium", days=1)
    subscription_granted(stranger.id, plan="pro", days=3)

    with clock.travel(2 * DAY):
        assert services.subscriptions_sweep() == 1
        assert services.subscriptions_sweep() == 0

    assert user_get(seller.id).plan == "free"
    assert user_get(stranger.id).plan == "pro"
    assert Subscription.objects.get(user_id=seller.id).status == "ended"


def test_the_same_plan_granted_again_is_added_on_top(seller):
    first = subscription_granted(seller.id, plan="premium", days=30)
    second = subscription_granted(seller.id, plan="premium", days=10)

    assert second.id == first.id
    assert second.ends_at - first.ends_at == 10 * DAY


def test_another_plan_ends_the_running_one(seller):
    first = subscription_granted(seller.id, plan="premium", days=30)
    subscription_granted(seller.id, plan="pro", days=30)

    assert Subscription.objects.get(pk=first.id).status == "ended"
    assert plan_terms(seller.id).code == "pro"
    assert user_get(seller.id).plan == "pro"


def test_free_ends_what_runs_and_is_no_subscription(seller):
    subscription_granted(seller.id, plan="pro", days=30)

    assert services.subscription_grant(user_id=seller.id, plan="free", days=30) is None

    assert user_get(seller.id).plan == "free"
    assert not Subscription.objects.filter(user_id=seller.id, status="active").exists()


def test_a_grant_after_the_end_starts_now_even_if_no_sweep_came(seller):
    subscription_granted(seller.id, plan="premium", days=1)

    with clock.travel(5 * DAY):
        again = subscription_granted(seller.id, plan="premium", days=1)

        assert again.ends_at > clock.now()
    assert Subscription.objects.filter(user_id=seller.id).count() == 2


def test_unknown_plans_and_empty_times_are_refused_and_change_nothing(seller):
    with pytest.raises(PlanNotFound):
        services.subscription_grant(user_id=seller.id, plan="gold", days=30)
    with pytest.raises(ValueError, match="at least a day"):
        services.subscription_grant(user_id=seller.id, plan="pro", days=0)

    assert not Subscription.objects.exists()
    assert user_get(seller.id).plan == "free"


@pytest.mark.django_db(transaction=True)
def test_grants_at_the_same_moment_make_one_subscription_of_all_their_days(seller):
    barrier = Barrier(4)

    def grant():
        barrier.wait()
        try:
            services.subscription_grant(user_id=seller.id, plan="premium", days=10)
        finally:
            connection.close()

    threads = [Thread(target=grant) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    row = Subscription.objects.get(user_id=seller.id)
    assert row.ends_at - row.starts_at == 40 * DAY

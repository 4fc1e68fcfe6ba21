from datetime import UTC, datetime, time

import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.users import selectors, services
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db


SHARES = ("completion_bps", "delivery_minutes", "instant_bps", "disputed", "disputed_bps", "disputes_lost")


def at(moment):
    """Move the shop's clock to a moment."""
    return clock.travel(datetime.fromisoformat(moment) - clock.now())


def page(username):
    return f"/api/v1/users/{username}/"


def test_everybody_sees_a_sellers_page_and_nothing_private(client, seller, django_assert_num_queries):
    services.rating_add(user_id=seller.id, stars_delta=14, count_delta=3)
    services.active_listings_add(user_id=seller.id, count=2)
    services.plan_set(user_id=seller.id, plan="pro")

    with django_assert_num_queries(1):
        answer = client.get(page("seller"))

    assert answer.status_code == 200
    assert answer.json() == {
        "id": str(seller.id),
        "username": "seller",
        "display_name": "seller",
        "plan": "pro",
        "rating": 4.67,
        "rating_count": 3,
        "sales_count": 10,
        "avatar": None,
        "is_verified": False,
        "about": "",
        "created_at": seller.created_at.isoformat().replace("+00:00", "Z"),
        "active_listing_count": 2,
        "facts": {"is_new": True, "completed": 0, **dict.fromkeys(SHARES)},
        "availability": {
            "work_from": None,
            "work_to": None,
            "time_zone": "Asia/Tashkent",
            "away_until": None,
            "opens_at": None,
        },
    }


def test_the_page_can_be_cached_by_everybody(client, seller):
    answer = client.get(page("seller"))

    assert answer["Cache-Control"] == "public, max-age=30, stale-while-revalidate=300"
    assert client.get(page("seller"), headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_the_page_says_when_its_seller_works(client):
    user_create(username="trader", work_from=time(9), work_to=time(18))

    # 10:00 and 18:30 in Tashkent.
    with at("2026-11-25T05:00:00Z"):
        by_day = client.get(page("trader"))
    with at("2026-11-25T13:30:00Z"):
        by_night = client.get(page("trader"))

    facts = {"work_from": "09:00", "work_to": "18:00", "time_zone": "Asia/Tashkent", "away_until": None}
    assert by_day.json()["availability"] == {**facts, "opens_at": None}
    assert by_night.json()["availability"] == {**facts, "opens_at": "2026-11-26T04:00:00Z"}
    assert by_day["Cache-Control"] == by_night["Cache-Control"] == "public, max-age=30, stale-while-revalidate=300"


def test_no_copy_of_the_page_says_open_after_its_seller_closed(client):
    user_create(username="trader", work_from=time(9), work_to=time(18))

    # 17:57:48 and 17:59:59 in Tashkent: 132 s and 1 s are left.
    with at("2026-11-25T12:57:48Z"):
        soon = client.get(page("trader"))
    with at("2026-11-25T12:59:59Z"):
        last = client.get(page("trader"))

    assert soon.json()["availability"]["opens_at"] is None
    assert soon["Cache-Control"] in {
        "public, max-age=12, stale-while-revalidate=120",
        "public, max-age=11, stale-while-revalidate=110",
    }
    assert last["Cache-Control"] == "public, max-age=0, stale-while-revalidate=0"


def test_an_absence_is_told_until_it_is_over(client):
    until = datetime(2026, 11, 26, 7, tzinfo=UTC)
    user_create(username="trader", away_until=until)

    with at("2026-11-25T05:00:00Z"):
        away = client.get(page("trader")).json()["availability"]
    with at("2026-11-26T07:00:01Z"):
        back = client.get(page("trader")).json()["availability"]

    assert (away["away_until"], away["opens_at"]) == ("2026-11-26T07:00:00Z", "2026-11-26T07:00:00Z")
    assert (back["away_until"], back["opens_at"]) == (None, None)


def test_names_are_found_in_any_case_but_not_by_look_alikes(client):
    user_create(username="PayPal")

    assert client.get(page("paypal")).status_code == 200
    assert client.get(page("paypa1")).status_code == 404


@pytest.mark.parametrize("name", ["nobody", "%20", "a" * 5000, "%D0%B0%D0%B4", "..", "%ff", "%00"])
def test_unknown_names_are_not_there(client, seller, name):
    answer = client.get(page(name))

    assert answer.status_code in {400, 404}
    assert answer["Content-Type"] == "application/problem+json"


def test_a_blocked_seller_has_no_page(client, seller, moderator):
    services.user_block(user_id=seller.id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")

    answer = client.get(page("seller"))

    assert (answer.status_code, answer.json()["code"]) == (404, "user.not_found")


def test_unknown_parameters_are_refused(client, seller):
    assert client.get(page("seller") + "?fields=email").json()["code"] == "validation.failed"


def test_cards_come_in_one_query(buyer, seller, django_assert_num_queries):
    with django_assert_num_queries(1):
        cards = selectors.seller_cards([buyer.id, seller.id, seller.id])

    assert {card.username for card in cards.values()} == {"buyer", "seller"}
    assert cards[seller.id].sales_count == 10

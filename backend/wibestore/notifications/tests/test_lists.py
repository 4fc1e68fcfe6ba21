"""The list of one user: told once, grown, read, found again, forgotten."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.letters.factories import letters_written
from wibestore.listings.factories import listing_active, offer_open
from wibestore.notifications import selectors, services
from wibestore.notifications.factories import notification_told
from wibestore.notifications.models import Notification
from wibestore.orders.factories import order_awaiting, order_completed
from wibestore.orders.services import transition

pytestmark = pytest.mark.django_db
LIST = "/api/v1/profile/notifications/"


def deposit_tell(user, *, message_id=None, deposit_id="", amount=50_000):
    payload = {"deposit_id": deposit_id or str(uuid7()), "user_id": str(user.id), "amount": amount}
    services.fact_tell(topic="deposit.refunded", message_id=message_id or uuid7(), payload=payload)


def rows_of(user):
    return list(Notification.objects.filter(user_id=user.id).order_by("-created_at").values())


def read_all_in(client, path=LIST):
    found = []
    while path:
        page = client.get(path).json()
        found += page["results"]
        path = page["next"]
    return found


def test_a_fact_that_comes_twice_is_told_once(buyer):
    message_id, deposit_id = uuid7(), str(uuid7())

    for _ in range(2):
        deposit_tell(buyer, message_id=message_id, deposit_id=deposit_id)
    Notification.objects.update(read_at=clock.now())
    deposit_tell(buyer, message_id=message_id, deposit_id=deposit_id)

    assert [row["count"] for row in rows_of(buyer)] == [1]
    assert len(letters_written()) == 1


def test_unread_ones_about_one_thing_are_one_that_moves_up(buyer, client_for):
    deposit_id = str(uuid7())
    deposit_tell(buyer, deposit_id=deposit_id, amount=10_000)
    deposit_tell(buyer)
    with clock.travel(timedelta(minutes=1)):
        deposit_tell(buyer, deposit_id=deposit_id, amount=20_000)

    page = client_for(buyer).get(LIST).json()

    assert [row["count"] for row in page["results"]] == [2, 1]
    assert "20\u202f000\u00a0soʻm" in page["results"][0]["body"]["uz"]
    assert page["unread_count"] == 2


def test_after_it_was_read_the_next_one_is_new(buyer):
    deposit_id = str(uuid7())
    deposit_tell(buyer, deposit_id=deposit_id)
    services.notifications_read_all(actor=Actor.user(buyer.id), group=None)

    deposit_tell(buyer, deposit_id=deposit_id)

    assert sorted((row["count"], row["read_at"] is None) for row in rows_of(buyer)) == [(1, False), (1, True)]


def test_the_list_goes_on_page_by_page_in_few_queries(buyer, stranger, client_for, django_assert_num_queries):
    mine = [str(notification_told(buyer.id)) for _ in range(5)]
    notification_told(stranger.id)
    client = client_for(buyer)

    with django_assert_num_queries(3):  # who asks, the page, how many are unread
        client.get(f"{LIST}?page_size=2")

    assert [row["id"] for row in read_all_in(client, f"{LIST}?page_size=2")] == mine[::-1]
    assert client.get(f"{LIST}?group=order").json()["results"] == []
    assert len(read_all_in(client, f"{LIST}?group=money&unread=true&page_size=2")) == 5
    assert client.get(f"{LIST}?cursor=forged").status_code == 400


def test_reading_one_and_all_of_a_group(buyer, client_for):
    client = client_for(buyer)
    first, _ = notification_told(buyer.id), notification_told(buyer.id)
    payload = {"card_id": str(uuid7()), "user_id": str(buyer.id), "method": "sandbox", "mask": "860000******1234"}
    services.fact_tell(topic="card.added", message_id=uuid7(), payload=payload)

    assert client.get(f"{LIST}unread-count/").json() == {"unread_count": 3}
    assert client.post(f"{LIST}{first}/read/").json() == {"unread_count": 2}
    assert client.post(f"{LIST}{first}/read/").json() == {"unread_count": 2}
    assert client.post(f"{LIST}read-all/", {"group": "security"}).json() == {"unread_count": 1}
    assert client.post(f"{LIST}read-all/", {}).json() == {"unread_count": 0}
    assert "1234" not in str(rows_of(buyer))


def test_a_strangers_notification_is_not_there_and_stays_as_it_is(buyer, stranger, client_for):
    mine = notification_told(buyer.id)
    before = rows_of(buyer)

    answer = client_for(stranger).post(f"{LIST}{mine}/read/")
    services.notifications_read(actor=Actor.user(stranger.id), ids=[mine])

    assert (answer.status_code, answer.json()["code"]) == (404, "notification.not_found")
    assert rows_of(buyer) == before


def test_what_is_older_than_ninety_days_is_forgotten(buyer, monkeypatch):
    monkeypatch.setattr("wibestore.notifications.services.reading.FORGET_BATCH", 2)
    for _ in range(5):
        notification_told(buyer.id)
    with clock.travel(timedelta(days=60)):
        kept = notification_told(buyer.id)

    with clock.travel(timedelta(days=91)):
        assert (services.notifications_forget_old(), services.notifications_forget_old()) == (5, 0)

    assert [row["id"] for row in rows_of(buyer)] == [kept]


# Preferences


def test_wishes_are_kept_but_for_what_is_fixed(buyer, client_for):
    client = client_for(buyer)
    off = {"socket": False, "email": False, "push": True}

    wanted = [{"group": group, "channels": off} for group in ("order", "money", "security")]
    answer = client.put(f"{LIST}preferences/", {"preferences": wanted, "sound": False})

    got = client.get(f"{LIST}preferences/").json()
    channels = {row["group"]: row["channels"] for row in got["preferences"]}
    assert answer.json() == got
    assert channels["order"] == {"socket": False, "email": False, "push": True, "telegram": False}
    assert (channels["money"]["socket"], channels["money"]["email"]) == (True, False)
    assert (channels["security"]["socket"], channels["security"]["email"]) == (True, True)
    assert channels["offer"] == {"socket": True, "email": True, "push": False, "telegram": False}
    assert (got["sound"], got["vibration"]) == (False, True)
    assert {tuple(row["available"]) for row in got["preferences"]} == {("socket", "email")}


def test_whoever_wants_no_letters_gets_none_and_still_finds_it_in_the_list(buyer):
    wish = {"group": "money", "channels": {"email": False}}
    services.preferences_update(actor=Actor.user(buyer.id), preferences=[wish], sound=None, vibration=None)

    notification_told(buyer.id)

    assert letters_written() == []
    assert selectors.unread_count(buyer.id) == 1


# What a fact costs, and whom it does not reach


def test_a_fact_costs_few_statements(buyer, seller):
    order = order_awaiting(buyer, seller, with_credentials=False)
    transition(order.id, "pay", Actor.user(buyer.id))
    payload = {**outbox.OutboxMessage.objects.get(topic="order.paid").payload}
    message_id = uuid7()

    with CaptureQueriesContext(
        connection,
    ) as told:
        services.fact_tell(topic="order.paid", message_id=message_id, payload=payload)
    with CaptureQueriesContext(connection) as again:
        services.fact_tell(topic="order.paid", message_id=message_id, payload=payload)

    # The rows, wishes, readers and letters; nothing is read for screens that nobody has open. Twice: a look.
    assert (len(told), len(again)) == (10, 4)


def test_a_purchase_tells_each_side_once(buyer, seller):
    order_completed(buyer, seller)
    while outbox.relay():
        pass

    told = {
        user.username: sorted(row["event"] for row in rows_of(user) if row["group"] == "order")
        for user in (buyer, seller)
    }

    assert told["buyer"] == ["order.completed", "order.delivered", "order.paid"]
    assert told["seller"] == ["order.completed", "order.created", "order.paid"]


def test_an_offer_below_the_sellers_floor_does_not_reach_the_seller(buyer, seller):
    listing = listing_active(seller.id, price=250_000, offer_floor=240_000)
    offer_open(buyer, listing, amount=150_000)
    while outbox.relay():
        pass

    assert not [row for row in rows_of(seller) if row["group"] == "offer"]

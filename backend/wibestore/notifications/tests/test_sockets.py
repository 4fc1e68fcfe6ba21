"""The user's own socket, over a real server: what happens is seen at once, and what was missed is found again."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.realtime import codes
from wibestore.core.tests.sockets import Browser, socket_server
from wibestore.listings.factories import listing_active, offer_open
from wibestore.notifications import selectors, services
from wibestore.notifications.factories import notification_told
from wibestore.orders import factories as orders
from wibestore.orders.services import credentials_reveal, transition

pytestmark = pytest.mark.django_db(transaction=True)
PATH = "/ws/notifications/"


def relay_all():
    while outbox.relay():
        pass


@pytest.fixture
def server():
    with socket_server() as address:
        yield f"{address}{PATH}"


@pytest.fixture
def open_for(server, sign_in):
    """Return a function that opens a window of a user; its greeting is heard already."""

    def open_window(user):
        return Browser(f"{server}?token={sign_in(user).token}")

    return open_window


def test_a_purchase_is_seen_by_the_seller_at_once(buyer, seller, open_for):
    with open_for(seller) as window:
        window.hear("notification.state")
        order = orders.order_delivered(buyer, seller)
        relay_all()
        told = [window.hear("notification.created") for _ in range(3)]

        changed = window.hear("order.changed")["data"]["order"]
        credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))
        transition(order.id, "confirm", Actor.user(buyer.id))
        relay_all()
        completed, wallet = window.hear("order.changed"), window.hear("wallet.changed")
        last = window.hear("notification.created")

    events = [frame["data"]["notification"]["event"] for frame in told]
    assert events == ["listing.approved", "order.created", "order.paid"]
    assert (changed["party"], changed["id"], changed["state"]) == ("seller", str(order.id), "delivered")
    assert (completed["data"]["order"]["state"], completed["data"]["order"]["party"]) == ("completed", "seller")
    assert wallet["data"]["wallet"]["available"] == completed["data"]["order"]["seller_amount"]
    assert last["data"]["notification"]["event"] == "order.completed"
    assert last["data"]["unread_count"] == selectors.unread_count(seller.id)


def test_what_nobody_hears_is_not_read_and_whoever_listens_hears_all_of_it(buyer, seller, open_for):
    order = orders.order_paid(buyer, seller)
    relay_all()
    message = {"message_id": str(uuid7())}
    fact = outbox.OutboxMessage.objects.get(topic="order.paid", payload__order_id=str(order.id))
    deaf = _told(fact, message)
    with open_for(buyer) as window:
        window.hear("notification.state")
        heard = _told(fact, {"message_id": str(uuid7())})
        changed, wallet = window.hear("order.changed")["data"]["order"], window.hear("wallet.changed")["data"]["wallet"]

    assert not [one for one in deaf if one.startswith('SELECT "orders_orderevent"')]
    assert [one for one in heard if one.startswith('SELECT "orders_orderevent"')]
    assert (changed["party"], changed["id"]) == ("buyer", str(order.id))
    assert wallet["in_escrow"] == order.price


def _told(fact, message) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        services.fact_tell(topic=fact.topic, message_id=UUID(message["message_id"]), payload=fact.payload)
    return [one["sql"] for one in asked]


def test_an_offer_is_seen_by_both_sides_each_in_their_own_way(buyer, seller, open_for):
    listing = listing_active(seller.id)
    relay_all()
    with open_for(seller) as of_seller, open_for(buyer) as of_buyer:
        of_seller.hear("notification.state"), of_buyer.hear("notification.state")
        offer = offer_open(buyer, listing)
        relay_all()
        seen = [window.hear("offer.created")["data"] for window in (of_seller, of_buyer)]

    assert [one["offer"]["party"] for one in seen] == ["seller", "buyer"]
    assert {(one["offer"]["id"], one["event"]) for one in seen} == {(str(offer.id), "offer.created")}


def test_what_is_read_in_one_window_is_read_in_the_other(buyer, open_for):
    first, second = notification_told(buyer.id), notification_told(buyer.id)
    with open_for(buyer) as one, open_for(buyer) as other:
        greeting = one.hear("notification.state")
        other.hear("notification.state")
        frame_id = str(uuid7())
        one.say("notification.mark_read", {"ids": [str(first)]}, frame_id=frame_id)
        seen, answer = other.hear("notification.read"), one.hear("notification.state")

    assert (greeting["data"]["unread_count"], greeting["data"]["newest_id"]) == (2, str(second))
    assert seen["data"] == {"ids": [str(first)], "unread_count": 1}
    assert (answer["id"], answer["data"]["unread_count"]) == (frame_id, 1)


def test_a_stranger_can_mark_nothing_and_hears_nothing_of_it(buyer, stranger, open_for):
    mine = notification_told(buyer.id)
    with open_for(stranger) as window:
        window.hear("notification.state")
        window.say("notification.mark_read", {"ids": [str(mine)]})
        answer = window.hear()
        window.say("notification.mark_read", {"ids": []})
        refusal = window.hear("problem")

    assert (answer["type"], answer["data"]["unread_count"]) == ("notification.state", 0)
    assert refusal["data"]["code"] == "validation.failed"
    assert selectors.unread_count(buyer.id) == 1


def test_without_a_token_it_is_closed(server):
    with Browser(server) as window:
        assert window.code() == codes.SIGN_IN_AGAIN


def test_with_redis_away_everything_is_kept_and_found_again(buyer, seller, open_for, settings):
    with open_for(buyer) as window:
        window.hear("notification.state")
        good = settings.CHANNEL_LAYERS
        nowhere = {"address": "redis://127.0.0.1:1/0"}
        away = {"default": {**good["default"], "CONFIG": {**good["default"]["CONFIG"], "hosts": [nowhere]}}}
        settings.CHANNEL_LAYERS = away
        orders.order_paid(buyer, seller)
        relay_all()
        settings.CHANNEL_LAYERS = good
        window.say("resume", {"after": 0})
        state = window.hear("notification.state")["data"]

    newest = selectors.list_state(buyer.id)
    assert state["unread_count"] == newest["unread_count"] > 0
    assert state["newest_id"] == str(newest["newest_id"])

"""What happens to an order is said in the conversation of its two, once."""

import pytest

from wibestore.chat import services
from wibestore.chat.factories import chat_of_order, chat_opened
from wibestore.chat.handlers import ON_FACTS
from wibestore.chat.models import Conversation, Message, Participant
from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.models import OutboxDelivery, OutboxMessage
from wibestore.orders import events
from wibestore.orders import services as orders
from wibestore.orders.factories import order_awaiting, order_completed, order_disputed

pytestmark = pytest.mark.django_db


def relay_all():
    while outbox.relay():
        pass
    assert not OutboxDelivery.objects.filter(handler__contains="chat", done_at=None).exists()


def lines():
    return list(Message.objects.filter(kind="system").order_by("sequence").values_list("event", flat=True))


def test_a_sale_is_told_line_by_line(buyer, seller):
    order = order_completed(buyer, seller)

    relay_all()

    assert lines() == ["order.created", "order.paid", "order.delivered", "order.completed"]
    conversation = Conversation.objects.get()
    assert (conversation.buyer_id, conversation.seller_id) == (buyer.id, seller.id)
    assert (conversation.order_id, conversation.last_sequence) == (order.id, 4)
    # Orders have notifications of their own; the conversation moves up in both lists.
    assert list(Participant.objects.values_list("unread_count", flat=True)) == [0, 0]
    assert not Participant.objects.filter(listed_at=None).exists()


def test_a_line_keeps_ids_numbers_and_codes_alone(buyer, seller):
    order = order_disputed(buyer, seller)

    relay_all()

    line = Message.objects.get(event="order.disputed")
    assert line.params == {
        "order_id": str(order.id),
        "number": order.number,
        "state": "disputed",
        "price": order.price,
        "dispute_id": str(order.dispute_id),
        "reason": "wrong_credentials",
        "opened_by": "buyer",
        "by": "buyer",
    }
    assert (line.sender_id, line.party, line.text) == (None, "system", "")


def test_a_fact_handed_over_again_adds_nothing(buyer, seller):
    order_completed(buyer, seller)
    relay_all()
    before = list(Message.objects.order_by("id").values())

    for fact in OutboxMessage.objects.filter(topic__startswith="order."):
        if handler := ON_FACTS.get(fact.topic):
            handler({**fact.payload, "message_id": str(fact.id)})

    assert list(Message.objects.order_by("id").values()) == before


def test_an_order_joins_the_conversation_that_is_there(buyer, seller):
    order = order_awaiting(buyer, seller)
    asked = chat_opened(buyer, order.listing["id"])
    assert Conversation.objects.get().order_id is None

    relay_all()
    orders.transition(order.id, "cancel", Actor.user(buyer.id))
    relay_all()

    assert Conversation.objects.get().id == asked == chat_of_order(buyer, order.id)
    assert Conversation.objects.get().order_id == order.id
    assert lines() == ["order.created", "order.cancelled"]


def test_a_late_fact_of_an_older_order_leaves_the_newest(buyer, seller):
    order = order_awaiting(buyer, seller)
    relay_all()
    orders.transition(order.id, "cancel", Actor.user(buyer.id))
    newer = orders.order_create(actor=Actor.user(buyer.id), listing_id=order.listing["id"], price=order.price)
    relay_all()
    fact = OutboxMessage.objects.filter(topic="order.cancelled").get()

    services.system_line_add(topic=fact.topic, payload={**fact.payload, "message_id": str(uuid7())})

    assert Conversation.objects.get().order_id == newer.id


def test_every_line_is_of_a_fact_that_orders_tells():
    told = {value for name, value in vars(events).items() if name.isupper() and isinstance(value, str)}

    assert set(ON_FACTS) <= told
    assert told - set(ON_FACTS) == {
        # Words of a dispute stand in its file; the rest is told by notifications.
        *("dispute.responded", "dispute.reminded", "dispute.staff_look"),
        *("order.matured", "order.deposit_unused"),
        # The staff's own.
        "dispute.ruled",
    }

"""What happens at the same moment, in real threads on PostgreSQL."""

from functools import partial

import pytest

from wibestore.chat import services
from wibestore.chat.events import MESSAGE_RECEIVED
from wibestore.chat.factories import chat_of_order, chat_opened, message_sent
from wibestore.chat.models import Conversation, Message, Participant
from wibestore.chat.types import Outgoing
from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.models import OutboxMessage
from wibestore.core.tests.race import run_together
from wibestore.listings.factories import listing_active
from wibestore.orders.factories import order_paid

pytestmark = pytest.mark.django_db(transaction=True)


def test_twenty_times_the_same_message_at_once_is_one(buyer, seller, chat_id):
    client_id = uuid7()

    sent = run_together([partial(message_sent, chat_id, buyer, client_id=client_id)] * 20)

    assert {message["id"] for message in sent} == {Message.objects.get().id}
    assert Participant.objects.get(user_id=seller.id).unread_count == 1
    assert OutboxMessage.objects.filter(topic=MESSAGE_RECEIVED).count() == 1


def test_senders_at_once_are_counted_without_gap_or_double(buyer, seller, chat_id):
    def batch(user, number):
        actor = Actor.user(user.id)
        return services.messages_send(
            [Outgoing(actor=actor, chat_id=chat_id, client_id=uuid7(), text=f"{number}.{place}") for place in range(5)]
        )

    run_together([partial(batch, (buyer, seller)[number % 2], number) for number in range(12)])

    messages = Message.objects.order_by("sequence")
    assert list(messages.values_list("sequence", flat=True)) == list(range(1, 61))
    assert Conversation.objects.get().last_sequence == 60
    times = list(messages.values_list("created_at", flat=True))
    assert times == sorted(times)
    for number in range(12):
        of_one = [text for text in messages.values_list("text", flat=True) if text.startswith(f"{number}.")]
        assert of_one == [f"{number}.{place}" for place in range(5)]
    assert set(Participant.objects.values_list("unread_count", flat=True)) == {30}


def test_batches_over_the_same_conversations_in_any_order_do_not_lock_each_other_out(buyer, seller):
    chats = [chat_opened(buyer, listing_active(seller.id, with_credentials=False).id) for _ in range(4)]

    def batch(user, turn):
        order = chats[turn % 4 :] + chats[: turn % 4]
        return services.messages_send(
            [Outgoing(actor=Actor.user(user.id), chat_id=one, client_id=uuid7(), text="Salom") for one in order]
        )

    outcomes = run_together([partial(batch, (buyer, seller)[turn % 2], turn) for turn in range(12)])

    assert [one for one in outcomes if isinstance(one, Exception)] == []
    assert set(Conversation.objects.values_list("last_sequence", flat=True)) == {12}


def test_reading_while_others_write_leaves_the_right_count(buyer, seller, chat_id):
    for _ in range(5):
        message_sent(chat_id, buyer)

    reads = [
        partial(services.chat_read, actor=Actor.user(seller.id), chat_id=chat_id, up_to=up_to)
        for up_to in (5, 3, 4, 2, 5, 1)
    ]
    outcomes = run_together([*reads, *[partial(message_sent, chat_id, buyer)] * 10])

    assert [one for one in outcomes if isinstance(one, Exception)] == []
    mark = Participant.objects.get(user_id=seller.id)
    assert (mark.read_up_to, mark.unread_count) == (5, 10)


def test_a_conversation_opened_many_times_at_once_is_one(buyer, listing_id):
    opened = run_together([partial(chat_opened, buyer, listing_id)] * 10)

    assert set(opened) == {Conversation.objects.get().id}
    assert Participant.objects.count() == 2


def test_an_orders_lines_and_messages_are_counted_together(buyer, seller):
    order = order_paid(buyer, seller)
    chat_id = chat_of_order(buyer, order.id)

    run_together([*[partial(message_sent, chat_id, seller)] * 5, *[outbox.relay] * 3])
    while outbox.relay():
        pass

    messages = Message.objects.order_by("sequence")
    assert list(messages.values_list("sequence", flat=True)) == list(range(1, 8))
    lines = messages.filter(kind="system")
    assert list(lines.values_list("event", flat=True)) == ["order.created", "order.paid"]

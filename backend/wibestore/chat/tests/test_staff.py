"""Staff come into a conversation with its open dispute alone, and leave a trace."""

import pytest
from django.apps import apps

from wibestore.audit import selectors as audit
from wibestore.chat.errors import ChatNotFound
from wibestore.chat.factories import chat_of_order, message_sent
from wibestore.chat.models import Message
from wibestore.core.actor import Actor
from wibestore.orders import services as orders
from wibestore.orders.factories import order_delivered, order_dispute

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(buyer, seller):
    """Return a delivered order."""
    return order_delivered(buyer, seller)


@pytest.fixture
def chat_id(buyer, order):
    """Return its conversation."""
    return chat_of_order(buyer, order.id)


def statuses(client, chat_id):
    base = f"/api/v1/chats/{chat_id}/"
    return [client.get(base).status_code, client.get(f"{base}messages/").status_code]


def test_before_and_after_the_dispute_there_is_nothing(client_for, moderator, order, chat_id, buyer):
    client = client_for(moderator)
    assert statuses(client, chat_id) == [404, 404]
    with pytest.raises(ChatNotFound):
        message_sent(chat_id, moderator)

    order_dispute(order, reason="wrong_credentials")
    assert statuses(client, chat_id) == [200, 200]

    orders.transition(order.id, "withdraw", Actor.user(buyer.id))
    assert statuses(client, chat_id) == [404, 404]
    with pytest.raises(ChatNotFound):
        message_sent(chat_id, moderator)
    assert Message.objects.count() == 0


def test_staff_write_as_staff_and_are_named_in_the_audit_alone(client_for, moderator, order, chat_id, buyer, seller):
    order_dispute(order, reason="wrong_credentials")
    client = client_for(moderator)
    statuses(client, chat_id)

    sent = message_sent(chat_id, moderator, "Please show a picture")

    assert (sent["sender_party"], sent["sender_id"]) == ("staff", None)
    acts = [(line.action, line.actor_id) for line in audit.audit_list(target="chat", target_id=chat_id)]
    assert sorted(acts) == [("chat.staff_entered", moderator.id), ("chat.staff_wrote", moderator.id)]
    for reader in (buyer, seller):
        shown = client_for(reader).get(f"/api/v1/chats/{chat_id}/").json()
        assert shown["unread_count"] == 1
        assert str(moderator.id) not in str(shown)


def test_staff_see_both_sides_and_leave_no_marks(client_for, moderator, order, chat_id, buyer, seller):
    order_dispute(order, reason="wrong_credentials")
    message_sent(chat_id, seller)
    client = client_for(moderator)

    shown = client.get(f"/api/v1/chats/{chat_id}/").json()
    read = client.post(f"/api/v1/chats/{chat_id}/read/", {"up_to": 1}).json()

    assert (shown["party"], shown["other"]["id"], shown["unread_count"]) == ("staff", str(buyer.id), 0)
    assert read == {"read_up_to": 0, "unread_total": 0}
    assert client.post(f"/api/v1/chats/{chat_id}/block/").status_code == 404
    assert client.get("/api/v1/chats/").json()["results"] == []


def test_who_is_no_longer_of_the_staff_writes_nothing(moderator, order, chat_id):
    order_dispute(order, reason="wrong_credentials")
    # The actor was made before.
    apps.get_model("users", "User").objects.filter(id=moderator.id).update(is_staff=False, staff_role="")

    with pytest.raises(ChatNotFound):
        message_sent(chat_id, moderator)

    assert Message.objects.count() == 0


def test_staff_open_a_disputed_order_alone(client_for, moderator, order, chat_id):
    client = client_for(moderator)
    assert client.post("/api/v1/chats/", {"order_id": str(order.id)}).status_code == 404

    order_dispute(order, reason="wrong_credentials")

    answer = client.post("/api/v1/chats/", {"order_id": str(order.id)})
    assert (answer.status_code, answer.json()["id"]) == (200, str(chat_id))

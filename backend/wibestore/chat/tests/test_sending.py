"""Messages: stored once, counted without gaps, each with an outcome of its own."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.chat import services
from wibestore.chat.errors import ChatBlocked, ChatClosed, ChatNotFound, CredentialsRefused
from wibestore.chat.events import MESSAGE_RECEIVED
from wibestore.chat.factories import chat_of_order, chat_opened, message_sent
from wibestore.chat.models import Conversation, Message, Participant
from wibestore.chat.types import Outgoing, Sent
from wibestore.core.actor import Actor
from wibestore.core.errors import RateLimited
from wibestore.core.ids import uuid7
from wibestore.core.models import OutboxMessage
from wibestore.listings.factories import listing_active
from wibestore.orders.factories import order_completed, order_paid
from wibestore.uploads.errors import ImageNotFound, ImageNotReady
from wibestore.uploads.factories import image_create, image_waiting
from wibestore.users import services as users
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db
Image = apps.get_model("uploads", "Image")
PHONE = "+998 90 123 45 67"


def outgoing(user, chat_id, text="Salom", **more):
    return Outgoing(
        **{"actor": Actor.user(user.id, is_staff=user.is_staff), "chat_id": chat_id, "client_id": uuid7(), "text": text}
        | more
    )


def stored():
    """Return all that a refused message could have changed."""
    return (
        list(Message.objects.order_by("id").values()),
        list(Conversation.objects.order_by("id").values()),
        list(Participant.objects.order_by("id").values()),
        OutboxMessage.objects.filter(topic=MESSAGE_RECEIVED).count(),
        list(Image.objects.order_by("id").values()),
    )


def unread_of(chat_id):
    return dict(Participant.objects.filter(conversation_id=chat_id).values_list("user_id", "unread_count"))


def test_messages_count_up_and_are_unread_for_the_other_alone(buyer, seller, chat_id):
    sequences = [message_sent(chat_id, who)["sequence"] for who in (buyer, buyer, seller, buyer)]

    assert sequences == [1, 2, 3, 4]
    assert unread_of(chat_id) == {buyer.id: 1, seller.id: 3}
    conversation = Conversation.objects.get(id=chat_id)
    assert conversation.last_sequence == 4
    assert conversation.last_message_at == Message.objects.get(sequence=4).created_at


def test_the_first_unread_message_alone_is_a_fact(buyer, seller, chat_id):
    first = message_sent(chat_id, buyer)
    message_sent(chat_id, buyer)

    [fact] = OutboxMessage.objects.filter(topic=MESSAGE_RECEIVED)

    assert fact.payload["user_id"] == str(seller.id)
    assert fact.payload["sender_id"] == str(buyer.id)
    assert fact.payload["message_id"] == str(first["id"])
    assert "text" not in fact.payload

    services.chat_read(actor=Actor.user(seller.id), chat_id=chat_id, up_to=2)
    message_sent(chat_id, buyer)

    assert OutboxMessage.objects.filter(topic=MESSAGE_RECEIVED).count() == 2


def test_the_same_client_id_again_gives_the_first_message(buyer, seller, chat_id):
    client_id = uuid7()
    first = message_sent(chat_id, buyer, "first", client_id=client_id)
    before = stored()

    again = message_sent(chat_id, buyer, "another text", client_id=client_id)

    assert again == first
    assert stored() == before
    # Of another sender it is another message.
    assert message_sent(chat_id, seller, client_id=client_id)["sequence"] == 2


def test_a_repeat_is_answered_also_when_nothing_new_would_be_taken(buyer, seller, chat_id):
    client_id = uuid7()
    first = message_sent(chat_id, buyer, client_id=client_id)
    services.block_set(actor=Actor.user(seller.id), chat_id=chat_id, is_blocked=True)

    assert message_sent(chat_id, buyer, client_id=client_id) == first


def test_contacts_are_masked_before_they_are_stored(buyer, chat_id):
    message = message_sent(chat_id, buyer, f"Qoʻngʻiroq qiling: {PHONE}")

    assert message["is_masked"] is True
    assert "123" not in message["text"]
    assert "123" not in Message.objects.get().text


def test_contacts_stay_masked_when_the_order_is_paid(buyer, seller):
    chat_id = chat_of_order(buyer, order_paid(buyer, seller).id)

    assert "123" not in message_sent(chat_id, buyer, PHONE)["text"]


def test_login_data_is_refused_and_not_kept(buyer, chat_id, caplog):
    before = stored()

    with pytest.raises(CredentialsRefused):
        message_sent(chat_id, buyer, "login: gamer77 parol: Qwerty123!")

    assert stored() == before
    assert "Qwerty123" not in caplog.text


@pytest.mark.parametrize("person", ["stranger", "moderator"])
def test_others_find_no_conversation(person, request, chat_id):
    before = stored()

    with pytest.raises(ChatNotFound):
        message_sent(chat_id, request.getfixturevalue(person))

    assert stored() == before


@pytest.mark.parametrize("blocker", ["buyer", "seller"])
def test_once_blocked_neither_writes(blocker, request, buyer, seller, chat_id):
    services.block_set(actor=Actor.user(request.getfixturevalue(blocker).id), chat_id=chat_id, is_blocked=True)
    before = stored()

    for person in (buyer, seller):
        with pytest.raises(ChatBlocked):
            message_sent(chat_id, person)

    assert stored() == before

    services.block_set(actor=Actor.user(request.getfixturevalue(blocker).id), chat_id=chat_id, is_blocked=False)
    assert message_sent(chat_id, buyer)["sequence"] == 1


def test_an_open_order_lets_the_blocked_speak(buyer, seller, chat_id):
    services.block_set(actor=Actor.user(seller.id), chat_id=chat_id, is_blocked=True)
    open_chat = chat_of_order(buyer, order_paid(buyer, seller).id)
    done_chat = chat_of_order(buyer, order_completed(buyer, seller).id)

    assert message_sent(open_chat, buyer)["sequence"] == 1
    with pytest.raises(ChatBlocked):
        message_sent(done_chat, buyer)


def test_nobody_writes_with_somebody_the_shop_has_blocked(buyer, seller, chat_id):
    users.user_block(user_id=seller.id, actor=Actor.system("test"), reason="Cheats")
    before = stored()

    for person in (buyer, seller):
        with pytest.raises(ChatClosed):
            message_sent(chat_id, person)

    assert stored() == before


def test_a_picture_of_ones_own_is_sent_once(buyer, seller, chat_id):
    own, foreign = image_create(buyer.id).id, image_create(seller.id).id
    picture = {"client_id": uuid7(), "upload_id": own}

    sent = services.message_send(actor=Actor.user(buyer.id), chat_id=chat_id, message=picture)

    assert (sent["kind"], sent["text"], sent["image"]["id"]) == ("image", "", str(own))
    assert Image.objects.get(id=own).used_by == sent["id"]
    waiting = {"client_id": uuid7(), "upload_id": image_waiting(buyer.id, color="#654321").id}
    before = stored()
    with pytest.raises(ImageNotReady):
        services.message_send(actor=Actor.user(buyer.id), chat_id=chat_id, message=waiting)
    for upload_id in (own, foreign, uuid7()):
        with pytest.raises(ImageNotFound):
            services.message_send(
                actor=Actor.user(buyer.id), chat_id=chat_id, message={"client_id": uuid7(), "upload_id": upload_id}
            )
    assert stored() == before


def test_each_message_of_a_batch_has_its_own_outcome(buyer, seller, stranger, chat_id):
    other = chat_opened(stranger, listing_active(seller.id).id)
    blocked = chat_opened(buyer, listing_active(user_create(username="another").id).id)
    known, twice, picture = uuid7(), uuid7(), image_create(seller.id).id
    message_sent(chat_id, buyer, "known", client_id=known)
    services.block_set(actor=Actor.user(buyer.id), chat_id=blocked, is_blocked=True)

    outcomes = services.messages_send(
        [
            outgoing(buyer, chat_id, "one"),
            outgoing(stranger, chat_id),
            outgoing(buyer, chat_id, "login: gamer77 parol: Qwerty123!"),
            outgoing(buyer, chat_id, "known", client_id=known),
            outgoing(stranger, other, "two"),
            outgoing(buyer, blocked),
            outgoing(seller, chat_id, "", upload_id=picture),
            outgoing(seller, chat_id, "", upload_id=uuid7()),
            outgoing(seller, chat_id, "three", client_id=twice),
            outgoing(seller, chat_id, "three", client_id=twice),
            outgoing(buyer, uuid7()),
        ]
    )

    assert [(one.message["sequence"], one.is_new) if isinstance(one, Sent) else type(one) for one in outcomes] == [
        (2, True),
        ChatNotFound,
        CredentialsRefused,
        (1, False),
        (1, True),
        ChatBlocked,
        (3, True),
        ImageNotFound,
        (4, True),
        (4, False),
        ChatNotFound,
    ]
    kept = Message.objects.filter(conversation_id=chat_id).order_by("sequence")
    assert list(kept.values_list("sequence", "text")) == [(1, "known"), (2, "one"), (3, ""), (4, "three")]
    assert unread_of(chat_id) == {buyer.id: 2, seller.id: 2}
    assert unread_of(other)[seller.id] == 1


@pytest.mark.parametrize("count", [1, 48])
def test_a_batch_takes_as_many_statements_however_many_it_holds(count, seller, chat_id):
    buyers = [user_create(username=f"buyer{number}") for number in range(count)]
    chats = [chat_opened(one, listing_active(seller.id, with_credentials=False).id) for one in buyers[:3]]
    batch = [outgoing(buyers[number % 3], chats[number % len(chats)], f"Message {number}") for number in range(count)]

    with CaptureQueriesContext(
        connection,
    ) as queries:
        outcomes = services.messages_send(batch)

    assert all(isinstance(one, Sent) and one.is_new for one in outcomes)
    # Savepoint and release around: hold the conversations, look for repeats and blocks, the time, messages,
    # conversations that got as many, hold the participants, readers of as many, senders, facts.
    statements = [query["sql"].split()[0] for query in queries]
    assert [one for one in statements if one not in {"SAVEPOINT", "RELEASE"}] == [
        *("SELECT", "SELECT", "SELECT", "SELECT", "INSERT", "UPDATE", "SELECT", "UPDATE", "UPDATE", "INSERT")
    ]


def test_beyond_the_limit_a_minute_messages_are_refused(buyer, seller, chat_id, settings):
    settings.RATE_LIMIT_SOCKET = "3/minute"
    message_sent(chat_id, buyer)

    outcomes = services.messages_send([outgoing(buyer, chat_id) for _ in range(4)])

    assert [type(one) for one in outcomes] == [Sent, Sent, RateLimited, RateLimited]
    assert 0 < outcomes[2].params["retry_after_s"] <= 60
    assert message_sent(chat_id, seller)["sequence"] == 4


def test_without_redis_messages_are_stored(buyer, chat_id, settings, monkeypatch):
    from wibestore.core.ratelimit.windows import forget_client

    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    settings.RATE_LIMIT_SOCKET = "1/minute"
    forget_client()
    try:
        assert [message_sent(chat_id, buyer)["sequence"] for _ in range(2)] == [1, 2]
    finally:
        forget_client()

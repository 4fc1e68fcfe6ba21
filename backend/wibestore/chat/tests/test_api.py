"""Conversations over HTTP: opened once, listed, read, blocked, with pinned numbers of statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.chat import services
from wibestore.chat.factories import chat_of_order, chat_opened, message_sent
from wibestore.chat.models import Block, Conversation, Participant
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.listings.factories import listing_active, listing_draft
from wibestore.orders.factories import order_paid
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db
CHATS = "/api/v1/chats/"


def test_a_conversation_about_a_listing_is_opened_once(client_for, buyer, seller, listing_id):
    client = client_for(buyer)

    first = client.post(CHATS, {"listing_id": str(listing_id)})
    again = client.post(CHATS, {"listing_id": str(listing_id)})

    assert (first.status_code, again.status_code) == (201, 200)
    chat = first.json()
    assert again.json() == chat
    assert (chat["party"], chat["listing"]["id"], chat["order"]) == ("buyer", str(listing_id), None)
    assert (chat["other"]["username"], chat["other"]["is_online"]) == (seller.username, False)
    assert (chat["last_message"], chat["last_sequence"], chat["can_send"]) == (None, 0, True)
    # Nothing was said: the seller's list does not show it yet.
    assert client.get(CHATS).json()["results"] == [chat]
    assert client_for(seller).get(CHATS).json()["results"] == []


def test_an_order_opens_the_same_conversation(client_for, buyer, seller):
    order = order_paid(buyer, seller)
    asked = chat_opened(buyer, order.listing["id"])

    for person in (buyer, seller):
        chat = client_for(person).post(CHATS, {"order_id": str(order.id)}).json()
        assert (chat["id"], chat["order"]["number"]) == (str(asked), order.number)


@pytest.mark.parametrize(
    ("person", "what", "status", "code"),
    [
        ("seller", "listing", 409, "listing.own"),
        ("buyer", "draft", 404, "listing.not_found"),
        ("buyer", "nothing", 404, "listing.not_found"),
        ("stranger", "order", 404, "order.not_found"),
        ("moderator", "order", 404, "order.not_found"),
        ("buyer", "both", 400, "validation.failed"),
        ("buyer", "neither", 400, "validation.failed"),
    ],
)
def test_what_cannot_be_opened(client_for, request, buyer, seller, listing_id, person, what, status, code):
    bodies = {
        "listing": lambda: {"listing_id": str(listing_id)},
        "draft": lambda: {"listing_id": str(listing_draft(seller.id).id)},
        "nothing": lambda: {"listing_id": str(uuid7())},
        "order": lambda: {"order_id": str(order_paid(buyer, seller).id)},
        "both": lambda: {"listing_id": str(listing_id), "order_id": str(uuid7())},
        "neither": dict,
    }

    answer = client_for(request.getfixturevalue(person)).post(CHATS, bodies[what]())

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert Conversation.objects.count() == 0


def test_whoever_is_blocked_begins_no_new_conversation(client_for, buyer, seller, chat_id):
    services.block_set(actor=Actor.user(seller.id), chat_id=chat_id, is_blocked=True)

    answer = client_for(buyer).post(CHATS, {"listing_id": str(listing_active(seller.id).id)})

    assert (answer.status_code, answer.json()["code"]) == (403, "chat.blocked")
    assert Conversation.objects.count() == 1


def test_the_list_has_the_newest_messages_first_page_by_page(client_for, buyer, seller):
    chats = [chat_opened(buyer, listing_active(seller.id, with_credentials=False).id) for _ in range(5)]
    for chat_id in chats:
        message_sent(chat_id, buyer)
    message_sent(chats[1], seller)
    client, shown, path = client_for(seller), [], f"{CHATS}?page_size=2"

    while path:
        page = client.get(path).json()
        shown += [chat["id"] for chat in page["results"]]
        path = page["next"]

    assert shown == [str(chats[place]) for place in (1, 4, 3, 2, 0)]
    assert page["unread_total"] == 5


def test_the_unread_alone(client_for, buyer, seller):
    chats = [chat_opened(buyer, listing_active(seller.id, with_credentials=False).id) for _ in range(3)]
    for chat_id in chats:
        message_sent(chat_id, buyer)
    client = client_for(seller)
    client.post(f"{CHATS}{chats[1]}/read/", {"up_to": 1})

    page = client.get(f"{CHATS}?unread=true").json()

    assert [chat["id"] for chat in page["results"]] == [str(chats[2]), str(chats[0])]
    assert page["unread_total"] == 2


@pytest.mark.parametrize("count", [1, 6])
def test_lists_take_as_many_statements_however_long(count, seller, moderator):
    from wibestore.chat import selectors

    for number in range(count):
        buyer = user_create(username=f"buyer{number}")
        order_chat = chat_opened(buyer, listing_active(seller.id, with_credentials=False).id)
        message_sent(order_chat, buyer)

    with CaptureQueriesContext(connection) as queries:
        page = selectors.chat_page(actor=Actor.user(seller.id), is_unread=False, cursor="", page_size=50)

    # Conversations, people, last messages, read marks, blocks, the total.
    assert (len(page["results"]), len(queries)) == (count, 6)


@pytest.mark.parametrize(
    ("query", "sequences", "previous", "following"),
    [
        ("", [8, 9, 10], "before=8", None),
        ("&before=8", [5, 6, 7], "before=5", "after=7"),
        ("&before=3", [1, 2], None, "after=2"),
        ("&after=0", [1, 2, 3], None, "after=3"),
        ("&after=8", [9, 10], "before=9", None),
        ("&after=10", [], None, None),
        ("&after=4&before=7", [5, 6], "before=5", "after=6"),
    ],
)
def test_history_is_read_both_ways(client_for, buyer, seller, chat_id, query, sequences, previous, following):
    for number in range(10):
        message_sent(chat_id, (buyer, seller)[number % 2], f"m{number + 1}")
    client, path = client_for(seller), f"{CHATS}{chat_id}/messages/?page_size=3"

    with CaptureQueriesContext(connection) as queries:
        page = client.get(path + query).json()

    assert [message["sequence"] for message in page["results"]] == sequences
    assert page["last_sequence"] == 10
    for name, place in (("previous", previous), ("next", following)):
        assert page[name] == (f"{path}&{place}" if place else None)
    # The session, the entry, the conversation, its messages.
    assert len(queries) == 4


def test_a_message_is_sent_by_http_once(client_for, buyer, seller, chat_id):
    client, body = client_for(buyer), {"client_id": str(uuid7()), "text": "Salom <b>do'st</b>"}

    answers = [client.post(f"{CHATS}{chat_id}/messages/", body) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    message = answers[0].json()
    assert (message["text"], message["sender_party"], message["sequence"]) == ("Salom do'st", "buyer", 1)
    assert client_for(seller).get(f"{CHATS}{chat_id}/").json()["last_message"] == message


def test_login_data_is_refused_with_a_way_out(client_for, buyer, chat_id):
    body = {"client_id": str(uuid7()), "text": "login: gamer77 parol: Qwerty123!"}

    answer = client_for(buyer).post(f"{CHATS}{chat_id}/messages/", body)

    assert (answer.status_code, answer.json()["code"]) == (400, "chat.credentials_refused")
    assert "vault" in answer.json()["detail"] or "seyf" in answer.json()["title"]
    assert "Qwerty123" not in answer.content.decode()


def test_marks_go_forwards_alone(client_for, buyer, seller, chat_id):
    for _ in range(4):
        message_sent(chat_id, buyer)
    message_sent(chat_id, seller)
    client = client_for(seller)

    marks = [client.post(f"{CHATS}{chat_id}/read/", {"up_to": up_to}).json() for up_to in (3, 1, 99)]

    assert [(mark["read_up_to"], mark["unread_total"]) for mark in marks] == [(3, 1), (3, 1), (5, 0)]
    assert Participant.objects.get(user_id=seller.id).unread_count == 0
    assert client_for(buyer).get(f"{CHATS}{chat_id}/").json()["other"]["read_up_to"] == 5


def test_a_block_is_shown_to_who_made_it(client_for, buyer, seller, chat_id):
    blocker = client_for(seller)

    assert [blocker.post(f"{CHATS}{chat_id}/block/").json() for _ in range(2)] == [{"is_blocked": True}] * 2
    views = [client_for(one).get(f"{CHATS}{chat_id}/").json() for one in (seller, buyer)]

    assert [(view["is_blocked"], view["can_send"], view["send_refusal"]) for view in views] == [
        (True, False, "chat.blocked"),
        (False, False, "chat.blocked"),
    ]
    # The blocked one takes nothing back.
    client_for(buyer).delete(f"{CHATS}{chat_id}/block/")
    assert Block.objects.count() == 1
    assert blocker.delete(f"{CHATS}{chat_id}/block/").json() == {"is_blocked": False}
    assert Block.objects.count() == 0


def test_a_cursor_of_another_list_is_refused(client_for, buyer, seller, stranger):
    for _ in range(2):
        message_sent(chat_opened(buyer, listing_active(seller.id, with_credentials=False).id), buyer)
    path = client_for(buyer).get(f"{CHATS}?page_size=1").json()["next"]

    assert client_for(stranger).get(path).status_code == 400


def test_the_conversation_of_an_order_shows_it(client_for, buyer, seller):
    order = order_paid(buyer, seller)
    chat_id = chat_of_order(buyer, order.id)

    shown = client_for(seller).get(f"{CHATS}{chat_id}/").json()

    assert shown["order"] == {"id": str(order.id), "number": order.number, "state": "paid"}

"""Conversations over a real server: order, nothing lost, nothing doubled, nobody there who should not be."""

from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings as shop
from django.test import override_settings
from websockets.exceptions import ConnectionClosed

from wibestore.chat import services
from wibestore.chat.factories import chat_of_order, message_sent
from wibestore.chat.frames import MESSAGE, PRESENCE, READ, RECEIPT, RESUMED, SEND, TYPING, UNREAD
from wibestore.chat.models import Message, Participant
from wibestore.chat.ws.consumer import OWN_FRAMES_MAX
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.realtime.codes import NOT_THERE, SIGN_IN_AGAIN, TOO_LARGE, TOO_MANY
from wibestore.core.realtime.frames import RESUME
from wibestore.core.tests.sockets import Browser, socket_server
from wibestore.orders import services as orders
from wibestore.orders.factories import order_disputed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def server():
    with socket_server() as address:
        yield address


@pytest.fixture
def room(server, chat_id, sign_in):
    """Return a function that lets somebody into the conversation, caught up."""
    tokens = {}

    @contextmanager
    def enter(user, at=server, after=0):
        token = tokens.setdefault(user.id, sign_in(user).token)
        with Browser(f"{at}/ws/chat/{chat_id}/?token={token}") as browser:
            caught_up(browser, after)
            yield browser

    return enter


def caught_up(browser, after=0):
    """Resume, and return the sequences of what came, and the end of the answer."""
    frame_id = str(uuid7())
    browser.say(RESUME, {"after": after}, frame_id=frame_id)
    sequences = []
    while True:
        frame = browser.hear()
        if frame["type"] == MESSAGE:
            sequences.append(frame["data"]["sequence"])
        if frame["type"] == RESUMED and frame["id"] == frame_id:
            return sequences, frame["data"]


def say(browser, text="Salom", **more):
    """Send a message, and return the ids of frame and message."""
    frame_id, client_id = str(uuid7()), str(uuid7())
    browser.say(SEND, {"client_id": client_id, "text": text} | more, frame_id=frame_id)
    return frame_id, client_id


def test_a_message_is_answered_to_its_sender_and_told_to_the_other(room, buyer, seller):
    with room(buyer) as one, room(seller) as other:
        frame_id, client_id = say(one, "Sotuvdami?")
        answer, told = one.hear(MESSAGE), other.hear(MESSAGE)

    assert (answer["id"], answer["data"]["client_id"]) == (frame_id, client_id)
    assert told["id"] == told["data"]["id"]
    assert told["data"] == answer["data"]
    assert (told["data"]["text"], told["data"]["sequence"]) == ("Sotuvdami?", 1)


def test_messages_of_both_come_in_their_order(room, buyer, seller):
    with room(buyer) as one, room(seller) as other:
        for number in range(20):
            say(one, f"b{number}")
            say(other, f"s{number}")
        heard = [[browser.hear(MESSAGE)["data"] for _ in range(40)] for browser in (one, other)]

    for messages in heard:
        assert sorted(message["sequence"] for message in messages) == list(range(1, 41))
        for mine in "bs":
            texts = [message["text"] for message in messages if message["text"].startswith(mine)]
            assert texts == [f"{mine}{number}" for number in range(20)]
    assert {message["id"]: message for message in heard[0]} == {message["id"]: message for message in heard[1]}


def test_the_same_message_again_is_answered_and_told_to_nobody(room, buyer, seller):
    with room(buyer) as one, room(seller) as other:
        data = {"client_id": str(uuid7()), "text": "once"}
        for _ in range(3):
            one.say(SEND, data)
        say(one, "then")
        answers = [one.hear(MESSAGE)["data"]["sequence"] for _ in range(4)]
        told = [other.hear(MESSAGE)["data"]["sequence"] for _ in range(2)]

    assert answers == [1, 1, 1, 2]
    assert told == [1, 2]
    assert Message.objects.count() == 2


@pytest.fixture
def history(chat_id, buyer, seller):
    """Write thirty messages, of the two by turns."""
    for number in range(30):
        message_sent(chat_id, seller if number % 2 else buyer, f"m{number + 1}")


def test_after_a_cut_at_any_point_what_is_missing_comes_in_order(room, history, buyer):
    with room(buyer) as browser:
        for cut in range(31):
            sequences, data = caught_up(browser, after=cut)

            assert sequences == list(range(cut + 1, 31))
            assert (data["last_sequence"], data["has_more"]) == (30, False)


def test_a_socket_cut_in_the_middle_misses_nothing(room, history, buyer, seller):
    with room(buyer) as one:
        with room(seller) as other:
            say(one, "before")
            last = other.hear(MESSAGE)["data"]["sequence"]
        for _ in range(3):
            say(one, "while away")
            one.hear(MESSAGE)
        with room(seller, after=30) as other:
            sequences, _ = caught_up(other, after=last)

    assert last == 31
    assert sequences == [32, 33, 34]


def test_more_than_one_answer_holds_is_resumed_again(room, chat_id, buyer):
    conversation = message_sent(chat_id, buyer)["conversation_id"]
    for _ in range(119):
        message_sent(conversation, buyer)

    with room(buyer, after=120) as browser:
        first, data = caught_up(browser)
        second, end = caught_up(browser, after=data["last_sequence"])

    assert (first, data["last_sequence"], data["has_more"]) == (list(range(1, 101)), 100, True)
    assert (second, end["last_sequence"], end["has_more"]) == (list(range(101, 121)), 120, False)


def test_two_processes_hear_each_other(server, room, buyer, seller):
    with socket_server() as second, room(buyer) as one, room(seller, at=second) as other:
        say(one, "from the first")
        assert other.hear(MESSAGE)["data"]["text"] == "from the first"
        say(other, "from the second")
        assert [one.hear(MESSAGE)["data"]["text"] for _ in range(2)] == ["from the first", "from the second"]


def test_what_was_sent_by_http_is_heard(room, chat_id, buyer, seller):
    with room(seller) as browser:
        sent = message_sent(chat_id, buyer, "by http")
        told = browser.hear(MESSAGE)

    assert told["id"] == told["data"]["id"] == str(sent["id"])


def test_a_read_mark_is_told_to_all(room, history, buyer, seller):
    with room(buyer, after=30) as one, room(seller, after=30) as other:
        one.say(READ, {"up_to": 29})
        receipts = [browser.hear(RECEIPT)["data"] for browser in (one, other)]
        _, state = caught_up(other, after=30)

    assert receipts[0] == receipts[1]
    assert (receipts[0]["user_id"], receipts[0]["read_up_to"]) == (str(buyer.id), 29)
    assert receipts[0] in state["receipts"]
    assert Participant.objects.get(user_id=buyer.id).unread_count == 1


def test_typing_is_told_to_the_other_alone_and_not_too_often(room, chat_id, buyer, seller):
    with room(buyer) as one, room(seller) as other:
        for _ in range(3):
            one.say("chat.typing", {"on": True})
        for _ in range(2):
            one.say("chat.typing", {"on": False})
        say(one, "done")
        heard = []
        while not heard or heard[-1]["type"] != MESSAGE:
            heard.append(other.hear())
        own = one.hear(MESSAGE)

    typing = [frame["data"]["on"] for frame in heard if frame["type"] == TYPING]
    assert typing == [True, False]
    assert own["data"]["text"] == "done"


def test_presence_counts_sockets_and_processes(server, room, buyer, seller):
    with room(seller) as watcher, socket_server() as second, ExitStack() as last:
        with room(buyer, at=second):
            assert watcher.hear(PRESENCE)["data"]["is_online"] is True
            last.enter_context(room(buyer))
            assert watcher.hear(PRESENCE)["data"]["is_online"] is True
        _, state = caught_up(watcher)
        assert [(one["user_id"], one["is_online"]) for one in state["presence"]] == [(str(buyer.id), True)]
        last.close()
        gone = watcher.hear(PRESENCE)["data"]

    assert (gone["user_id"], gone["is_online"]) == (str(buyer.id), False)
    assert gone["last_seen_at"] is not None
    assert apps.get_model("users", "User").objects.get(id=buyer.id).last_seen_at is not None


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"text": "login: gamer77 parol: Qwerty123!"}, "chat.credentials_refused"),
        ({"text": ""}, "validation.failed"),
        ({"text": "x" * 4001}, "validation.failed"),
        ({"client_id": "no uuid"}, "validation.failed"),
        ({"text": "", "upload_id": str(uuid7())}, "upload.not_found"),
        ({"more": 1}, "validation.failed"),
    ],
)
def test_refusals_carry_the_frames_id_and_store_nothing(room, buyer, message, code):
    with room(buyer) as browser:
        frame_id, _ = say(browser, **{"text": "Salom"} | message)
        refusal = browser.hear("problem")
        say(browser, "still here")
        assert browser.hear(MESSAGE)["data"]["sequence"] == 1

    assert (refusal["id"], refusal["data"]["code"]) == (frame_id, code)
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "",
            "{",
            "[]",
            "null",
            "1",
            '"chat.send"',
            "{}",
            '{"type": 1}',
            '{"type": "nothing"}',
            '{"type": "chat.send"}',
        ),
        *('{"type": "chat.read", "data": {"up_to": -1}}', '{"type": "chat.read", "data": {"up_to": "1"}}'),
        *('{"type": "resume", "data": {"after": null}}', '{"type": "chat.typing", "data": []}', b"\x00\xff"),
        '{"type": "chat.send", "data": {"client_id": "0190a1b2-0000-7000-8000-000000000000", "text": "\\u0000"}}',
    ],
)
def test_malformed_frames_are_refused_and_the_socket_stays(room, buyer, raw):
    with room(buyer) as browser:
        browser.say_raw(raw)
        assert browser.hear("problem")["data"]["status"] == 400
        caught_up(browser)

    assert Message.objects.count() == 0


def test_a_frame_beyond_64_kb_closes_the_socket(room, buyer):
    with room(buyer) as browser:
        browser.say_raw("x" * 70_000)

        assert browser.code() == TOO_LARGE


def test_a_flood_is_refused_and_then_closed(room, buyer, seller):
    with override_settings(RATE_LIMIT_SOCKET="5/minute"), room(buyer) as browser:
        for _ in range(5):
            say(browser)
            browser.hear(MESSAGE)
        for _ in range(5):
            frame_id, _ = say(browser)
            refusal = browser.hear("problem")
            assert (refusal["id"], refusal["data"]["code"]) == (frame_id, "request.rate_limited")
        say(browser)
        assert browser.code() == TOO_MANY
        # Another socket, or HTTP, is the same person's.
        with room(buyer) as again:
            say(again)
            assert again.hear("problem")["data"]["code"] == "request.rate_limited"

    assert Message.objects.count() == 5


def test_a_flood_of_frames_that_are_no_messages_is_closed(room, buyer):
    with room(buyer) as browser:
        for _ in range(OWN_FRAMES_MAX):
            browser.say("chat.typing", {"on": True})

        assert browser.code() == TOO_MANY


def test_a_blocked_message_is_refused_in_the_open_socket(room, chat_id, buyer, seller):
    with room(buyer) as browser:
        services.block_set(actor=Actor.user(seller.id), chat_id=chat_id, is_blocked=True)
        say(browser)

        assert browser.hear("problem")["data"]["code"] == "chat.blocked"

    assert Message.objects.count() == 0


def test_a_socket_ends_with_its_token(server, chat_id, buyer, sign_in):
    with override_settings(ACCESS_TOKEN_LIFETIME=timedelta(seconds=3)):
        token = sign_in(buyer).token

    with Browser(f"{server}/ws/chat/{chat_id}/?token={token}") as browser:
        assert browser.code() == SIGN_IN_AGAIN


def test_without_redis_messages_are_stored_and_caught_up_with(room, chat_id, buyer, seller):
    dead = {"default": {**shop.CHANNEL_LAYERS["default"]}}
    dead["default"]["CONFIG"] = {**dead["default"]["CONFIG"], "hosts": [{"address": "redis://127.0.0.1:1/0"}]}

    with override_settings(CHANNEL_LAYERS=dead), socket_server() as cut_off, room(seller, at=cut_off) as other:
        message_sent(chat_id, buyer, "by http")
        with room(buyer, at=cut_off, after=1) as one:
            say(one, "by socket")
            assert one.hear(MESSAGE)["data"]["sequence"] == 2
        sequences, _ = caught_up(other)

    assert sequences == [1, 2]
    with room(seller) as back:
        message_sent(chat_id, buyer, "again")
        assert back.hear(MESSAGE)["data"]["sequence"] == 3


# Socket → what each person gets: None is an open socket, else the code it is closed with.
ACCESS = {
    "visitor": SIGN_IN_AGAIN,
    "stranger": NOT_THERE,
    "buyer": None,
    "seller": None,
    "moderator": NOT_THERE,
}
ACCESS_IN_DISPUTE = ACCESS | {"moderator": None}


def codes_of(server, chat_id, sign_in, people):
    codes = {}
    for name, user in people.items():
        with Browser(f"{server}/ws/chat/{chat_id}/?token={sign_in(user).token}") as browser:
            try:
                browser.say(RESUME, {"after": 0})
                browser.hear(RESUMED)
                codes[name] = None
            except ConnectionClosed:
                codes[name] = browser.code()
    return codes


def test_each_person_gets_what_the_table_says(server, sign_in, stranger, buyer, seller, moderator, chat_id):
    people = {"visitor": None, "stranger": stranger, "buyer": buyer, "seller": seller, "moderator": moderator}

    assert codes_of(server, chat_id, sign_in, people) == ACCESS

    disputed = chat_of_order(buyer, order_disputed(buyer, seller).id)
    assert codes_of(server, disputed, sign_in, people) == ACCESS_IN_DISPUTE


def test_staff_are_let_out_when_the_dispute_is_over(server, sign_in, buyer, seller, moderator):
    order = order_disputed(buyer, seller)
    address = f"{server}/ws/chat/{chat_of_order(buyer, order.id)}/?token={sign_in(moderator).token}"
    with Browser(address) as browser:
        caught_up(browser)
        orders.transition(order.id, "withdraw", Actor.user(buyer.id))
        browser.say(RESUME, {"after": 0})

        assert browser.code() == NOT_THERE


def test_a_conversation_that_is_not_there_is_closed_as_such(server, buyer, sign_in):
    with Browser(f"{server}/ws/chat/{uuid7()}/?token={sign_in(buyer).token}") as browser:
        assert browser.code() == NOT_THERE


def test_unread_is_told_on_the_readers_own_socket(room, chat_id, buyer, seller, monkeypatch):
    from wibestore.chat.ws import consumer
    from wibestore.core.realtime.groups import user_group

    # The reader's own socket stands above this module: here one of the conversation listens to that group too.
    async def groups_of(self):
        await found(self)
        return (user_group(self.actor.user_id),)

    found = consumer.ChatConsumer.groups_of
    monkeypatch.setattr(consumer.ChatConsumer, "groups_of", groups_of)
    with room(seller) as own, room(buyer) as other:
        say(other, "news")
        news = own.hear(UNREAD)["data"]
        own.say(READ, {"up_to": 1})
        read = own.hear(UNREAD)["data"]

    assert (news["unread_count"], news["unread_total"], news["last_message"]["text"]) == (1, 1, "news")
    assert (read["unread_count"], read["unread_total"]) == (0, 0)

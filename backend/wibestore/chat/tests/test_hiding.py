"""A message that staff hide says nothing any more, to whoever is there and to whoever comes later."""

import pytest

from wibestore.audit.selectors import audit_list
from wibestore.chat import selectors, services
from wibestore.chat.errors import ChatNotFound
from wibestore.chat.factories import message_sent
from wibestore.chat.frames import HIDDEN, RESUMED
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.realtime.frames import RESUME
from wibestore.core.tests.sockets import Browser, socket_server

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def server():
    with socket_server() as address:
        yield address


def test_the_two_see_at_once_that_it_is_hidden_and_shown_again(server, chat_id, buyer, seller, moderator, sign_in):
    message_id = message_sent(chat_id, seller, "Bad words")["id"]
    staff = Actor.user(moderator.id, is_staff=True)

    with Browser(f"{server}/ws/chat/{chat_id}/?token={sign_in(buyer).token}") as reader:
        reader.say(RESUME, {"after": 0}, frame_id=str(uuid7()))
        reader.hear(RESUMED)
        for change in (services.message_hide, services.message_hide, services.message_show):
            change(message_id=message_id, actor=staff)
        hidden, shown = reader.hear(HIDDEN)["data"], reader.hear(HIDDEN)["data"]

    # Twice is once.
    assert (hidden["id"], hidden["is_hidden"], hidden["text"], hidden["sequence"]) == (str(message_id), True, "", 1)
    assert (shown["is_hidden"], shown["text"]) == (False, "Bad words")
    actions = [line.action for line in audit_list(target="message", target_id=message_id)]
    assert actions == ["message.shown", "message.hidden"]


def test_whoever_comes_later_reads_nothing_of_it_anywhere(chat_id, buyer, seller, moderator):
    message_id = message_sent(chat_id, seller, "Bad words")["id"]
    services.message_hide(message_id=message_id, actor=Actor.user(moderator.id, is_staff=True))
    reader = Actor.user(buyer.id)

    seen = [
        selectors.message_page(actor=reader, chat_id=chat_id, before=None, after=None, page_size=9),
        selectors.resume_get(actor=reader, chat_id=chat_id, after=0).messages,
        selectors.chat_get_for(actor=reader, chat_id=chat_id),
        selectors.unread_news([(chat_id, buyer.id)]),
    ]

    assert "Bad words" not in str(seen)
    assert "'is_hidden': True" in str(seen[0])
    assert selectors.message_excerpt(message_id=message_id, reader_id=buyer.id).messages[0]["text"] == "Bad words"


def test_a_message_that_is_not_there_cannot_be_hidden_nor_read_by_others(chat_id, seller, stranger, moderator):
    message_id = message_sent(chat_id, seller)["id"]

    with pytest.raises(ChatNotFound):
        services.message_hide(message_id=uuid7(), actor=Actor.user(moderator.id, is_staff=True))
    for reader in (stranger, moderator):
        with pytest.raises(ChatNotFound):
            selectors.message_excerpt(message_id=message_id, reader_id=reader.id)

"""What a conversation refuses over HTTP, and that a refused message is not stored."""

import pytest

from wibestore.chat.factories import chat_opened
from wibestore.chat.models import Message
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.listings.factories import listing_active
from wibestore.uploads.factories import image_waiting
from wibestore.users.services import user_block

pytestmark = pytest.mark.django_db
CHATS = "/api/v1/chats/"


def got(answer):
    return answer.status_code, answer.json()["code"]


def say(client, chat_id, **more):
    return client.post(f"{CHATS}{chat_id}/messages/", {"client_id": str(uuid7()), "text": "Salom", **more})


def test_a_picture_that_is_not_ready_is_not_sent(buyer, seller, client_for):
    chat_id = chat_opened(buyer, listing_active(seller.id).id)

    answer = say(client_for(buyer), chat_id, text="", upload_id=str(image_waiting(buyer.id).id))

    assert got(answer) == (409, "upload.not_ready")
    assert not Message.objects.filter(sender_id=buyer.id).exists()


def test_whoever_is_kept_away_writes_nothing(buyer, seller, client_for):
    chat_id = chat_opened(buyer, listing_active(seller.id).id)
    client_for(seller).post(f"{CHATS}{chat_id}/block/")

    assert got(say(client_for(buyer), chat_id)) == (403, "chat.blocked")
    assert not Message.objects.filter(sender_id=buyer.id).exists()


def test_nobody_writes_to_somebody_whom_the_shop_has_blocked(buyer, seller, client_for):
    chat_id = chat_opened(buyer, listing_active(seller.id).id)
    user_block(user_id=seller.id, actor=Actor.system("tests"), reason="Sold one account twice")

    assert got(say(client_for(buyer), chat_id)) == (409, "chat.closed")
    assert not Message.objects.filter(sender_id=buyer.id).exists()

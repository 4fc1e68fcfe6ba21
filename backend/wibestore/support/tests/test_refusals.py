"""What support refuses over HTTP, code by code, and that a refusal changes nothing."""

from datetime import timedelta

import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.support import services
from wibestore.support.factories import TEXT, guest_asked, request_opened
from wibestore.support.models import GuestDraft, SupportMessage, SupportRequest
from wibestore.support.rules import MESSAGES_MAX
from wibestore.uploads.factories import image_waiting
from wibestore.users.factories import user_create
from wibestore.users.services import user_block

pytestmark = pytest.mark.django_db
MINE = "/api/v1/support/requests/"
DESK = "/api/v1/admin/support/"
GUEST = "/api/v1/support/guest/"
SECRETS = "login: sardor_uz parol: Qwerty12345!"
SEEN = {"expected_version": 1}
ANSWER = {**SEEN, "text": "We have looked"}
STEPS = [("POST", "take"), ("DELETE", "take"), ("POST", "answer"), ("POST", "close")]


def got(answer):
    return answer.status_code, answer.json()["code"]


def step(client, request_id, method, name, **more):
    body = {"take": None, "answer": {**ANSWER, **more}, "close": {**SEEN, **more}}[name]
    return getattr(client, method.lower())(f"{DESK}{request_id}/{name}/", body)


def closed_long_ago():
    return {"state": "closed", "waiting_since": None, "closed_at": clock.now() - timedelta(days=15)}


def version_of(request_id):
    return {"expected_version": SupportRequest.objects.values_list("version", flat=True).get(id=request_id)}


@pytest.mark.parametrize(("method", "name"), STEPS)
def test_nobody_answers_themselves_nor_what_another_has_taken(method, name, helper, other_helper, buyer, client_for):
    own, taken = request_opened(helper), request_opened(buyer)
    services.request_take(actor=Actor.user(other_helper.id, staff_role="moderator"), request_id=taken)
    client = client_for(helper)

    assert got(step(client, own, method, name)) == (409, "support.own")
    assert got(step(client, taken, method, name)) == (409, "support.taken")
    assert SupportRequest.objects.get(id=taken).taken_by == other_helper.id


@pytest.mark.parametrize(("method", "name"), [one for one in STEPS if one[0] == "POST"])
def test_what_is_closed_is_not_worked_on(method, name, helper, buyer, client_for):
    request_id = request_opened(buyer)
    services.request_close(actor=Actor.user(buyer.id), request_id=request_id)

    answer = step(client_for(helper), request_id, method, name, **version_of(request_id))

    assert got(answer) == (409, "support.closed")


def test_what_the_staff_cannot_answer(helper, buyer, client_for):
    request_id, client = request_opened(buyer), client_for(helper)
    waiting = str(image_waiting(helper.id).id)

    answers = [
        step(client, request_id, "POST", "answer", text=SECRETS),
        step(client, request_id, "POST", "answer", upload_ids=[str(uuid7())]),
        step(client, request_id, "POST", "answer", upload_ids=[waiting]),
    ]
    SupportRequest.objects.filter(id=request_id).update(last_seq=MESSAGES_MAX)
    answers.append(step(client, request_id, "POST", "answer"))

    assert [got(answer) for answer in answers] == [
        (400, "support.secrets_refused"),
        (404, "upload.not_found"),
        (409, "upload.not_ready"),
        (409, "support.full"),
    ]
    assert SupportMessage.objects.count() == 1


def test_what_a_person_cannot_add(buyer, client_for):
    request_id, client = request_opened(buyer), client_for(buyer)
    address, waiting = f"{MINE}{request_id}/messages/", str(image_waiting(buyer.id).id)

    answers = [
        client.post(address, {"text": SECRETS}),
        client.post(address, {"text": TEXT, "upload_ids": [str(uuid7())]}),
        client.post(address, {"text": TEXT, "upload_ids": [waiting]}),
        client.post(MINE, {"topic": "other", "text": TEXT, "upload_ids": [waiting]}),
    ]
    rows = SupportRequest.objects.filter(id=request_id)
    rows.update(last_seq=MESSAGES_MAX)
    answers.append(client.post(address, {"text": TEXT}))
    rows.update(last_seq=1, **closed_long_ago())
    answers.append(client.post(address, {"text": TEXT}))

    assert [got(answer) for answer in answers] == [
        (400, "support.secrets_refused"),
        (404, "upload.not_found"),
        (409, "upload.not_ready"),
        (409, "upload.not_ready"),
        (409, "support.full"),
        (409, "support.closed"),
    ]
    assert (SupportMessage.objects.count(), rows.count()) == (1, 1)


def test_what_a_guest_cannot_add(client_for):
    token, client = guest_asked(), client_for(None)
    message = {"token": token, "text": TEXT, "client_id": str(uuid7())}

    early = client.post(f"{GUEST}messages/", message)
    assert client.post(f"{GUEST}open/", {"token": token}).status_code == 200
    secret = client.post(f"{GUEST}messages/", {**message, "text": SECRETS})
    SupportRequest.objects.update(last_seq=MESSAGES_MAX)
    full = client.post(f"{GUEST}messages/", message)

    assert got(early) == (400, "auth.link_invalid")
    assert got(secret) == (400, "support.secrets_refused")
    assert got(full) == (409, "support.full")
    assert SupportMessage.objects.count() == 1


def test_the_link_of_a_guest_ends_with_its_time(client_for):
    unread, read, client = guest_asked(), guest_asked("other@example.uz"), client_for(None)
    client.post(f"{GUEST}open/", {"token": read})
    SupportRequest.objects.update(**closed_long_ago())
    GuestDraft.objects.update(created_at=clock.now() - timedelta(days=2))

    opened = client.post(f"{GUEST}open/", {"token": unread})
    written = client.post(f"{GUEST}messages/", {"token": read, "text": TEXT, "client_id": str(uuid7())})
    closed = client.post(f"{GUEST}close/", {"token": read})

    assert [got(answer) for answer in (opened, written, closed)] == [(400, "auth.link_expired")] * 3
    assert SupportMessage.objects.count() == 1


def question(**more):
    return {"email": "g@example.uz", "topic": "other", "text": TEXT, "client_id": str(uuid7()), **more}


@pytest.mark.parametrize("role", ["", "moderator", "finance", "admin"])
def test_whoever_is_signed_in_may_ask_by_e_mail_too(role, client_for):
    person = user_create(username="person", staff_role=role)

    assert client_for(person).post(f"{GUEST}requests/", question()).status_code == 202


def test_what_a_guest_cannot_ask(buyer, client_for):
    client = client_for(buyer)
    user_block(user_id=buyer.id, actor=Actor.system("tests"), reason="Sold one account twice")

    secret = client_for(None).post(f"{GUEST}requests/", question(text=SECRETS))
    blocked = client.post(f"{GUEST}requests/", question())

    assert (got(secret), got(blocked)) == ((400, "support.secrets_refused"), (403, "user.blocked"))
    assert not GuestDraft.objects.exists()

"""Support over HTTP: pages, filters, refusals, so many queries and no more."""

import logging

import pytest
from django.db import DatabaseError, transaction

from wibestore.core.ids import uuid7
from wibestore.support.factories import TEXT, guest_asked, request_answered, request_opened
from wibestore.support.models import GuestDraft, SupportMessage, SupportRequest
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db
MINE = "/api/v1/support/requests/"
DESK = "/api/v1/admin/support/"
GUEST = "/api/v1/support/guest/"


def test_asking_answers_with_the_request_and_the_same_key_asks_once(buyer, client_for):
    client, key = client_for(buyer), {"idempotency-key": "support-1"}
    body = {"topic": "other", "text": TEXT}

    first = client.post(MINE, body, headers=key)
    again = client.post(MINE, body, headers=key)
    other = client.post(MINE, {**body, "topic": "listing"}, headers=key)

    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert first.content == again.content
    assert first.json()["messages"][0]["text"] == TEXT
    assert SupportRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"topic": "money"}, 400, "validation.failed"),
        ({"text": "short"}, 400, "validation.failed"),
        ({"text": "x" * 4_001}, 400, "validation.failed"),
        ({"upload_ids": [str(uuid7())] * 4}, 400, "validation.failed"),
        ({"subject_kind": "order"}, 400, "validation.failed"),
        ({"subject_kind": "order", "subject_id": str(uuid7())}, 404, "order.not_found"),
        ({"user_id": str(uuid7())}, 400, "validation.failed"),
        ({"text": "login: sardor_uz parol: Qwerty12345!"}, 400, "support.secrets_refused"),
    ],
)
def test_what_cannot_be_asked_is_refused(buyer, client_for, body, status, code):
    answer = client_for(buyer).post(MINE, {"topic": "other", "text": TEXT, **body})

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not SupportRequest.objects.exists()


def test_a_person_never_reads_who_answered(buyer, helper, client_for):
    request_id = request_answered(buyer, helper)

    answer = client_for(buyer).get(f"{MINE}{request_id}/")

    assert answer.status_code == 200
    assert "helper" not in answer.content.decode()
    assert str(helper.id) not in answer.content.decode()


def test_ones_own_list_goes_on_by_its_cursor_in_two_queries(buyer, stranger, client_for, django_assert_max_num_queries):
    ids = [str(request_opened(buyer)) for _ in range(3)]
    request_opened(stranger)
    client = client_for(buyer)

    with django_assert_max_num_queries(3):
        first = client.get(f"{MINE}?page_size=2").json()
    second = client.get(first["next"]).json()

    assert [row["id"] for row in (*first["results"], *second["results"])] == ids[::-1]
    assert second["next"] is None
    assert client.get(f"{MINE}?cursor=forged").status_code == 400


def test_the_queue_is_by_age_and_filtered_in_a_fixed_number_of_queries(
    buyer, stranger, helper, client_for, django_assert_max_num_queries
):
    ids = [str(request_opened(person, topic=topic)) for person in (buyer, stranger) for topic in ("order", "payment")]
    answered = str(request_answered(buyer, helper))
    client = client_for(helper)

    with django_assert_max_num_queries(4):
        first = client.get(f"{DESK}?page_size=3").json()
    second = client.get(first["next"]).json()
    assert [row["id"] for row in (*first["results"], *second["results"])] == ids
    assert [row["id"] for row in client.get(f"{DESK}?state=answered").json()["results"]] == [answered]
    assert [row["id"] for row in client.get(f"{DESK}?topic=payment").json()["results"]] == ids[1::2]
    assert [row["id"] for row in client.get(f"{DESK}?user={stranger.id}").json()["results"]] == ids[2:]
    every = client.get(f"{DESK}?state=all&page_size=4").json()
    assert [row["id"] for row in every["results"]] == [answered, *ids[:0:-1]]
    assert client.get(every["next"]).json()["results"][0]["id"] == ids[0]
    client.post(f"{DESK}{ids[0]}/take/")
    assert [row["id"] for row in client.get(f"{DESK}?taken=mine").json()["results"]] == ids[:1]
    assert [row["id"] for row in client.get(f"{DESK}?taken=free").json()["results"]] == ids[1:]
    assert client.get(f"{DESK}?taken=others").json()["results"] == []


def test_staff_take_answer_and_close(buyer, helper, client_for, django_assert_max_num_queries):
    request_id = request_opened(buyer)
    client = client_for(helper)
    with django_assert_max_num_queries(5):
        shown = client.get(f"{DESK}{request_id}/").json()
    assert (shown["allowed_events"], shown["tone"], shown["person"]["username"]) == (["answer", "close"], "ok", "buyer")

    taken = client.post(f"{DESK}{request_id}/take/").json()
    answered = client.post(f"{DESK}{request_id}/answer/", {"expected_version": 1, "text": "Mana javob"})
    late = client.post(f"{DESK}{request_id}/answer/", {"expected_version": 1, "text": "Yana javob"})
    closed = client.post(f"{DESK}{request_id}/close/", {"expected_version": 2})

    assert taken["taken_by"]["username"] == "helper"
    assert (answered.status_code, answered.json()["messages"][-1]["by"]) == (200, "helper")
    assert (late.status_code, late.json()["code"]) == (409, "request.version_conflict")
    assert (closed.json()["state"], closed.json()["taken_by"], closed.json()["allowed_events"]) == ("closed", None, [])
    assert SupportMessage.objects.count() == 2


def test_an_address_is_masked_for_all_but_admins(helper, moderator, client_for):
    client_for(None).post(f"{GUEST}open/", {"token": guest_asked("sardor@example.uz")})

    assert client_for(helper).get(DESK).json()["results"][0]["email"] == "s***@example.uz"
    assert client_for(moderator).get(DESK).json()["results"][0]["email"] == "sardor@example.uz"


def test_a_guest_by_http_and_no_token_in_a_log(client_for, caplog):
    caplog.set_level(logging.DEBUG)
    visitor = client_for(None)
    body = {"email": "guest@example.uz", "topic": "account", "text": TEXT, "client_id": str(uuid7())}

    asked = visitor.post(f"{GUEST}requests/", body)
    token = guest_asked("other@example.uz")
    opened = visitor.post(f"{GUEST}open/", {"token": token})
    written = visitor.post(f"{GUEST}messages/", {"token": token, "text": "Yana", "client_id": str(uuid7())})
    closed = visitor.post(f"{GUEST}close/", {"token": token})

    assert (asked.status_code, asked.json()) == (202, {"status": "letter_sent"})
    assert (opened.status_code, written.status_code, closed.status_code) == (200, 201, 200)
    assert closed.json()["state"] == "closed"
    assert token not in caplog.text
    assert GuestDraft.objects.count() == 2


@pytest.mark.parametrize("email", ["nobody", "a@b", "a b@example.uz", "@example.uz", "a@@example.uz"])
def test_an_address_that_is_none_is_refused(client_for, email):
    body = {"email": email, "topic": "account", "text": TEXT, "client_id": str(uuid7())}

    assert client_for(None).post(f"{GUEST}requests/", body).status_code == 400
    assert not GuestDraft.objects.exists()


def test_another_sites_page_cannot_ask(client_for):
    answer = client_for(None).post(
        f"{GUEST}open/", {"token": guest_asked()}, headers={"origin": "https://evil.example"}
    )

    assert answer.status_code == 403
    assert not SupportRequest.objects.exists()


def test_the_company_is_shown_as_it_was_filled_in(client_for, settings):
    settings.COMPANY = {**settings.COMPANY, "name": "WibeStore MChJ", "inn": "123456789"}

    answer = client_for(None).get("/api/v1/company/")

    assert (answer.json()["name"], answer.json()["inn"], answer.json()["phone"]) == ("WibeStore MChJ", "123456789", "")
    assert "ETag" in answer
    again = client_for(None).get("/api/v1/company/", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_what_was_said_never_changes(buyer):
    request_opened(buyer)

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        SupportMessage.objects.update(text="Something else")


def test_a_blocked_person_still_writes_as_a_guest(client_for):
    user_create(username="blocked", email="blocked@example.uz")

    body = {"email": "blocked@example.uz", "topic": "account", "text": TEXT, "client_id": str(uuid7())}

    assert client_for(None).post(f"{GUEST}requests/", body).status_code == 202

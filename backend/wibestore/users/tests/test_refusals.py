"""What accounts refuse over HTTP where two things meet, and that a refusal changes nothing."""

from datetime import timedelta

import pytest
from django.apps import apps

from tests.identity.links import last_token, token_of
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.letters.services import letter_enqueue
from wibestore.letters.types import LinkRef
from wibestore.users import services
from wibestore.users.factories import user_create
from wibestore.users.models import EmailToken, SessionFamily, TokenPurpose, User
from wibestore.users.tests.codes import code_of, two_factor_on

Letter = apps.get_model("letters", "Letter")
pytestmark = pytest.mark.django_db
AUTH = "/api/v1/auth/"
CONFIRM = f"{AUTH}email/change/confirm/"
BASIC = {"Authorization": "Basic c29tZWJvZHk6"}


def got(answer):
    return answer.status_code, answer.json()["code"]


def block(user):
    services.user_block(user_id=user.id, actor=Actor.system("tests"), reason="Sold one account twice")


@pytest.mark.parametrize(("path", "body"), [("google/link/", {"credential": "x"}), ("step-up/", {"credential": "x"})])
def test_without_google_nothing_of_it_is_taken(path, body, buyer, client_for, settings):
    settings.GOOGLE_CLIENT_ID = ""

    assert got(client_for(buyer).post(f"{AUTH}{path}", body)) == (404, "auth.google_off")


def test_a_name_that_somebody_has_is_not_taken(buyer, seller, client_for):
    answer = client_for(buyer).patch("/api/v1/profile/", {"username": "seller"})

    assert got(answer) == (409, "user.username_taken")
    assert User.objects.get(id=buyer.id).username == "buyer"


def test_the_second_step_does_not_let_somebody_blocked_in(buyer, browser):
    seed, _ = two_factor_on(buyer)
    challenge = browser.login("buyer").json()["challenge"]
    block(buyer)

    answer = browser.send(f"{AUTH}2fa/verify/", {"challenge": challenge, "code": code_of(seed)})

    assert got(answer) == (403, "user.blocked")
    assert SessionFamily.objects.filter(user_id=buyer.id, ended_at=None).count() == 0


def test_the_link_that_unlocks_ends_with_its_time(buyer, client_for):
    token_id = services.token_issue(purpose=TokenPurpose.UNLOCK, user_id=buyer.id, address=buyer.email)
    letter_enqueue(
        template="account_locked", key="locked", to=buyer.email, language="uz", link=LinkRef("unlock", token_id)
    )
    token = token_of(Letter.objects.get())
    EmailToken.objects.update(expires_at=clock.now() - timedelta(seconds=1))

    assert got(client_for(None).post(f"{AUTH}unlock/", {"token": token})) == (400, "auth.link_expired")


def asked(client, client_for, user):
    """Ask for another address, confirm it from the old one, and return what the link of the new one sends."""
    assert client.post(f"{AUTH}email/change/", {"email": "new@example.uz"}).status_code == 202
    client_for(None).post(CONFIRM, {"token": last_token("email_change", user.email)})
    return {"token": last_token("email_change", "new@example.uz")}


@pytest.mark.parametrize("role", ["moderator", "finance", "admin"])
def test_a_new_address_is_confirmed_by_whoever_of_the_staff_asked_for_it(role, client_for):
    person = user_create(username="person", staff_role=role)
    client = client_for(person)

    answer = client.post(CONFIRM, asked(client, client_for, person))

    assert (answer.status_code, answer.json()["is_changed"]) == (200, True)


def test_a_new_address_is_not_confirmed_with_a_wrong_token_nor_by_somebody_blocked(buyer, client_for):
    client = client_for(buyer)
    body = asked(client, client_for, buyer)
    block(buyer)

    wrong = client_for(None).post(CONFIRM, body, headers=BASIC)
    blocked = client.post(CONFIRM, body)

    assert [got(wrong), got(blocked)] == [(401, "auth.required"), (403, "user.blocked")]
    assert User.objects.get(id=buyer.id).email == "buyer@example.uz"

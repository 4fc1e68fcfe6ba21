import pytest
from django.contrib.auth import hashers

from wibestore.core.actor import Actor
from wibestore.users import services
from wibestore.users.factories import PASSWORD
from wibestore.users.models import SessionFamily
from wibestore.users.tests.conftest import LOGIN, LOGOUT

pytestmark = pytest.mark.django_db


def test_login_starts_a_session(browser, buyer):
    answer = browser.login("buyer")

    assert answer.status_code == 200
    assert answer.json()["user"]["username"] == "buyer"
    session = SessionFamily.objects.get()
    assert (session.user_id, session.ip, session.ended_at) == (buyer.id, "127.0.0.1", None)
    assert browser.me().status_code == 200


def test_email_is_known_in_any_case(browser, buyer):
    answer = browser.send(LOGIN, {"email": " BUYER@Example.UZ", "password": PASSWORD})

    assert answer.status_code == 200


@pytest.mark.parametrize("email", ["buyer@example.uz", "nobody@example.uz", "no e-mail", "' or 1=1 --"])
def test_unknown_email_and_wrong_password_get_the_same_answer_and_work(browser, buyer, monkeypatch, email):
    hashed = []
    encode = hashers.get_hasher().__class__.encode
    monkeypatch.setattr(
        hashers.get_hasher().__class__, "encode", lambda self, *args: hashed.append(1) or encode(self, *args)
    )
    verify = hashers.get_hasher().__class__.verify
    monkeypatch.setattr(
        hashers.get_hasher().__class__, "verify", lambda self, *args: hashed.append(1) or verify(self, *args)
    )

    answer = browser.send(LOGIN, {"email": email, "password": "not the one"})

    body = answer.json()
    body.pop("request_id")
    assert (answer.status_code, body["code"], body["params"]) == (401, "auth.invalid_credentials", {})
    assert body["detail"] == "The e-mail or the password is wrong"
    assert hashed == [1]
    assert SessionFamily.objects.count() == 0


@pytest.mark.parametrize("password", [PASSWORD + " ", PASSWORD.upper(), "x" * 128])
def test_almost_the_password_is_not_the_password(browser, buyer, password):
    assert browser.login("buyer", password).status_code == 401


@pytest.mark.parametrize(
    "body", [{}, {"email": "a@b.uz"}, {"email": [], "password": {}}, {"email": "a@b.uz", "password": "x" * 129}]
)
def test_wrong_bodies_are_refused(browser, buyer, body):
    answer = browser.send(LOGIN, body)

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")


def test_a_blocked_user_learns_it_only_with_the_password(browser, buyer, moderator):
    services.user_block(user_id=buyer.id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")

    right = browser.login("buyer")
    wrong = browser.login("buyer", "not the one")

    assert (right.status_code, right.json()["code"]) == (403, "user.blocked")
    assert (wrong.status_code, wrong.json()["code"]) == (401, "auth.invalid_credentials")
    assert SessionFamily.objects.count() == 0


def test_block_acts_at_once(browser, buyer, moderator):
    browser.login("buyer")

    services.user_block(user_id=buyer.id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")

    for answer in (browser.me(), browser.refresh()):
        assert (answer.status_code, answer.json()["code"]) == (403, "user.blocked")
    session = SessionFamily.objects.get()
    assert session.end_reason == "blocked"


def test_logout_ends_the_session_everywhere(browser, buyer):
    browser.login("buyer")
    refresh = browser.refresh_cookie

    answer = browser.send(LOGOUT)

    assert answer.status_code == 204
    assert answer.content == b""
    assert browser.refresh_cookie == ""
    me = browser.me()
    assert (me.status_code, me.json()["code"]) == (401, "session.revoked")
    again = browser.refresh(refresh)
    assert (again.status_code, again.json()["code"]) == (401, "session.revoked")
    assert SessionFamily.objects.get().end_reason == "signed_out"


def test_logout_leaves_other_sessions_alone(browser, new_browser, buyer):
    phone = new_browser()
    browser.login("buyer")
    phone.login("buyer")

    browser.send(LOGOUT)

    assert phone.me().status_code == 200
    assert phone.refresh().status_code == 200


def test_logout_twice_and_without_a_session_is_no_error(browser):
    assert browser.send(LOGOUT).status_code == 204
    assert browser.send(LOGOUT).status_code == 204


def test_an_old_access_token_does_not_disturb_a_sign_in(browser, buyer):
    answer = browser.send(
        LOGIN, {"email": "buyer@example.uz", "password": PASSWORD}, Authorization="Bearer something-old"
    )

    assert answer.status_code == 200

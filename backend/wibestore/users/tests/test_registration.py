import pytest
from django.conf import settings
from django.contrib.auth.hashers import identify_hasher

from wibestore.core.models import OutboxMessage
from wibestore.users.factories import user_create
from wibestore.users.hashers import Argon2Hasher
from wibestore.users.models import SessionFamily, User
from wibestore.users.tests.conftest import REGISTER

pytestmark = pytest.mark.django_db

BODY = {"email": "Ali@Example.uz", "password": "bahor 2031 yomgʻir", "username": "Ali_2007", "language": "ru"}


def codes(answer):
    return {(error["pointer"], error["code"]) for error in answer.json()["errors"]}


def test_register_makes_a_user_and_signs_in(browser):
    answer = browser.send(REGISTER, BODY)

    assert answer.status_code == 201
    body = answer.json()
    assert body["expires_in"] == 900
    assert body["user"]["email"] == "ali@example.uz"
    assert body["user"]["username"] == "Ali_2007"
    assert body["user"]["language"] == "ru"
    assert body["user"]["is_staff"] is False
    assert body["user"]["is_email_verified"] is False
    assert body["user"]["rating"] is None
    assert answer["Cache-Control"] == "no-store"
    user = User.objects.get()
    assert identify_hasher(user.password).algorithm == "argon2"
    assert BODY["password"] not in user.password
    message = OutboxMessage.objects.get(topic="user.registered")
    assert (message.topic, message.payload) == ("user.registered", {"user_id": str(user.id)})
    browser.access = body["access"]
    assert browser.me().json()["id"] == str(user.id)


def test_the_refresh_token_travels_in_its_cookie_alone(browser):
    answer = browser.send(REGISTER, BODY)

    cookie = answer.cookies[settings.REFRESH_COOKIE_NAME]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert cookie["max-age"] == 7 * 24 * 3600
    assert cookie.value not in answer.content.decode()


def test_the_cookie_is_secure_on_https(browser, settings):
    settings.IS_HTTPS = True
    settings.REFRESH_COOKIE_NAME = "__Host-refresh"

    cookie = browser.send(REGISTER, BODY).cookies["__Host-refresh"]

    assert cookie["secure"] is True


@pytest.mark.parametrize("email", ["ali@example.uz", "ALI@EXAMPLE.UZ", " Ali@example.uz "])
def test_a_known_email_is_refused_in_any_case(browser, email):
    user_create(username="another", email="ali@example.uz")

    answer = browser.send(REGISTER, {**BODY, "email": email})

    assert (answer.status_code, answer.json()["code"]) == (409, "user.email_taken")
    assert_nothing_changed(users=1)


@pytest.mark.parametrize("username", ["paypal", "PayPal", "paypa1", "Paypai"])
def test_a_taken_username_or_its_look_alike_is_refused(browser, username):
    user_create(username="PayPal")

    answer = browser.send(REGISTER, {**BODY, "username": username})

    assert (answer.status_code, answer.json()["code"]) == (409, "user.username_taken")
    assert_nothing_changed(users=1)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"email": "nonsense"}, {("/email", "invalid_email")}),
        ({"email": "ali@exаmple.uz"}, {("/email", "invalid_email")}),
        ({"email": "a\r\nBcc: b@c.uz"}, {("/email", "invalid_email")}),
        ({"email": "a" * 300}, {("/email", "max_length")}),
        ({"email": 5}, {("/email", "invalid_string")}),
        ({"password": "Password1"}, {("/password", "password_too_common")}),
        ({"password": "WibeStore2030"}, {("/password", "password_too_common")}),
        ({"password": "83920174657"}, {("/password", "password_entirely_numeric")}),
        ({"password": "ali@example.uz"}, {("/password", "password_too_similar")}),
        ({"password": "short"}, {("/password", "min_length")}),
        ({"password": "x" * 129}, {("/password", "max_length")}),
        ({"username": "admin"}, {("/username", "reserved_username")}),
        ({"username": "аlisher"}, {("/username", "invalid_username")}),
        ({"username": "ali\u202ez"}, {("/username", "invalid_username")}),
        ({"language": "de"}, {("/language", "invalid_choice")}),
        ({"is_staff": True}, {("/is_staff", "unknown_field")}),
        ({"email": "x@y", "username": "a b c"}, {("/email", "invalid_email"), ("/username", "invalid_username")}),
    ],
)
def test_wrong_fields_are_named_and_nothing_is_stored(browser, change, expected):
    answer = browser.send(REGISTER, {**BODY, **change})

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")
    assert codes(answer) == expected
    assert_nothing_changed(users=0)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"email": "a\\u0000@b.uz", "password": "bahor 2031 y", "username": "ali"}',
        b'{"email": "\\ud800@b.uz", "password": "bahor 2031 y", "username": "ali"}',
        b'{"email": "\xff@b.uz"}',
        b"[" * 5000,
    ],
)
def test_unreadable_bodies_are_refused(browser, body):
    answer = browser.client.post(REGISTER, body, "application/json")

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert_nothing_changed(users=0)


def test_long_passwords_of_any_letters_are_taken_exactly(browser):
    password = "  Кўклам 🌧 yomgʻiri va uzun soʻzlar bilan juda uzun maxfiy soʻz!  "

    assert browser.send(REGISTER, {**BODY, "password": password}).status_code == 201
    assert User.objects.get().check_password(password)
    assert not User.objects.get().check_password(password.strip())


def test_passwords_cost_what_the_rules_say():
    assert (Argon2Hasher.memory_cost, Argon2Hasher.time_cost, Argon2Hasher.parallelism) == (19_456, 2, 1)
    assert Argon2Hasher().encode("x", "somesaltsomesalt").startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def assert_nothing_changed(*, users: int) -> None:
    assert User.objects.count() == users
    assert SessionFamily.objects.count() == 0
    assert OutboxMessage.objects.count() == 0

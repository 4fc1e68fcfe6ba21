"""Origins, the CSRF token, and so many attempts a minute."""

import pytest
from django.test import Client

from wibestore.core.ratelimit.windows import forget_client
from wibestore.users.factories import PASSWORD
from wibestore.users.models import SessionFamily, User
from wibestore.users.tests.conftest import CSRF, LOGIN, LOGOUT, ORIGIN, REFRESH, REGISTER

pytestmark = pytest.mark.django_db

WRONG_ORIGINS = [
    "https://evil.uz",
    "http://testserver.evil.uz",
    "http://eviltestserver",
    "https://testserver",
    "http://testserver:8080",
    "http://testserver/",
    "null",
    "",
    "HTTP://TESTSERVER",
]


def test_csrf_token_comes_with_its_cookie(client):
    answer = client.get(CSRF)

    assert answer.status_code == 200
    assert len(answer.json()["csrf_token"]) == 64
    assert answer.cookies["csrftoken"]["httponly"] is True
    assert answer.cookies["csrftoken"]["samesite"] == "Strict"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", [REFRESH, LOGOUT])
@pytest.mark.parametrize("origin", WRONG_ORIGINS)
def test_the_cookie_works_from_the_shops_pages_alone(browser, buyer, path, origin):
    browser.login("buyer")

    answer = browser.send(path, Origin=origin)

    assert (answer.status_code, answer.json()["code"]) == (403, "auth.origin_not_allowed")
    assert_session_lives(browser)


@pytest.mark.parametrize("path", [REFRESH, LOGOUT])
def test_the_cookie_needs_an_origin(browser, buyer, path):
    browser.login("buyer")

    answer = browser.client.post(path, {}, "application/json", headers={"X-CSRFToken": browser.csrf})

    assert (answer.status_code, answer.json()["code"]) == (403, "auth.origin_not_allowed")
    assert_session_lives(browser)


@pytest.mark.parametrize("path", [REFRESH, LOGOUT])
@pytest.mark.parametrize("token", ["", "x", "a" * 64, "é" * 32])
def test_the_cookie_needs_the_csrf_token(browser, buyer, path, token):
    browser.login("buyer")

    answer = browser.send(path, **{"X-CSRFToken": token})

    assert (answer.status_code, answer.json()["code"]) == (403, "auth.csrf_failed")
    assert_session_lives(browser)


def test_the_csrf_token_of_another_browser_is_refused(browser, new_browser, buyer):
    browser.login("buyer")

    answer = browser.send(LOGOUT, **{"X-CSRFToken": new_browser().csrf})

    assert answer.json()["code"] == "auth.csrf_failed"
    assert_session_lives(browser)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_simple_forms_of_other_pages_are_refused(browser, buyer, kind):
    browser.login("buyer")

    answer = browser.client.post(LOGOUT, b"", kind, headers={"Origin": "https://evil.uz"})

    assert answer.status_code == 403
    assert_session_lives(browser)


@pytest.mark.parametrize("origin", WRONG_ORIGINS)
@pytest.mark.parametrize("path", [LOGIN, REGISTER])
def test_other_pages_sign_nobody_in(browser, buyer, path, origin):
    body = {"email": "buyer@example.uz", "password": PASSWORD}
    if path == REGISTER:
        body = {"email": "new@example.uz", "password": PASSWORD, "username": "somebody"}

    answer = browser.send(path, body, Origin=origin)

    assert (answer.status_code, answer.json()["code"]) == (403, "auth.origin_not_allowed")
    assert SessionFamily.objects.count() == 0
    assert User.objects.count() == 1


def test_programs_without_a_page_may_sign_in(buyer):
    body = {"email": "buyer@example.uz", "password": PASSWORD}

    answer = Client(enforce_csrf_checks=True).post(LOGIN, body, "application/json")

    assert answer.status_code == 200


def test_a_trusted_origin_beside_the_public_one_is_let_in(browser, buyer, settings):
    settings.CSRF_TRUSTED_ORIGINS = [ORIGIN, "http://localhost:5173"]
    browser.login("buyer")

    assert browser.send(REFRESH, Origin="http://localhost:5173").status_code == 200


@pytest.mark.parametrize("path", [LOGIN, REGISTER])
def test_so_many_attempts_a_minute(browser, buyer, settings, path):
    settings.RATE_LIMIT_AUTH = "3/minute"
    body = {"email": "nobody@example.uz", "password": "wrong words", "username": "admin"}
    if path == LOGIN:
        del body["username"]

    first = [browser.send(path, body).status_code for _ in range(3)]
    answer = browser.send(path, body)

    assert 429 not in first
    assert (answer.status_code, answer.json()["code"]) == (429, "request.rate_limited")
    assert answer.json()["params"]["limit"] == 3
    assert 1 <= int(answer["Retry-After"]) <= 60


def test_limits_are_kept_apart_by_action_and_address(browser, buyer, settings):
    settings.RATE_LIMIT_AUTH = "1/minute"
    settings.TRUSTED_PROXIES = 1
    wrong = {"email": "nobody@example.uz", "password": "wrong words"}

    def attempt(address):
        return browser.send(LOGIN, wrong, **{"X-Forwarded-For": address}).status_code

    assert attempt("203.0.113.7") == 401
    assert attempt("203.0.113.7") == 429
    assert attempt("6.6.6.6, 203.0.113.7") == 429
    assert attempt("203.0.113.8") == 401
    assert attempt("2001:db8:1:2::1") == 401
    assert attempt("2001:db8:1:2:ffff::9") == 429
    assert attempt("2001:db8:1:3::1") == 401
    assert attempt("no address") == 401


def test_a_limited_password_is_not_checked(browser, buyer, settings):
    settings.RATE_LIMIT_AUTH = "1/minute"
    browser.login("buyer", "wrong words")

    assert browser.login("buyer").status_code == 429
    assert SessionFamily.objects.count() == 0


def test_refreshing_has_a_far_higher_limit(browser, buyer, settings):
    settings.RATE_LIMIT_AUTH = "1/minute"
    browser.login("buyer")

    assert [browser.refresh().status_code for _ in range(5)] == [200] * 5


@pytest.fixture
def no_redis(settings):
    """Redis is away: nobody listens at its address."""
    away = "redis://127.0.0.1:1/0"
    settings.REDIS_URL = away
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": away}}
    forget_client()
    yield
    forget_client()


def test_without_redis_nobody_signs_in_and_nothing_breaks(browser, buyer, no_redis):
    answer = browser.login("buyer")

    assert (answer.status_code, answer.json()["code"]) == (503, "service.unavailable")
    assert SessionFamily.objects.count() == 0


def test_without_redis_the_signed_in_stay_so(browser, buyer, request):
    browser.login("buyer")
    request.getfixturevalue("no_redis")

    assert browser.me().status_code == 200
    assert browser.refresh().status_code == 200


def assert_session_lives(browser) -> None:
    assert SessionFamily.objects.get().ended_at is None
    assert browser.me().status_code == 200
    assert browser.refresh().status_code == 200

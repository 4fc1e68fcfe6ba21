"""What the tests of users share: a browser on the shop's own page."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from wibestore.users.factories import PASSWORD
from wibestore.users.services import google_tokens
from wibestore.users.tests.google import CLIENT_ID, Google, google_served

ORIGIN = "http://testserver"
LOGIN = "/api/v1/auth/login/"
REGISTER = "/api/v1/auth/register/"
REFRESH = "/api/v1/auth/refresh/"
LOGOUT = "/api/v1/auth/logout/"
CSRF = "/api/v1/auth/csrf/"
ME = "/api/v1/auth/me/"


class Browser:
    """A browser with cookies that really checks CSRF, as the interface uses it."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.access = ""
        self.csrf = ""

    def open(self) -> "Browser":
        """Fetch the CSRF token, as the interface does at its start."""
        self.csrf = self.client.get(CSRF).json()["csrf_token"]
        return self

    def send(self, path: str, body: Any = None, **headers: str) -> Any:
        """POST a JSON body from the shop's own page."""
        everything = {"Origin": ORIGIN, "X-CSRFToken": self.csrf, **headers}
        return self.client.post(path, {} if body is None else body, "application/json", headers=everything)

    def login(self, username: str, password: str = PASSWORD) -> Any:
        """Sign in and remember the access token."""
        answer = self.send(LOGIN, {"email": f"{username}@example.uz", "password": password})
        if answer.status_code == 200:
            self.access = answer.json()["access"]
        return answer

    def refresh(self, token: str | None = None) -> Any:
        """Refresh, with the cookie this browser has or with `token`."""
        if token is not None:
            self.client.cookies[settings.REFRESH_COOKIE_NAME] = token
        answer = self.send(REFRESH)
        if answer.status_code == 200:
            self.access = answer.json()["access"]
        return answer

    def me(self) -> Any:
        """Ask who is signed in."""
        return self.client.get(ME, headers={"Authorization": f"Bearer {self.access}"})

    @property
    def refresh_cookie(self) -> str:
        """The refresh token this browser holds."""
        return self.client.cookies[settings.REFRESH_COOKIE_NAME].value


@pytest.fixture
def browser(db: None) -> Browser:
    """A browser that has just opened the shop."""
    return Browser().open()


@pytest.fixture
def new_browser(db: None) -> Callable[[], Browser]:
    """Make further browsers."""
    return lambda: Browser().open()


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Google, str]]:
    """A Google and the address of its keys."""
    with google_served() as both:
        yield both


@pytest.fixture
def google(served: tuple[Google, str], settings: Any) -> Iterator[Google]:
    """Google, whose keys the shop has not asked for yet."""
    google, url = served
    settings.GOOGLE_CLIENT_ID, settings.GOOGLE_KEYS_URL = CLIENT_ID, url
    google_tokens.keys.forget()
    google.asked, google.status, google.body = 0, 200, None
    google.headers = {"Cache-Control": "public, max-age=3600"}
    yield google
    google_tokens.keys.forget()

"""Fixtures of every test: people with a relation, their browsers, a clean cache."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, TransactionTestCase
from pytest_django import DjangoDbBlocker

from tests import documented
from wibestore.core import remembered, tunables
from wibestore.core.actor import Actor
from wibestore.core.tests.pristine import Pristine
from wibestore.games import selectors as games
from wibestore.ledger.services import ledger_check
from wibestore.users import services as users
from wibestore.users.factories import user_create
from wibestore.users.types import UserInfo

JSON = "application/json"


class ApiClient(Client):
    """A browser's client: bodies are JSON, and `token` is sent as the bearer token."""

    def __init__(self, token: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.token = token

    def generic(self, method: str, path: str, *args: Any, **extra: Any) -> Any:  # type: ignore[override]
        """Send a request with the bearer token."""
        if self.token:
            extra.setdefault("HTTP_AUTHORIZATION", f"Bearer {self.token}")
        return super().generic(method, path, *args, **extra)

    def post(self, path: str, data: Any = None, content_type: str = JSON, **extra: Any) -> Any:  # type: ignore[override]
        """POST a JSON body."""
        return super().post(path, data, content_type, **extra)

    def put(self, path: str, data: Any = None, content_type: str = JSON, **extra: Any) -> Any:  # type: ignore[override]
        """PUT a JSON body."""
        return super().put(path, {} if data is None else data, content_type, **extra)

    def patch(self, path: str, data: Any = None, content_type: str = JSON, **extra: Any) -> Any:  # type: ignore[override]
        """PATCH by a JSON body."""
        return super().patch(path, {} if data is None else data, content_type, **extra)

    def delete(self, path: str, data: Any = None, content_type: str = JSON, **extra: Any) -> Any:  # type: ignore[override]
        """DELETE, with a JSON body where one is given."""
        return super().delete(path, "" if data is None else data, content_type, **extra)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """After a test that commits (real threads), restore what it changed: a flush takes the reference data too."""
    with django_db_blocker.unblock():
        pristine = Pristine.remember()
        # Read once, so that no test counts these statements as its own.
        _cache_empty()
        tunables.tunables_read()
        games.game_list()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(TransactionTestCase, "_fixture_teardown", lambda _: pristine.restore())
        yield


def _cache_empty() -> None:
    cache.clear()
    # What each process keeps stays what it is: a version that is missing would make it read anew in some test.
    cache.set_many({f"version:{name}": "0" for name in (games.VERSION, tunables.VERSION)}, None)


@pytest.fixture(autouse=True)
def clean_cache() -> None:
    """Empty Valkey before each test: pages, limits and counters of another test mean nothing here."""
    _cache_empty()


@pytest.fixture(autouse=True)
def kept_by_the_process() -> Iterator[None]:
    """Forget what a test set: its rows are gone, and so is what the process kept of them."""
    remembered.forget_all()
    numbers, catalog = list(tunables._kept), list(games._kept)
    yield
    tunables._kept[:], games._kept[:] = numbers, catalog


@pytest.fixture(autouse=True)
def answers_are_documented() -> Iterator[None]:
    """Fail a test that got an answer which docs/api/openapi.json does not promise."""
    documented.unwritten.clear()
    yield
    assert documented.unwritten == []


def pytest_sessionfinish() -> None:
    """Keep what this process has seen of the API."""
    documented.keep()


@pytest.fixture(autouse=True)
def books_are_right(request: pytest.FixtureRequest) -> Iterator[None]:
    """Prove the books after every test that commits: whatever raced in it, no so'm is lost or made."""
    marker = request.node.get_closest_marker("django_db")
    is_proved = marker and marker.kwargs.get("transaction") and "books_are_broken" not in request.keywords
    if is_proved:
        # Asked for here, so that it is still there afterwards.
        request.getfixturevalue("transactional_db")
    yield
    if is_proved:
        assert ledger_check() == []


@pytest.fixture
def buyer(db: None) -> UserInfo:
    """Somebody who buys."""
    return user_create(username="buyer")


@pytest.fixture
def seller(db: None) -> UserInfo:
    """Somebody who sells, past the hold of new sellers."""
    return user_create(username="seller", sales_count=10)


@pytest.fixture
def stranger(db: None) -> UserInfo:
    """Somebody who has nothing to do with it."""
    return user_create(username="stranger")


@pytest.fixture
def moderator(db: None) -> UserInfo:
    """Somebody of the staff."""
    return user_create(username="moderator", is_staff=True)


@pytest.fixture(scope="session")
def sign_in() -> Callable[[UserInfo | None], ApiClient]:
    """Return a function that signs a user in with a real session; None gives a visitor's client."""

    def client_of(user: UserInfo | None) -> ApiClient:
        if user is None:
            return ApiClient()
        return ApiClient(users.session_start(user_id=user.id, actor=Actor.visitor()).access)

    return client_of


@pytest.fixture
def client_for(db: None, sign_in: Callable[[UserInfo | None], ApiClient]) -> Callable[[UserInfo | None], ApiClient]:
    """Return that function to a test of its own."""
    return sign_in


@pytest.fixture
def no_database() -> Iterator[None]:
    """Take the database away: its port answers nobody."""
    port = connection.settings_dict["PORT"]
    connection.close()
    connection.settings_dict["PORT"] = "1"
    yield
    connection.close()
    connection.settings_dict["PORT"] = port

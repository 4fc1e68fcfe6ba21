"""Many at once on a cold page: one builds it, the others read what that one kept; nobody waits for ever."""

import threading
import time
from functools import partial

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from config.cache import Together
from wibestore.core import public_cache
from wibestore.core.public_cache import public_answer, version_bump
from wibestore.core.tests.race import run_together

MANY = 30
pytestmark = pytest.mark.django_db(transaction=True)


class Build:
    """Builds a page that counts how often it was built; may wait until others have come, or break."""

    def __init__(self, *, breaks: int = 0) -> None:
        self.count = 0
        self.others = threading.Event()
        self._breaks = breaks
        self._counting = threading.Lock()

    def __call__(self) -> dict[str, int]:
        with self._counting:
            self.count += 1
            number = self.count
        assert self.others.wait(30)
        if number <= self._breaks:
            raise ZeroDivisionError
        return {"built": number}


def ask(build) -> bytes:
    return public_answer(RequestFactory().get("/"), key="tests.cold", depends_on=("tests.cold",), build=build).content


def at_once(build: Build, monkeypatch, *, waiting: int) -> list[bytes | Exception]:
    """Let `MANY` ask at once; who builds goes on when `waiting` others have looked and found it building."""
    waiters: set[int] = set()
    pause = time.sleep

    def seen(pause_s: float) -> None:
        waiters.add(threading.get_ident())
        if len(waiters) >= waiting:
            build.others.set()
        pause(pause_s)

    # However slow this machine is: nobody is to lose patience here.
    monkeypatch.setattr(public_cache, "BUILD_WAIT_S", 30)
    monkeypatch.setattr(public_cache, "_BUILD_LOCK_S", 60)
    monkeypatch.setattr(time, "sleep", seen)
    return run_together([partial(ask, build)] * MANY)


@pytest.mark.parametrize("begin", ["never kept", "made stale"])
def test_one_builds_for_all(monkeypatch, begin):
    if begin == "made stale":
        warm = Build()
        warm.others.set()
        ask(warm)
        version_bump("tests.cold")
    build = Build()

    answers = at_once(build, monkeypatch, waiting=MANY - 1)

    assert answers == [b'{"built":1}'] * MANY
    assert build.count == 1


def test_where_the_builder_fails_the_next_one_builds(monkeypatch):
    build = Build(breaks=1)

    answers = at_once(build, monkeypatch, waiting=MANY - 1)

    failed = [answer for answer in answers if isinstance(answer, Exception)]
    assert [type(answer) for answer in failed] == [ZeroDivisionError]
    assert answers.count(b'{"built":2}') == MANY - 1
    assert build.count == 2


def test_a_builder_that_died_is_waited_for_within_bounds(monkeypatch):
    monkeypatch.setattr(public_cache, "BUILD_WAIT_S", 0.05)
    monkeypatch.setattr(public_cache._Page, "_begin", lambda *_: None)
    stuck, own = Build(), Build()
    builder = threading.Thread(target=ask, args=(stuck,))
    builder.start()
    while not stuck.count:
        builder.join(0.01)
    own.others.set()

    assert ask(own) == b'{"built":1}'

    assert own.count == 1
    stuck.others.set()
    builder.join(30)


def test_a_lock_that_nobody_gives_back_ends_by_itself(monkeypatch):
    names = []
    add = Together.add

    def noted(trip, key, value, seconds):
        names.append((key, seconds))
        add(trip, key, value, seconds)

    monkeypatch.setattr(Together, "add", noted)
    build = Build()
    build.others.set()
    ask(build)

    [(lock, seconds)] = [one for one in names if one[0].startswith("building:")]
    assert seconds == public_cache._BUILD_LOCK_S
    assert cache.get(lock) is None


def test_without_redis_everybody_builds_and_gets_an_answer(settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    build = Build()
    build.others.set()

    assert [ask(build) for _ in range(2)] == [b'{"built":1}', b'{"built":2}']

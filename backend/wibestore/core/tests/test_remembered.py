"""What a process remembers for some seconds."""

from types import SimpleNamespace

import pytest

from wibestore.core import remembered
from wibestore.core.remembered import Remembered, forget_all


@pytest.fixture
def passed(monkeypatch):
    """A clock that goes on when it is told so."""
    now = [100.0]
    monkeypatch.setattr(remembered, "time", SimpleNamespace(monotonic=lambda: now[0]))

    def go_on(seconds):
        now[0] += seconds

    return go_on


def test_a_value_is_made_once_until_it_is_too_old(passed):
    kept, made = Remembered(most=10, keep_s=30), iter(range(9))

    first = [kept.get("one", lambda: next(made)) for _ in range(2)]
    passed(31)

    assert (first, kept.find("one")) == ([0, 0], None)
    assert kept.get("one", lambda: next(made)) == 1


def test_nothing_is_a_value_too(passed):
    kept = Remembered(most=10, keep_s=30)
    kept.put("one", None)

    assert kept.find("one") == (None,)
    assert kept.get("one", lambda: pytest.fail("made again")) is None


def test_it_holds_no_more_than_it_may(passed):
    kept = Remembered(most=3)
    for number in range(10):
        kept.put(number, number)
        assert len([one for one in range(10) if kept.find(one)]) <= 3

    assert kept.find(9) == (9,)


def test_all_is_forgotten_at_once():
    kept = Remembered(most=3)
    kept.put("one", 1)

    forget_all()

    assert kept.find("one") is None

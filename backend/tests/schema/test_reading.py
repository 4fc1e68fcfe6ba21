"""Refusals are read off the code rightly: along every way that leads to one, and not where somebody catches it."""

from contextlib import suppress

import pytest
from django.utils.cache import get_conditional_response

from tools import refusals
from wibestore.core.errors import DomainError, NotFound, NotPermitted, VersionConflict


def refuses():
    raise NotFound


def refuses_by_what_it_is_given(refusal):
    raise refusal("Not now")


def chosen():
    return STEPS["first"]()


def passed_on():
    refuses_by_what_it_is_given(NotPermitted)


def caught():
    with suppress(NotFound):
        refuses()
    try:
        refuses()
    except (NotFound, VersionConflict):
        return


def caught_and_handed_on():
    try:
        refuses()
    except DomainError:
        raise


def caught_and_said_otherwise():
    try:
        refuses()
    except NotFound as error:
        raise VersionConflict from error


def looked_at():
    try:
        return 1
    except DomainError as error:
        return isinstance(error, NotPermitted)


def inside():
    def later():
        refuses()

    return later


def unchanged(request):
    return get_conditional_response(request, etag=request.headers.get("If-None-Match"))


class Guard:
    def check(self):
        raise NotPermitted


class StrictGuard(Guard):
    def check(self):
        super().check()


class Keeper:
    guard: StrictGuard

    def of_a_field(self):
        self.guard.check()


def of_a_new_one():
    guard, other = StrictGuard(), None
    guard.check()
    return other


def of_an_argument(keeper: Keeper | None):
    return keeper and keeper.of_a_field()


STEPS = {"first": refuses, "second": [passed_on]}


@pytest.fixture(autouse=True)
def ours(monkeypatch):
    """Let the reading follow what is in this file, too."""
    monkeypatch.setattr(refusals, "OURS", (*refusals.OURS, __name__))
    refusals.unit_of.cache_clear()
    yield
    refusals.unit_of.cache_clear()


@pytest.mark.parametrize(
    ("start", "found"),
    [
        (refuses, {NotFound}),
        (passed_on, {NotPermitted}),
        (chosen, {NotFound, NotPermitted}),
        (caught, set()),
        (caught_and_handed_on, {NotFound}),
        (caught_and_said_otherwise, {VersionConflict}),
        (looked_at, set()),
        (inside, {NotFound}),
        (of_a_new_one, {NotPermitted}),
        (of_an_argument, {NotPermitted}),
        (unchanged, {refusals.Unchanged}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_may_come_out_of_a_function(start, found):
    assert refusals.reached_from([start]).refusals == found


def test_which_headers_are_looked_at():
    assert refusals.reached_from([unchanged]).headers == {"If-None-Match"}

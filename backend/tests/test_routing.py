"""The API's routes are found among those of their first word: the same ones as among all of them."""

import re
from uuid import UUID

import pytest
from django.urls import Resolver404, URLResolver, path
from django.urls.resolvers import RoutePattern

from config.api import api
from config.routing import ByFirstWord

WORDS = {
    "uuid": str(UUID(int=7)),
    "uuidstr": str(UUID(int=7)),
    "int": "7",
    "slug": "a-word",
    "str": "word",
    "path": "some/way",
}
WHOLE = path("api/v1/", api.urls)
PARTED = ByFirstWord(WHOLE)


def addresses() -> list[str]:
    """Return an address of each route."""
    routes = [str(one.pattern) for one in WHOLE.url_patterns]
    return ["api/v1/" + re.sub(r"<(?:(\w+):)?\w+>", lambda found: WORDS[found[1] or "str"], route) for route in routes]


def found(resolver: URLResolver, address: str):
    try:
        match = resolver.resolve(address)
    except Resolver404:
        return None
    return (match.func, match.args, match.kwargs, match.route, match.url_name, match.namespaces, match.app_names)


def test_every_route_is_the_one_that_is_found_among_all():
    wrong = [address for address in addresses() if found(PARTED, address) != found(WHOLE, address)]

    assert wrong == []
    assert len(addresses()) > 200
    assert sum(found(PARTED, address) is not None for address in addresses()) == len(addresses())


@pytest.mark.parametrize(
    "address", ["api/v1/nowhere/", "api/v1/listings", "api/v1/listings/x/y/", "api/v1/listing/", "api/v2/listings/", ""]
)
def test_what_no_route_knows_is_not_found(address):
    assert found(WHOLE, address) is None
    assert found(PARTED, address) is None


def test_only_routes_of_the_first_word_are_tried(monkeypatch):
    tried = []
    match = RoutePattern.match

    def noted(pattern, address):
        tried.append(str(pattern))
        return match(pattern, address)

    monkeypatch.setattr(RoutePattern, "match", noted)
    PARTED.resolve("api/v1/listings/")

    assert {word.partition("/")[0] for word in tried} == {"api", "listings"}


@pytest.mark.parametrize("first", ["<str:any>/", "lis", ""])
def test_a_route_that_may_begin_with_any_word_keeps_its_place(first):
    def view():
        """Answer nothing."""

    routes = [path(f"{first}special/", view, name="special"), path("listings/<str:name>/", view, name="plain")]
    opening = [path(first, (routes[:1], "", ""))] if first == "lis" else routes[:1]
    whole = path("api/", ([*opening, *routes[1:]], "", ""))

    for address in ("api/listings/special/", "api/lisspecial/", "api/special/", "api/lislisspecial/"):
        assert found(ByFirstWord(whole), address) == found(whole, address)

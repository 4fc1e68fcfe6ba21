"""
What every operation of the document refuses, whatever it is for: parameters that it does not know, bodies that are
not announced as JSON.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from tests.architecture.test_access import World
from tests.schema.cases import PREFIX
from tests.schema.test_every_operation import world
from tests.schema.test_matrix import ROUTES, caller, needed
from tests.schema.test_refusals import giving
from tests.schema.world import undone

__all__ = ["world"]


def answers(
    world: World, routes: list[tuple[str, str]], query: str = "", kind: str = "application/json"
) -> Iterator[tuple[tuple[str, str], Any]]:
    """Call each route as somebody who may, with `query` and a body of `kind`; what it did is undone."""
    for method, path in routes:
        cache.clear()  # What is counted of a person is counted anew.
        client = world.clients[caller(method, path)]
        client.cookies.clear()
        address = PREFIX + path.format(**world.names) + (needed(world, method, path) or "?") + query
        options = {} if method == "GET" else {"content_type": kind}
        with undone():
            yield (method, path), getattr(client, method.lower())(address, {}, **options)


@pytest.mark.django_db
def test_a_parameter_that_an_operation_does_not_know_is_refused(world):
    routes = giving("400", "validation.failed")

    wrong = {
        route: (answer.status_code, answer.content[:200])
        for route, answer in answers(world, routes, "&nobody_knows_this=1")
        if answer.status_code != 400 or answer.json()["errors"][0]["pointer"] != "?nobody_knows_this"
    }

    assert set(routes) == set(ROUTES)
    assert wrong == {}


@pytest.mark.django_db
def test_a_body_that_is_not_announced_as_json_is_refused(world):
    routes = giving("415", "request.unsupported_media_type")

    wrong = {
        route: (answer.status_code, answer.content[:200])
        for route, answer in answers(world, routes, kind="text/plain")
        if answer.status_code != 415 or answer.json()["code"] != "request.unsupported_media_type"
    }

    assert len(routes) > 100
    assert wrong == {}

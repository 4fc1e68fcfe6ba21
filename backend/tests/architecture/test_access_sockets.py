"""
Whose socket opens where: one row per address, compared with the router (style guide §5).

Over the real server: what a person's browser is told, or the code that closes its socket.
"""

import re

import pytest

from config.sockets import application
from tests.architecture.test_access import EVERYBODY, World, world_create
from wibestore.core.realtime.frames import PROBLEM
from wibestore.core.tests.sockets import Browser, socket_server

OPEN = 0

SOCKETS: dict[str, tuple[int, ...]] = {
    # Staff come in with a dispute alone (chat/tests/test_staff.py).
    "ws/chat/{chat_id}/": (4401, 4404, OPEN, OPEN, 4404, 4403, 4404, 4404),
    "ws/listings/{listing_id}/": (4401, OPEN, OPEN, OPEN, OPEN, 4403, OPEN, OPEN),
    "ws/notifications/": (4401, OPEN, OPEN, OPEN, OPEN, 4403, OPEN, OPEN),
    # An address that nothing serves says so to everybody.
    "ws/none/": (4404, 4404, 4404, 4404, 4404, 4404, 4404, 4404),
}


def answer(server: str, world: World, person: str, path: str) -> int:
    """Open a person's socket and say what no socket takes: open, or the code it was closed with."""
    address = f"{server}/{path.format(**world.names)}?token={world.clients[person].token}"
    expected = SOCKETS[path][EVERYBODY.index(person)]
    with Browser(address) as browser:
        if expected != OPEN:
            return browser.code()
        browser.say_raw("{}")
        browser.hear(PROBLEM)
        return OPEN


@pytest.mark.django_db(transaction=True)
def test_each_persons_socket_opens_or_is_closed_as_the_table_says(sign_in):
    world = world_create(sign_in)

    with socket_server() as server:
        got = {path: {person: answer(server, world, person, path) for person in EVERYBODY} for path in SOCKETS}

    assert got == {path: dict(zip(EVERYBODY, row, strict=True)) for path, row in SOCKETS.items()}


def test_every_socket_has_its_row():
    patterns = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(route.pattern)) for route in application.routes}

    assert patterns - {""} == set(SOCKETS) - {"ws/none/"}

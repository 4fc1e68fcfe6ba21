"""PostgreSQL away while sockets are opened and used: a code by which the browser comes back, never a bare 500."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import psycopg.sql
import pytest
from django.db import connection

from wibestore.core.ids import uuid7
from wibestore.core.realtime.frames import PROBLEM, RESUME
from wibestore.core.tests.sockets import Browser, socket_server
from wibestore.listings.factories import listing_active
from wibestore.listings.frames import LISTING_CHANGED

pytestmark = pytest.mark.django_db(transaction=True)

_ADMIT = "ALTER DATABASE {} ALLOW_CONNECTIONS {}"
_END_OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s"


@contextmanager
def database_shut() -> Iterator[None]:
    """End every connection of this database but the test's own and let nobody in, as a restart does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        own = cursor.fetchone()[0]
    known = connection.settings_dict
    place = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"], "password": known["PASSWORD"]}
    with psycopg.connect(dbname="postgres", autocommit=True, **place) as beside:
        name = psycopg.sql.Identifier(known["NAME"])
        beside.execute(psycopg.sql.SQL(_ADMIT).format(name, psycopg.sql.SQL("false")))
        try:
            beside.execute(_END_OTHERS, [known["NAME"], own])
            yield
        finally:
            beside.execute(psycopg.sql.SQL(_ADMIT).format(name, psycopg.sql.SQL("true")))


@pytest.fixture
def address(seller, buyer, sign_in) -> Iterator[str]:
    """The listing's socket with an access token in its address."""
    listing, token = listing_active(seller.id), sign_in(buyer).token
    with socket_server() as server:
        yield f"{server}/ws/listings/{listing.id}/?token={token}"


def test_who_comes_meanwhile_is_told_to_come_back(address):
    with database_shut(), Browser(address) as late:
        assert late.code() == 1013

    with Browser(address) as back:
        assert back.hear(LISTING_CHANGED)["data"]["status"] == "active"


def test_who_is_there_stays_and_is_told_that_it_was_not_done(address):
    with Browser(address) as browser:
        browser.hear(LISTING_CHANGED)
        asked = str(uuid7())
        with database_shut():
            browser.say(RESUME, {"after": 0}, frame_id=asked)
            refused = browser.hear(PROBLEM)

        assert (refused["id"], refused["data"]["status"], refused["data"]["code"]) == (
            asked,
            503,
            "service.unavailable",
        )
        browser.say(RESUME, {"after": 0})
        assert browser.hear(LISTING_CHANGED)["data"]["status"] == "active"

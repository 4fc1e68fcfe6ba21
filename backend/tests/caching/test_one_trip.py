"""A page that is kept costs one trip to Valkey, whatever it holds, and its bytes go to those alone who lack them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from wibestore.core import outbox, public_cache
from wibestore.core.ids import uuid7
from wibestore.core.money import Som
from wibestore.core.public_cache import Held, public_answer, version_bump
from wibestore.games import selectors as games
from wibestore.ledger.factories import wallet_fund
from wibestore.listings.factories import listing_active

pytestmark = pytest.mark.django_db(transaction=True)
KEY, ARRIVALS, WATCH = "tests.trips", "tests.trips.arrivals", "tests.trips.watched"
THINGS = [f"tests.trips.thing:{number}" for number in range(24)]
HELD = Held(names=lambda _: THINGS, watch=WATCH, is_so=lambda _: True)


def valkey():
    return cache._cache.get_client(write=True)


@contextmanager
def trips() -> Iterator[Callable[[], list[str]]]:
    """Watch the server; what is given back tells which commands clients sent it, without those that scripts run."""
    client = valkey()
    database = str(client.connection_pool.connection_kwargs["db"])
    with client.monitor() as watching:

        def seen() -> list[str]:
            client.echo("that is all")
            commands: list[str] = []
            while not commands or commands[-1] != "ECHO that is all":
                one = watching.next_command()
                # Other tests' workers have databases of their own.
                if one["client_type"] != "lua" and str(one["db"]) == database:
                    commands.append(one["command"])
            return [command.split(" ", 1)[0] for command in commands[:-1]]

        # The connection that watches is the one that was kept: another greets the server first.
        seen()
        yield seen


def asked(value: int = 1, etag: str = ""):
    headers = {"If-None-Match": etag} if etag else {}
    return public_answer(
        RequestFactory().get("/", headers=headers),
        key=KEY,
        depends_on=(ARRIVALS,),
        build=lambda: {"value": value},
        held=HELD,
    )


def test_a_list_that_holds_many_things_is_read_in_one_trip():
    asked()

    with trips() as seen:
        assert asked(2).content == b'{"value":1}'
        assert seen() == ["EVALSHA"]


def test_who_has_its_bytes_gets_none_from_valkey_either(monkeypatch):
    etag, looked, look = asked()["ETag"], [], public_cache._seen

    def noted(said):
        looked.append(said)
        return look(said)

    monkeypatch.setattr(public_cache, "_seen", noted)
    with trips() as seen:
        answers = [asked(2, one) for one in (etag, f"W/{etag}")]
        assert seen() == ["EVALSHA"] * 2

    assert [(one.status_code, one["ETag"], one.content) for one in answers] == [(304, etag, b"")] * 2
    assert [said[2:] for said in looked] == [[etag.encode()]] * 2


@pytest.mark.parametrize(("sent", "status"), [('"other"', 200), ('"other", {}', 304), ("*", 304), ("garbage", 200)])
def test_other_conditions_mean_what_they_always_did(sent, status):
    etag = asked()["ETag"]

    answer = asked(2, sent.format(etag))

    assert (answer.status_code, answer.content) == (status, b'{"value":1}' if status == 200 else b"")


@pytest.mark.parametrize("name", [ARRIVALS, THINGS[-1]])
def test_a_known_page_that_became_stale_is_sent_anew(name):
    etag = asked()["ETag"]
    version_bump(name)

    answer = asked(2, etag)

    assert (answer.status_code, answer.content) == (200, b'{"value":2}')


def test_a_page_that_depends_on_nothing_is_kept_as_well():
    answers = [
        public_answer(RequestFactory().get("/"), key=KEY, depends_on=(), build=lambda value=value: {"value": value})
        for value in (1, 2)
    ]

    assert [one.content for one in answers] == [b'{"value":1}'] * 2


def test_a_script_that_valkey_does_not_know_is_sent_once(monkeypatch):
    asked()
    # As after SCRIPT FLUSH, or a start anew; to flush would take their scripts from other tests of the same server.
    monkeypatch.setattr(public_cache, "_LOOK", f"{public_cache._LOOK}-- {uuid7()}")

    with trips() as seen:
        assert [asked(2).content for _ in range(2)] == [b'{"value":1}'] * 2
        assert seen() == ["EVALSHA", "EVAL", "EVALSHA"]


def test_a_page_in_another_shape_is_built_anew():
    asked()
    [key] = valkey().scan_iter("*:page:*")
    valkey().set(key, b"something else", ex=30)

    assert [asked(2).content for _ in range(2)] == [b'{"value":2}'] * 2


def test_a_page_that_holds_nothing_is_kept(monkeypatch):
    monkeypatch.setattr(f"{__name__}.HELD", Held(names=lambda _: [], watch=WATCH, is_so=lambda _: True))

    assert [asked(value).content for value in (1, 2)] == [b'{"value":1}'] * 2


def test_a_change_of_many_things_is_told_in_one_trip():
    version_bump(WATCH)

    with trips() as seen:
        version_bump(*THINGS, WATCH)
        assert seen() == ["EVALSHA"]


def test_a_purchase_makes_five_trips(client_for, buyer, seller, monkeypatch):
    # However slow this machine is: what a process asks for every few seconds is no trip of a purchase.
    monkeypatch.setattr(games, "_RECHECK_AFTER_S", 600)
    monkeypatch.setattr(outbox, "HINT_EXPIRES_S", 600)
    wallet_fund(buyer.id, Som(1_000_000))
    member, prices = client_for(buyer), (250_000, 260_000)
    bought = {listing_active(seller.id, price=price).id: price for price in prices}
    bodies = [{"listing_id": str(one), "price": price, "pay_now": True} for one, price in bought.items()]
    # The first one gives Valkey the scripts.
    assert member.post("/api/v1/orders/", bodies[0]).status_code == 201

    with trips() as seen:
        assert member.post("/api/v1/orders/", bodies[1]).status_code == 201
        # Its limit, what became stale before and after the commit, two counts to be made anew, and who wakes the relay.
        assert seen() == ["EVALSHA"] * 4 + ["SET"]

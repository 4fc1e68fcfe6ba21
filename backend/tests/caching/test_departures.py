"""Lists that hold things: what leaves makes those stale that hold it, at once, and leaves the others as they are."""

from itertools import permutations

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from tests.caching.steps import BEGIN, BUILD, HOLD, HOLDING, LOOK, STORE, Reader, reader_here
from wibestore.core import clock, public_cache
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.models import Tunable
from wibestore.core.public_cache import Held, public_answer, version_bump
from wibestore.listings import services
from wibestore.listings.factories import listing_active
from wibestore.orders import services as orders
from wibestore.orders.rules import Event

pytestmark = pytest.mark.django_db(transaction=True)
KEY, OLD, NEW = "tests.held", 100, 200
THING, WATCH, ARRIVALS = "tests.thing", "tests.watched", "tests.arrivals"
CHANGE, COMMIT = "change", "commit"
WRITER = (CHANGE, COMMIT)
LISTS = (
    "/api/v1/listings/",
    "/api/v1/listings/?game=pubg-mobile&ordering=price",
    "/api/v1/games/pubg-mobile/listings/",
)


@pytest.fixture
def thing() -> None:
    """A row that a list holds: any table will do."""
    Tunable.objects.create(key=KEY, value=OLD, updated_at=clock.now(), updated_by=uuid7())


@pytest.fixture
def stopping(monkeypatch) -> None:
    """Let readers stop before they ask for the versions of what they hold, and before they keep it."""
    write, made = public_cache._write, public_cache._held_made

    def write_gated(key, value, keep_s, **options):
        if reader := reader_here():
            reader.reached(STORE)
        write(key, value, keep_s, **options)

    def made_gated(keys):
        if (reader := reader_here()) and len(keys) > 1:
            reader.reached(HOLD)
        return made(keys)

    monkeypatch.setattr(public_cache, "_write", write_gated)
    monkeypatch.setattr(public_cache, "_held_made", made_gated)


def now_said() -> int:
    return int(Tunable.objects.values_list("value", flat=True).get(key=KEY))


def asked() -> bytes:
    """Return the list, which holds one thing and says its value."""

    def build():
        if reader := reader_here():
            reader.reached(BUILD)
        return {"said": now_said()}

    def is_so(page):
        if reader := reader_here():
            reader.reached(LOOK)
        return page["said"] == now_said()

    held = Held(names=lambda _: [THING], watch=WATCH, is_so=is_so)
    request = RequestFactory().get("/")
    return public_answer(request, key=KEY, depends_on=(ARRIVALS,), build=build, held=held).content


def woven() -> list[tuple[int, ...]]:
    """Return every way to weave the steps of a reader and a writer into one: whose step is due."""
    return sorted(set(permutations([0] * len(HOLDING) + [1] * len(WRITER))))


@pytest.mark.parametrize("lost", ["", THING, WATCH, ARRIVALS])
@pytest.mark.parametrize("order", woven(), ids=str)
def test_after_something_left_no_list_holds_it(thing, stopping, order, lost):
    reader = Reader(lambda _: asked(), HOLDING)
    unit, lines = transaction.atomic(), [iter(HOLDING), iter(WRITER)]
    for number in order:
        step = next(lines[number])
        if number == 0:
            reader.pass_on(step)
        elif step == CHANGE:
            unit.__enter__()
            Tunable.objects.filter(key=KEY).update(value=NEW)
            version_bump(THING, WATCH)
        else:
            unit.__exit__(None, None, None)
            cache.delete(f"version:{lost}")

    reader.ended()

    assert asked() == b'{"said":200}'
    assert asked() == b'{"said":200}'


def test_one_that_is_kept_is_read_without_the_database_until_something_it_holds_changes(thing):
    asked()
    Tunable.objects.filter(key=KEY).update(value=NEW)
    version_bump(WATCH)

    with CaptureQueriesContext(connection) as statements:
        assert asked() == b'{"said":100}'
    assert len(statements) == 0

    version_bump(THING)
    assert asked() == b'{"said":200}'


def test_who_asks_after_something_left_does_not_wait_for_whoever_began_before(thing, stopping):
    asked()
    version_bump(THING, WATCH)
    reader = Reader(lambda _: asked(), HOLDING)
    reader.pass_on(BEGIN)
    with transaction.atomic():
        Tunable.objects.filter(key=KEY).update(value=NEW)
        version_bump(THING, WATCH)

    assert asked() == b'{"said":200}'
    reader.ended()
    assert asked() == b'{"said":200}'


# The shop's own lists.


def ids(client, address: str) -> set[str]:
    return {card["id"] for card in client.get(address).json()["results"]}


def test_what_is_bought_leaves_every_list_and_comes_back_with_its_order(client, buyer, seller):
    listing, other = listing_active(seller.id, price=250_000), listing_active(seller.id)
    assert [ids(client, one) for one in LISTS] == [{str(listing.id), str(other.id)}] * 3

    order = orders.order_create(actor=Actor.user(buyer.id), listing_id=listing.id, price=250_000)
    assert [ids(client, one) for one in LISTS] == [{str(other.id)}] * 3

    orders.transition(order.id, Event.CANCEL, Actor.user(buyer.id))
    assert [ids(client, one) for one in LISTS] == [{str(listing.id), str(other.id)}] * 3


def test_a_list_that_does_not_hold_what_leaves_is_not_built_again(client, seller):
    cheap, dear = listing_active(seller.id, price=50_000), listing_active(seller.id, price=900_000)
    address = "/api/v1/listings/?max_price=100000"
    assert ids(client, address) == {str(cheap.id)}

    services.listing_event(actor=Actor.user(seller.id), listing_id=dear.id, event="pause")

    with CaptureQueriesContext(connection) as statements:
        assert ids(client, address) == {str(cheap.id)}
    assert len(statements) == 0
    services.listing_event(actor=Actor.user(seller.id), listing_id=cheap.id, event="pause")
    assert ids(client, address) == set()


def test_what_comes_on_sale_is_on_every_list_at_once(client, seller):
    first = listing_active(seller.id)
    assert [ids(client, one) for one in LISTS] == [{str(first.id)}] * 3

    second = listing_active(seller.id)

    assert [ids(client, one) for one in LISTS] == [{str(first.id), str(second.id)}] * 3

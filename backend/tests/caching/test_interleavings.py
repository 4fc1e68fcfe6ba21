"""
No stale price, whatever the order: two readers and a writer step by step, on real Valkey and PostgreSQL.

A reader begins (looks at the cache), builds (reads the database), stores. A writer changes the price and bumps,
commits, bumps again. Every order of their steps is tried; after the writer's last step nobody may read the old price.
"""

from collections.abc import Iterator
from itertools import permutations

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import RequestFactory

from tests.caching.steps import BEGIN, BUILD, STORE, Reader, reader_here
from wibestore.core import clock, public_cache
from wibestore.core.ids import uuid7
from wibestore.core.models import Tunable
from wibestore.core.public_cache import kept, public_answer, version_bump

pytestmark = pytest.mark.django_db(transaction=True)
KEY, NAME, OLD, NEW = "tests.price", "tests.prices", 100, 200
CHANGE, COMMIT = "change", "commit"
READER, WRITER = (BEGIN, BUILD, STORE), (CHANGE, COMMIT)


@pytest.fixture(autouse=True)
def price() -> None:
    """A row that has a price: any table will do."""
    Tunable.objects.create(key=KEY, value=OLD, updated_at=clock.now(), updated_by=uuid7())


def price_now() -> int:
    return int(Tunable.objects.values_list("value", flat=True).get(key=KEY))


def by_page(build) -> bytes:
    request = RequestFactory().get("/")
    answer = public_answer(request, key=KEY, depends_on=(NAME,), build=lambda: {"price": build()})
    return answer.content


def by_kept(build) -> bytes:
    return b'{"price":%d}' % kept(KEY, build, keep_s=30, depends_on=(NAME,))


def orders(*lines: tuple[str, ...]) -> Iterator[tuple[int, ...]]:
    """Yield every way to weave the lines into one: numbers of the line whose next step is due."""
    steps = [number for number, line in enumerate(lines) for _ in line]
    yield from sorted(set(permutations(steps)))


class Writer:
    """Somebody who changes the price in the steps of a service: change and bump, then commit and bump again."""

    def __init__(self, price: int) -> None:
        self.price = price
        self._unit = transaction.atomic()

    def step(self, name: str) -> None:
        """Do the step `name`."""
        if name == CHANGE:
            self._unit.__enter__()
            Tunable.objects.filter(key=KEY).update(value=self.price)
            version_bump(NAME)
        else:
            self._unit.__exit__(None, None, None)


@pytest.fixture
def stopping(monkeypatch) -> None:
    """Let readers stop before they keep what they built."""
    write = public_cache._write

    def gated(key, value, keep_s, **options):
        if reader := reader_here():
            reader.reached(STORE)
        write(key, value, keep_s, **options)

    monkeypatch.setattr(public_cache, "_write", gated)


def reader_new(how) -> Reader:
    def ask(reader: Reader) -> bytes:
        def build() -> int:
            reader.reached(BUILD)
            return price_now()

        answer: bytes = how(build)
        return answer

    return Reader(ask)


@pytest.mark.parametrize("is_lost", [False, True], ids=["versions kept", "versions lost"])
@pytest.mark.parametrize("how", [by_page, by_kept], ids=["page", "kept"])
@pytest.mark.parametrize("order", list(orders(READER, WRITER)), ids=str)
def test_after_a_change_nobody_reads_the_old_price(stopping, how, order, is_lost):
    reader, writer = reader_new(how), Writer(NEW)
    lines = [iter(READER), iter(WRITER)]
    for number in order:
        step = next(lines[number])
        if number == 0:
            reader.pass_on(step)
        else:
            writer.step(step)
        if is_lost and step == COMMIT:
            # Put out for want of memory, as a cache may do at any moment.
            cache.delete(f"version:{NAME}")

    reader.ended()

    assert how(price_now) == b'{"price":200}'
    assert how(price_now) == b'{"price":200}'


@pytest.mark.parametrize("order", list(orders(READER, (*WRITER, *WRITER))), ids=str)
def test_nor_after_two_changes_one_after_the_other(stopping, order):
    reader, prices, writer = reader_new(by_page), iter((NEW, 300)), Writer(NEW)
    lines = [iter(READER), iter((*WRITER, *WRITER))]
    for number in order:
        step = next(lines[number])
        if number == 0:
            reader.pass_on(step)
        else:
            writer = Writer(next(prices)) if step == CHANGE else writer
            writer.step(step)

    reader.ended()

    assert by_page(price_now) == b'{"price":300}'


def test_a_change_that_is_taken_back_leaves_the_price(stopping):
    reader = reader_new(by_page)
    reader.pass_on(BEGIN)
    with transaction.atomic():
        Tunable.objects.filter(key=KEY).update(value=NEW)
        version_bump(NAME)
        transaction.set_rollback(True)

    assert reader.ended() == b'{"price":100}'
    assert by_page(price_now) == b'{"price":100}'


def test_who_asks_after_a_change_does_not_wait_for_whoever_began_before_it(stopping):
    reader = reader_new(by_page)
    reader.pass_on(BEGIN)
    with transaction.atomic():
        Tunable.objects.filter(key=KEY).update(value=NEW)
        version_bump(NAME)

    assert by_page(price_now) == b'{"price":200}'
    assert reader.ended() in (b'{"price":100}', b'{"price":200}')
    assert by_page(price_now) == b'{"price":200}'

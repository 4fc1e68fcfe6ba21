"""One storm for all the tests of this folder: `proof.crash` has made the database and says where it lies."""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from shop.paths import RunDir

from crash import stock
from crash.report import report
from crash.shop import Shop
from crash.storm import Storm, storm_run
from crash.verdict.facts import Case, Facts

PURCHASES = 200


@pytest.fixture(autouse=True)
def clean_cache() -> None:
    """Leave Valkey alone, unlike other tests: it belongs to the running shop."""


@pytest.fixture(scope="session", autouse=True)
def _real_database(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield


@pytest.fixture(scope="session")
def seed() -> int:
    """Return CRASH_SEED, else a new one."""
    return int(os.environ.get("CRASH_SEED") or random.randrange(10**6))


@pytest.fixture(scope="session")
def shop(seed: int, _real_database: None) -> Iterator[Shop]:
    """Return the running shop."""
    run = RunDir(Path(os.environ["WIBESTORE_RUN_DIR"]))
    shop = Shop(run, web_port=int(os.environ["CRASH_WEB_PORT"]), seed=seed)
    try:
        shop.start()
        yield shop
    finally:
        shop.stop()


@pytest.fixture(scope="session")
def storm(shop: Shop, seed: int) -> Storm:
    """Return what happened: the purchases are made and the dust has settled."""
    print(f"CRASH_SEED={seed}")
    record = stock.record_new(int(os.environ.get("CRASH_PURCHASES") or PURCHASES), seed)
    storm = storm_run(shop, record, seed=seed)
    text = report(storm, judged(shop, storm), seed=seed)
    print(text)
    Path(os.environ["CRASH_FIGURES"]).write_text(text + "\n")
    return storm


@pytest.fixture
def case(shop: Shop, storm: Storm) -> Case:
    """Return the case, read anew."""
    return judged(shop, storm)


def judged(shop: Shop, storm: Storm) -> Case:
    """Read what the database and the logs say now."""
    return Case(
        record=storm.record,
        facts=Facts.read(),
        logs={
            name: shop.log_of(name).read_text(errors="replace") for name in shop.keepers if shop.log_of(name).exists()
        },
        killed_pids=frozenset(pid for kill in storm.kills for pid in kill.pids),
        surprises=tuple(storm.surprises),
    )


@pytest.fixture
def undone() -> Iterator[None]:
    """Take back whatever the test does to the database."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    connection.close()

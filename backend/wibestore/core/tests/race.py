"""Runs callers at the same moment in real threads, each with a database connection of its own."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier, Event

from django.db import connection, transaction

PATIENCE_S = 30


def run_together[T](calls: Sequence[Callable[[], T]]) -> list[T | Exception]:
    """Return what each call returned or raised, in the order of `calls`."""
    start = Barrier(len(calls))

    def run(call: Callable[[], T]) -> T | Exception:
        try:
            connection.ensure_connection()
            start.wait(PATIENCE_S)
            return call()
        except Exception as error:  # noqa: BLE001 - the test looks at what was raised
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def in_thread[T](pool: ThreadPoolExecutor, call: Callable[[], T]) -> Future[T]:
    """Run a call beside this one; the future gives what it returned or raises what it raised."""

    def run() -> T:
        try:
            return call()
        finally:
            connection.close()

    return pool.submit(run)


def somebody_waits_for_a_lock() -> None:
    """Return once a connection of this database waits for another's lock."""
    ends_at = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends_at:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return
    raise AssertionError("Nobody waits")


def overtaken[A, B](first: Callable[[], A], then: Callable[[], B]) -> tuple[A, B]:
    """
    Return what both returned: `first` has written when `then` begins, and commits once `then` waits for it.

    What `then` looked at before it waited is what was before `first`.
    """
    has_written, may_commit = Event(), Event()

    def slowly() -> A:
        with transaction.atomic():
            outcome = first()
            has_written.set()
            assert may_commit.wait(PATIENCE_S)
            return outcome

    with ThreadPoolExecutor(2) as pool:
        ahead = in_thread(pool, slowly)
        try:
            assert has_written.wait(PATIENCE_S), ahead.result()
            behind = in_thread(pool, then)
            somebody_waits_for_a_lock()
        finally:
            may_commit.set()
        return ahead.result(), behind.result()

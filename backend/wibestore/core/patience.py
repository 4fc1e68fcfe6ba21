"""
Time for statements that read a whole table: a job's, never a request's.

A request's statement ends after five seconds (`statement_timeout`), so that one page cannot hold the database. What
counts everything once a night or every ten minutes takes longer in a large shop, and would fail there for good.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection, transaction


@contextmanager
def statements_may_take(longest: timedelta) -> Iterator[None]:
    """
    Run a transaction of its own whose statements may take `longest` each.

    For reads: what is locked inside stays locked until the end. The limit goes with the transaction, so that no other
    gets it over the same connection, PgBouncer's included; within another transaction it holds to the end of that one.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            milliseconds = longest // timedelta(milliseconds=1)
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(milliseconds)])
        yield

"""What reads a whole table has its time, and nobody after it on the same connection."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from wibestore.core.patience import statements_may_take


def limit() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return str(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_a_longer_limit_ends_with_its_transaction():
    before = limit()

    with statements_may_take(timedelta(minutes=7)):
        within = limit()

    assert (within, limit()) == ("7min", before)
    assert before != within


@pytest.mark.django_db(transaction=True)
def test_a_statement_that_takes_longer_still_ends_and_so_does_the_limit():
    before = limit()

    with pytest.raises(OperationalError, match="statement timeout"), statements_may_take(timedelta(milliseconds=50)):
        connection.cursor().execute("SELECT pg_sleep(30)")

    assert limit() == before

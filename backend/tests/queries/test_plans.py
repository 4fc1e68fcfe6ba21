"""What `make queries` says of a plan: which big tables it reads from end to end, and where its time goes."""

import pytest
from django.db import connection

from bench.queries.capture import Statement, captured, explained
from bench.queries.plans import big_tables, main_node, pages_of, scanned
from wibestore.listings.models import Listing, SearchWord
from wibestore.users.factories import user_create
from wibestore.users.models import User

BIG = {"users_user", "listings_listing"}


def _plan(sql: str) -> dict:
    return explained(Statement(sql, None, 0.0, 0.0))


@pytest.mark.django_db
class TestScans:
    def test_a_big_table_read_from_end_to_end_is_named(self):
        assert scanned(_plan("SELECT * FROM users_user WHERE about LIKE '%x%'"), BIG) == {"users_user"}

    def test_it_is_found_however_deep_it_lies(self):
        deep = (
            "WITH few AS (SELECT id FROM users_user WHERE about LIKE '%x%' LIMIT 3) "
            "SELECT count(*) FROM listings_searchword WHERE EXISTS (SELECT 1 FROM few)"
        )

        assert scanned(_plan(deep), BIG) == {"users_user"}

    def test_a_small_table_may_be_read_whole(self):
        assert scanned(_plan("SELECT * FROM listings_searchword"), BIG) == set()

    def test_a_table_read_by_its_index_is_not_named(self):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        plan = _plan("SELECT * FROM users_user WHERE id = '01a0eafe-703b-72bf-84c9-13ffcde68ab2'")

        assert scanned(plan, BIG) == set()
        assert "users_user_pkey" in main_node(plan)

    def test_an_index_of_bitmaps_is_named_by_what_it_reads(self):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_indexscan = off")
        plan = _plan("SELECT * FROM users_user WHERE id = '01a0eafe-703b-72bf-84c9-13ffcde68ab2'")

        assert main_node(plan) == "Bitmap Heap Scan by users_user_pkey"

    def test_tables_are_big_by_the_rows_that_postgresql_counted(self):
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE listings_searchword")

        assert "listings_searchword" in big_tables(SearchWord.objects.count())
        assert "listings_searchword" not in big_tables(SearchWord.objects.count() + 1)


@pytest.mark.django_db
class TestCapture:
    def test_every_statement_is_noted_as_it_was_sent(self):
        with captured() as caught:
            list(Listing.objects.filter(price__gte=5)[:2])
            User.objects.filter(username="nobody").update(about="x")

        select, update = caught.statements
        assert select.sql.startswith("SELECT")
        assert 5 in select.params
        assert (select.is_read, update.is_read) == (True, False)
        assert caught.wall_ms >= select.wall_ms > 0

    def test_nothing_is_noted_afterwards(self):
        with captured() as caught:
            pass
        User.objects.exists()

        assert caught.statements == []

    def test_what_the_servers_process_computes_is_counted(self):
        with captured() as caught, connection.cursor() as cursor:
            cursor.execute("SELECT sum(n) FROM generate_series(1, 100000) AS n")
            # What the process did last is written up by the next statement at the latest.
            cursor.execute("SELECT 1")

        assert caught.cpu_ms > 0

    def test_an_explained_statement_is_the_one_that_was_sent_and_locks_nothing(self):
        user = user_create(username="locked")
        with captured() as caught:
            list(User.objects.select_for_update().filter(id=user.id))
        plan = explained(caught.statements[-1])

        assert plan["Actual Rows"] == 1
        assert pages_of(plan) > 0
        assert User.objects.filter(id=user.id).exists()

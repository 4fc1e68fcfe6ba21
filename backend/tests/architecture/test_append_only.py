"""The application's database role cannot change what only grows: by right, before any trigger is asked (L5)."""

import pytest
from django.db import DatabaseError, connection, transaction
from shop import roles

from wibestore.core.rights import append_only_tables
from wibestore.orders.factories import order_completed


@pytest.fixture
def as_app(db):
    """Give the application's role what it has in a shop, and become it until the test's transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [roles.APP])
        if not cursor.fetchone():
            cursor.execute(f"CREATE ROLE {roles.APP}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {roles.APP}")
        for _ in range(2):
            cursor.execute(roles.append_only())
        yield cursor


def test_the_list_of_the_tools_is_that_of_the_models():
    assert sorted(roles.APPEND_ONLY) == append_only_tables()


@pytest.mark.parametrize("table", roles.APPEND_ONLY)
def test_the_application_reads_and_adds_but_cannot_change(as_app, table):
    rights = {}
    for right in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"):
        as_app.execute("SELECT has_table_privilege(%s, %s, %s)", [roles.APP, table, right])
        rights[right] = as_app.fetchone()[0]

    assert rights == {"SELECT": True, "INSERT": True, "UPDATE": False, "DELETE": False, "TRUNCATE": False}


def test_balances_and_orders_are_still_the_applications_to_change(as_app):
    for table in ("ledger_ledgeraccount", "orders_order"):
        as_app.execute("SELECT has_table_privilege(%s, %s, 'UPDATE')", [roles.APP, table])
        assert as_app.fetchone() == (True,)


@pytest.mark.parametrize("statement", ["UPDATE ledger_posting SET amount = 1", "DELETE FROM orders_orderevent"])
def test_the_triggers_stand_behind_it_for_the_owner(buyer, seller, statement):

    order_completed(buyer, seller)

    with pytest.raises(DatabaseError, match=r"[Cc]annot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

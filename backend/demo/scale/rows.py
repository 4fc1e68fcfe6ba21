"""Rows that PostgreSQL makes itself as copies of a row that is there, with some columns of their own."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

#: SQL of a UUID of version 7 that is made at `moment`.
AN_ID: Final = (
    "(lpad(to_hex((extract(epoch FROM {moment}) * 1000)::bigint), 12, '0') || '7' || "
    "substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid"
)
#: What keeps the books' rows as they were written, and proves that they add up.
BOOKS: Final = ("ledger_journalentry", "ledger_posting", "ledger_ledgeraccount", "orders_order")
#: Where a row costs more in its indexes than in itself.
INDEXED: Final = ("listings_listing", "users_user")
_INDEXES = """
    SELECT index.indexrelid::regclass::text, pg_get_indexdef(index.indexrelid) FROM pg_index AS index
    WHERE index.indrelid = %s::regclass AND NOT index.indisunique
    AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = index.indexrelid)
"""
_LIMIT = "SELECT set_config('statement_timeout', %s, false)"
_MEMORY = "SET maintenance_work_mem = '512MB'"


def copies_insert(
    cursor: CursorWrapper, model: type[Model], changed: Mapping[str, str], *, source: str, values: Mapping[str, Any]
) -> None:
    """
    Insert rows of `model` made of `source`, SQL that gives the row to copy as `original`, and a number `n`.

    :param changed: SQL of the columns that are not the original's
    :param values: what the SQL of both names
    """
    columns = [str(field.column) for field in model._meta.concrete_fields]
    made = [changed.get(column, f'original."{column}"') for column in columns]
    named = ", ".join(f'"{column}"' for column in columns)
    cursor.execute(
        f"INSERT INTO {model._meta.db_table} ({named}) SELECT {', '.join(made)} FROM {source}",
        dict(values),
    )


@contextmanager
def unhurried() -> Iterator[None]:
    """Let statements of this connection take as long as they need: a request's have five seconds, a copy needs more."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        (before,) = cursor.fetchone()
        cursor.execute(_LIMIT, ["0"])
        try:
            yield
        finally:
            cursor.execute(_LIMIT, [before])


@contextmanager
def in_bulk() -> Iterator[None]:
    """Write rows without the books' triggers, and into tables that get their indexes when all rows are there."""
    with (
        without_triggers(),
        psycopg.connect(os.environ["MIGRATE_DATABASE_URL"], autocommit=True) as owner,
        without_indexes(owner, INDEXED),
    ):
        yield


@contextmanager
def without_indexes(owner: "psycopg.Connection[Any]", tables: Sequence[str]) -> Iterator[None]:
    """Take from `tables` the indexes that keep nothing true, and make them whole in one pass each at the end."""
    indexes = [row for table in tables for row in owner.execute(_INDEXES, [table]).fetchall()]
    for name, _ in indexes:
        owner.execute(f"DROP INDEX {name}".encode())
    try:
        yield
    finally:
        owner.execute(_MEMORY)
        for _, definition in indexes:
            owner.execute(definition.encode())


@contextmanager
def without_triggers() -> Iterator[None]:
    """Write rows that are known to add up without proving each: a million of them would take an hour."""
    with psycopg.connect(os.environ["MIGRATE_DATABASE_URL"], autocommit=True) as owner:
        for table in BOOKS:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER".encode())
        try:
            yield
        finally:
            for table in BOOKS:
                owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER".encode())


def statistics_refresh() -> None:
    """Do what autovacuum does within minutes: statistics, and the indexes of words and tokens written through."""
    with psycopg.connect(os.environ["MIGRATE_DATABASE_URL"], autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")

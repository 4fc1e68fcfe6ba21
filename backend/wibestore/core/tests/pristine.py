"""Puts the database back as the migrations left it, after a test that commits: only what the test has changed."""

from dataclasses import dataclass
from typing import Self

from django.db import connection, transaction


@dataclass(frozen=True)
class Pristine:
    """The rows of every table of ours as they were before the first test."""

    rows: dict[str, bytes]

    @classmethod
    def remember(cls) -> Self:
        """Remember the rows of now."""
        tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
        return cls({table: _read(table) for table in tables})

    @transaction.atomic
    def restore(self) -> None:
        """Empty the tables that are not as they were, and give the reference data among them back."""
        with connection.cursor() as cursor:
            filled = [table for table, rows in self.rows.items() if rows]
            changed = {table for table in filled if _read(table) != self.rows[table]}
            empty = [table for table in self.rows if table not in filled]
            cursor.execute(" UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (TABLE \"{name}\")" for name in empty))
            changed.update(name for (name,) in cursor.fetchall())
            if not changed:
                return
            emptied = changed | _pointing_at(changed)
            cursor.execute(f"TRUNCATE {', '.join(connection.ops.quote_name(name) for name in sorted(emptied))}")
        for table in filled:
            if table in emptied:
                _write(table, self.rows[table])


def _pointing_at(tables: set[str]) -> set[str]:
    """Return every table with a foreign key to one of `tables`, or to one of those: they are emptied together."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.relname, t.relname FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid"
            " JOIN pg_class t ON t.oid = c.confrelid WHERE c.contype = 'f'"
        )
        keys = cursor.fetchall()
    found, size = set(tables), 0
    while size < len(found):
        size = len(found)
        found.update(table for table, target in keys if target in found)
    return found


def _read(table: str) -> bytes:
    with connection.cursor() as cursor, cursor.copy(f"COPY {connection.ops.quote_name(table)} TO STDOUT") as copy:
        return b"".join(map(bytes, copy))


def _write(table: str, rows: bytes) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {connection.ops.quote_name(table)} FROM STDIN") as copy:
        copy.write(rows)

"""What a running shop's PostgreSQL has spent its time on, by statement (pg_stat_statements)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from .paths import ROOT, ShopError

REPORT = ROOT / "docker" / "postgres" / "statements.sql"
_HEAD = ("database", "calls", "mean, ms", "share, %", "rows", "pages", "statement")


def statements_text(port: int, password: str) -> str:
    """
    Return the dearest statements, one a line.

    :raises ShopError: the server was started without what counts them
    """
    login = make_conninfo("", user="postgres", password=password, dbname="postgres")
    try:
        with psycopg.connect(login, host="127.0.0.1", port=port, autocommit=True) as connection:
            cursor = connection.execute(REPORT.read_bytes())
            while cursor.nextset():
                pass
            return lines_of(cursor.fetchall())
    except psycopg.errors.ObjectNotInPrerequisiteState as error:
        raise ShopError("PostgreSQL counts no statements yet: stop the shop, start it again, and use it.") from error


def lines_of(rows: Sequence[Sequence[Any]]) -> str:
    """Return the rows below their names, the columns of numbers as wide as they must be."""
    cells = [_HEAD, *([str(value) for value in row] for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(_HEAD) - 1)]
    return "\n".join(
        "  ".join([*(cell.rjust(width) for cell, width in zip(row[:-1], widths, strict=True)), row[-1]])
        for row in cells
    )

"""What a restored database holds: `python -m ops.restored PORT FILE` writes it as JSON; the drill asks for it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

#: The row that somebody writes again and again: how late it is when all ends, is what was lost.
MARK = "drill.mark"


def facts(connection: psycopg.Connection[Any]) -> dict[str, Any]:
    """Return how many rows each table has, what the books hold, and when the last mark was written (seconds)."""
    names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
    counts = {
        name: _one(connection, sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))) for (name,) in names
    }
    held = _one(
        connection, sql.SQL("SELECT coalesce(sum(amount) FILTER (WHERE amount > 0), 0)::bigint FROM ledger_posting")
    )
    mark = connection.execute(
        "SELECT extract(epoch FROM beat_at)::float FROM core_heartbeat WHERE name = %s", [MARK]
    ).fetchone()
    return {"counts": counts, "moved": held, "mark": mark[0] if mark else None}


def _one(connection: psycopg.Connection[Any], question: sql.SQL | sql.Composed) -> Any:
    row = connection.execute(question).fetchone()
    return row[0] if row else None


def main() -> int:
    """Write the facts of the server at a port; return 0."""
    port, file = sys.argv[1:]
    with psycopg.connect(host="127.0.0.1", port=int(port), user="postgres", dbname="wibestore") as connection:
        Path(file).write_text(json.dumps(facts(connection)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

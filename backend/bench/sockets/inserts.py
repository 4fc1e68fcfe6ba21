"""PostgreSQL's own rate of messages: pgbench puts one row a transaction into a table like the shop's."""

import os
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import psycopg

from bench.floor import pgbench_binary

CLIENTS = 8
SECONDS = 5
_TPS = re.compile(r"tps = ([0-9.]+)")
_INSERT = (
    "INSERT INTO bench_message (id, conversation_id, sequence, kind, sender_id, party, client_id, text, event, params, "
    "is_masked, created_at) VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'text', gen_random_uuid(), 'buyer', "
    "gen_random_uuid(), 'Salom, narxi haqida gaplashsak boʻladimi?', '', '{}', false, now());"
)


def inserts_per_second() -> float:
    """
    Return how many messages a second PostgreSQL stores by itself, indexes and checks included, foreign keys not.

    :raises RuntimeError: pgbench failed
    """
    database_url = os.environ["MIGRATE_DATABASE_URL"]
    with psycopg.connect(database_url, autocommit=True) as owner:
        owner.execute("DROP TABLE IF EXISTS bench_message")
        owner.execute("CREATE TABLE bench_message (LIKE chat_message INCLUDING ALL)")
    parts = urlsplit(database_url)
    with TemporaryDirectory() as folder:
        script = Path(folder) / "insert.sql"
        script.write_text(_INSERT, encoding="utf-8")
        command = [
            *(pgbench_binary(), "--no-vacuum", "--file", str(script), "--time", str(SECONDS), "--protocol", "prepared"),
            *("--client", str(CLIENTS), "--host", parts.hostname or "127.0.0.1", "--port", str(parts.port)),
            *("--username", parts.username or "", parts.path.lstrip("/")),
        ]
        environment = {"PGPASSWORD": parts.password or ""}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    found = _TPS.search(done.stdout)
    if done.returncode or found is None:
        raise RuntimeError(f"pgbench failed: {done.stderr[-2000:]}")
    return float(found.group(1))

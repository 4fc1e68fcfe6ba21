"""A PostgreSQL that archives its log, and the backup script beside it, as in production (docs/backups.md)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from shop import processes
from shop.paths import PYTHON, ROOT, RunDir, ShopError
from shop.ports import Ports
from shop.postgres import LESSER_USER, Postgres
from shop.roles import DATABASE

from .restored import MARK, facts

SCRIPTS = ROOT / "docker" / "backup"
ROLE = "wibestore_backup"
ARCHIVED_TIMEOUT_S = 60


@dataclass(slots=True)
class Archived:
    """One such server in a run directory; `remote` is where backups go, `settings` are more of PostgreSQL's."""

    run: RunDir
    secrets: Mapping[str, str]
    remote: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    port: int = 0
    postgres: Postgres = field(init=False)
    place: Path = field(init=False)

    def start(self) -> None:
        """
        Start the server with its archive.

        :raises ShopError: it does not start
        """
        self.postgres = Postgres(self.run, dict(self.secrets))
        self.place = self.postgres.place()
        self.remote = self.remote or str(self.run.path / "remote")
        archive = self._folder("wal")
        script = self._for_server(Path(shutil.copy2(SCRIPTS / "archive-wal", self.place / "archive-wal")))
        self.postgres.settings |= {
            "archive_mode": "on",
            "archive_timeout": "60",
            "archive_command": f'WAL_ARCHIVE="{archive}" "{script}" "%p" "%f"',
            "full_page_writes": "on",
            **self.settings,
        }
        self.port = self.postgres.start(Ports(self.run.path / "ports.json", {}))

    def delete(self) -> None:
        """Stop the server and remove what there is of it."""
        self.postgres.stop()
        self.postgres.delete()

    def superuser(self) -> psycopg.Connection[Any]:
        """Return a connection as the server's superuser, each statement for itself."""
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user="postgres",
            password=self.secrets["DB_SUPERUSER_PASSWORD"],
            dbname=DATABASE,
            autocommit=True,
        )

    def make_backup_role(self) -> None:
        """Make the role that copies the server, as docker/postgres/initdb and `manage.py release` do."""
        with self.superuser() as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
                connection.execute(f"CREATE ROLE {ROLE} LOGIN REPLICATION PASSWORD '{ROLE}-of-the-drill'")
            connection.execute(f"GRANT SELECT, INSERT, UPDATE ON core_heartbeat TO {ROLE}")

    def backup(self, *words: str, **more: str) -> str:
        """
        Run the script; return what it said.

        :raises ShopError: it failed
        """
        env = {**os.environ, **self._env(), **more}
        command = [str(SCRIPTS / "backup"), *words]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise ShopError(f"`backup {' '.join(words)}` failed:\n{done.stdout[-2000:]}{done.stderr[-3000:]}")
        return done.stdout

    def archive_all(self) -> None:
        """
        End the piece of the log that is being written, and wait until it is archived.

        :raises ShopError: it is not
        """
        with self.superuser() as connection:
            row = connection.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchone()
            name = row[0] if row else ""
            asked = "SELECT coalesce(max(last_archived_wal), '') >= %s FROM pg_stat_archiver"

            def is_archived() -> bool:
                answer = connection.execute(asked, [name]).fetchone()
                return bool(answer and answer[0])

            if not processes.wait_until(is_archived, timeout_s=ARCHIVED_TIMEOUT_S):
                raise ShopError(f"{name} is not archived; see {self.run.path / 'postgres.log'}")

    def facts(self) -> dict[str, Any]:
        """Return what the database holds."""
        with self.superuser() as connection:
            return facts(connection)

    def mark(self) -> float:
        """Write the mark; return its time (seconds)."""
        with self.superuser() as connection:
            return write_mark(connection)

    def drill(self, time: str = "", *, check: str = "") -> dict[str, Any]:
        """
        Restore into a fresh server as of `time`, prove it, take it away; return the facts of it.

        :param check: a command for a shell, which finds the port in DRILL_PORT
        :raises ShopError: it does not pass
        """
        said = self.run.path / "restored.json"
        look = f'PYTHONPATH="{ROOT / "tools"}" "{PYTHON}" -m ops.restored "$DRILL_PORT" "{said}"'
        port = Ports(self.run.path / "ports.json", {}).take("drill")
        words = [time] if time else []
        self.backup("drill", *words, DRILL_PORT=str(port), DRILL_CHECK=f"{check} && {look}" if check else look)
        found: dict[str, Any] = json.loads(said.read_text())
        return found

    def _env(self) -> dict[str, str]:
        path = f"{self.postgres.programs()}:{PYTHON.parent}:{os.environ['PATH']}"
        return {
            "PATH": path,
            "PGHOST": "127.0.0.1",
            "PGPORT": str(self.port),
            "PGUSER": ROLE,
            "PGPASSWORD": f"{ROLE}-of-the-drill",
            "PGDATABASE": DATABASE,
            "WAL_ARCHIVE": str(self.place / "wal"),
            "BACKUP_SCRATCH": str(self._folder("scratch")),
            "BACKUP_REMOTE": self.remote,
            "BACKUP_PASSWORD": "only-of-the-restore-drill",
        }

    def _folder(self, name: str) -> Path:
        folder = self.place / name
        folder.mkdir(exist_ok=True)
        return self._for_server(folder)

    def _for_server(self, path: Path) -> Path:
        if os.geteuid() == 0:
            shutil.chown(path, LESSER_USER)
        return path


def write_mark(connection: psycopg.Connection[Any]) -> float:
    """Write the mark; return its time (seconds)."""
    row = connection.execute(
        "INSERT INTO core_heartbeat (name, beat_at) VALUES (%s, clock_timestamp())"
        " ON CONFLICT (name) DO UPDATE SET beat_at = excluded.beat_at RETURNING extract(epoch FROM beat_at)::float",
        [MARK],
    ).fetchone()
    return float(row[0]) if row else 0.0


@contextmanager
def marking(server: Archived, *, every_s: float = 0.05) -> Iterator[None]:
    """Write the mark again and again beside what is done meanwhile."""
    is_over = threading.Event()

    def write() -> None:
        with server.superuser() as connection:
            while not is_over.wait(every_s):
                write_mark(connection)

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    try:
        yield
    finally:
        is_over.set()
        writer.join()

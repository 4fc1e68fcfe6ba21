"""`make release-snapshot VERSION=… COMMIT=…`: the tables and small data of a release, to rehearse the next one."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path

from shop.paths import BACKEND, PYTHON, ROOT, RunDir, ShopError, say
from shop.postgres import Postgres
from shop.roles import DATABASE
from shop.servers import Servers, settings_for

RELEASES = BACKEND / "tests" / "releases"
#: What older servers do not know.
_NEWER = re.compile(r"^(?:\\(?:un)?restrict .*|SET transaction_timeout = 0;)\n", re.M)


def take(version: str, commit: str) -> int:
    """
    Make the release's tables and data by its own code, write them below tests/releases; return 0.

    :raises ShopError: there is no such commit, or its code fails
    """
    run = RunDir(ROOT / ".run" / "snapshot", is_for_tests=True)
    shutil.rmtree(run.path, ignore_errors=True)
    run.make()
    servers = Servers(run)
    try:
        code = _unpack(run.path / "code", commit)
        urls = {**servers.postgres_start(), **servers.valkey_start()}
        settings = settings_for(run, urls, servers.secrets, web_port=8000)
        _manage(code, settings, "migrate", "--no-input", "--verbosity", "0")
        script = (Path(__file__).parent / "release_data.py").read_text()
        _manage(code, settings, "shell", "--no-imports", "--command", script)
        port = servers.ports.known("postgres") or 0
        _write(version, _dump(run, servers.secrets, port), (code / "columns.json").read_text())
    finally:
        servers.stop()
        servers.delete()
        shutil.rmtree(run.path, ignore_errors=True)
    return 0


def _unpack(folder: Path, commit: str) -> Path:
    folder.mkdir()
    archive = subprocess.run(["git", "archive", commit, "backend"], cwd=ROOT, stdout=subprocess.PIPE, check=False)
    if archive.returncode != 0:
        raise ShopError(f"There is no commit {commit} with a backend")
    subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
    return folder / "backend"


def _manage(code: Path, settings: dict[str, str], *words: str) -> None:
    env = {**os.environ, **settings, "DATABASE_URL": settings["MIGRATE_DATABASE_URL"]}
    done = subprocess.run([PYTHON, "manage.py", *words], cwd=code, env=env, check=False)
    if done.returncode != 0:
        raise ShopError(f"`manage.py {words[0]}` of the release failed")


def _dump(run: RunDir, secrets: dict[str, str], port: int) -> str:
    programs = Postgres(run, secrets).programs()
    command: list[str | Path] = [
        programs / "pg_dump",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--username",
        "postgres",
    ]
    # Plain statements, which any client can send.
    command += ["--no-owner", "--no-privileges", "--rows-per-insert", "200", DATABASE]
    env = {**os.environ, "PGPASSWORD": secrets["DB_SUPERUSER_PASSWORD"]}
    return _NEWER.sub("", subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, check=True).stdout)


def _write(version: str, dump: str, columns: str) -> None:
    RELEASES.mkdir(exist_ok=True)
    packed = RELEASES / f"{version}.sql.gz"
    packed.write_bytes(gzip.compress(dump.encode(), 9, mtime=0))
    (RELEASES / f"{version}.columns.json").write_text(columns + "\n")
    say(f"ops: {packed.relative_to(ROOT)}, {packed.stat().st_size // 1024} kB")

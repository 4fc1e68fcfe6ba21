"""Backups: a real server with an archive is lost and comes back from what was sent away (docs/backups.md)."""

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from ops.archived import SCRIPTS, Archived
from ops.drill import _compare
from shop.paths import ROOT, RunDir, ShopError
from shop.postgres import Postgres
from shop.roles import DATABASE, OWNER

from wibestore.core.rights import BACKUP_ROLE, rights_give_backup
from wibestore.ledger.factories import wallet_fund
from wibestore.users.factories import user_create

SECRETS = {name: f"drill-{name.lower()}" for name in ("DB_SUPERUSER_PASSWORD", "DB_OWNER_PASSWORD", "DB_APP_PASSWORD")}
CLEAR = b"tashkent-somebody"


@pytest.fixture
def server(transactional_db: None) -> Iterator[Archived]:
    """Start a server of its own with the tables of this version, two people and their money."""
    for username, amount in ((CLEAR.decode(), 70_000), ("other", 30_000)):
        wallet_fund(user_create(username=username).id, amount)
    run = RunDir(ROOT / ".run" / f"test-drill-{os.getpid()}", is_for_tests=True)
    run.make()
    made = Archived(run, SECRETS, settings={"archive_timeout": "0", "shared_buffers": "16MB", "max_connections": "150"})
    try:
        made.start()
        copy_tables(made)
        made.make_backup_role()
        yield made
    finally:
        made.delete()
        shutil.rmtree(run.path, ignore_errors=True)


def copy_tables(server: Archived) -> None:
    """Copy the test's database into the server, as the owner of its tables."""
    known = connection.settings_dict
    connection.close()
    programs = server.postgres.programs()
    common = ["--host", "127.0.0.1", "--no-password"]
    source = ["--port", str(known["PORT"]), "--username", known["USER"], known["NAME"]]
    target = ["--port", str(server.port), "--username", OWNER, "--quiet", "--set", "ON_ERROR_STOP=1", DATABASE]
    dumped = subprocess.run(
        [programs / "pg_dump", *common, "--no-owner", "--no-privileges", *source],
        env={"PGPASSWORD": known["PASSWORD"]},
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    subprocess.run(
        [programs / "psql", *common, "--no-psqlrc", "--output", os.devnull, *target],
        env={"PGPASSWORD": SECRETS["DB_OWNER_PASSWORD"]},
        input=dumped,
        check=True,
    )


def files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def test_a_lost_server_comes_back_and_so_does_the_moment_before_an_accident(server):
    remote = Path(server.remote)
    before = server.facts()
    assert before["moved"] == 100_000

    server.backup()
    last = server.mark()
    server.archive_all()
    server.backup("push")
    after = server.drill(check=checked())

    _compare(before["counts"], after["counts"])
    assert (after["moved"], after["mark"]) == (100_000, last)

    with server.superuser() as session:
        (moment,) = session.execute("SELECT to_char(clock_timestamp(), 'YYYY-MM-DD HH24:MI:SS.USOF')").fetchone()
        session.execute("DROP TABLE ledger_posting CASCADE")
    server.mark()
    server.archive_all()
    server.backup("push")
    with pytest.raises(ShopError, match="ledger_posting"):
        server.drill()
    rescued = server.drill(moment)

    _compare(before["counts"], rescued["counts"])
    assert (rescued["moved"], rescued["mark"]) == (100_000, last)

    # Nothing is left behind here, everything is at the other place, and nobody can read it there.
    assert not [file for file in files(server.place / "wal") if not file.name.startswith(".")]
    assert len(files(remote / "wal")) >= 2
    assert files(remote / "base")
    assert all(file.read_bytes().startswith(b"RCLONE\x00\x00") for file in files(remote))
    assert {"backup.base", "backup.wal", "backup.drill"} <= beats(server)


def checked() -> str:
    """Return the command that proves the books of the restored server by this version's own code."""
    address = "postgresql://postgres@127.0.0.1:$DRILL_PORT/wibestore"
    both = f'DATABASE_URL="{address}" MIGRATE_DATABASE_URL="{address}"'
    return f'cd "{ROOT / "backend"}" && {both} .venv/bin/python manage.py ledger_check'


def beats(server: Archived) -> set[str]:
    with server.superuser() as session:
        asked = "SELECT name, figure FROM core_heartbeat WHERE name LIKE 'backup%' AND beat_at <= now()"
        figures = dict(session.execute(asked).fetchall())
    assert figures["backup.base"] > 100_000
    return set(figures)


class TestArchive:
    """archive-wal: never over another's piece, never silently into a place that nobody empties."""

    def archived(self, folder: Path, text: str, **env: str) -> subprocess.CompletedProcess[str]:
        source = folder / "000000010000000000000001"
        source.write_text(text)
        (folder / "wal").mkdir(exist_ok=True)
        return subprocess.run(
            [SCRIPTS / "archive-wal", source, source.name],
            env={"PATH": os.environ["PATH"], "WAL_ARCHIVE": str(folder / "wal"), **env},
            capture_output=True,
            text=True,
            check=False,
        )

    def test_the_same_piece_may_come_twice_and_another_of_its_name_may_not(self, tmp_path):
        assert self.archived(tmp_path, "one").returncode == 0
        assert self.archived(tmp_path, "one").returncode == 0
        kept = [file.read_bytes() for file in files(tmp_path / "wal")]
        refused = self.archived(tmp_path, "two")

        assert refused.returncode == 1
        assert "differs" in refused.stderr
        assert [file.read_bytes() for file in files(tmp_path / "wal") if not file.name.startswith(".")] == kept

    def test_a_place_that_nobody_empties_is_refused_so_that_the_alarm_rings(self, tmp_path):
        self.archived(tmp_path, "one")
        left = tmp_path / "wal" / "000000010000000000000000.gz"
        left.touch()
        os.utime(left, (1_000_000_000, 1_000_000_000))

        refused = self.archived(tmp_path, "one")

        assert refused.returncode == 1
        assert "was not sent away" in refused.stderr


@pytest.mark.django_db(transaction=True)
def test_what_was_logged_leaves_in_pieces_that_together_are_the_log(tmp_path):
    known, remote, folder = connection.settings_dict, tmp_path / "remote", tmp_path / "logs"
    programs = Postgres(RunDir(tmp_path), {}).programs()
    env = {
        "PATH": f"{programs}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PGHOST": "127.0.0.1",
        "PGPORT": str(known["PORT"]),
        "PGUSER": known["USER"],
        "PGDATABASE": known["NAME"],
        "PGPASSWORD": known["PASSWORD"],
        "BACKUP_PASSWORD": "only-of-this-test-alone",
        "BACKUP_REMOTE": str(remote),
        "BACKUP_SCRATCH": str(tmp_path / "scratch"),
        "LOGS_FOLDER": str(folder),
    }
    folder.mkdir()
    log = folder / "backend.log"

    def send() -> None:
        subprocess.run([SCRIPTS / "backup", "logs"], env=env, check=True)

    def write(text: str) -> None:
        with log.open("a") as file:
            file.write(text)

    write("signed in\nrefu")
    send()
    write("sed\n")
    # Turned over twice between two looks.
    log.rename(folder / "backend.log.2")
    write("between\n")
    log.rename(folder / "backend.log.1")
    write("after\n")
    send()
    send()

    sent = files(remote / "logs" / "backend")
    assert len(sent) == 4
    assert all(file.read_bytes().startswith(b"RCLONE\x00\x00") for file in sent)
    crypt = {f"RCLONE_CONFIG_SAFE_{name}": value for name, value in crypted(env).items()}
    pieces = [
        gzip.decompress(
            subprocess.run(
                ["rclone", "--config", os.devnull, "cat", f"safe:logs/backend/{file.name.removesuffix('.bin')}"],
                env=env | crypt,
                stdout=subprocess.PIPE,
                check=True,
            ).stdout
        )
        for file in sent
    ]
    assert b"".join(pieces).decode() == "signed in\nrefused\nbetween\nafter\n"


def crypted(env: dict[str, str]) -> dict[str, str]:
    """Return what rclone must know to read what the script has sent."""
    asked = ["rclone", "obscure", env["BACKUP_PASSWORD"]]
    password = subprocess.run(asked, env=env, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    off = {"FILENAME_ENCRYPTION": "off", "DIRECTORY_NAME_ENCRYPTION": "false"}
    return {"TYPE": "crypt", "REMOTE": env["BACKUP_REMOTE"], "PASSWORD": password, **off}


def test_a_short_password_makes_no_backup(tmp_path):
    env = {
        "PATH": os.environ["PATH"],
        "BACKUP_PASSWORD": "short",
        "BACKUP_REMOTE": str(tmp_path),
        "BACKUP_SCRATCH": str(tmp_path),
    }
    refused = subprocess.run([SCRIPTS / "backup"], env=env, capture_output=True, text=True, check=False)

    assert refused.returncode == 1
    assert "at least 20 characters" in refused.stderr
    assert files(tmp_path) == []


@pytest.mark.django_db
def test_without_the_role_there_is_nothing_to_give():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [BACKUP_ROLE])
        assert rights_give_backup() is bool(cursor.fetchone())


def test_the_role_is_the_one_that_containers_make():
    script = (ROOT / "docker" / "postgres" / "initdb" / "10-roles.sh").read_text()

    assert f"CREATE ROLE {BACKUP_ROLE} LOGIN REPLICATION" in script
    assert f"host replication {BACKUP_ROLE} all scram-sha-256" in script


def test_the_page_names_every_variable_of_the_script():
    script = (SCRIPTS / "backup").read_text() + (SCRIPTS / "archive-wal").read_text()
    page = (ROOT / "docs" / "backups.md").read_text()
    names = set(re.findall(r"\$\{((?:BACKUP|WAL|PUSH|LOGS)_\w+)", script))

    assert {name for name in names if f"`{name}`" not in page} == set()

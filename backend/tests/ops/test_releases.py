"""
The next version beside the last release: its migrations run over that release's tables and data, forth and back.

`tests/releases/` keeps each release as its own code made it (`make release-snapshot`); the newest is rehearsed
(docs/migrations.md).
"""

import gzip
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from wibestore.ledger.services import ledger_check

RELEASES = Path(__file__).resolve().parents[1] / "releases"
VERSIONS = sorted(RELEASES.glob("*.sql.gz"), key=lambda path: [int(part) for part in re.findall(r"\d+", path.name)])
NEWEST = VERSIONS[-1]
#: The columns of a table, and whether a row may leave them out.
NOW = (
    "SELECT column_name, is_nullable = 'YES' OR column_default IS NOT NULL OR is_identity = 'YES'"
    " OR is_generated = 'ALWAYS' FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s"
)
PASSWORD = "korzinka-Tulpor-27"


@dataclass(frozen=True)
class Release:
    """A database with the tables and data of a release, which the tests' connection leads to."""

    columns: dict[str, list[str]]
    #: The newest migration of each app.
    leaves: dict[str, str]


@pytest.fixture(scope="module")
def release(django_test_environment: None, django_db_blocker) -> Iterator[Release]:
    """
    Load the release into a database of its own and lead the connection there; drop it in the end.

    It needs the server alone, not the tests' own tables: each test of this file can run by itself.
    """
    known = connection.settings_dict
    before = known["NAME"]
    name = f"release_{os.getpid()}"
    login = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"], "password": known["PASSWORD"]}
    with psycopg.connect(**login, dbname="postgres", autocommit=True) as session:
        session.execute(f'CREATE DATABASE "{name}"')
    try:
        with psycopg.connect(**login, dbname=name, autocommit=True) as session:
            session.execute(gzip.decompress(NEWEST.read_bytes()))
        with django_db_blocker.unblock():
            connection.close()
            known["NAME"] = name
            yield Release(
                columns=json.loads(NEWEST.with_suffix("").with_suffix(".columns.json").read_text()), leaves=leaves()
            )
            connection.close()
    finally:
        known["NAME"] = before
        with psycopg.connect(**login, dbname="postgres", autocommit=True) as session:
            session.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def leaves() -> dict[str, str]:
    """Return the newest migration of each app that the database has had."""
    found = asked("SELECT app, max(name) FROM django_migrations WHERE app NOT IN ('contenttypes') GROUP BY app")
    return dict(found)


def asked(question: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def shape() -> list[tuple[Any, ...]]:
    """Return every column, index, constraint and trigger of the tables."""
    return [
        *asked(
            "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns"
            " WHERE table_schema = 'public' ORDER BY 1, 2"
        ),
        *asked("SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2"),
        *asked(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2"
        ),
        *asked("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2"),
    ]


def counts(tables: list[str]) -> dict[str, int]:
    union = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in tables)
    return dict(asked(union))


def refused_by_the_new_tables(columns: dict[str, list[str]]) -> list[str]:
    """Return what the release's own statements, which go on while the new version starts, could no longer do."""
    wrong = []
    for table, names in columns.items():
        now = dict(asked(NOW, table))
        wrong += [f"{table}.{name} is gone" for name in names if name not in now]
        wrong += [f"{table}.{name} must be filled" for name, filled in now.items() if name not in names and not filled]
    return wrong


def test_the_next_version_runs_over_the_release_and_the_release_over_its_tables(release, sign_in, client):
    before, rows = shape(), counts(list(release.columns))
    assert rows["orders_order"] >= 5
    assert rows["ledger_posting"] > 20

    call_command("migrate", verbosity=0)

    assert refused_by_the_new_tables(release.columns) == []
    assert ledger_check() == []
    smoke(client)
    after = counts(list(release.columns))
    assert {name for name in rows if after[name] < rows[name]} <= {"django_session", "django_content_type"}

    # Back, as docs/runbooks/rollback.md says where the tables must go back too.
    for app, name in sorted(release.leaves.items()):
        call_command("migrate", app, name, verbosity=0)
    for app in set(leaves()) - set(release.leaves):
        call_command("migrate", app, "zero", verbosity=0)

    assert leaves() == release.leaves
    assert shape() == before
    assert ledger_check() == []


def smoke(client: Any) -> None:
    """Read what people of the release had, by this version's own code."""
    cache.clear()
    body = {"email": "buyer@example.uz", "password": PASSWORD}
    answer = client.post("/api/v1/auth/login/", body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    known = {"headers": {"authorization": f"Bearer {answer.json()['access']}"}}
    listings = client.get("/api/v1/listings/").json()["results"]
    assert listings
    for path in (
        f"listings/{listings[0]['id']}/",
        "games/",
        "orders/",
        "payments/wallet/",
        "chats/",
    ):
        read = client.get(f"/api/v1/{path}", **known)
        assert read.status_code == 200, (path, read.content)


def test_a_snapshot_holds_no_way_in(release):
    """Its people are the tests' own."""
    emails = {email for (email,) in asked("SELECT email FROM users_user")}

    assert all(email.endswith("@example.uz") for email in emails)


def test_a_column_that_the_release_does_not_know_must_have_a_default(release):
    known = {"core_heartbeat": ["name", "beat_at", "figure", "gone"]}
    assert refused_by_the_new_tables(known) == ["core_heartbeat.gone is gone"]
    assert refused_by_the_new_tables({"core_heartbeat": ["name", "figure"]}) == [
        "core_heartbeat.beat_at must be filled"
    ]


def test_every_migration_since_the_release_can_be_undone(release):
    loader = MigrationLoader(connection)
    known = {tuple(row) for row in asked("SELECT app, name FROM django_migrations")}
    since = [migration for key, migration in loader.disk_migrations.items() if key not in known]

    stuck = [f"{one} {operation}" for one in since for operation in one.operations if not operation.reversible]

    assert stuck == []


#: Told once for all by the role that migrates (`manage.py release`), written by Django alone, or a matter of taste.
NOT_ASKED = (
    "require-timeout-settings,prefer-bigint-over-int,prefer-bigint-over-smallint,prefer-identity,prefer-text-field,"
    "prefer-robust-stmts"
)


def squawked(statements: str) -> subprocess.CompletedProcess[str]:
    """Return what squawk says of the statements of one migration; an atomic one begins and commits by itself."""
    return subprocess.run(
        [Path(sys.executable).with_name("squawk"), f"--exclude={NOT_ASKED}"],
        input=statements,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_migration_since_the_release_stops_people(release):
    loader = MigrationLoader(connection)
    known = {tuple(row) for row in asked("SELECT app, name FROM django_migrations")}
    said = {}
    for key, migration in loader.disk_migrations.items():
        # A new module's first tables are empty: nothing waits for them.
        if key in known or migration.initial:
            continue
        statements = io.StringIO()
        call_command("sqlmigrate", *key, stdout=statements)
        answer = squawked(statements.getvalue())
        if answer.returncode:
            said[key] = answer.stdout

    assert said == {}


def test_what_would_stop_people_is_seen():
    beside = "CREATE INDEX CONCURRENTLY late ON orders_order (created_at);"
    assert squawked(beside).returncode == 0
    assert squawked(f"BEGIN; {beside} COMMIT;").returncode == 1
    assert squawked("ALTER TABLE orders_order ADD COLUMN note text NULL;").returncode == 0
    assert squawked("CREATE INDEX late ON orders_order (created_at);").returncode == 1
    assert squawked("ALTER TABLE orders_order ALTER COLUMN price TYPE bigint;").returncode == 1

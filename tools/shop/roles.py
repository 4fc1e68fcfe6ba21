"""The roles of the embedded database: an owner that migrates and an application that cannot change tables."""

from __future__ import annotations

from typing import Any, LiteralString

import psycopg
from psycopg import sql

type Connection = psycopg.Connection[tuple[Any, ...]]

DATABASE = "wibestore"
OWNER = "wibestore_owner"
APP = "wibestore_app"
#: Tables that only grow (security.md, L5). Their triggers refuse changes; without the right nobody gets that far.
APPEND_ONLY = (
    "audit_auditrecord",
    "ledger_journalentry",
    "ledger_posting",
    "listings_offermove",
    "orders_disputeentry",
    "orders_orderevent",
    "subscriptions_subscriptioncharge",
    "support_supportmessage",
    "payments_withdrawalstep",
    "vault_credentialreveal",
)


def provision(*, port: int, secrets: dict[str, str]) -> None:
    """Make the roles, the database and what the application may do with the owner's tables; may run twice."""
    with _connect(port, secrets, "postgres") as connection:
        # The owner may create databases for the test runner, which makes one for each of its workers.
        _role(connection, OWNER, secrets["DB_OWNER_PASSWORD"], "CREATEDB")
        _role(connection, APP, secrets["DB_APP_PASSWORD"], "NOCREATEDB")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(_with_names("CREATE DATABASE {database} OWNER {owner}"))
    with _connect(port, secrets, DATABASE) as connection:
        for statement in (
            "ALTER SCHEMA public OWNER TO {owner}",
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
            "GRANT USAGE ON SCHEMA public TO {app}",
            # Before the first migration, so that every table it makes is covered. TRUNCATE is left out on purpose.
            "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public"
            " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
            "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {app}",
        ):
            connection.execute(_with_names(statement))


def append_only() -> sql.Composed:
    """Return the statement that leaves the application only reading and adding in the tables of `APPEND_ONLY`."""
    tables = sql.SQL(", ").join(map(sql.Identifier, APPEND_ONLY))
    return sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(tables, sql.Identifier(APP))


def protect(owner_url: str) -> None:
    """Take those rights away in the owner's database, after the migrations made its tables; may run twice."""
    with psycopg.connect(owner_url, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP]).fetchone():
            connection.execute(append_only())


def _connect(port: int, secrets: dict[str, str], database: str) -> Connection:
    password = secrets["DB_SUPERUSER_PASSWORD"]
    return psycopg.connect(
        host="127.0.0.1", port=port, user="postgres", password=password, dbname=database, autocommit=True
    )


def _role(connection: Connection, name: str, password: str, right: LiteralString) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
    verb: LiteralString = "ALTER" if known else "CREATE"
    connection.execute(
        sql.SQL(f"{verb} ROLE {{}} LOGIN {right} PASSWORD {{}}").format(sql.Identifier(name), sql.Literal(password))
    )


def _with_names(statement: LiteralString) -> sql.Composed:
    return sql.SQL(statement).format(
        database=sql.Identifier(DATABASE), owner=sql.Identifier(OWNER), app=sql.Identifier(APP)
    )

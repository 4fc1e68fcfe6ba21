"""What the application's database role may do: in tables that only grow it reads and adds (security.md, L5)."""

import pgtrigger
from django.apps import apps
from django.db import connection
from psycopg import sql

#: Made where there are backups (docker/postgres/initdb).
BACKUP_ROLE = "wibestore_backup"
_EVERY_CHANGE = str(pgtrigger.Update | pgtrigger.Delete)


def append_only_tables() -> list[str]:
    """Return the tables of the models whose triggers refuse every update and delete."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        for trigger in getattr(model._meta, "triggers", [])
        if isinstance(trigger, pgtrigger.Protect) and str(trigger.operation) == _EVERY_CHANGE
    )


def rights_take(role: str) -> int:
    """
    Take from `role` the right to change those tables, as their owner; may run twice.

    :returns: how many tables there are; 0 where there is no such role
    """
    tables = append_only_tables()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if not cursor.fetchone():
            return 0
        names = sql.SQL(", ").join(map(sql.Identifier, tables))
        statement = sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(names, sql.Identifier(role))
        cursor.execute(statement)
    return len(tables)


def rights_give_backup() -> bool:
    """Let the role that makes backups note when it did (`core_heartbeat`); return whether there is such a role."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [BACKUP_ROLE])
        if not cursor.fetchone():
            return False
        # Reading the ledger is not for it: what it copies, it copies whole.
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE ON core_heartbeat TO {BACKUP_ROLE}")
    return True

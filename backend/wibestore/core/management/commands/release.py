"""`manage.py release`: all that must be done once before a version serves, and nothing twice."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from wibestore.core.rights import rights_give_backup, rights_take

# Whoever holds it migrates.
LOCK = 942_326_783
LOCK_WAIT_S = 900
# After each of these the tables are asked for once more.
PAUSES_S = (2, 4, 8, 16)
_LOCK_NOT_AVAILABLE = "55P03"


class Command(BaseCommand):
    """Migrates as the tables' owner, settles rights, makes the first administrator, loads the demo."""

    help = "Prepare the database for this version; safe to repeat and to start twice at the same time"
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--plan`."""
        parser.add_argument("--plan", action="store_true", help="only show what would be migrated")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do everything in its order; what fails stops the rest."""
        with as_owner():
            if options["plan"]:
                call_command("migrate", plan=True, stdout=self.stdout)
                return
            with alone():
                call_command("migrate", plan=True, stdout=self.stdout)
                patiently(self._migrate, said=self.stdout.write)
                self._settle_rights()
        call_command("superuser_ensure", stdout=self.stdout)
        if settings.DEMO:
            call_command("seed_demo", stdout=self.stdout)

    def _migrate(self) -> None:
        call_command("migrate", interactive=False, verbosity=1, stdout=self.stdout)

    def _settle_rights(self) -> None:
        rights_give_backup()
        role = settings.DATABASES["default"]["USER"]
        if role != settings.OWNER_DATABASE["USER"]:
            self.stdout.write(f"{rights_take(role)} tables only grow for {role}.")


@contextmanager
def as_owner() -> Iterator[None]:
    """Speak to the database as the role that owns its tables (MIGRATE_DATABASE_URL), without a pool."""
    before = connection.settings_dict
    connection.close()
    chosen = {name: settings.OWNER_DATABASE[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    connection.settings_dict = {**before, **chosen}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = before


@contextmanager
def alone(*, wait_s: float = LOCK_WAIT_S) -> Iterator[None]:
    """
    Hold the lock that one migrating process has, in a session of its own.

    :raises CommandError: somebody else held it all the time
    """
    holder: BaseDatabaseWrapper = connection.copy()
    try:
        until = time.monotonic() + wait_s
        # Asked for again and again: a statement that waits would be ended by the role's own time-outs.
        while not _is_taken(holder):
            if time.monotonic() >= until:
                raise CommandError("Another process has been migrating all the time.")
            time.sleep(1)
        yield
    finally:
        holder.close()


def _is_taken(holder: BaseDatabaseWrapper) -> bool:
    with holder.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def patiently(
    migrate: Callable[[], None], *, said: Callable[[str], Any], pause: Callable[[float], Any] = time.sleep
) -> None:
    """Migrate; where a table is busy for longer than its lock may wait, let people through and try again."""
    for pause_s in PAUSES_S:
        try:
            migrate()
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") != _LOCK_NOT_AVAILABLE:
                raise
            said(f"A table is busy; trying again in {pause_s} s.")
            pause(pause_s)
        else:
            return
    migrate()

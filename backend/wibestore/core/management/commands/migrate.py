"""Django's `migrate` with the time that changes of tables need."""

from typing import Any

from django.conf import settings
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connection


class Command(DjangoMigrate):
    """Migrate; statements may take longer than a request's, waiting for locks may not (`MIGRATION_TIMEOUTS_MS`)."""

    def handle(self, *args: Any, **options: Any) -> Any:
        """Set the times for this process's connection, then migrate."""
        limits = settings.MIGRATION_TIMEOUTS_MS
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('statement_timeout', %s, false), set_config('lock_timeout', %s, false)",
                [str(limits["statement"]), str(limits["lock"])],
            )
        return super().handle(*args, **options)

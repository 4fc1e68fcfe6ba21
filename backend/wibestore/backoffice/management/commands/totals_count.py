"""`manage.py totals_count --since 2026-01-01 [--until 2026-02-01]`: count days of the shop anew."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from wibestore.backoffice import services


class Command(BaseCommand):
    """Counts days of the shop anew, then what it owes now."""

    help = "Count days of the shop anew, the first one first; then what it owes now."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the first and the last day."""
        parser.add_argument("--since", type=date.fromisoformat, required=True)
        parser.add_argument("--until", type=date.fromisoformat, default=None)

    def handle(self, *_: Any, **options: Any) -> None:
        """Count."""
        days = services.totals_count(since=options["since"], until=options["until"])
        gap = services.now_count()
        self.stdout.write(f"{days} days counted; kept balances and postings differ by {gap} so'm.")

"""Make the moves whose time has come until nothing is due; what Celery beat does every 30 seconds."""

import math
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from wibestore.orders import services
from wibestore.payments import services as payments
from wibestore.subscriptions import services as subscriptions


class Command(BaseCommand):
    """`manage.py sweep [--clock NAME]…`"""

    help = "Make the moves of orders, deposits and subscriptions whose time has come, until nothing is due"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the names of clocks."""
        parser.add_argument(
            "--clock", action="append", choices=services.SWEPT_CLOCKS, help="Only this clock of orders; may be repeated"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep and say how many moves were made."""
        clocks = options["clock"] or services.SWEPT_CLOCKS
        self.stdout.write(f"{services.sweep(clocks, budget_s=math.inf)} orders moved")
        if options["clock"]:
            return
        for name, sweep in (
            ("deposits expired", payments.deposits_expire),
            ("subscriptions ended", subscriptions.subscriptions_sweep),
        ):
            self.stdout.write(f"{_drained(sweep)} {name}")

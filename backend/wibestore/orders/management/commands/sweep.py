"""Make the moves whose time has come until nothing is due; what Celery beat does every half minute."""

import math
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from wibestore.listings import services as listings
from wibestore.orders import services
from wibestore.payments import services as payments
from wibestore.subscriptions import services as subscriptions

MAX_ROUNDS = 10_000
BESIDE: dict[str, Callable[[], int]] = {
    "offers ended": lambda: listings.offers_sweep(),
    "deposits expired": lambda: payments.deposits_expire(),
    "cards expired": lambda: payments.cards_expire(),
    "withdrawals ended": lambda: payments.withdrawals_send(),
    "refunds ended": lambda: payments.refunds_send(),
    "cards forgotten": lambda: payments.cards_forget(),
    "subscriptions looked after": lambda: subscriptions.subscriptions_sweep(),
}


class Command(BaseCommand):
    """`manage.py sweep [--clock NAME]…`"""

    help = "Make the moves of orders, offers, deposits, withdrawals and subscriptions whose time has come"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the names of clocks."""
        parser.add_argument(
            "--clock",
            action="append",
            choices=services.SWEPT_CLOCKS,
            help="Only orders, by this clock; may be repeated",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep and say how many moves were made."""
        chosen = options["clock"]
        moved = services.sweep(chosen or services.SWEPT_CLOCKS, budget_s=math.inf)
        self.stdout.write(f"{moved} orders moved")
        for name, sweep in () if chosen else BESIDE.items():
            self.stdout.write(f"{_drained(sweep)} {name}")


def _drained(sweep: Callable[[], int]) -> int:
    """Repeat a sweep until it finds nothing; return how much it did."""
    total = 0
    for _ in range(MAX_ROUNDS):
        done = sweep()
        if not done:
            break
        total += done
    return total

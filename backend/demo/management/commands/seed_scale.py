"""`manage.py seed_scale`: a shop as large as it may be in years."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.scale.people import people_are_there
from demo.scale.rows import statistics_refresh, unhurried
from demo.scale.seed import scale_seed

LISTINGS, USERS, ORDERS = 1_000_000, 200_000, 500_000
LEAST_USERS = 2


class Command(BaseCommand):
    """Writes people, listings and orders beside what is there, for measuring."""

    help = "Write people, listings and orders by the million; once in a shop, never where the demo is not installed"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many of each, and what their numbers are drawn with."""
        parser.add_argument("--listings", type=int, default=LISTINGS)
        parser.add_argument("--users", type=int, default=USERS)
        parser.add_argument("--orders", type=int, default=ORDERS)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--once", action="store_true", help="do nothing, instead of refusing, where it was filled")

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Write them and refresh the statistics of PostgreSQL.

        :raises CommandError: this shop was filled already, or the numbers are none
        """
        if people_are_there():
            if options["once"]:
                self.stdout.write("This shop was filled already.")
                return
            raise CommandError("This shop was filled already.")
        chosen = {name: options[name] for name in ("listings", "users", "orders")}
        if min(chosen.values()) < 0 or chosen["users"] < LEAST_USERS:
            raise CommandError("There must be people who buy and people who sell.")
        with unhurried():
            scale_seed(**chosen, seed=options["seed"], said=self.stdout.write)
        statistics_refresh()

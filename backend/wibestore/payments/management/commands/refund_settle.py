"""End a refund that its provider never answers about."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wibestore.core.errors import DomainError
from wibestore.payments import services


class Command(BaseCommand):
    """Records what a person has found out at the provider; it is written into the audit trail."""

    help = "End a refund that stays open: as refunded, or as refused, which puts the money back into the wallet."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the deposit, how it ended, and who said so."""
        parser.add_argument("reference", help="the deposit's number of 12 digits")
        parser.add_argument("outcome", choices=["refunded", "refused"])
        parser.add_argument("--note", required=True, help="who at the provider said so, and when")

    def handle(self, *_args: Any, **options: Any) -> None:
        """End it and say so."""
        is_refunded = options["outcome"] == "refunded"
        try:
            was_open = services.refund_settle(
                reference=options["reference"], is_refunded=is_refunded, note=options["note"]
            )
        except DomainError as error:
            raise CommandError(f"{error.title} ({error.code}).") from error
        if not was_open:
            raise CommandError("No refund of this deposit is open; nothing was done.")
        self.stdout.write(f"{options['reference']}: {options['outcome']}")

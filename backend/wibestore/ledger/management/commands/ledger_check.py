"""Ask the books whether every sum is right."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wibestore.ledger import services


class Command(BaseCommand):
    """Prints a sentence for every difference and ends with 1 if there is any."""

    help = "Prove that every entry sums to zero and every balance equals its postings."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run the proof."""
        differences = services.ledger_check()
        for sentence in differences:
            self.stderr.write(sentence)
        if differences:
            raise CommandError(f"The books have {len(differences)} differences.")
        self.stdout.write("The books are right: every entry sums to zero, every balance equals its postings.")

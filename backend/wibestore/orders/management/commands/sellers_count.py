"""Count sellers' orders anew."""

from typing import Any

from django.core.management.base import BaseCommand

from wibestore.orders import services


class Command(BaseCommand):
    """Counts what every seller's orders add up to: after an upgrade, or whenever there is a doubt."""

    help = "Count what every seller's orders add up to."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Count them."""
        self.stdout.write(f"Sellers counted: {services.sellers_count()}.")
